"""``thrive checkin``: begin one, list them, look at one, edit one."""

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import (
    begin,
    is_date,
    note_if_empty,
    one_person,
    people_meant,
    the_past_day,
)
from thrivecli.cli.editing import edit_checkin
from thrivecli.cli.session import Session
from thrivecli.cli.tree import Tree
from thrivecli.cli.unread import refuse_if_meant, refuse_if_whole
from thrivecli.errors import AmbiguousName, UnknownName, UsageFault
from thrivecli.journal.lookup import did_you_mean
from thrivecli.journal.overview import list_checkins
from thrivecli.model.checkin import CheckIn
from thrivecli.render.checkins import checkin_data, checkin_list
from thrivecli.render.parts import Verbatim

app = typer.Typer(cls=Tree)


@app.command("list")
def list_(
    ctx: typer.Context, person: options.OptionalPerson = None, *, json: options.Json = False
) -> None:
    """List check-ins, with how many actions each has."""
    session = begin(ctx, json=json)
    rows = list_checkins(session.journal, people_meant(session, person))
    several = session.located.are_several
    session.answer(
        [checkin_data(row, several=several) for row in rows],
        lambda: checkin_list(rows, several=several),
        session.journal.all_problems(),
    )
    note_if_empty(session)


@app.command()
def show(
    ctx: typer.Context,
    person: options.OptionalPerson = None,
    day: options.OptionalDate = None,
    *,
    json: options.Json = False,
) -> None:
    """Print a check-in as it is written; the newest one if no date is given."""
    session = begin(ctx, json=json)
    checkin = _one(session, person, day)
    row = next(
        row
        for row in list_checkins(session.journal, [checkin.person])
        if (row.workspace, row.path) == (checkin.workspace, checkin.path)
    )
    store = next(one for one in session.stores if one.label == checkin.workspace)
    text = store.reading(checkin.path).document.text
    session.answer(
        checkin_data(row, several=session.located.are_several) | {"text": text},
        lambda: (Verbatim(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")),),
    )


@app.command()
def edit(
    ctx: typer.Context,
    person: options.OptionalPerson = None,
    day: options.OptionalDate = None,
    *,
    no_commit: options.NoCommit = False,
) -> None:
    """Open a check-in in your editor, and commit it afterwards."""
    session = begin(ctx, no_commit=no_commit)
    edit_checkin(session, session.root, _one(session, person, day).path)


def _whose(session: Session, typed: str | None) -> str:
    try:
        return one_person(session, typed)
    except AmbiguousName:
        raise
    except UsageFault:
        refuse_if_whole(session, typed)
        raise


def _one(session: Session, typed: str | None, day: str | None) -> CheckIn:
    """The person's check-in of that day, or their newest one.

    Where only one person has check-ins, a date may stand alone.
    """
    if typed and day is None and len(session.journal.names) == 1 and is_date(session, typed):
        typed, day = None, typed
    name = _whose(session, typed)
    wanted = None if day is None else the_past_day(session, day, "DATE")
    meetings = session.journal.meetings(name)
    if not meetings:
        raise UnknownName(
            f"{name} has no check-in yet", hint=f'`thrive checkin new "{name}"` makes the first'
        )
    refuse_if_meant(session, meetings[-1], wanted)
    if wanted is None:
        return meetings[-1]
    found = [checkin for checkin in meetings if checkin.date == wanted]
    if not found:
        dates = [checkin.date.isoformat() for checkin in meetings]
        raise UnknownName(
            f"{name} has no check-in of {wanted.isoformat()}",
            hint=did_you_mean(wanted.isoformat(), dates),
        )
    return found[-1]
