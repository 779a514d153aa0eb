"""Goals: what a person wants, by horizon, and what they do about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.goals.ledger import Ledger, follow_goals
from thrivecli.journal.goals.projects import COUNTED, Project, projects_in, serves_any
from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Thread
from thrivecli.model.horizon import Horizon


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One person's answer at one horizon: its ledger, and the projects that serve it."""

    person: str
    workspace: str
    ledger: Ledger
    projects: tuple[Project, ...] = ()

    @property
    def name(self) -> str:
        """The horizon's usual wording, or the heading where it names no time span."""
        return self.ledger.name

    @property
    def heading(self) -> str:
        """The question's heading."""
        return self.ledger.heading

    @property
    def horizon(self) -> Horizon | None:
        """How far ahead it looks; ``None`` for a heading that names no time span."""
        return self.ledger.horizon

    @property
    def answer(self) -> tuple[str, ...]:
        """The goals as they stand."""
        return self.ledger.now

    @property
    def checkin(self) -> date:
        """The day of the check-in that has the answer."""
        return self.ledger.last.checkin.date

    @property
    def since(self) -> date:
        """The day from which on the answer has been word for word the same."""
        return self.ledger.since

    @property
    def changes(self) -> int:
        """How often it was another before."""
        return self.ledger.changes

    @property
    def checkins(self) -> int:
        """In how many check-ins it has stood like this."""
        return self.ledger.stood

    @property
    def path(self) -> str:
        """The file that has the answer."""
        return self.ledger.last.checkin.path

    @property
    def line(self) -> int:
        """The heading's line in it."""
        return self.ledger.last.question.line

    @property
    def actions(self) -> dict[str, int]:
        """How many actions are tied to the projects, by status."""
        by_slug = {one.slug: one.actions for one in self.projects}
        return {word: sum(one.get(word, 0) for one in by_slug.values()) for word in COUNTED}


@dataclass(frozen=True, slots=True)
class PersonGoals:
    """One person's line of sight: goals, projects and actions, tied by what is written.

    ``gone`` are horizons that have no answer any more. ``aimless`` are the projects that serve
    no goal, and ``untied`` counts the open actions that serve no project.
    """

    person: str
    workspace: str
    rows: tuple[GoalRow, ...]
    gone: tuple[GoalRow, ...]
    aimless: tuple[Project, ...]
    untied: int


def list_goals(
    journal: Journal, people: Iterable[str] = (), months: int | None = None
) -> tuple[GoalRow, ...]:
    """Everybody's goals, or these people's, by person and horizon, nearest first.

    ``months`` asks for one horizon. A goal that was cleared is not listed.
    """
    return tuple(row for one in sight_of(journal, people, months) for row in one.rows)


def sight_of(
    journal: Journal, people: Iterable[str] = (), months: int | None = None
) -> tuple[PersonGoals, ...]:
    """Everybody's line of sight, or these people's.

    ``months`` narrows the horizons to one.
    """
    return tuple(
        _sight(person, workspace, journal, months)
        for workspace, person in journal.owners(frozenset(people))
    )


def _sight(person: str, workspace: str, journal: Journal, months: int | None) -> PersonGoals:
    owner = (workspace, person)
    meetings = [one for one in journal.by_person[owner] if not one.is_worksheet]
    threads = journal.threads.get(owner, ())
    projects = projects_in(meetings, threads)
    ledgers = follow_goals(meetings)
    rows = [GoalRow(person, workspace, one, tuple(_serving(one, projects))) for one in ledgers]
    shown = [row for row in rows if months is None or _looks(row, months)]
    standing = tuple(row for row in shown if row.answer)
    served = [project for row in rows if row.answer for project in row.projects]
    return PersonGoals(
        person,
        workspace,
        standing,
        tuple(row for row in shown if not row.answer),
        tuple(project for project in projects if project not in served),
        _untied(threads, projects),
    )


def _serving(ledger: Ledger, projects: Iterable[Project]) -> Iterator[Project]:
    """The projects that name a ledger's horizon."""
    months = ledger.horizon.months if ledger.horizon else None
    return (one for one in projects if one.months is not None and one.months == months)


def _looks(row: GoalRow, months: int) -> bool:
    return row.horizon is not None and row.horizon.months == months


def _untied(threads: Iterable[Thread], projects: tuple[Project, ...]) -> int:
    return sum(thread.is_open and not serves_any(thread, projects) for thread in threads)
