"""The blank lines between two pieces: as the side has them that put the two together."""

from thrivecli.journal.merging.lines import BLANK, Lines
from thrivecli.journal.merging.node import Node, Sort
from thrivecli.journal.merging.trio import Trio, Trios
from thrivecli.journal.merging.weave import Woven


class Gaps:
    """Knows, for two pieces that follow each other, how far they stand apart."""

    def __init__(self, trios: Trios, base: Node, ours: Node, theirs: Node) -> None:
        self._trios = trios
        self._loose: dict[Node, bool] = {}
        self._base, self._ours, self._theirs = map(self._between, (base, ours, theirs))

    def after(self, piece: Woven, following: Woven | None) -> Lines:
        """The blank lines behind a piece; ``None`` follows the last one."""
        there = following.trio if following else None
        base, ours, theirs = (
            side[piece.trio][1] if piece.trio in side and side[piece.trio][0] is there else None
            for side in (self._base, self._ours, self._theirs)
        )
        if ours is None or theirs is None:
            known = next((gap for gap in (ours, theirs, base) if gap is not None), None)
            return self._usual(piece, following) if known is None else known
        if base in (ours, theirs):
            return theirs if ours == base else ours
        return max(ours, theirs, key=len)

    def _usual(self, piece: Woven, following: Woven | None) -> Lines:
        """How far apart two pieces stand that no version has next to each other."""
        if following is None or not piece.lines or following.source.sort is Sort.KEY:
            return ()
        if piece.source.sort is following.source.sort is Sort.ITEM:
            same_list = _kind(piece.marker) == _kind(following.marker)
            return () if same_list and not self._is_loose(following.source) else (BLANK,)
        gaps = [node.gap for node in piece.trio.nodes]
        return max(gaps, key=len, default=()) or (BLANK,)

    def _is_loose(self, node: Node) -> bool:
        """Whether blank lines stand between the bullets it was written among."""
        parent = node.parent
        if parent is None:
            return False
        if parent not in self._loose:
            items = [one for one in parent.children if one.sort is Sort.ITEM]
            self._loose[parent] = any(one.gap for one in items[:-1])
        return self._loose[parent]

    def _between(self, root: Node) -> dict[Trio, tuple[Trio | None, Lines]]:
        """What follows each node of one version, and the blank lines in between."""
        nodes = list(root.walk())
        following = [*(self._trios.of(node) for node in nodes[1:]), None]
        return {
            self._trios.of(node): (after, node.gap)
            for node, after in zip(nodes, following, strict=True)
        }


def _kind(marker: str) -> str:
    """Bullets of one sign make one list; so do numbers behind the same sign."""
    return marker.strip()[-1:]
