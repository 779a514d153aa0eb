"""Check-ins in a report: what was set and finished at each, what was answered, how often."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from thrivecli.journal.report.figures import middle
from thrivecli.journal.thread import Thread
from thrivecli.model.action import Status
from thrivecli.model.checkin import CheckIn
from thrivecli.model.span import Span


@dataclass(frozen=True, slots=True)
class CheckInFigures:
    """One check-in: its new actions, those carried into it, and what became of them there.

    ``finished`` and ``dropped`` are those settled on this file's own lines; the others of
    ``set + carried`` went on to a later check-in, or still stand.
    """

    date: datetime.date
    path: str
    set: int
    carried: int
    finished: int
    dropped: int
    answered: int
    questions: int


@dataclass(frozen=True, slots=True)
class Cadence:
    """The days between check-ins; ``None`` where there are fewer than two."""

    gaps: tuple[int, ...]
    median_days: float | None
    longest_days: int | None


def checkin_figures(
    meetings: Iterable[CheckIn], threads: Iterable[Thread]
) -> tuple[CheckInFigures, ...]:
    """These check-ins, oldest first, in numbers."""
    first: Counter[str] = Counter()
    later: Counter[str] = Counter()
    settled: Counter[tuple[str, Status]] = Counter()
    for thread in threads:
        first[thread.copies[0].checkin.path] += 1
        later.update(copy.checkin.path for copy in thread.copies[1:])
        if thread.settled is not None:
            settled[thread.settled.checkin.path, thread.status] += 1
    return tuple(
        CheckInFigures(
            one.date,
            one.path,
            first[one.path],
            later[one.path],
            settled[one.path, Status.DONE],
            settled[one.path, Status.DROPPED],
            *_answered(one),
        )
        for one in meetings
    )


def _answered(checkin: CheckIn) -> tuple[int, int]:
    """How many questions have an answer, of how many."""
    questions = [
        question
        for section in checkin.sections
        for question in section.questions
        if question.heading
    ]
    return sum(question.answered for question in questions), len(questions)


def cadence(meetings: Iterable[CheckIn]) -> Cadence:
    """How far apart check-ins are; two of one day are one."""
    days = sorted({one.date for one in meetings})
    gaps = tuple((later - earlier).days for earlier, later in pairwise(days))
    return Cadence(gaps, middle(gaps), max(gaps, default=None))


def within(checkins: Sequence[CheckIn], span: Span) -> tuple[CheckIn, ...]:
    """Those of the span, in their order, worksheets left out."""
    return tuple(one for one in checkins if one.date in span and not one.is_worksheet)
