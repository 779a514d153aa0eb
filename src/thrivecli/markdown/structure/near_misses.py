"""Lines that look like actions to a person and are none to CommonMark."""

import re
from collections.abc import Iterator, Sequence

from thrivecli.markdown.document import Document
from thrivecli.markdown.lines import line_end, next_line
from thrivecli.markdown.structure.blocks import Block, Kind, Segments, first_paragraph

_MARKER = r"[ xX/>\-]"
_NO_LINK = r"(?![(\[:])"
_SHAPES = (
    ("box-empty", re.compile(r"\[[^\d\r\n]\][ \t]*\Z")),
    ("box-hollow", re.compile(rf"\[\]{_NO_LINK}")),
    (
        "box-wide",
        re.compile(rf"\[(?:[ \t]{{2,}}|[ \t]+{_MARKER}|{_MARKER}[ \t]+)[ \t]*\]{_NO_LINK}"),
    ),
    ("box-no-space", re.compile(rf"\[{_MARKER}\](?![(\[: \t])")),
)
_BOX = rf"\[{_MARKER}\][ \t]+[^ \t]"
_BARE = re.compile(_BOX)
_BULLET = r"(?:[-+*•◦▪‣·–—]|[0-9]{1,9}[.)])"
_TOUCHING = re.compile(rf"{_BULLET}{_BOX}|[•◦▪‣·–—][ \t]+{_BOX}")
_INDENTED = re.compile(rf"[ \t]*{_BULLET}[ \t]+{_BOX}")


def near_misses(document: Document, blocks: Sequence[Block]) -> tuple[tuple[int, str], ...]:
    """Where somebody meant an action, as (offset of the bracket, code), in order.

    ``box-empty``: no text after the box. ``box-hollow``: no character in it. ``box-wide``:
    several. ``box-no-space``: the text touches it. ``box-no-bullet``: a paragraph's line
    that begins with a box. ``box-odd-bullet``: what stands before it begins no list item.
    ``box-joined``: a list item that CommonMark reads as going on with the words above it.
    ``box-indented``: one so far in that it is code. Links and ``[1]`` are not named, nor is
    anything in fenced code or HTML.
    """
    if document.text.find("[", document.body_start) < 0:
        return ()
    return tuple(_misses(document.text, blocks))


def _misses(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    stack = [iter(blocks)]
    firsts = set()
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
        elif block.kind is Kind.PARAGRAPH:
            lines = block.segments[1:] if block in firsts else block.segments
            yield from _in_words(text, lines)
        elif block.kind is Kind.CODE:
            yield from _indented(text, block)
        else:
            if block.kind is Kind.ITEM and first_paragraph(block):
                firsts.add(block.children[0])
                yield from _beside_box(text, block.children[0])
            stack.append(iter(block.children))


def _beside_box(text: str, paragraph: Block) -> Iterator[tuple[int, str]]:
    start, end = paragraph.segments[0]
    for code, shape in _SHAPES:
        if shape.match(text, start, end):
            if code != "box-empty" or len(paragraph.segments) == 1:
                yield start, code
            return


def _in_words(text: str, segments: Segments) -> Iterator[tuple[int, str]]:
    for start, end in segments:
        if _BARE.match(text, start, end):
            yield start, "box-no-bullet"
        elif _TOUCHING.match(text, start, end):
            yield text.index("[", start), "box-odd-bullet"
        elif _INDENTED.match(text, start, end):
            yield text.index("[", start), "box-joined"


def _indented(text: str, code: Block) -> Iterator[tuple[int, str]]:
    """Items in indented code; what stands in fences was meant to be code."""
    if text.startswith(("```", "~~~"), code.start):
        return
    start = code.start
    while start < code.end:
        if _INDENTED.match(text, start, line_end(text, start)):
            yield text.index("[", start), "box-indented"
        start = next_line(text, start)
