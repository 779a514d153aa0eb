"""Blocks built from the parser's events.

Ways of the parser that are answered for here: some items start on the line before, tight
items have no paragraph, a text that begins with an escape starts after the backslash, and
some blocks end before or after the line they end on.
"""

import re
from collections.abc import Iterable
from typing import Any

from thrivecli.markdown.lines import line_end, line_spans
from thrivecli.markdown.structure.block import Block, Kind, Segments
from thrivecli.markdown.structure.prefixes import Container, Ruler

_LEAVES = {
    "Paragraph": Kind.PARAGRAPH,
    "Heading": Kind.HEADING,
    "CodeBlock": Kind.CODE,
    "HtmlBlock": Kind.HTML,
}
_BRANCHES = {"BlockQuote": Kind.QUOTE, "List": Kind.LIST, "Item": Kind.ITEM}
_PREFIXED = (Kind.QUOTE, Kind.ITEM)
_MARKER = re.compile(r"[ \t\r\n>]*([-+*]|[0-9]{1,9}[.)])[ \t]*")
_HASHES = re.compile(r"#{1,6}(?![^ \t\r\n])")
_BLANKS = " \t\r\n"
_QUOTED_BLANKS = _BLANKS + ">"


class _Open:
    """A branch whose end has not come yet; ``end`` is where the parser says it is."""

    __slots__ = ("children", "container", "content_start", "end", "kind", "marker_end", "start")

    def __init__(self, kind: Kind, start: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.marker_end = start + 1
        self.content_start = 0
        self.children: list[Block] = []
        self.container: Container | None = None


class Builder:
    """Builds blocks from events, with a stack of its own: notes may nest thousands deep."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ruler = Ruler(text)
        self._top = _Open(Kind.OTHER, 0, len(text))
        self._stack: list[_Open] = []
        self._quotes = 0
        self._implied: tuple[int, int] | None = None
        self._ends: dict[int, int] = {}

    def feed(self, events: Iterable[tuple[Any, Any]], offset: int) -> None:
        """Take the parser's events: strings, or dictionaries of one key.

        A leaf is whole with its first event: what comes before its last is passed over. What
        stands in an item, but in no leaf, is the paragraph that the parser leaves implied.
        """
        awaited = ""
        for event, span in events:
            step, tag = ("", event) if isinstance(event, str) else next(iter(event.items()))
            if awaited:
                if step == "End" and _name(tag) == awaited:
                    awaited = ""
            elif step == "Start":
                awaited = self._start(tag, span["start"] + offset, span["end"] + offset)
            elif step == "End" and _name(tag) in _BRANCHES:
                self._leave()
            elif tag == "Rule" and not step:
                self._leaf(Kind.RULE, span["start"] + offset, span["end"] + offset)
            else:
                self._inline(span["start"] + offset, span["end"] + offset)

    def finish(self) -> tuple[Block, ...]:
        """The blocks, once all events were taken."""
        return tuple(self._top.children)

    def _start(self, tag: Any, start: int, end: int) -> str:
        """Begin a block, or go on with inline text; the leaf whose end is to be awaited."""
        name = _name(tag)
        if name in _BRANCHES:
            self._enter(_BRANCHES[name], start, end)
        elif name in _LEAVES:
            level = int(tag[name]["level"][1]) if name == "Heading" else 0
            self._leaf(_LEAVES[name], start, end, level)
            return name
        else:
            self._inline(start, end)
        return ""

    def _inline(self, start: int, end: int) -> None:
        if self._implied is None:
            escaped = self._text.startswith("\\", start - 1)
            self._implied = (start - 1 if escaped else start, end)
        elif end > self._implied[1]:
            self._implied = (self._implied[0], end)

    def _leaf(self, kind: Kind, start: int, end: int, level: int = 0) -> None:
        if self._implied is not None:
            self._end_implied()
        segments: Segments = ()
        if kind is Kind.PARAGRAPH:
            segments = self._lines(start, end)
        elif kind is Kind.HEADING:
            segments = self._heading(start, end)
        after = _next_line(self._text, _last(self._text, start, end, _BLANKS))
        self._top.children.append(Block(kind, start, after, level, segments))

    def _end_implied(self) -> None:
        if self._implied is not None:
            span, self._implied = self._implied, None
            self._leaf(Kind.PARAGRAPH, *span)

    def _enter(self, kind: Kind, start: int, end: int) -> None:
        if self._implied is not None:
            self._end_implied()
        self._stack.append(self._top)
        self._top = block = _Open(kind, start, end)
        if kind is Kind.QUOTE:
            self._quotes += 1
        elif kind is Kind.ITEM and (match := _MARKER.match(self._text, start)):
            block.start, block.marker_end = match.span(1)
            block.content_start = match.end()

    def _leave(self) -> None:
        if self._implied is not None:
            self._end_implied()
        block = self._top
        if block.kind is Kind.QUOTE:
            self._quotes -= 1
        self._top = self._stack.pop()
        start = block.children[0].start if block.kind is Kind.LIST else block.start
        marker = start if block.kind is Kind.ITEM else 0
        children = tuple(block.children)
        end = self._end_of(block)
        self._top.children.append(
            Block(block.kind, start, end, 0, (), children, marker, block.content_start)
        )

    def _end_of(self, block: _Open) -> int:
        """Where the line after a branch's last line that is not empty begins."""
        if block.end not in self._ends:
            last = _last(self._text, 0, block.end, _QUOTED_BLANKS)
            self._ends[block.end] = _next_line(self._text, last)
        if block.children:
            return max(block.children[-1].end, self._ends[block.end])
        return max(_next_line(self._text, block.start), self._ends[block.end])

    def _lines(self, start: int, end: int) -> Segments:
        """The lines of a paragraph that begins at ``start``."""
        first = self._text.find("\n", start, end)
        if first < 0 or first == end - 1:
            return _stripped(self._text, start, end)
        segments = [*_stripped(self._text, start, first)]
        prefixes = self._prefixes()
        for line, last in line_spans(self._text, first, end):
            begin = self._ruler.skip(line, prefixes) if prefixes else line
            segments += _stripped(self._text, begin, last)
        return tuple(segments)

    def _prefixes(self) -> list[Container]:
        """What begins each line here; nothing where that is white space alone."""
        if not self._quotes:
            return []
        branches = (*self._stack, self._top)
        return [_container(branch) for branch in branches if branch.kind in _PREFIXED]

    def _heading(self, start: int, end: int) -> Segments:
        hashes = _HASHES.match(self._text, start)
        if hashes is None:
            return self._lines(start, end)[:-1]
        segments = _stripped(self._text, hashes.end(), line_end(self._text, start))
        for begin, last in segments:
            closing = _last(self._text, begin - 1, last, "#") + 1
            if closing == begin or self._text[closing - 1] in _BLANKS:
                return _stripped(self._text, begin, closing)
        return segments


def _container(block: _Open) -> Container:
    if block.container is None:
        length = block.marker_end - block.start
        block.container = Container(block.kind is Kind.QUOTE, block.start, length)
    return block.container


def _name(tag: Any) -> str:
    """A tag's name; one with particulars is a dictionary of one key."""
    name: str = tag if isinstance(tag, str) else next(iter(tag))
    return name


def _next_line(text: str, offset: int) -> int:
    """Where the next line begins: with lone CRs gone, LF ends every line."""
    return text.find("\n", offset) + 1 or len(text)


def _last(text: str, start: int, end: int, blanks: str) -> int:
    """The last character of ``text[start:end]`` that is not one of ``blanks``, or ``start``."""
    last = end - 1
    while last > start and text[last] in blanks:
        last -= 1
    return max(last, start)


def _stripped(text: str, start: int, end: int) -> Segments:
    """The span without the blanks around it, in a tuple; an empty tuple if that is all."""
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return ((start, end),) if start < end else ()
