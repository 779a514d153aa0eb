"""A block of Markdown: a heading, a paragraph, a list, an item of one, a quote, code."""

import enum
from typing import NamedTuple

Segments = tuple[tuple[int, int], ...]
"""The (start, end) of each line of a text."""


class Kind(enum.Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    HTML = "html"
    RULE = "rule"
    OTHER = "other"


class Block(NamedTuple):
    """One block and the blocks in it; offsets count characters of the document's text.

    ``start`` is the block's first character behind the prefixes of what it stands in (an
    item's is its marker), ``end`` the beginning of the line after its last one; blank lines
    after an item or a list are not part of it. ``segments`` are the (start, end) of each
    line of a heading's or paragraph's text, without prefixes, ``#`` and white space around
    it. ``content_start`` is the first character after an item's marker and
    the blanks behind it. Blocks
    are compared by identity, and their repr names no children: they nest thousands deep.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    segments: Segments = ()
    children: tuple["Block", ...] = ()
    marker_start: int = 0
    content_start: int = 0

    def __eq__(self, other: object) -> bool:
        """Whether it is the same block, not an equal one."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Whether it is another block."""
        return self is not other

    def __hash__(self) -> int:
        """By identity, as equality is."""
        return id(self)

    def __repr__(self) -> str:
        """Kind and place, without the children."""
        return f"<{self.kind.value} {self.start}-{self.end}>"


def first_paragraph(item: Block) -> Segments:
    """The segments of an item's first block if that is a paragraph, else none."""
    if item.children and item.children[0].kind is Kind.PARAGRAPH:
        return item.children[0].segments
    return ()
