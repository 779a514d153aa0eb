"""A conflict: something that two people changed apart, and only they can settle."""

import enum
from dataclasses import dataclass


class Side(enum.StrEnum):
    """What to keep of a conflict."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place in a file, or (``line`` 0) a file as a whole.

    ``ours`` is what stands here, ``theirs`` what came from elsewhere, ``None`` where that side
    deleted the file. ``base`` is what both began with, where that is known. ``number`` counts
    the conflicts of a file from 0. ``path`` is relative to the workspace. One ``is_broken``
    whose marks are not all there: only the person can tell what was meant.
    """

    path: str
    line: int
    ours: str | None
    theirs: str | None
    base: str | None = None
    number: int = 0
    is_broken: bool = False

    @property
    def where(self) -> str:
        """The place as messages name it."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def text(self, side: Side) -> str | None:
        """What is kept with that choice; ``None`` deletes the file."""
        if side is Side.BOTH:
            ours = self.ours or ""
            gap = "\n" if ours and ours[-1] not in "\r\n" else ""
            return f"{ours}{gap}{self.theirs or ''}"
        return self.ours if side is Side.OURS else self.theirs
