"""Ticks: following each checkbox through all the versions of the files it stood in.

A box is known by its id, or as the very line it was, or by its words among the same
person's; so a move to another file, a carry and a line brought back are followed. A tick
that was taken back counts from when it was set again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from thrivecli.journal.history.history import History, Trail
from thrivecli.journal.history.provenance import on_disk
from thrivecli.journal.history.replay import Tree, grow, untouched_by, walk
from thrivecli.journal.history.sheet import (
    Box,
    Sheet,
    SheetReader,
    has_same_boxes,
    may_be,
    pair,
    sheet_of,
)
from thrivecli.journal.journal import Journal
from thrivecli.model.commit import Commit

BoxKey = tuple[str, str, int]  # (workspace, path, place among the file's actions)


def days_of_ticks(journal: Journal, history: History) -> Mapping[BoxKey, date]:
    """The day each box of today came to its settled status, for those of which it is known."""
    return {
        (label, path, place): box.day
        for label, trail in history.trails.items()
        for path, sheet in _today(journal, label, trail).items()
        for place, box in enumerate(sheet)
        if box.day is not None
    }


@dataclass(frozen=True, slots=True)
class _State:
    """All files after a commit, their boxes, and the boxes that are gone, newest last.

    ``unread`` are the files whose boxes are those of an earlier version.
    """

    tree: Tree = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    gone: tuple[Box, ...] = ()
    unread: frozenset[str] = frozenset()


def _today(journal: Journal, label: str, trail: Trail) -> dict[str, Sheet]:
    """The boxes on the disk. What was ticked since the last commit has no day."""

    reader = SheetReader(trail.context)

    def step(commit: Commit, befores: list[_State]) -> _State:
        return _next(reader, commit, befores)

    last = walk(trail.commits, _State(), step)
    tree = on_disk(last.tree, trail.files)
    sheets = {
        checkin.path: sheet_of(checkin, tree[checkin.path], trail.files[checkin.path])
        for checkin in journal.checkins
        if checkin.workspace == label and checkin.path in tree
    }
    before = _Before(last, sheets, ())
    return {
        path: tuple(
            _dated(box, [was], None) for box, was in zip(sheet, before.of(path), strict=True)
        )
        for path, sheet in sheets.items()
    }


def _next(reader: SheetReader, commit: Commit, befores: list[_State]) -> _State:
    """The state after a commit, from those of its parents."""
    if not any(commit.patches):
        return befores[0]
    tree = grow(commit, [before.tree for before in befores])
    kept = _kept(commit, befores, tree)
    read = {
        path: sheet
        for path, version in tree.items()
        if path not in kept and (sheet := reader.read(path, version)) is not None
    }
    views = [
        _Before(before, read, [patch.path for patch in patches if patch.path not in kept])
        for before, patches in zip(befores, commit.patches, strict=True)
    ]
    unread = {path: _as_before(befores, path) for path in tree if path not in kept | read}
    dated = {path: _dated_sheet(path, sheet, views, commit.day) for path, sheet in read.items()}
    gone = tuple(dict.fromkeys(box for view in views for box in view.gone))
    return _State(tree, {**kept, **unread, **dated}, gone, frozenset(unread))


def _kept(commit: Commit, befores: Sequence[_State], tree: Tree) -> dict[str, Sheet]:
    """The sheets of the files in which a commit changed no box."""
    kept: dict[str, Sheet] = {}
    for path in tree:
        parent = untouched_by(commit, path)
        if parent is None and len(befores) == 1 and path in befores[0].sheets:
            parent = 0 if has_same_boxes(befores[0].tree[path], tree[path]) else None
        if parent is not None and path not in befores[parent].unread:
            kept[path] = befores[parent].sheets[path]
    return kept


def _as_before(befores: Sequence[_State], path: str) -> Sheet:
    """What is known of a file while it cannot be read, as with conflict marks in it."""
    return next((one.sheets[path] for one in befores if path in one.sheets), ())


def _dated_sheet(path: str, sheet: Sheet, views: Sequence["_Before"], day: date | None) -> Sheet:
    was = zip(*(view.of(path) for view in views), strict=True)
    return tuple(_dated(box, ones, day) for box, ones in zip(sheet, was, strict=True))


def _dated(box: Box, was: Iterable[Box | None], day: date | None) -> Box:
    """A box with the day of its tick; ``was`` is what it was before, in each parent."""
    known = [one for one in was if one is not None]
    if not box.status.is_settled or not known:
        return box
    same = [one for one in known if one.status is box.status]
    if same:
        days = [one.day for one in same if one.day is not None]
        return replace(box, day=min(days, default=None))
    return replace(box, day=day)


class _Before:
    """What the boxes that were read were in one parent; ``changed`` are the files changed."""

    def __init__(self, before: _State, read: Mapping[str, Sheet], changed: Iterable[str]) -> None:
        self._state = before
        self._read = read
        self._was: dict[str, list[Box | None]] = {}
        loose = [box for path in changed if path not in read for box in before.sheets.get(path, ())]
        for path, sheet in read.items():
            self._was[path], left = pair(before.sheets.get(path, ()), sheet)
            loose += left
        self._loose = loose
        for path, sheet in read.items():
            self._follow(path, sheet)
        self.gone = (*before.gone, *self._loose)

    def of(self, path: str) -> list[Box | None]:
        """What each box of this file was, ``None`` for what is new."""
        return self._was[path]

    def _follow(self, path: str, sheet: Sheet) -> None:
        """Look elsewhere for what was not in this file before: moved, gone, or copied."""
        was = self._was[path]
        new = [place for place, one in enumerate(was) if one is None]
        theirs = [box for box in self._loose if new and box.person == sheet[0].person]
        found, _ = pair(theirs, [sheet[place] for place in new])
        for place, moved in zip(new, found, strict=True):
            if moved is not None:
                was[place] = moved
                self._loose = [one for one in self._loose if one is not moved]
            elif sheet[place].status.is_settled:
                was[place] = self._elsewhere(sheet[place])

    def _elsewhere(self, box: Box) -> Box | None:
        """The copy that a box first seen settled was: by its id, else an unsettled one of the
        same words that is gone or older, or the one that was deleted from the same file.
        """
        standing, gone = list(self._standing(box)), self._state.gone[::-1]
        named = [one for one in (*standing, *gone) if box.id and one.id == box.id]
        named.sort(key=lambda one: one.status is not box.status)
        older = [one for one in standing if one.checkin <= box.checkin]
        alike = [
            one
            for one in (*older, *gone)
            if one.person == box.person and one.tie == box.tie and may_be(one, box)
        ]
        unsettled = [one for one in alike if not one.status.is_settled]
        back = [one for one in alike if one.path == box.path]
        return next(iter([*named, *unsettled, *back]), None)

    def _standing(self, box: Box) -> Iterable[Box]:
        for path, sheet in reversed(list(self._state.sheets.items())):
            if path != box.path:
                yield from sheet
