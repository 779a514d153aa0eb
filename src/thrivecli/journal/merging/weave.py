"""From three trees to one: what stays, where it stands, and what its lines are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from thrivecli.journal.merging.action import join_actions
from thrivecli.journal.merging.fate import Fates
from thrivecli.journal.merging.lines import Clash, Lines, merged, read_lines, words_of
from thrivecli.journal.merging.node import Node, Sort
from thrivecli.journal.merging.order import merged_order
from thrivecli.journal.merging.said import Meeting
from thrivecli.journal.merging.trio import Trio, Trios
from thrivecli.markdown.document import Document, splice
from thrivecli.markdown.structure.blocks import first_paragraph


class Sides(NamedTuple):
    """What a thing is on either side and was before; ``None`` where it is not."""

    ours: Node | None
    base: Node | None
    theirs: Node | None


@dataclass(slots=True, eq=False)
class Woven:
    """One piece of the result. ``source`` gives its indentation and what it was nested in.

    ``clash`` are the versions for the two people to choose from, instead of ``lines``; with
    ``whole`` each stands for all that is nested in it too.
    """

    trio: Trio
    source: Node
    marker: str
    lines: Lines
    clash: Sides | None = None
    whole: bool = False
    children: list["Woven"] = field(default_factory=list)

    def walk(self) -> Iterator["Woven"]:
        """The piece and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Weaver:
    """Weaves three versions together; ``sides`` are the documents of ours and theirs."""

    def __init__(
        self,
        trios: Trios,
        meeting: Meeting,
        sides: tuple[Document, Document],
        *,
        carefully: bool = False,
    ) -> None:
        """``carefully``: sections that both changed are left to the two people as a whole."""
        self._trios = trios
        self._carefully = carefully
        self._meeting = meeting
        self._sides = sides
        self.notes: list[str] = []
        self._fates = Fates(trios)
        self._parent = {trio: self._fates.parent(trio) for trio in trios.all()}
        self._family: dict[Trio | None, list[Trio]] = defaultdict(list)
        for trio, parent in self._parent.items():
            self._family[parent].append(trio)

    def weave(self) -> Woven:
        """The result as a tree."""
        return self._piece(self._trios.root)

    def _piece(self, trio: Trio) -> Woven:
        in_doubt = self._fates.stays(trio) is None or self._fates.is_in_doubt(trio)
        if in_doubt or (self._carefully and self._fates.is_contested(trio)):
            source = trio.ours or trio.theirs
            assert source is not None
            clash = Sides(trio.ours, trio.base, trio.theirs)
            return Woven(trio, source, source.marker, source.lines, clash, whole=True)
        woven = self._own(trio)
        woven.children = [self._piece(child) for child in self._children(trio)]
        return woven

    def _children(self, trio: Trio) -> list[Trio]:
        family = [one for one in self._family[trio] if self._fates.stays(one) is not False]
        lists = (self._trios.children(node) for node in (trio.base, trio.ours, trio.theirs))
        here = set(family)
        base, ours, theirs = ([one for one in found if one in here] for found in lists)
        placed = {*ours, *theirs}
        ours += [one for one in family if one not in placed]  # both moved it, each elsewhere
        return merged_order(base, ours, theirs, _rank)

    def _own(self, trio: Trio) -> Woven:
        base, ours, theirs = trio.base, trio.ours, trio.theirs
        if ours is None or theirs is None:
            source = ours or theirs
            assert source is not None
            return Woven(trio, source, source.marker, source.lines)
        source = self._source(trio, ours, theirs)
        try:
            marker, lines = self._merged(trio, ours, theirs)
        except Clash:
            return Woven(trio, source, source.marker, source.lines, Sides(ours, base, theirs))
        return Woven(trio, source, marker, lines)

    def _source(self, trio: Trio, ours: Node, theirs: Node) -> Node:
        """The side whose place it takes; else the one that set it in or out."""
        parent = self._parent[trio]
        if ours.parent and theirs.parent and trio.base:
            at_ours = self._trios.of(ours.parent) is parent
            at_theirs = self._trios.of(theirs.parent) is parent
            if at_ours != at_theirs:
                return ours if at_ours else theirs
            return theirs if _depth(ours) == _depth(trio.base) else ours
        return ours

    def _merged(self, trio: Trio, ours: Node, theirs: Node) -> tuple[str, Lines]:
        base = trio.base
        marker = _marker(base.marker if base else None, ours.marker, theirs.marker)
        old = base.words if base else None
        if ours.words == theirs.words:
            return marker, (theirs if base and ours.lines == base.lines else ours).lines
        if theirs.words == old:
            return marker, ours.lines
        if ours.words == old:
            return marker, theirs.lines
        if trio.is_loose or not (ours.action and theirs.action):
            raise Clash
        return marker, self._joined(base, ours, theirs)

    def _joined(self, base: Node | None, ours: Node, theirs: Node) -> Lines:
        assert ours.action
        assert theirs.action
        rest = merged(_rest(base) if base else None, _rest(ours), _rest(theirs))
        before = base.action if base else None
        joined = join_actions(before, ours.action, theirs.action, self._meeting)
        node, document = (ours if joined.ours else theirs), self._sides[not joined.ours]
        if rest != _rest(node):
            raise Clash
        edits = [(a - node.start, b - node.start, words) for a, b, words in joined.splices]
        text = splice(document.text[node.start : node.end], edits)
        lines = read_lines(text, document.eol)
        changed = Node(node.sort)
        changed.settle(lines, node.indent, node.marker)
        self.notes += joined.notes
        return changed.lines


def _marker(base: str | None, ours: str, theirs: str) -> str:
    """A number or a sign of a list: no words of anybody's, so ours where both changed it."""
    return theirs if base == ours else ours


def _rest(node: Node) -> tuple[str, ...]:
    """What an item says below its first paragraph, other nodes left out."""
    assert node.action
    return words_of(node.lines[len(first_paragraph(node.action.box.item)) :])


def _depth(node: Node) -> str:
    """How far in it stands, compared with what it is nested in."""
    inner = node.parent.inner if node.parent else ""
    return node.indent.removeprefix(inner)


def _rank(run: Sequence[Trio]) -> tuple[bool, str]:
    """Bullets go before what begins with a paragraph; otherwise in the order of words."""
    first = run[0].ours or run[0].theirs or run[0].base
    assert first
    if first.sort is Sort.DAY:
        return (True, _falling(first.key))
    return (first.sort is not Sort.ITEM, " ".join((first.key, *first.words)))


def _falling(day: str) -> str:
    """Sorts days newest first, as wins are written."""
    return "".join(chr(ord("9") - int(char)) if char.isdigit() else char for char in day)
