"""The actions somebody finished in a stretch of time: on time, late, or with no date to keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.history.evidence import Place, Quote, Quoting
from thrivecli.journal.history.finished import Finished, Known, ThreadKey, key_of
from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Thread
from thrivecli.model.action import Status
from thrivecli.model.span import Span


@dataclass(frozen=True, slots=True)
class FinishedAction:
    """One action that was done; ``first_due`` is the first date it had, ``due`` its last.

    Where no day is known, ``checkin`` still says in which check-in it stands ticked.
    """

    id: str
    quote: Quote
    finished: Finished
    due: date | None
    first_due: date | None
    project: str | None
    checkin: date


@dataclass(frozen=True, slots=True)
class FinishedActions:
    """Done by the day that was set, after it, with no such day, and on a day nobody knows."""

    on_time: tuple[FinishedAction, ...] = ()
    late: tuple[FinishedAction, ...] = ()
    no_due_date: tuple[FinishedAction, ...] = ()
    day_unknown: tuple[FinishedAction, ...] = ()


def finished_actions(
    journal: Journal,
    person: str,
    span: Span,
    finished: Mapping[ThreadKey, Finished],
    quoting: Quoting,
) -> FinishedActions:
    """A person's own actions (not what others promised them) done in a span, oldest first.

    Where the day is not known, the check-in in which an action stands ticked decides.
    """
    found = [
        _told(thread, finished[key_of(thread)], quoting)
        for thread in done_between(journal, person, span, finished)
        if _is_own(thread, person)
    ]
    found.sort(key=lambda one: (one.finished.day or one.checkin, one.checkin, _line(one)))
    known = [one for one in found if one.finished.day is not None]
    return FinishedActions(
        tuple(one for one in known if one.due and _day(one) <= one.due),
        tuple(one for one in known if one.due and _day(one) > one.due),
        tuple(one for one in known if one.due is None),
        tuple(one for one in found if one.finished.day is None),
    )


def done_between(
    journal: Journal,
    person: str,
    span: Span,
    finished: Mapping[ThreadKey, Finished],
) -> tuple[Thread, ...]:
    """The threads of a person's check-ins that were done in a span."""
    return tuple(
        thread
        for owner in journal.owners([person])
        for thread in journal.threads[owner]
        if thread.status is Status.DONE
        and thread.settled is not None
        and (finished[key_of(thread)].day or thread.settled.checkin.date) in span
    )


def _is_own(thread: Thread, person: str) -> bool:
    owners = thread.live.action.owners
    return not owners or person in owners


def _told(thread: Thread, finished: Finished, quoting: Quoting) -> FinishedAction:
    settled = thread.settled or thread.live
    checkin, action = settled.checkin, settled.action
    place = Place(checkin.workspace, checkin.path, action.line)
    written = finished.day if finished.known is Known.WRITTEN else None
    return FinishedAction(
        thread.id,
        quoting.quote(action.text, place, written),
        finished,
        thread.due_of(settled),
        thread.first_due,
        action.project,
        checkin.date,
    )


def _day(action: FinishedAction) -> date:
    return action.finished.day or action.checkin


def _line(action: FinishedAction) -> tuple[str, int]:
    place = action.quote.place
    return (place.path, place.line) if place else ("", 0)
