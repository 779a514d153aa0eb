"""``thrive goals``: what people want, by horizon."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, note_if_empty, people_meant
from thrivecli.errors import UsageFault
from thrivecli.journal.goals import list_goals
from thrivecli.markdown.headings import horizon_of
from thrivecli.render.goals import goal_data, goal_list


def goals(
    ctx: typer.Context,
    person: options.OptionalPerson = None,
    *,
    horizon: Annotated[
        str | None,
        typer.Option("--horizon", help="Only this far ahead: today, 1 year, 18m.", metavar="SPAN"),
    ] = None,
    json: options.Json = False,
) -> None:
    """List what people want, by horizon.

    Each goal is the newest answer, with the day since when it has stood like this.
    """
    session = begin(ctx, json=json)
    people = people_meant(session, person)
    rows = list_goals(session.journal, people, None if horizon is None else _months(horizon))
    several = session.located.are_several
    session.answer(
        [goal_data(row, several=several) for row in rows],
        lambda: goal_list(rows),
        session.journal.all_problems(),
    )
    note_if_empty(session)


def _months(text: str) -> int:
    found = horizon_of(text.removeprefix("#"))
    if found is None:
        raise UsageFault(f"'{text}' names no time span", hint="such as today, '6 months', 3y")
    return found.months
