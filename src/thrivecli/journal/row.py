"""A row: what one thread looks like to those who read a list of actions."""

import enum
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Copy, Thread
from thrivecli.model.action import Status


class Shown(enum.StrEnum):
    """A thread's status as commands tell it; an unknown marker is told as open."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"
    STRANDED = "stranded"

    @classmethod
    def of(cls, status: Status) -> "Shown":
        """How a thread of this status is told."""
        return _SHOWN[status]


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


def row_of(journal: Journal, thread: Thread, today: date) -> ActionRow:
    """One thread as a row; the day decides what is overdue."""
    return Rows(journal, today, [thread.person]).row(thread)


class Rows:
    """Tells these people's threads, or everybody's, as rows: an action knows its parent."""

    def __init__(self, journal: Journal, today: date, people: Collection[str] = ()) -> None:
        self._today = today
        self._at: dict[tuple[str, str, int], Thread] = {}
        self._children: dict[str, list[Thread]] = {}
        threads = [one for owner in journal.owners(people) for one in journal.threads[owner]]
        for thread in threads:
            for copy in thread.copies:
                self._at[_key(copy, copy.index)] = thread
        for thread in threads:
            parent = self._parent(thread)
            if parent is not None:
                self._children.setdefault(parent.id, []).append(thread)

    def row(self, thread: Thread) -> ActionRow:
        """This thread, told by its live copy."""
        live, action = thread.live, thread.live.action
        parent = self._parent(thread)
        due = thread.due
        return ActionRow(
            id=thread.id,
            status=Shown.of(thread.status),
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
