"""Wins over all check-ins, each counted once however often it was copied along by hand."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thrivecli.journal.journal import Journal
from thrivecli.model.checkin import CheckIn
from thrivecli.model.text import fold
from thrivecli.model.win import Win

_EMPHASIS = re.compile(r"[*_`]+")


@dataclass(frozen=True, slots=True)
class WinRow:
    """One accomplishment, told by the earliest check-in that has it.

    ``path`` and ``line`` (from 1) say where it stands there, ``checkin`` that file's date.
    ``details`` are those of the fullest copy, the earliest where several are as full: so they
    always are what somebody wrote in one place, never a mixture.
    """

    person: str
    date: datetime.date
    text: str
    details: tuple[str, ...]
    path: str
    line: int
    workspace: str
    checkin: datetime.date


def list_wins(
    journal: Journal,
    people: Iterable[str] = (),
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> tuple[WinRow, ...]:
    """Everybody's wins, or these people's (full names), by person, newest first.

    ``since`` and ``until`` are days that still count. Worksheets' wins count as well. Copies
    are wins of one person with the same words, but for case, emphasis and the final
    punctuation, and with the same day or all without one.
    """
    found: dict[tuple[str, datetime.date | None, str], WinRow] = {}
    for row, win in _all_rows(journal, frozenset(people)):
        key = (fold(row.person), win.date if win.dated else None, _identity(win))
        found[key] = _with_fuller(found[key], row) if key in found else row
    rows = [
        row
        for row in found.values()
        if (since is None or row.date >= since) and (until is None or row.date <= until)
    ]
    rows.sort(key=_standing)
    return tuple(rows)


def _identity(win: Win) -> str:
    return _EMPHASIS.sub("", fold(win.text)).rstrip(".,;:!? ")


def _all_rows(journal: Journal, people: frozenset[str]) -> Iterator[tuple[WinRow, Win]]:
    """Every win of everybody's files, or of these people's; of earlier check-ins first."""
    files = [one for owner in journal.owners(people) for one in journal.by_person[owner]]
    for checkin in sorted(files, key=lambda one: (one.order, one.workspace)):
        yield from ((_row(checkin, win), win) for win in checkin.wins)


def _row(checkin: CheckIn, win: Win) -> WinRow:
    return WinRow(
        checkin.person,
        win.date,
        win.text,
        win.details,
        checkin.path,
        win.line,
        checkin.workspace,
        checkin.date,
    )


def _with_fuller(first: WinRow, copy: WinRow) -> WinRow:
    if len(copy.details) <= len(first.details):
        return first
    return replace(first, details=copy.details)


def _standing(row: WinRow) -> tuple[object, ...]:
    """By person; newest first; of one day those of one file together, in its order."""
    return (
        fold(row.person),
        -row.date.toordinal(),
        -row.checkin.toordinal(),
        row.workspace,
        row.path,
        row.line,
    )
