"""What was typed, made into what is meant: a person, a day; and the session it is for."""

from collections.abc import Callable
from datetime import date

import typer

from thrivecli.cli.session import Session
from thrivecli.errors import AmbiguousName, UnreadableCheckIn, UsageFault
from thrivecli.journal.lookup import find_person
from thrivecli.markdown.dates.arguments import parse_argument, parse_past


def begin(
    ctx: typer.Context, *, json: bool = False, dry_run: bool = False, no_commit: bool = False
) -> Session:
    """The session a command runs in, with what its own options say."""
    session = ctx.find_object(Session)
    if session is None:
        raise TypeError("every command runs in a session")
    session.as_json, session.dry_run, session.no_commit = json, dry_run, no_commit
    return session


def person_name(session: Session, typed: str) -> str:
    """The full name of somebody with check-ins."""
    return find_person(session.journal.people, typed, among=session.journal.names)


def people_meant(session: Session, typed: str | None) -> tuple[str, ...]:
    """One person's name, or nobody's in particular, which means everybody's."""
    return () if typed is None else (person_name(session, typed),)


def one_person(session: Session, typed: str | None) -> str:
    """The one person a command is about; may be left out where only one has check-ins."""
    if typed is not None:
        return person_name(session, typed)
    names = session.journal.names
    if len(names) == 1:
        return names[0]
    unread = next((one for one in session.journal.problems if one.is_unread), None)
    if not names and unread:
        raise UnreadableCheckIn(f"{unread.where}: {unread.message}", hint=unread.hint)
    if not names:
        raise UsageFault(
            "there are no check-ins here yet",
            hint='`thrive checkin new "First Last"` makes the first',
        )
    raise AmbiguousName("whose? Name one person", hint=f"known: {', '.join(names)}")


def one_person_if_any(session: Session, typed: str | None) -> str | None:
    """The same for commands that read: nobody where there is nobody yet, which is no mistake."""
    return None if typed is None and not session.journal.names else one_person(session, typed)


def note_if_empty(session: Session) -> None:
    """Say beside an empty answer where was looked, and how to begin."""
    if not session.journal.checkins and not session.journal.problems:
        session.note(
            f"there are no check-ins in {session.located.roots[0]} yet",
            '`thrive checkin new "First Last"` makes the first',
        )


def owner_name(session: Session, typed: str) -> str:
    """The full name of anybody known, with check-ins or without."""
    return find_person(session.journal.people, typed.removeprefix("@"))


def the_day(session: Session, typed: str, option: str) -> date:
    """A date in any form the format page has, or such as ``fri`` and ``2w``."""
    return _day(lambda: parse_argument(typed, session.today, order=session.date_order), option)


def the_past_day(session: Session, typed: str, option: str, *, opening: bool = False) -> date:
    """A date that looks back: ``fri`` is last Friday, ``2w`` two weeks ago.

    A month or quarter is its last day, or with ``opening`` its first.
    """
    order = session.date_order
    return _day(lambda: parse_past(typed, session.today, order=order, opening=opening), option)


def _day(read: Callable[[], date], option: str) -> date:
    try:
        return read()
    except ValueError as fault:
        message = str(fault).rstrip(".")
        hint = "such as 2026-11-22, fri, 2w, 'in 6 weeks'"
        if "two readings" in message:
            hint = "write it as 2026-11-22, or set `thrive config date_order dmy` (or mdy)"
        raise UsageFault(f"{option}: {message}", hint=hint) from None


def is_date(session: Session, typed: str) -> bool:
    """Whether an argument reads as a date."""
    try:
        parse_argument(typed, session.today, order=session.date_order)
    except ValueError:
        return False
    return True
