"""A trio: one node in all three versions, as far as they have it."""

from collections.abc import Iterator
from dataclasses import dataclass

from thrivecli.journal.merging.node import Node
from thrivecli.journal.merging.pairing import Pairing, pair, pair_added


@dataclass(frozen=True, slots=True, eq=False)
class Trio:
    """What one thing is in the version both began with, in ours and in theirs.

    ``is_loose`` where one of them is only taken for the same because it looks alike.
    """

    base: Node | None
    ours: Node | None
    theirs: Node | None
    is_loose: bool = False

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The versions there are, ours first."""
        return tuple(node for node in (self.ours, self.theirs, self.base) if node is not None)


class Trios:
    """All trios of three versions, found from any node of them."""

    def __init__(self, base: Node, ours: Node, theirs: Node, *, is_new: bool) -> None:
        """``is_new``: both sides made the file, and ``base`` is empty."""
        self._of: dict[Node, Trio] = {}
        to_ours, to_theirs = pair(base, ours), pair(base, theirs)
        both = _both_added(base, (ours, to_ours), (theirs, to_theirs), loosely=is_new)
        for node in base.walk():
            mine, other = to_ours.to_new.get(node), to_theirs.to_new.get(node)
            is_loose = mine in to_ours.loose or other in to_theirs.loose
            self._take(Trio(node, mine, other, is_loose))
        for node in ours.walk():
            if node not in self._of:
                other = both.to_new.get(node)
                self._take(Trio(None, node, other, other in both.loose))
        for node in theirs.walk():
            if node not in self._of:
                self._take(Trio(None, None, node))
        self.root = self._of[base]

    def of(self, node: Node) -> Trio:
        """The trio a node belongs to."""
        return self._of[node]

    def all(self) -> Iterator[Trio]:
        """Every trio once, in the order of the base, ours, theirs."""
        return iter(dict.fromkeys(self._of.values()))

    def children(self, node: Node | None) -> list[Trio]:
        """The trios of a node's children, in order."""
        return [self._of[child] for child in node.children] if node else []

    def _take(self, trio: Trio) -> None:
        for node in trio.nodes:
            self._of[node] = trio


def _both_added(
    base: Node, ours: tuple[Node, Pairing], theirs: tuple[Node, Pairing], *, loosely: bool
) -> Pairing:
    (root, mine), (other_root, other) = ours, theirs
    known = [
        (mine.to_new[node], other.to_new[node])
        for node in base.walk()
        if node in mine.to_new and node in other.to_new
    ]
    added = (
        {node for node in root.walk() if node not in mine.to_old},
        {node for node in other_root.walk() if node not in other.to_old},
    )
    return pair_added(root, other_root, known, added, loosely=loosely)
