"""The brief for the next meeting of one person with their partner."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from thrivecli.journal.agenda.changes import Changed, changes_since, newest_answer
from thrivecli.journal.journal import Journal
from thrivecli.journal.listing import OPEN, Filter, list_actions
from thrivecli.journal.row import ActionRow, Shown
from thrivecli.journal.wins.listing import WinRow, list_wins
from thrivecli.markdown.headings import HELP, ON_TRACK
from thrivecli.model.checkin import CheckIn
from thrivecli.model.text import fold
from thrivecli.model.when import CADENCE

LATEST = datetime.timedelta(weeks=8)
"""From one check-in to the next, where nobody agreed on a date: six weeks to this."""
QUARTER = datetime.timedelta(weeks=13)
"""At least one check-in falls into this time, says the framework."""
OFTEN = 2
"""From so many times on, a carried action is asked about."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What one owner has still to do, and for whom: for the other of the two people.

    ``to`` is ``None`` where there is nobody else.
    """

    owner: str
    to: str | None
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the next check-in is due.

    ``day`` is the agreed date, else six weeks after the last one, and ``latest`` is then
    eight weeks after it. ``is_overdue``: that day has passed. ``is_long_ago``: more than
    thirteen weeks have gone by since the last.
    """

    day: datetime.date
    latest: datetime.date | None
    is_overdue: bool
    is_long_ago: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """All there is to talk about, in the order in which the framework has it.

    ``date`` is the newest check-in's; ``previous`` the one before it, against which
    ``changes`` are told. ``wins_since`` is the day after which ``wins`` were noted. Lists
    of actions may overlap: one may be overdue and carried twice.
    """

    person: str
    partners: tuple[str, ...]
    today: datetime.date
    date: datetime.date
    path: str
    workspace: str
    previous: datetime.date | None
    next_due: dict[str, ActionRow]
    overdue: tuple[ActionRow, ...]
    carried_often: tuple[ActionRow, ...]
    changes: tuple[Changed, ...]
    unanswered: tuple[str, ...]
    help: tuple[str, ...]
    promises: tuple[Promise, ...]
    practices: tuple[str, ...]
    wins: tuple[WinRow, ...]
    wins_since: datetime.date
    stranded: tuple[ActionRow, ...]
    left_behind: tuple[ActionRow, ...]
    next: NextMeeting

    @property
    def weeks_since(self) -> int:
        """Whole weeks since the newest check-in; none for one that is still to come."""
        return max(0, (self.today - self.date).days // 7)


def agenda_of(journal: Journal, person: str, today: datetime.date) -> Agenda | None:
    """The brief for somebody's next meeting; ``None`` for who has no check-in yet.

    Of somebody with check-ins in several workspaces, it is about the pair that met last.
    """
    meetings = _meetings(journal, person)
    if not meetings:
        return None
    newest, earlier = meetings[-1], meetings[:-1]
    rows = [
        row
        for row in list_actions(
            journal, Filter(frozenset(Shown), people=frozenset({person})), today
        )
        if row.workspace == newest.workspace
    ]
    todo = tuple(row for row in rows if row.status in OPEN)
    wins_since = earlier[-1].date if earlier and newest.date >= today else newest.date
    return Agenda(
        person,
        newest.partners,
        today,
        newest.date,
        newest.path,
        newest.workspace,
        earlier[-1].date if earlier else None,
        dict(_next_due(todo, (person, *newest.partners))),
        tuple(row for row in todo if row.overdue),
        tuple(row for row in todo if row.carried >= OFTEN),
        changes_since(earlier, newest),
        tuple(_unanswered(newest)),
        newest_answer(meetings, HELP),
        tuple(_promises(todo, newest)),
        newest_answer(meetings, ON_TRACK),
        tuple(one for one in list_wins(journal, (person,)) if one.date > wins_since),
        wins_since,
        tuple(row for row in rows if row.status is Shown.STRANDED),
        tuple(row for row in todo if row.left_behind),
        _next(newest, today),
    )


def _meetings(journal: Journal, person: str) -> tuple[CheckIn, ...]:
    """The check-ins, oldest first, of the workspace that has the newest of them."""
    meetings = journal.meetings(person)
    if not meetings:
        return ()
    newest = max(meetings, key=lambda one: one.order)
    return tuple(one for one in meetings if one.workspace == newest.workspace)


def _next_due(
    todo: tuple[ActionRow, ...], people: tuple[str, ...]
) -> Iterator[tuple[str, ActionRow]]:
    """What each of these people has to do first; what has a date before what has none."""
    for person in dict.fromkeys(people):
        own = [row for row in todo if fold(person) in map(fold, row.owners)]
        if own:
            yield person, own[0]


def _unanswered(checkin: CheckIn) -> Iterator[str]:
    for section in checkin.sections:
        for question in section.questions:
            if question.heading and not question.answered:
                yield question.heading


def _promises(todo: tuple[ActionRow, ...], newest: CheckIn) -> Iterator[Promise]:
    """Open actions by their first owner: the partners' first, since those are forgotten."""
    by_owner: dict[str, list[ActionRow]] = {}
    for row in todo:
        by_owner.setdefault(row.owners[0], []).append(row)
    partner = newest.partners[0] if newest.partners else None
    for owner in sorted(by_owner, key=lambda name: (name == newest.person, fold(name), name)):
        to = partner if owner == newest.person else newest.person
        yield Promise(owner, to, tuple(by_owner[owner]))


def _next(newest: CheckIn, today: datetime.date) -> NextMeeting:
    is_long_ago = today - newest.date > QUARTER
    if newest.next is not None and newest.next > newest.date:
        return NextMeeting(newest.next, None, newest.next < today, is_long_ago)
    day, latest = _after(newest.date, CADENCE), _after(newest.date, LATEST)
    return NextMeeting(day, latest, latest < today, is_long_ago)


def _after(day: datetime.date, time: datetime.timedelta) -> datetime.date:
    return day + min(time, datetime.date.max - day)
