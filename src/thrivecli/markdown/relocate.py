"""Taking blocks out of one document so that they can stand in another.

A list item comes out without the quotes and the indentation it stood in; top-level text
comes out as it is. Both go through edits and with branches left out, and the document they
come from is never touched.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thrivecli.markdown.blocks import Block
from thrivecli.markdown.document import Document
from thrivecli.markdown.lines import line_end, next_line
from thrivecli.markdown.prefixes import Container, Ruler

Splice = tuple[int, int, str]
Range = tuple[int, int]

_MARKER = re.compile(r"[-+*]|[0-9]{1,9}[.)]")
_PREFIX = " \t>"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the prefixes of what it stood in.

    A lazy continuation line keeps its indentation, and must land without any more: that is
    what makes it one.
    """

    text: str
    is_lazy: bool = False


class Cutter:
    """Cuts lines out of a document, some items left out and some words written differently."""

    def __init__(
        self, document: Document, left_out: Iterable[Block], edits: Iterable[Splice]
    ) -> None:
        self._text = document.text
        self._gone = sorted((item.start, item.end) for item in left_out)
        self._edits = sorted(edits)

    def text_between(self, start: int, end: int) -> str:
        """Whole lines as they stand, joined by LF."""
        cut = _Closing()
        for low, high in _lines(self._text, start, end):
            cut.add(self._line(low, high))
        return "\n".join(line.text for line in cut.lines).rstrip("\n")

    def item(self, item: Block, quotes: Sequence[Block]) -> list[Line]:
        """A list item's lines, its own marker left out.

        ``quotes`` are the block quotes around it, outermost first.
        """
        marker = _MARKER.match(self._text, item.marker_start)
        containers = [
            *(Container(is_quote=True, at=quote.start) for quote in quotes),
            Container(is_quote=False, at=item.marker_start, marker=len(marker[0]) if marker else 1),
        ]
        ruler, cut = Ruler(self._text), _Closing()
        first_end = line_end(self._text, item.start)
        cut.add(self._line(min(item.content_start, first_end), first_end) or "")
        for start, end in _lines(self._text, next_line(self._text, item.start), item.end):
            offset, leftover, is_lazy = ruler.behind(start, containers)
            cut.add(self._line(min(offset, end), end), " " * leftover, is_lazy=is_lazy)
        return cut.lines

    def _line(self, start: int, end: int) -> str | None:
        """One line with the edits made; ``None`` if it is left out."""
        kept = list(self._kept(start, end))
        if not kept and self._touches(start, end):
            return None
        return "".join(self._edited(low, high) for low, high in kept)

    def _kept(self, start: int, end: int) -> Iterator[Range]:
        for low, high in self._near(start, end):
            if self._text[start : max(start, low)].strip(_PREFIX):
                yield start, low
            start = max(start, min(high, end))
        if start < end:
            yield start, end

    def _near(self, start: int, end: int) -> Iterator[Range]:
        index = max(0, bisect_left(self._gone, (start, start)) - 1)
        for low, high in self._gone[index:]:
            if low >= max(end, start + 1):
                return
            if high > start:
                yield low, high

    def _touches(self, start: int, end: int) -> bool:
        return any(True for _ in self._near(start, end))

    def _edited(self, start: int, end: int) -> str:
        pieces: list[str] = []
        done = start
        for low, high, words in self._edits[bisect_left(self._edits, (start, 0, "")) :]:
            if low > end or high > end:
                break
            pieces += (self._text[done:low], words)
            done = high
        return "".join((*pieces, self._text[done:end]))


def placed(lines: Iterable[Line], marker: str, indent: str = "") -> list[str]:
    """An item's lines as they stand behind ``indent`` and a list marker such as ``-``."""
    inner = indent + " " * (len(marker) + 1)
    found = []
    for number, line in enumerate(lines):
        if number == 0:
            found.append(f"{indent}{marker} {line.text}")
        elif line.is_lazy or not line.text:
            found.append(line.text)
        else:
            found.append(inner + line.text)
    while found and not found[-1].strip(" \t"):
        found.pop()
    return found


class _Closing:
    """Collects lines; where some are left out, the blank lines around them close up."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._just_cut = False

    def add(self, text: str | None, before: str = "", *, is_lazy: bool = False) -> None:
        if text is None:
            self._just_cut = True
        elif text.strip(" \t"):
            self._just_cut = False
            self.lines.append(Line(before + text, is_lazy))
        elif not (self._just_cut and (not self.lines or not self.lines[-1].text)):
            self.lines.append(Line(""))


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end:
        yield start, min(line_end(text, start), end)
        start = next_line(text, start)
