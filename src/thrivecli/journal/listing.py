"""The list of actions: rows, filtered and sorted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.journal import Journal
from thrivecli.journal.row import ActionRow, Rows, Shown
from thrivecli.model.text import fold


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
    return tuple(_nearest(rows, wanted.owners)) if wanted.next_only else tuple(rows)


def _rows(journal: Journal, today: date, people: frozenset[str]) -> Iterator[ActionRow]:
    build = Rows(journal, today, people)
    for owner in journal.owners(people):
        yield from (build.row(thread) for thread in journal.threads[owner])


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


def _nearest(rows: Iterable[ActionRow], owners: frozenset[str]) -> Iterator[ActionRow]:
    """Each owner's open action that is due next, or only these owners'."""
    told: set[str] = set()
    for row in sorted(rows, key=_by_due):
        fresh = {one for one in row.owners if not owners or one in owners} - told
        if row.status in OPEN and fresh:
            told |= fresh
            yield row
