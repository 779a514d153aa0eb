"""The list of actions: what a thread looks like to those who read it, filtered and sorted."""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from thrivecli.journal.journal import Journal
from thrivecli.journal.threads import Copy, Thread
from thrivecli.model.action import Status
from thrivecli.model.text import fold


class Shown(enum.StrEnum):
    """A thread's status as commands tell it; an unknown marker is told as open."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"
    STRANDED = "stranded"


_SHOWN = {
    Status.OPEN: Shown.OPEN,
    Status.UNKNOWN: Shown.OPEN,
    Status.STARTED: Shown.STARTED,
    Status.DONE: Shown.DONE,
    Status.DROPPED: Shown.DROPPED,
    Status.CARRIED: Shown.STRANDED,
}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action as it is listed: its thread, told by the live copy."""

    id: str
    status: Shown
    text: str
    owners: tuple[str, ...]
    owner_implied: bool
    due: date | None
    overdue: bool
    done_on: date | None
    person: str
    partners: tuple[str, ...]
    checkin: date
    first_checkin: date
    carried: int
    first_due: date | None
    left_behind: bool
    project: str | None
    section: str | None
    question: str | None
    parent: str | None
    path: str
    line: int
    workspace: str
    progress: tuple[int, int] | None
    left_open: bool
    thread: Thread = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which actions to list. Status choices add up; all others narrow.

    With no status chosen, open and started ones are meant. ``people`` and ``owners`` hold
    full names; empty means everybody's.
    """

    statuses: frozenset[Shown] = frozenset()
    overdue: bool = False
    people: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    project: str | None = None
    due_before: date | None = None
    since: date | None = None
    next_only: bool = False


OPEN = frozenset({Shown.OPEN, Shown.STARTED})


def list_actions(journal: Journal, wanted: Filter, today: date) -> tuple[ActionRow, ...]:
    """The wanted actions, sorted by person, left-behind ones last, then by due date.

    Asked for by owner, several people's actions are sorted by due date first.
    """
    rows = [row for row in _rows(journal, today, wanted.people) if _is_wanted(row, wanted)]
    by_due = bool(wanted.owners)
    rows.sort(key=_by_due if by_due else _by_person)
    return tuple(_nearest(rows)) if wanted.next_only else tuple(rows)


def row_of(journal: Journal, thread: Thread, today: date) -> ActionRow:
    """One thread as a row; the day decides what is overdue."""
    return _Rows(journal, today).row(thread)


def _rows(journal: Journal, today: date, people: frozenset[str]) -> Iterator[ActionRow]:
    build = _Rows(journal, today)
    for (_, person), threads in journal.threads.items():
        if not people or person in people:
            yield from (build.row(thread) for thread in threads)


class _Rows:
    def __init__(self, journal: Journal, today: date) -> None:
        self._today = today
        self._at: dict[tuple[str, str, int], Thread] = {}
        self._children: dict[str, list[Thread]] = {}
        for thread in journal.all_threads():
            for copy in thread.copies:
                self._at[_key(copy, copy.index)] = thread
        for thread in journal.all_threads():
            parent = self._parent(thread)
            if parent is not None:
                self._children.setdefault(parent.id, []).append(thread)

    def row(self, thread: Thread) -> ActionRow:
        live, action = thread.live, thread.live.action
        parent = self._parent(thread)
        due = thread.due
        return ActionRow(
            id=thread.id,
            status=_SHOWN[thread.status],
            text=action.text,
            owners=action.owners or (live.checkin.person,),
            owner_implied=not action.owners,
            due=due,
            overdue=thread.is_open and due is not None and due < self._today,
            done_on=thread.settled.action.settled_on if thread.settled else None,
            person=live.checkin.person,
            partners=live.checkin.partners,
            checkin=live.checkin.date,
            first_checkin=thread.copies[0].checkin.date,
            carried=thread.carried,
            first_due=thread.first_due,
            left_behind=thread.left_behind,
            project=action.project,
            section=action.section,
            question=action.question,
            parent=parent.id if parent else None,
            path=live.checkin.path,
            line=action.line,
            workspace=live.checkin.workspace,
            progress=self._progress(thread),
            left_open=thread.left_open,
            thread=thread,
        )

    def _parent(self, thread: Thread) -> Thread | None:
        index = thread.live.action.parent
        return None if index is None else self._at.get(_key(thread.live, index))

    def _progress(self, thread: Thread) -> tuple[int, int] | None:
        """How many of its sub-actions are done, of how many; shown, never written."""
        children = [
            child
            for child in self._children.get(thread.id, ())
            if child.status is not Status.DROPPED
        ]
        if not children:
            return None
        return sum(child.status is Status.DONE for child in children), len(children)


def _key(copy: Copy, index: int) -> tuple[str, str, int]:
    return (copy.checkin.workspace, copy.checkin.path, index)


def _is_wanted(row: ActionRow, wanted: Filter) -> bool:
    return (
        _has_status(row, wanted)
        and (not wanted.owners or not wanted.owners.isdisjoint(row.owners))
        and (wanted.project is None or row.project == wanted.project)
        and (wanted.due_before is None or (row.due is not None and row.due < wanted.due_before))
        and (wanted.since is None or _told_on(row) >= wanted.since)
    )


def _has_status(row: ActionRow, wanted: Filter) -> bool:
    if not wanted.statuses and not wanted.overdue:
        return row.status in OPEN
    return row.status in wanted.statuses or (wanted.overdue and row.overdue)


def _told_on(row: ActionRow) -> date:
    if row.status in (Shown.DONE, Shown.DROPPED):
        return row.done_on or row.checkin
    return row.checkin


_Key = tuple[object, ...]


def _by_person(row: ActionRow) -> _Key:
    return (fold(row.person), row.workspace, row.left_behind, *_due_key(row))


def _by_due(row: ActionRow) -> _Key:
    return (row.left_behind, *_due_key(row), fold(row.person), row.workspace)


def _due_key(row: ActionRow) -> _Key:
    return (row.due is None, row.due or row.checkin, row.checkin, row.path, row.line)


def _nearest(rows: Iterable[ActionRow]) -> Iterator[ActionRow]:
    """Each accountable owner's open action that is due next; rows come sorted."""
    best: dict[str, ActionRow] = {}
    for row in rows:
        if row.status not in OPEN:
            continue
        owner = row.owners[0]
        if owner not in best or _by_due(row) < _by_due(best[owner]):
            best[owner] = row
    yield from sorted(best.values(), key=_by_due)
