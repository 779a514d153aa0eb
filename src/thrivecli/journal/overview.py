"""The list of check-ins: what each holds, in numbers."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from thrivecli.journal.journal import Journal
from thrivecli.model.action import Status
from thrivecli.model.checkin import CheckIn
from thrivecli.model.text import fold


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """One check-in in numbers; its actions are counted as its own lines say."""

    person: str
    partners: tuple[str, ...]
    date: datetime.date
    next: datetime.date | None
    path: str
    open: int
    started: int
    done: int
    dropped: int
    answered: int
    questions: int
    workspace: str


def list_checkins(journal: Journal, people: Iterable[str] = ()) -> tuple[CheckInRow, ...]:
    """Everybody's check-ins, or these people's; by person, oldest first, worksheets left out."""
    meant = [
        checkin
        for owner in journal.owners(frozenset(people))
        for checkin in journal.by_person[owner]
        if not checkin.is_worksheet
    ]
    meant.sort(key=lambda one: (fold(one.person), one.workspace, *one.order))
    return tuple(_row(checkin) for checkin in meant)


def _row(checkin: CheckIn) -> CheckInRow:
    counts = Counter(action.status for action in checkin.actions)
    questions = [
        question
        for section in checkin.sections
        for question in section.questions
        if question.heading
    ]
    return CheckInRow(
        checkin.person,
        checkin.partners,
        checkin.date,
        checkin.next,
        checkin.path,
        counts[Status.OPEN] + counts[Status.UNKNOWN],
        counts[Status.STARTED],
        counts[Status.DONE],
        counts[Status.DROPPED],
        sum(question.answered for question in questions),
        len(questions),
        checkin.workspace,
    )
