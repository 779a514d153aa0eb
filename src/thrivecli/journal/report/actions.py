"""Actions in a report: which ones belong to its time, and how they stood when it ended."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from thrivecli.journal.history.finished import Finished, ThreadKey, key_of
from thrivecli.journal.row import Shown
from thrivecli.journal.thread import CARRY_WINDOW, Thread
from thrivecli.model.action import Status
from thrivecli.model.span import Span


class Punctual(enum.StrEnum):
    """How a finished action stood to its date. Nothing is guessed: two are no answer at all."""

    ON_TIME = "on_time"
    LATE = "late"
    WITHOUT_DUE = "without_due"
    DAY_UNKNOWN = "day_unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """One action as it stood when the report's time ended.

    ``settled_on`` is ``None`` where no day is known. ``due`` is the date that stood when it was
    settled, else the newest one; ``carried`` counts up to the end of the time.
    """

    id: str
    status: Shown
    owners: tuple[str, ...]
    first_checkin: date
    due: date | None
    first_due: date | None
    settled_on: date | None
    carried: int
    left_behind: bool
    thread: Thread = field(repr=False, compare=False)

    @property
    def is_done(self) -> bool:
        """Whether it was finished in the report's time."""
        return self.status is Shown.DONE

    @property
    def punctual(self) -> Punctual | None:
        """For a finished one: against the date that stood then. Dates moved are told apart."""
        if not self.is_done:
            return None
        if self.due is None:
            return Punctual.WITHOUT_DUE
        if self.settled_on is None:
            return Punctual.DAY_UNKNOWN
        return Punctual.ON_TIME if self.settled_on <= self.due else Punctual.LATE

    @property
    def slip_days(self) -> int:
        """By how many days its date was moved later, all in all; less than 0 if earlier."""
        if self.due is None or self.first_due is None:
            return 0
        return (self.due - self.first_due).days

    @property
    def days_to_finish(self) -> int | None:
        """From the check-in in which it first stood to the day it was done."""
        if not self.is_done or self.settled_on is None:
            return None
        return max((self.settled_on - self.first_checkin).days, 0)


def actions_in(
    threads: Iterable[Thread],
    span: Span,
    last: date | None,
    finished: Mapping[ThreadKey, Finished],
) -> tuple[Told, ...]:
    """Those that stood at the end of the span, and those settled within it.

    One settled on no known day belongs to the check-in where it was ticked. ``last`` is the
    newest check-in by then, which decides what is left behind.
    """
    found = (_told(one, span, last, finished) for one in threads)
    return tuple(told for told in found if told is not None)


def _told(
    thread: Thread, span: Span, last: date | None, finished: Mapping[ThreadKey, Finished]
) -> Told | None:
    copies = tuple(copy for copy in thread.copies if copy.checkin.date <= span.until)
    if not copies:
        return None
    then = replace(thread, copies=copies)
    told = Told(
        id=thread.id,
        status=Shown.of(thread.status),
        owners=then.live.action.owners or (thread.person,),
        first_checkin=copies[0].checkin.date,
        due=then.due,
        first_due=then.first_due,
        settled_on=None,
        carried=then.carried,
        left_behind=last is not None and last - then.live.checkin.date > CARRY_WINDOW,
        thread=thread,
    )
    if thread.settled is None:
        return told if thread.is_open else replace(told, left_behind=False)
    day = finished[key_of(thread)].day
    noted = day or thread.settled.checkin.date
    if noted > span.until:
        return replace(told, status=_before(then.live.action.status))
    if noted < span.since:
        return None
    due = thread.due_of(thread.settled)
    return replace(told, settled_on=day, due=due, left_behind=False)


def _before(status: Status) -> Shown:
    """How an action stood before it was settled, as far as its line still says so."""
    return Shown.STARTED if status is Status.STARTED else Shown.OPEN
