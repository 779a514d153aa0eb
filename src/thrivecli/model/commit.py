"""A commit: what one step of a workspace's history changed, line by line."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hunk:
    """From line ``start`` (counted from 1) of the file as it is afterwards, ``added`` stand in
    the place of ``removed`` lines. ``gone`` is where those began before.
    """

    gone: int
    removed: int
    start: int
    added: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """What happened to one file; the hunks stand in order."""

    path: str
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, with its patches against each of its parents in turn.

    ``day`` is the author's day, where the author was. A first commit has no parent, and its
    patches are against nothing. Paths are relative to the workspace.
    """

    sha: str
    day: date
    parents: tuple[str, ...]
    patches: tuple[tuple[Patch, ...], ...]
