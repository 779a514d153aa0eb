"""Provenance: which commit wrote each line of today's files, and how to look at it there."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from thrivecli.journal.history.history import History, Trail
from thrivecli.journal.history.replay import Line, Origin, Tree, Version, aligned, grow, walk
from thrivecli.markdown.lines import line_starts

_SHORTEST = 8  # hexadecimal digits of a commit's name, more where two would be alike


@dataclass(frozen=True, slots=True)
class Citation:
    """One line of today, as history has it: ``git show COMMIT:PATH`` has it at ``line``.

    ``path`` counts from the repository's root; ``day`` is when the commit was made.
    """

    path: str
    line: int
    commit: str
    day: date

    @property
    def cite(self) -> str:
        """``checkins/joan/2026-03-02.md:46@1a2b3c4d``."""
        return f"{self.path}:{self.line}@{self.commit}"


@dataclass(frozen=True)
class Provenance:
    """Tells the origin of lines, in all workspaces that have a history."""

    history: History | None

    @cached_property
    def _trails(self) -> dict[str, "_Cited"]:
        trails = self.history.trails if self.history else {}
        return {label: _Cited(trail) for label, trail in trails.items()}

    @property
    def cites(self) -> bool:
        """Whether there is any history to cite from."""
        return bool(self._trails)

    def knows(self, workspace: str) -> bool:
        """Whether this workspace has a history."""
        return workspace in self._trails

    def origin(self, workspace: str, path: str, line: int) -> Citation | None:
        """The origin of a line (from 1, as CommonMark counts); ``None`` if never committed."""
        trail = self._trails.get(workspace)
        return trail.origin(path, line) if trail else None

    def texts(self, workspace: str, path: str) -> tuple[str, ...]:
        """Today's lines of a file, as CommonMark splits them."""
        trail = self._trails.get(workspace)
        return trail.texts(path) if trail else ()


class _Cited:
    """One trail with its lines followed."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._tree = tree_today(trail)
        self._length = _telling_length(trail)

    def origin(self, path: str, line: int) -> Citation | None:
        version = self._tree.get(path, ())
        place = git_line(self._trail.files.get(path, b""), line) - 1
        origin = version[place].origin if place < len(version) else None
        if origin is None:
            return None
        whole = f"{self._trail.prefix}{origin.path}"
        return Citation(whole, origin.line, origin.sha[: self._length], origin.day)

    def texts(self, path: str) -> tuple[str, ...]:
        text = self._trail.files.get(path, b"").decode("utf-8", "replace")
        starts = (*line_starts(text), len(text))
        return tuple(text[start:end] for start, end in pairwise(starts))


def tree_today(trail: Trail) -> Tree:
    """Today's files line by line; what was never committed has no origin."""
    empty: Tree = {}
    return on_disk(walk(trail.commits, empty, grow), trail.files)


def on_disk(last: Tree, files: Mapping[str, bytes]) -> Tree:
    """The files on the disk with the origins of the lines that are as last committed."""
    return {path: _as_on_disk(last.get(path, ()), data) for path, data in files.items()}


def _as_on_disk(committed: Version, data: bytes) -> Version:
    texts = data.removesuffix(b"\n").split(b"\n")
    if [line.text for line in committed] == texts:
        return committed
    if not committed:
        return tuple(Line(text, None) for text in texts)
    return aligned(committed, texts, _nowhere)


def _nowhere(_place: int) -> Origin | None:
    return None


def git_line(data: bytes, line: int) -> int:
    """A line's number as git counts, for whom a lone CR ends no line."""
    if data.count(b"\r") == data.count(b"\r\n"):
        return line
    text = data.decode("utf-8", "replace")
    starts = line_starts(text)
    newlines = [place for place, char in enumerate(text) if char == "\n"]
    return bisect_right(newlines, starts[min(line, len(starts)) - 1] - 1) + 1


def _telling_length(trail: Trail) -> int:
    """How many digits tell all the commits apart."""
    names = [commit.sha for commit in trail.commits]
    length = _SHORTEST
    while len({name[:length] for name in names}) < len(set(names)):
        length += 1
    return length
