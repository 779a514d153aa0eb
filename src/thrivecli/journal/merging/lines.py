"""The lines of a text as they are merged: what they say, apart from how they end."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from thrivecli.markdown.lines import line_starts, usual_eol

_T = TypeVar("_T")


class Clash(Exception):
    """Both sides changed the same thing, and not to the same."""


class Line(NamedTuple):
    """One line. ``eol`` is ``None`` for the file's usual end of line, else the odd one itself;
    empty where the file ends without one. A ``flush`` line stands at the margin, whatever it
    belongs to: a lazy continuation, say.
    """

    text: str
    eol: str | None = None
    flush: bool = False


Lines = tuple[Line, ...]
BLANK = Line("")


def read_lines(text: str, usual: str) -> list[Line]:
    """The lines of ``text``, in a file where lines usually end with ``usual``."""
    if not text:
        return []
    starts = line_starts(text)
    found = []
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        whole = text[start:end]
        words = whole.rstrip("\r\n")
        eol = whole[len(words) :]
        found.append(Line(words, None if eol == usual else eol))
    return found


def written(lines: Iterable[Line], eol: str) -> str:
    """The text of these lines, ``eol`` being the usual end."""
    return "".join(line.text + (eol if line.eol is None else line.eol) for line in lines)


def words_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """What the lines say, blanks at their ends left out."""
    return tuple(line.text.rstrip(" \t") for line in lines)


def merged(base: _T, ours: _T, theirs: _T) -> _T:
    """The one that changed, or what both made of it. Raises :class:`Clash` otherwise."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    raise Clash


def merged_eol(base: str | None, ours: str, theirs: str) -> str:
    """The usual end of line after a merge; ours where both changed it."""
    endings = (usual_eol(base) if base is not None else None, usual_eol(ours), usual_eol(theirs))
    return endings[2] if endings[0] == endings[1] else endings[1]
