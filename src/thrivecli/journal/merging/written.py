"""The woven tree as text, with conflict marks where the two people have to choose."""

from collections.abc import Iterator
from enum import Enum

from thrivecli.journal.merging.gaps import Gaps
from thrivecli.journal.merging.lines import Line, Lines
from thrivecli.journal.merging.node import Node
from thrivecli.journal.merging.weave import Sides, Woven

OURS, BEFORE, PARTING, THEIRS = "<<<<<<< ours", "||||||| before", "=======", ">>>>>>> theirs"


class Choice(Enum):
    """What is written where there is a clash: the marks, or one side without any."""

    MARKS = "marks"
    OURS = "ours"
    THEIRS = "theirs"


class Writer:
    """Writes pieces out, each with the lines it stands behind."""

    def __init__(self, gaps: Gaps, choice: Choice) -> None:
        self._gaps = gaps
        self._choice = choice

    def lines(self, root: Woven) -> list[Line]:
        """All lines of the result."""
        found: list[Line] = []
        pieces = list(_placed(root, ""))
        for at, (piece, inner) in enumerate(pieces):
            following = pieces[at + 1][0] if at + 1 < len(pieces) else None
            own = list(self._own(piece, inner))
            gap = self._gaps.after(piece, following)
            if own or not piece.whole:
                found += [*own, *gap]
        return [
            line if at == len(found) - 1 or line.eol != "" else line._replace(eol=None)
            for at, line in enumerate(found)
        ]

    def _own(self, piece: Woven, inner: str) -> Iterator[Line]:
        if piece.clash is None:
            yield from _indented(piece.lines, inner, piece.marker)
        elif self._choice is Choice.MARKS:
            yield from _marked(piece.clash, whole=piece.whole)
        else:
            ours = self._choice is Choice.OURS
            side = piece.clash.ours if ours else piece.clash.theirs
            yield from _side(side, whole=piece.whole)


def _placed(piece: Woven, inner: str) -> Iterator[tuple[Woven, str]]:
    """Each piece with its indentation, in order."""
    was = piece.source.parent.inner if piece.source.parent else ""
    indent = piece.source.indent
    if indent.startswith(was):
        indent = inner + indent[len(was) :]
    yield piece, indent
    for child in piece.children:
        yield from _placed(child, indent + " " * len(piece.marker))


def _indented(lines: Lines, indent: str, marker: str) -> Iterator[Line]:
    nested = indent + " " * len(marker)
    for number, line in enumerate(lines):
        before = indent + marker if number == 0 else "" if line.flush else nested
        yield Line(before + line.text, line.eol)


def _marked(clash: Sides, *, whole: bool) -> Iterator[Line]:
    yield Line(OURS)
    yield from _ended(_side(clash.ours, whole=whole))
    if clash.base is not None:
        yield Line(BEFORE)
        yield from _ended(_side(clash.base, whole=whole))
    yield Line(PARTING)
    yield from _ended(_side(clash.theirs, whole=whole))
    yield Line(THEIRS)


def _side(node: Node | None, *, whole: bool) -> Iterator[Line]:
    """One side's lines, where it stood; ``whole`` with what is nested in it."""
    if node is None:
        return
    nodes = list(node.walk()) if whole else [node]
    for one in nodes:
        yield from _indented(one.lines, one.indent, one.marker)
        if one is not nodes[-1]:
            yield from one.gap


def _ended(lines: Iterator[Line]) -> Iterator[Line]:
    return (line._replace(eol=None) if line.eol == "" else line for line in lines)
