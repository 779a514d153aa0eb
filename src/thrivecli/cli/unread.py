"""Check-ins that a command needs and that could not be read: exit code 3, never silence."""

from collections.abc import Iterator
from datetime import date

from thrivecli.cli.session import Session
from thrivecli.errors import UnreadableCheckIn
from thrivecli.model.checkin import CheckIn
from thrivecli.model.problem import Problem


def refuse_if_whole(session: Session, typed: str | None) -> None:
    """Raise :class:`UnreadableCheckIn` if whoever is meant has files, and none can be read."""
    start = (typed or "").casefold().replace(" ", "-")
    for problem in _unread(session):
        if problem.path.partition("/")[2].startswith(start):
            raise _fault(problem)


def refuse_if_meant(session: Session, newest: CheckIn, day: date | None) -> None:
    """Raise :class:`UnreadableCheckIn` if an unread file is of that day, or newer than all."""
    folder = newest.path.rpartition("/")[0]
    for problem in _unread(session):
        where, _, name = problem.path.rpartition("/")
        is_meant = name > newest.date.isoformat() if day is None else name[:10] == day.isoformat()
        if where == folder and name[:4].isdigit() and is_meant:
            raise _fault(problem)


def _unread(session: Session) -> Iterator[Problem]:
    yield from (problem for problem in session.journal.problems if problem.is_unread)


def _fault(problem: Problem) -> UnreadableCheckIn:
    return UnreadableCheckIn(f"{problem.where}: {problem.message}", hint=problem.hint)
