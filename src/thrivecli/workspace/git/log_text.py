"""Reading what ``git log --pretty=raw -p -U0 -m`` says, without asking git anything else."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from thrivecli.model.commit import Commit, Hunk, Patch

_COMMIT = re.compile(rb"commit ([0-9a-f]{40,64})(?: \(from ([0-9a-f]{40,64})\))?")
_AUTHOR = re.compile(rb"author .*> (-?\d{1,18}) ([+-])(\d\d)(\d\d)")
_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abfnrtv"\\])')
_ESCAPED = dict(zip(b'abfnrtv"\\', b'\a\b\f\n\r\t\v"\\', strict=True))
_EPOCH = datetime(1970, 1, 1)
_NO_DAY = _EPOCH.date()  # where a commit's own makes no sense


@dataclass(slots=True)
class _Draft:
    """A commit while it is being read; a merge comes once for each parent it differs from."""

    sha: str
    day: date = _NO_DAY
    parents: list[str] = field(default_factory=list)
    patches: dict[str, list[Patch]] = field(default_factory=dict)

    def commit(self) -> Commit:
        against = [self.patches.get(parent, []) for parent in self.parents or [""]]
        return Commit(self.sha, self.day, tuple(self.parents), tuple(map(tuple, against)))


def read_log(out: bytes) -> tuple[Commit, ...]:
    """The commits in the order in which git names them; paths are from the repository's root."""
    drafts: dict[str, _Draft] = {}
    lines = iter(out.split(b"\n"))
    patches: list[Patch] = []
    path = ""
    hunks: list[Hunk] = []
    for line in lines:
        if found := _COMMIT.fullmatch(line):
            draft = drafts.setdefault(found[1].decode(), _Draft(found[1].decode()))
            _read_head(draft, lines)
            against = found[2].decode() if found[2] else (*draft.parents, "")[0]
            patches = draft.patches.setdefault(against, [])
        elif line.startswith(b"--- "):
            path = _path(line) or _path(next(lines))
            hunks = []
            patches.append(Patch(path, ()))
        elif found := _HUNK.match(line):
            hunks.append(_read_hunk(found, lines))
            patches[-1] = Patch(path, tuple(hunks))
    return tuple(draft.commit() for draft in drafts.values())


def _read_head(draft: _Draft, lines: Iterator[bytes]) -> None:
    """Read as far as the empty line before the message, every line of which is indented."""
    draft.parents = []
    for line in lines:
        if not line:
            return
        if line.startswith(b"parent "):
            draft.parents.append(line[7:].decode("ascii", "replace"))
        elif found := _AUTHOR.fullmatch(line):
            draft.day = _day(*found.groups())


def _day(seconds: bytes, sign: bytes, hours: bytes, minutes: bytes) -> date:
    """The day on which that moment was where the author was."""
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    try:
        there = _EPOCH + timedelta(seconds=int(seconds))
        return (there - offset if sign == b"-" else there + offset).date()
    except OverflowError:
        return _NO_DAY


def _read_hunk(found: re.Match[bytes], lines: Iterator[bytes]) -> Hunk:
    """Read a hunk to its end, by the numbers in its first line.

    git's remark that there is no newline at the end of a file counts as no line.
    """
    gone, removed, start, added = (int(one) if one else 1 for one in found.groups())
    for _ in range(removed):
        _next_of(lines)
    return Hunk(gone, removed, start, tuple(_next_of(lines)[1:] for _ in range(added)))


def _next_of(lines: Iterator[bytes]) -> bytes:
    line = next(lines)
    return next(lines) if line.startswith(b"\\") else line


def _path(line: bytes) -> str:
    """The path behind ``---`` or ``+++``; empty for a file that is not there."""
    name = line[4:].rstrip(b"\t")
    if name == b"/dev/null":
        return ""
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    return os.fsdecode(name[2:])


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) if len(code) == 3 else _ESCAPED[code[0]]])
