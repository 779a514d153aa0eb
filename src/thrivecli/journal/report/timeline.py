"""The timeline: each action as one line, from the check-in that set it to its end, with slips.

Data for a picture; nothing here knows how it is drawn.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.report.actions import Told
from thrivecli.journal.report.report import PersonReport
from thrivecli.journal.row import Shown
from thrivecli.journal.thread import Copy, Thread


@dataclass(frozen=True, slots=True)
class Stop:
    """A check-in the action stood in. ``moved`` is by how many days its due date had moved
    since the stop before: 0 where it stayed, or where one of the two had none.
    """

    checkin: date
    due: date | None
    moved: int


@dataclass(frozen=True, slots=True)
class Track:
    """One action as one line, however often it was carried.

    ``ended`` is the day it was done or dropped; where nobody wrote it down (``ended_known`` is
    false) the check-in that has the tick stands for it. ``slip`` is by how many days it is due
    later than at first.
    """

    id: str
    text: str
    owners: tuple[str, ...]
    status: Shown
    overdue: bool
    stops: tuple[Stop, ...]
    first_due: date | None
    due: date | None
    slip: int
    ended: date | None
    ended_known: bool

    @property
    def carried(self) -> int:
        """How many times it was carried from one check-in to another."""
        return len(self.stops) - 1


def follow_tracks(report: PersonReport, today: date) -> tuple[Track, ...]:
    """The actions of one person's report, in the order in which they were set."""
    tracks = [_track(told, report.until, today) for told in report.actions]
    return tuple(sorted(tracks, key=lambda track: track.stops[0].checkin))


def _track(told: Told, until: date, today: date) -> Track:
    copies = [copy for copy in told.thread.copies if copy.checkin.date <= until]
    is_open = told.status in (Shown.OPEN, Shown.STARTED)
    settled = told.thread.settled if told.status in (Shown.DONE, Shown.DROPPED) else None
    return Track(
        told.id,
        copies[-1].action.text,
        told.owners,
        told.status,
        is_open and told.due is not None and told.due < min(until, today),
        tuple(_stops(told.thread, copies)),
        told.first_due,
        told.due,
        told.slip_days,
        told.settled_on or (settled.checkin.date if settled else None),
        told.settled_on is not None,
    )


def _stops(thread: Thread, copies: Iterable[Copy]) -> Iterator[Stop]:
    before: date | None = None
    for copy in copies:
        due = thread.due_of(copy)
        yield Stop(copy.checkin.date, due, (due - before).days if due and before else 0)
        before = due or before
