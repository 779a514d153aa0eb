"""Goals: what a person wants, by horizon, as their newest answers say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from thrivecli.journal.journal import Journal
from thrivecli.journal.projects import Project, projects_in
from thrivecli.journal.thread import Thread
from thrivecli.markdown.headings import SECTION_GOALS
from thrivecli.model.action import Status
from thrivecli.model.checkin import CheckIn, Question
from thrivecli.model.horizon import Horizon
from thrivecli.model.text import fold

COUNTED = ("open", "started", "done", "dropped")


@dataclass(frozen=True, slots=True)
class GoalRow:
    """The answer at one horizon, the check-in it stands in, and how long it has stood.

    ``horizon`` is ``None`` for a heading that names no time span. ``since`` is the date of
    the check-in from which on the answer has been word for word the same, ``changes`` how
    often it was another before, ``checkins`` in how many it has stood. ``projects`` are those
    that serve the horizon, and ``actions`` counts what is tied to them, by status.
    """

    person: str
    heading: str
    horizon: Horizon | None
    answer: tuple[str, ...]
    checkin: date
    since: date
    changes: int
    checkins: int
    path: str
    line: int
    workspace: str
    projects: tuple[Project, ...] = ()
    actions: Mapping[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The horizon's usual wording, or the heading where it names no time span."""
        return self.horizon.label if self.horizon else self.heading


def list_goals(
    journal: Journal, people: Iterable[str] = (), months: int | None = None
) -> tuple[GoalRow, ...]:
    """Everybody's goals, or these people's, by person and horizon, nearest first.

    ``months`` asks for one horizon. A goal that was cleared is not listed.
    """
    wanted = frozenset(people)
    rows = [
        _with_projects(row, projects_in(meetings), journal.threads.get((workspace, person), ()))
        for (workspace, person), checkins in journal.by_person.items()
        if not wanted or person in wanted
        for meetings in [[one for one in checkins if not one.is_worksheet]]
        for row in _goals(meetings)
    ]
    if months is not None:
        rows = [row for row in rows if row.horizon and row.horizon.months == months]
    return tuple(rows)


def _with_projects(row: GoalRow, projects: Iterable[Project], threads: Iterable[Thread]) -> GoalRow:
    """The row with the projects that name its horizon, and what is tied to them."""
    months = row.horizon.months if row.horizon else None
    serving = tuple(one for one in projects if one.months is not None and one.months == months)
    slugs = {one.slug for one in serving} - {None}
    tied = (thread for thread in threads if thread.live.action.project in slugs)
    counts = Counter(_counted(thread) for thread in tied)
    return replace(row, projects=serving, actions={word: counts[word] for word in COUNTED})


def _counted(thread: Thread) -> str:
    if thread.status.is_settled or thread.status is Status.STARTED:
        return thread.status.value
    return "open" if thread.is_open else "stranded"


def _goals(checkins: list[CheckIn]) -> Iterator[GoalRow]:
    answers: dict[str, list[tuple[CheckIn, Question]]] = {}
    for checkin in checkins:
        told: set[str] = set()
        for question in _asked(checkin):
            if question.key in told:  # asked twice in one file: its first answer counts
                continue
            if question.answered or question.blank:
                told.add(question.key)
                answers.setdefault(question.key, []).append((checkin, question))
    found = [row for key in answers if (row := _row(answers[key]))]
    yield from sorted(found, key=_by_horizon)


def _asked(checkin: CheckIn) -> Iterator[Question]:
    for section in checkin.sections:
        if section.key == SECTION_GOALS:
            yield from (question for question in section.questions if question.heading)


def _row(history: list[tuple[CheckIn, Question]]) -> GoalRow | None:
    checkin, question = history[-1]
    if not question.answered:
        return None
    told = [_words(one) for _, one in history]
    stood = 1
    while stood < len(told) and told[-stood - 1] == told[-1]:
        stood += 1
    changes = sum(one != other for one, other in pairwise(told))
    return GoalRow(
        checkin.person,
        question.heading,
        question.horizon,
        tuple(item.text for item in question.answer),
        checkin.date,
        history[-stood][0].date,
        changes,
        stood,
        checkin.path,
        question.line,
        checkin.workspace,
    )


def _words(question: Question) -> tuple[str, ...]:
    """The answer's words as they are compared, nested bullets included."""
    return tuple(fold(words) for item in question.answer for words in (item.text, *item.details))


def _by_horizon(row: GoalRow) -> tuple[int, int]:
    return (0, row.horizon.months) if row.horizon else (1, row.line)
