"""When an action was done: as its line says, else the day its marker flipped in history."""

import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.history.history import History
from thrivecli.journal.history.tracks import days_of_ticks
from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Copy, Thread

ThreadKey = tuple[str, str, str]  # (workspace, person, the thread's id)


class Known(enum.StrEnum):
    """How the day is known."""

    WRITTEN = "written"
    HISTORY = "history"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finished:
    """The day an action was done or dropped; ``None`` where nothing tells."""

    day: date | None
    known: Known


_UNKNOWN = Finished(None, Known.UNKNOWN)


def key_of(thread: Thread) -> ThreadKey:
    """What a thread is called among those of all workspaces and people."""
    return (thread.live.checkin.workspace, thread.person, thread.id)


def finished_days(
    journal: Journal, history: History | None, people: Collection[str] = ()
) -> Mapping[ThreadKey, Finished]:
    """For each settled thread of these people's, or of everybody's, the day it was settled.

    Without a history only days that are written are known.
    """
    ticks = days_of_ticks(journal, history) if history else {}
    return {
        key_of(thread): _finished(thread.settled, ticks)
        for owner in journal.owners(people)
        for thread in journal.threads[owner]
        if thread.settled is not None
    }


def _finished(settled: Copy, ticks: Mapping[tuple[str, str, int], date]) -> Finished:
    if settled.action.settled_on is not None:
        return Finished(settled.action.settled_on, Known.WRITTEN)
    day = ticks.get((settled.checkin.workspace, settled.checkin.path, settled.index))
    return Finished(day, Known.HISTORY) if day else _UNKNOWN
