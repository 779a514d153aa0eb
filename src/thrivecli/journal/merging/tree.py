"""A document as a tree of nodes: headings over blocks, bullets over what is nested in them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from thrivecli.journal.merging.lines import read_lines
from thrivecli.journal.merging.node import Node, Sort
from thrivecli.markdown.actions import ActionLine, Context, read_actions
from thrivecli.markdown.answers import units
from thrivecli.markdown.dates.lone import read_date_line
from thrivecli.markdown.document import Document
from thrivecli.markdown.headings import (
    SECTION_DONE,
    SECTION_GOALS,
    heading_words,
    horizon_of,
    question_key,
    section_key,
)
from thrivecli.markdown.lines import line_start
from thrivecli.markdown.outline import SECTION_LEVEL, heading_text, paragraph_text, read_outline
from thrivecli.markdown.structure.blocks import (
    Block,
    Kind,
    parse_blocks,
    reference_definitions,
)
from thrivecli.model.text import fold

_DEEPEST = 40  # nested lists; what is deeper is part of the item around it
_INDENT = re.compile(r"[ \t>]*")
_MARKER = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]+|(?=[\r\n])|\Z)")


def read_tree(document: Document, context: Context, on: date) -> Node:
    """The body of a document, front matter left out, as a root with children.

    ``on`` is the check-in's day.
    """
    blocks = parse_blocks(document.text, document.body_start)
    lines = read_actions(document, blocks, read_outline(document, blocks), context, on)
    grower = _Grower(document, context.date_order, lines)
    grower.grow(blocks)
    return grower.finish()


class _Grower:
    def __init__(self, document: Document, order: str | None, lines: Sequence[ActionLine]) -> None:
        self._document = document
        self._text = document.text
        self._order = order
        self._actions = {line.box.item: line for line in lines}
        self._root = Node(Sort.ROOT, start=document.body_start)
        self._open = [self._root]
        self._section = ""
        self._made: list[tuple[Node, int]] = []  # with where the words behind a marker begin
        self._last = -1

    def grow(self, blocks: Iterable[Block]) -> None:
        """Read all top-level blocks."""
        for block in blocks:
            if block.kind is Kind.HEADING:
                self._heading(block)
            elif self._day_of(block):
                self._day(block)
            else:
                self._nodes(self._open[-1], (block,), 0)

    def finish(self) -> Node:
        """Share the lines out: each node has those up to the next one's first."""
        self._define()
        first = self._made[0][0].start if self._made else len(self._text)
        self._settle(self._root, first, 0)
        following = [*(node.start for node, _ in self._made[1:]), len(self._text)]
        for (node, words), end in zip(self._made, following, strict=False):
            self._settle(node, end, words)
        return self._root

    def _define(self) -> None:
        """Link reference definitions, which are no blocks, as nodes of their own."""
        starts = [node.start for node, _ in self._made]
        for found in reference_definitions(self._text, self._document.body_start):
            start = max(line_start(self._text, found.start), self._document.body_start)
            at = bisect_left(starts, start)
            indent = self._text[start : found.start]
            if indent.strip(" \t>") or (at < len(starts) and starts[at] == start):
                continue
            before = self._made[at - 1][0] if at else self._root
            while before.sort in (Sort.ITEM, Sort.BLOCK) and not self._may_hold(before, indent):
                before = before.parent or self._root
            node = Node(Sort.BLOCK, key=f"[{found.label}]:", start=start, parent=before)
            place = bisect_left(before.children, start, key=lambda child: child.start)
            before.children.insert(place, node)
            self._made.insert(at, (node, 0))
            starts.insert(at, start)

    def _may_hold(self, node: Node, indent: str) -> bool:
        """Whether a line so far in is inside an item."""
        before = _INDENT.match(self._text, node.start)
        return node.sort is Sort.ITEM and len(before[0] if before else "") < len(indent)

    def _settle(self, node: Node, end: int, words: int) -> None:
        node.end = end
        lines = read_lines(self._text[node.start : end], self._document.eol)
        before = self._text[node.start : max(words, node.start)]
        indent = before[: len(before) - len(before.lstrip(" \t>"))]
        node.settle(lines, indent, before[len(indent) :])
        if not node.key:
            node.key = fold(" ".join(node.words))

    def _make(self, parent: Node, sort: Sort, at: int, words: int = 0) -> Node | None:
        """A node whose first line holds ``at``; none if that line belongs to another."""
        start = max(line_start(self._text, at), self._document.body_start)
        if start <= self._last or self._text[start:at].strip(" \t>"):
            return None
        self._last = start
        node = parent.adopt(Node(sort, start=start))
        self._made.append((node, words))
        return node

    def _heading(self, block: Block) -> None:
        words = heading_text(self._document, block)
        if self._day_of(block):
            self._day(block)
            return
        top = block.level < SECTION_LEVEL
        while len(self._open) > 1 and (top or self._open[-1].level >= block.level):
            self._open.pop()
        node = self._make(self._open[-1], Sort.HEADING, block.start)
        if block.level <= SECTION_LEVEL:
            self._section = section_key(words) if not top else ""
        if node is None:
            return
        node.level = block.level
        node.key = self._section if block.level == SECTION_LEVEL else self._question(words)
        if not top:
            self._open.append(node)

    def _question(self, words: str) -> str:
        horizon = horizon_of(words) if self._section == SECTION_GOALS else None
        if horizon:
            return f"horizon:{horizon.months}"
        return question_key(words) or heading_words(words) or "-"

    def _day_of(self, block: Block) -> date | None:
        if self._section != SECTION_DONE or block.kind not in (Kind.PARAGRAPH, Kind.HEADING):
            return None
        return read_date_line(paragraph_text(self._document, block), self._order)

    def _day(self, block: Block) -> None:
        while self._open[-1].sort is Sort.DAY:
            self._open.pop()
        node = self._make(self._open[-1], Sort.DAY, block.start)
        if node is not None:
            node.key = str(self._day_of(block))
            node.level = 9  # any heading ends it
            self._open.append(node)

    def _nodes(self, parent: Node, blocks: tuple[Block, ...], depth: int) -> None:
        for block in units(blocks):
            if block.kind is not Kind.ITEM:
                self._make(parent, Sort.BLOCK, block.start)
                continue
            found = _MARKER.match(self._text, block.marker_start)
            words = found.end() if found else block.marker_start
            node = self._make(parent, Sort.ITEM, block.marker_start, words)
            if node is not None:
                node.action = self._actions.get(block)
                if node.action:
                    node.key = node.action.action.tie
                if depth < _DEEPEST:
                    self._nodes(node, block.children, depth + 1)
