"""What became of a sync: numbers, names and paths, for whoever puts it into words."""

import enum
from dataclasses import dataclass

from thrivecli.errors import NotSynced


class LeftWhy(enum.StrEnum):
    """Why a file that is not as committed was not committed, either."""

    DELETED = "deleted"
    NOT_A_FILE = "not-a-file"
    CONFLICT_COPY = "conflict-copy"
    NOT_MARKDOWN = "not-markdown"
    HALF_A_CARRY = "half-a-carry"


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was left to the person, relative to the workspace.

    ``other`` is the one that it belongs together with, where that is why.
    """

    path: str
    why: LeftWhy
    other: str = ""


@dataclass(frozen=True, slots=True)
class Synced:
    """How far a sync came.

    ``files`` were committed as ``committed`` (or would be, in a dry run), ``left`` were not.
    ``pulled`` and ``pushed`` count commits, ``waiting`` those that are here alone, ``outside``
    those of them that change files outside of the workspace, where it is a folder of a larger
    repository, and ``to_pull`` those known to be there alone. ``merged`` is the merge commit,
    ``notes`` are what the merging of notes has to say. ``conflicts`` are paths with two versions
    left in them, and ``merging`` says that the merge can still be taken back. ``first_push`` says
    that nobody could tell whether the remote is private, ``beside`` is the remote's own branch
    where ours is a new one there. ``stopped`` is why it went no further.
    """

    committed: str | None = None
    files: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    remote: str | None = None
    branch: str | None = None
    pulled: int = 0
    merged: str | None = None
    pushed: int = 0
    waiting: int = 0
    outside: int = 0
    to_pull: int = 0
    rounds: int = 0
    conflicts: tuple[str, ...] = ()
    merging: bool = False
    notes: tuple[str, ...] = ()
    first_push: bool = False
    beside: str | None = None
    stopped: NotSynced | None = None
