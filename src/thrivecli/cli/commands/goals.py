"""``thrive goals``: what people want, by horizon."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, people_meant
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
    """List the newest goals by horizon, and since when they stand."""
    session = begin(ctx, json=json)
    people = people_meant(session, person)
    rows = list_goals(session.journal, people, _months(horizon) if horizon else None)
    several = session.located.are_several
    session.answer(
        [goal_data(row, several=several) for row in rows],
        lambda: goal_list(rows),
        session.journal.all_problems(),
    )


def _months(text: str) -> int:
    found = horizon_of(text.removeprefix("#"))
    if found is None:
        raise UsageFault(f"'{text}' names no time span", hint="such as today, '6 months', 3y")
    return found.months
