"""Which list items are actions: the checkbox items of a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thrivecli.markdown.document import Document
from thrivecli.markdown.structure.blocks import Block, Kind, Segments, first_paragraph
from thrivecli.markdown.structure.near_misses import near_misses

__all__ = ["Box", "find_boxes", "near_misses"]

_BLANK = r"[ \t]"
_BOX = re.compile(rf"\[(?P<marker>[^\d\r\n])\](?P<gap>{_BLANK}+|\Z)")


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """An action's checkbox: ``marker`` is the character in it, at ``marker_offset``.

    ``segments`` are those of the item's first paragraph, less the box and the white space
    after it. ``parent`` is the index of the nearest box whose item this one stands in.
    """

    item: Block
    marker: str
    marker_offset: int
    segments: Segments
    parent: int | None


def find_boxes(document: Document, blocks: Sequence[Block]) -> tuple[Box, ...]:
    """The actions of a document, in its order; ``blocks`` are its parsed blocks."""
    if document.text.find("[", document.body_start) < 0:
        return ()
    boxes: list[Box] = []
    for item, parent in _items(blocks, boxes):
        box = _box(document.text, item, parent)
        if box is not None:
            boxes.append(box)
    return tuple(boxes)


def _items(blocks: Sequence[Block], boxes: list[Box]) -> Iterator[tuple[Block, int | None]]:
    """Every list item, outermost first, with the index of the box around it.

    What the caller appends to ``boxes`` for an item is what its inner items stand in.
    """
    stack: list[tuple[Iterator[Block], int | None]] = [(iter(blocks), None)]
    while stack:
        children, parent = stack[-1]
        block = next(children, None)
        if block is None:
            stack.pop()
            continue
        if block.kind is Kind.ITEM:
            count = len(boxes)
            yield block, parent
            if len(boxes) > count:
                parent = count
        if block.children:
            stack.append((iter(block.children), parent))


def _box(text: str, item: Block, parent: int | None) -> Box | None:
    segments = first_paragraph(item)
    if not segments:
        return None
    start, end = segments[0]
    match = _BOX.match(text, start, end)
    if match is None:
        return None
    rest: Segments = ((match.end(), end), *segments[1:])
    if match.end() == end:
        rest = segments[1:]
    return Box(item, match["marker"], match.start("marker"), rest, parent) if rest else None
