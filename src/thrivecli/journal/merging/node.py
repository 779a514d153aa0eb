"""A node: one heading, bullet or block of a check-in, with what belongs to it."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field

from thrivecli.journal.merging.lines import Line, Lines, words_of
from thrivecli.markdown.actions import ActionLine


class Sort(enum.Enum):
    """What a node is."""

    ROOT = "root"
    KEY = "key"  # of front matter
    HEADING = "heading"
    DAY = "day"  # a date above wins
    ITEM = "item"
    BLOCK = "block"


@dataclass(slots=True, eq=False)
class Node:
    """One piece of one version; its own lines, the blank lines behind, and its children.

    Nodes in order, each before its children, make up the whole text. ``indent`` and
    ``marker`` stand before the first line's words, and as many columns before the others.
    ``key`` is what it is known by among its siblings; ``level`` is a heading's.
    """

    sort: Sort
    key: str = ""
    level: int = 0
    indent: str = ""
    marker: str = ""
    lines: Lines = ()
    gap: Lines = ()
    start: int = 0
    end: int = 0
    action: ActionLine | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    @property
    def inner(self) -> str:
        """What stands before the lines of whatever is nested in it."""
        return self.indent + " " * len(self.marker)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, list marker and indentation left out."""
        return words_of(self.lines)

    @property
    def id(self) -> str | None:
        """The id written on it, if it is an action and has one."""
        return self.action.action.id if self.action else None

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def adopt(self, child: "Node") -> "Node":
        """Take a child in, as the last one."""
        child.parent = self
        self.children.append(child)
        return child

    def settle(self, lines: list[Line], indent: str, marker: str) -> None:
        """Take the lines that are its own, blank ones at the end apart."""
        self.indent, self.marker = indent, marker
        count = len(lines)
        while count > 1 and _is_blank(lines[count - 1], quoted=">" in indent):
            count -= 1
        if count == 1 and self.sort is Sort.ROOT and _is_blank(lines[0], quoted=False):
            count = 0
        own, prefix = lines[:count], self.inner
        first = len(indent) + len(marker)
        self.lines = tuple(
            Line(line.text[first:], line.eol) if number == 0 else _nested(line, prefix)
            for number, line in enumerate(own)
        )
        self.gap = tuple(lines[count:])


def _is_blank(line: Line, *, quoted: bool) -> bool:
    return not line.text.strip(" \t>" if quoted else " \t")


def _nested(line: Line, prefix: str) -> Line:
    if line.text.startswith(prefix):
        return Line(line.text[len(prefix) :], line.eol)
    return Line(line.text, line.eol, flush=True)
