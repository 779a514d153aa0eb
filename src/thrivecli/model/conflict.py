"""A conflict: something that two people changed apart, and only they can settle."""

import enum
from dataclasses import dataclass, replace


class Side(enum.StrEnum):
    """What to keep of a conflict."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        """The side that is not kept with this one."""
        return {Side.OURS: Side.THEIRS, Side.THEIRS: Side.OURS}.get(self, self)


class Fate(enum.StrEnum):
    """Why one of the two has no such file."""

    DELETED = "deleted"
    NEVER_THERE = "never-there"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Gone:
    """Which side has no such file, and why; ``to`` is where it was moved there.

    ``is_last`` says that it does not stand there any more: the other side has the only copy.
    """

    side: Side
    fate: Fate
    to: str | None = None
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place in a file, or (``line`` 0) a file as a whole.

    ``ours`` is what the person wrote, ``theirs`` what came from elsewhere, ``None`` where that side
    has no such file: ``gone`` says why. ``base`` is what both began with, where that is known.
    ``number`` counts the conflicts of a file from 0. ``path`` is relative to the workspace. One
    ``is_broken`` whose marks are not all there: only the person can tell what was meant. One
    ``is_swapped`` of which git calls ours what is theirs, as it does in a rebase.
    """

    path: str
    line: int
    ours: str | None
    theirs: str | None
    base: str | None = None
    number: int = 0
    is_broken: bool = False
    gone: Gone | None = None
    is_swapped: bool = False

    @property
    def where(self) -> str:
        """The place as messages name it."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def text(self, side: Side) -> str | None:
        """What is kept with that choice; ``None`` deletes the file.

        A file that one side never had stays: nobody has said that it is to go.
        """
        if self.gone and self.gone.fate is Fate.NEVER_THERE:
            return self.theirs if self.ours is None else self.ours
        if side is Side.BOTH:
            ours = self.ours or ""
            gap = "\n" if ours and ours[-1] not in "\r\n" else ""
            return f"{ours}{gap}{self.theirs or ''}"
        return self.ours if side is Side.OURS else self.theirs

    def swapped(self) -> "Conflict":
        """The same with the names of its sides the other way round."""
        gone = self.gone and replace(self.gone, side=self.gone.side.other)
        return replace(
            self,
            ours=self.theirs,
            theirs=self.ours,
            gone=gone,
            is_swapped=not self.is_swapped,
        )
