"""``thrive goals``: what people want, by horizon, and what they do about it."""

from datetime import date
from typing import Annotated, Any

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, note_if_empty, one_person, people_meant, the_past_day
from thrivecli.cli.session import Session
from thrivecli.errors import UnknownName, UsageFault
from thrivecli.journal.goals.diff import diff_goals
from thrivecli.journal.goals.ledger import follow_goals
from thrivecli.journal.goals.rows import PersonGoals, list_goals, sight_of
from thrivecli.markdown.headings import horizon_of
from thrivecli.model.checkin import CheckIn
from thrivecli.render.goals.diff import diff_data, diff_screen
from thrivecli.render.goals.history import goal_history, history_data, rows_ever
from thrivecli.render.goals.screen import goal_data, goal_list, sight_data


def goals(
    ctx: typer.Context,
    person: options.OptionalPerson = None,
    *,
    horizon: Annotated[
        str | None,
        typer.Option("--horizon", help="Only this far ahead: today, 1 year, 18m.", metavar="SPAN"),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Every change of each answer, with its date.")
    ] = False,
    diff: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--diff",
            help="What changed between the check-ins of two dates, word for word.",
            metavar="DATE DATE",
            show_default=False,
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """List what people want, by horizon.

    Each goal is the newest answer: since when it has stood, how often it changed, and whether
    it has outstayed its horizon. Below it are the projects that name the horizon ('#1y'), with
    the actions that name the project ('+slug'). A project with no open action is stuck.
    """
    session = begin(ctx, json=json)
    months = None if horizon is None else _months(horizon)
    if diff is not None:
        if history:
            raise UsageFault("--history and --diff are two answers", hint="ask for one of them")
        _diff(session, person, diff, months)
        return
    people = sight_of(session.journal, people_meant(session, person), months)
    several, today = session.located.are_several, session.today
    if history:
        rows = [row for one in people for row in rows_ever(one)]
        session.answer(
            [history_data(row, today, several=several) for row in rows],
            lambda: goal_history(people),
            session.journal.all_problems(),
        )
    else:
        rows = [row for one in people for row in one.rows]
        beside = [sight_data(one, several=several) for one in people]
        more: dict[str, Any] = {"people": beside} if people else {}
        session.answer(
            [goal_data(row, today, several=several) for row in rows],
            lambda: goal_list(people, today, whole=months is None),
            session.journal.all_problems(),
            **more,
        )
    note_if_empty(session)
    if people and not rows:
        _note_why_none(session, people)


def _note_why_none(session: Session, people: tuple[PersonGoals, ...]) -> None:
    """Say beside an empty answer why it is empty, and what to do."""
    known = list_goals(session.journal, [one.person for one in people])
    if known:
        names = ", ".join(dict.fromkeys(row.name for row in known))
        session.note("there is no goal that far ahead", f"there are goals for: {names}")
    elif any(one.gone for one in people):
        session.note("every goal was cleared", "`thrive goals --history` shows what they were")
    else:
        session.note(
            "no question under Goals has an answer yet",
            "`thrive checkin edit` opens the newest check-in",
        )


def _months(text: str) -> int:
    found = horizon_of(text.removeprefix("#"))
    if found is None:
        raise UsageFault(f"'{text}' names no time span", hint="such as today, '6 months', 3y")
    return found.months


def _diff(session: Session, person: str | None, days: tuple[str, str], months: int | None) -> None:
    name = one_person(session, person)
    meetings = session.journal.meetings(name)
    found = [_checkin(session, name, meetings, typed) for typed in days]
    first, second = sorted(found, key=lambda one: one.order)
    horizons = diff_goals(follow_goals(meetings), first, second)
    if months is not None:
        horizons = tuple(one for one in horizons if one.horizon and one.horizon.months == months)
    session.answer(
        diff_data(first, second, horizons),
        lambda: diff_screen(first, second, horizons),
        session.journal.all_problems(),
    )


def _checkin(session: Session, name: str, meetings: tuple[CheckIn, ...], typed: str) -> CheckIn:
    """The person's check-in of a day; the last of several."""
    day = the_past_day(session, typed, "--diff")
    for checkin in reversed(meetings):
        if checkin.date == day:
            return checkin
    raise UnknownName(f"{name} has no check-in of {day.isoformat()}", hint=_nearest(meetings, day))


def _nearest(meetings: tuple[CheckIn, ...], day: date) -> str:
    if not meetings:
        return '`thrive checkin new "First Last"` makes the first'
    dates = list(dict.fromkeys(one.date for one in meetings))
    nearest = min(dates, key=lambda one: abs(one - day))
    known = ", ".join(one.isoformat() for one in dates[-_MOST_DATES:])
    older = "..., " if len(dates) > _MOST_DATES else ""
    return f"the nearest is {nearest.isoformat()}; known: {older}{known}"


_MOST_DATES = 12
