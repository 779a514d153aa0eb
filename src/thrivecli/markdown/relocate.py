"""Taking blocks out of one document so that they can stand in another.

A list item comes out without the quotes and the indentation it stood in; top-level text
comes out as it is. Both go through edits and with branches left out, and the document they
come from is never touched.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from thrivecli.markdown.answers import walk
from thrivecli.markdown.document import Document
from thrivecli.markdown.landing import OPENING, PREFIX, Closing, Line
from thrivecli.markdown.lines import line_end, next_line
from thrivecli.markdown.structure.blocks import Block, Kind
from thrivecli.markdown.structure.prefixes import TAB_STOP, Container, Ruler, column_of

Splice = tuple[int, int, str]
Range = tuple[int, int]

_MARKER = re.compile(r"[-+*]|[0-9]{1,9}[.)]")


class Cutter:
    """Cuts lines out of a document, some items left out and some words written differently."""

    def __init__(self, document: Document, edits: Iterable[Splice]) -> None:
        self._text = document.text
        # Stable, so that edits at one place stay in the order in which they were given.
        self._edits = sorted(edits, key=lambda edit: edit[:2])
        self._edits_from = [low for low, _, _ in self._edits]
        self._gone: list[Range] = []
        self._gone_from: list[int] = []

    def text_between(self, start: int, end: int, left_out: Iterable[Block]) -> str:
        """Whole lines as they stand, joined by LF."""
        self._leave_out(left_out)
        cut = Closing()
        for low, high in _lines(self._text, start, end):
            cut.add(self._line(low, high), self._text[low:high])
        return "\n".join(line.text for line in cut.lines).rstrip("\n")

    def item(self, item: Block, around: Sequence[Block], left_out: Iterable[Block]) -> list[Line]:
        """A list item's lines, its own marker left out.

        ``around`` are the items and block quotes it stands in, outermost first.
        """
        self._leave_out(left_out)
        containers = [self._container(block) for block in (*around, item)]
        ruler, cut = Ruler(self._text), Closing()
        first_end = line_end(self._text, item.start)
        first = min(item.content_start, first_end)
        cut.add(self._line(first, first_end, self._tabs(first, first_end)) or "", "")
        fences = _Fences(self._text, item)
        for start, end in _lines(self._text, next_line(self._text, item.start), item.end):
            fence = fences.column_at(start)
            offset, leftover, is_lazy = ruler.behind(start, containers, fence)
            offset = min(offset, end)
            tabs = self._tabs(offset, end) if fence is None else ()
            was, before = self._text[offset:end], " " * leftover
            cut.add(self._line(offset, end, tabs), was, before, is_lazy=is_lazy)
        return cut.lines

    def _leave_out(self, blocks: Iterable[Block]) -> None:
        self._gone = _joined((block.start, block.end) for block in blocks)
        self._gone_from = [low for low, _ in self._gone]

    def _container(self, block: Block) -> Container:
        if block.kind is Kind.QUOTE:
            return Container(is_quote=True, at=block.start)
        marker = _MARKER.match(self._text, block.marker_start)
        length = len(marker[0]) if marker else 1
        return Container(is_quote=False, at=block.marker_start, marker=length)

    def _tabs(self, start: int, end: int) -> Sequence[Splice]:
        """The spaces for tabs among the markers of what is nested here, as far as they reach."""
        opening = OPENING.match(self._text, start, end)
        if opening is None or "\t" not in opening[0]:
            return ()
        places = [at for at in range(*opening.span()) if self._text[at] == "\t"]
        return [
            (at, at + 1, " " * (TAB_STOP - column_of(self._text, at) % TAB_STOP)) for at in places
        ]

    def _line(self, start: int, end: int, tabs: Sequence[Splice] = ()) -> str | None:
        """One line with the edits made; ``None`` if it is left out."""
        kept = list(self._kept(start, end))
        if not kept and self._touches(start, end):
            return None
        return "".join(self._edited(low, high, tabs) for low, high in kept)

    def _kept(self, start: int, end: int) -> Iterator[Range]:
        for low, high in self._near(start, end):
            if self._text[start : max(start, low)].strip(PREFIX):
                yield start, low
            start = max(start, min(high, end))
        if start < end:
            yield start, end

    def _near(self, start: int, end: int) -> Iterator[Range]:
        index = max(0, bisect_left(self._gone_from, start) - 1)
        for at in range(index, len(self._gone)):
            low, high = self._gone[at]
            if low >= max(end, start + 1):
                return
            if high > start:
                yield low, high

    def _touches(self, start: int, end: int) -> bool:
        return any(True for _ in self._near(start, end))

    def _edited(self, start: int, end: int, tabs: Sequence[Splice]) -> str:
        pieces: list[str] = []
        done = start
        inside = (tab for tab in tabs if start <= tab[0] < end)  # before all words
        for low, high, words in (*inside, *self._edits_in(start, end)):
            pieces += (self._text[done:low], words)
            done = high
        return "".join((*pieces, self._text[done:end]))

    def _edits_in(self, start: int, end: int) -> Iterator[Splice]:
        for at in range(bisect_left(self._edits_from, start), len(self._edits)):
            low, high, _ = self._edits[at]
            if low > end or high > end:
                return
            yield self._edits[at]


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those inside others left out."""
    found: list[Range] = []
    for low, high in sorted(ranges):
        if found and low < found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


class _Fences:
    """The fenced code in an item: what stands in it is indented as far as its fence.

    Beyond that its tabs are its own. Lines must be asked for in order.
    """

    def __init__(self, text: str, item: Block) -> None:
        self._text = text
        self._blocks = [
            block
            for block in walk(item)
            if block.kind is Kind.CODE and text.startswith(("```", "~~~"), block.start)
        ]
        self._next = 0

    def column_at(self, start: int) -> int | None:
        """The column of the fence around the line that begins here; ``None`` without one."""
        while self._next < len(self._blocks) and self._blocks[self._next].end <= start:
            self._next += 1
        block = self._blocks[self._next] if self._next < len(self._blocks) else None
        if block is None or start <= block.start:
            return None
        return column_of(self._text, block.start)


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end:
        yield start, min(line_end(text, start), end)
        start = next_line(text, start)
