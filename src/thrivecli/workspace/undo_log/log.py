"""The log of what commands changed, so that each can be taken back.

One file an entry, ``undo/00000012.applied`` in the state folder, 0600: a line of JSON,
then the bytes of every changed file before and after. It is on the disk before the first
file changes, so a pre-image exists of everything ever written. The ending is its state.
"""

import enum
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.model.plan import Plan
from thrivecli.workspace.disk.atomic import write_file
from thrivecli.workspace.disk.descent import (
    open_folder,
    open_regular,
    read_descriptor,
    sync_folder,
)
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.undo_log.entry import entry_bytes, entry_plan

_FOLDER = "undo"
_MOST_ENTRIES = 1000
_MOST_BYTES = 64 << 20


class EntryState(enum.StrEnum):
    """Where a command stands; the words are file name endings."""

    PENDING = "pending"  # logged; its files may or may not have been written
    APPLIED = "applied"
    UNDONE = "undone"
    UNDO = "undo"  # the entry of an undo itself: a pre-image, never taken back


_NAME = re.compile(rf"(?P<number>\d{{8}})\.(?P<state>{'|'.join(EntryState)})")
_CAN_BE_UNDONE = (EntryState.PENDING, EntryState.APPLIED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One command in the log; ``number`` grows."""

    number: int
    state: EntryState

    @property
    def name(self) -> str:
        """Its file's name in the log's folder."""
        return f"{self.number:08}.{self.state}"


def record(state_folder: Path, plan: Plan, *, state: EntryState = EntryState.PENDING) -> Entry:
    """Log what ``plan`` is about to change, safely on the disk; call it under the lock.

    Raises ``NotWritten``: then nothing may be changed.
    """
    known = entries(state_folder)
    entry = Entry(known[-1].number + 1 if known else 1, state)
    write_file(state_folder, f"{_FOLDER}/{entry.name}", entry_bytes(plan), expected=None)
    _prune(state_folder / _FOLDER, [*known, entry])
    return entry


def entries(state_folder: Path) -> list[Entry]:
    """All entries, oldest first."""
    try:
        names = os.listdir(state_folder / _FOLDER)  # noqa: PTH208 (names are all we need)
    except (FileNotFoundError, NotADirectoryError):  # writing will say what is in the way
        return []
    found = (_NAME.fullmatch(name) for name in names)
    return sorted(
        (Entry(int(name["number"]), EntryState(name["state"])) for name in found if name),
        key=lambda entry: entry.number,
    )


def place_of(state_folder: Path, entry: Entry) -> Path:
    """The entry's file."""
    return state_folder / _FOLDER / entry.name


def read_entry(state_folder: Path, entry: Entry) -> Plan:
    """What the entry's command changed; raises ``WorkspaceFault`` for a damaged entry."""
    try:
        return entry_plan(_read(state_folder, entry.name))
    except (OSError, ValueError, FileMissing) as fault:
        raise WorkspaceFault(
            f"the undo log cannot be read: {place_of(state_folder, entry)}",
            hint="delete that file to go on without it",
        ) from fault


def _read(state_folder: Path, name: str) -> bytes:
    with open_folder(state_folder, (_FOLDER,)) as folder:
        descriptor = open_regular(folder, name, name)
        try:
            return read_descriptor(descriptor, _MOST_BYTES)
        finally:
            os.close(descriptor)


def last_undoable(state_folder: Path) -> Entry | None:
    """The newest command that has not been taken back."""
    return next(
        (entry for entry in reversed(entries(state_folder)) if entry.state in _CAN_BE_UNDONE), None
    )


def mark(state_folder: Path, entry: Entry, state: EntryState) -> Entry:
    """Put the entry into another state; returns it as it is now."""
    marked = replace(entry, state=state)
    folder = state_folder / _FOLDER
    with suppress(OSError):  # a mark that is missing is made up for by looking at the files
        (folder / entry.name).rename(folder / marked.name)
        _sync(folder)
    return marked


def forget(state_folder: Path, entry: Entry) -> None:
    """Drop an entry whose command has changed nothing after all."""
    with suppress(OSError):
        (state_folder / _FOLDER / entry.name).unlink()


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        sync_folder(descriptor)
    finally:
        os.close(descriptor)


def _prune(folder: Path, known: Sequence[Entry]) -> None:
    """Drop the oldest entries beyond the bounds; the newest always stays."""
    room = _MOST_BYTES
    for place, entry in enumerate(reversed(known)):
        path = folder / entry.name
        with suppress(OSError):
            room -= path.stat().st_size
            if place and (room < 0 or place >= _MOST_ENTRIES):
                path.unlink()
