"""What becomes of each thing in a merge: whether it stays, and what it stands in."""

from thrivecli.journal.merging.node import Node, Sort
from thrivecli.journal.merging.trio import Trio, Trios


class Fates:
    """Decides for every trio, and remembers what it decided."""

    def __init__(self, trios: Trios) -> None:
        self._trios = trios
        self._known: dict[Trio, bool | None] = {}

    def stays(self, trio: Trio) -> bool | None:
        """Whether it is there afterwards; ``None`` if one deleted what the other changed."""
        if trio not in self._known:
            self._known[trio] = self._fate_of(trio)
        return self._known[trio]

    def is_in_doubt(self, trio: Trio) -> bool:
        """Whether both changed what is only taken for the same thing, or what is nested in it."""
        base, ours, theirs = trio.base, trio.ours, trio.theirs
        if not (trio.is_loose and base and ours and theirs) or base.sort is Sort.HEADING:
            return False
        return self._is_touched(ours, base) and self._is_touched(theirs, base)

    def is_contested(self, trio: Trio) -> bool:
        """Whether it is a section, or stands beside them, and both changed it."""
        base, ours, theirs = trio.base, trio.ours, trio.theirs
        if not (ours and theirs and ours.parent) or ours.parent.sort is not Sort.ROOT:
            return False
        if base is None:
            return ours.words != theirs.words or bool(ours.children or theirs.children)
        return self._is_touched(ours, base) and self._is_touched(theirs, base)

    def _fate_of(self, trio: Trio) -> bool | None:
        if trio.base is None or (trio.ours and trio.theirs):
            return True
        left = trio.ours or trio.theirs
        return None if left and self._is_touched(left, trio.base) else False

    def _is_touched(self, node: Node, base: Node) -> bool:
        """Whether a side that kept a node has changed it, or anything that goes with it."""
        was, now = base.parent, node.parent
        if was and now and self._trios.of(was) is not self._trios.of(now):
            return True
        if node.words != base.words:
            return True
        for child in node.children:
            theirs = self._trios.of(child)
            if theirs.base is None or theirs.base.parent is not base:
                return True
            if not (theirs.ours and theirs.theirs) and self._is_touched(child, theirs.base):
                return True
        return False

    def parent(self, trio: Trio) -> Trio | None:
        """Where it stands: as the side has it that moved it."""
        found = [
            self._trios.of(node.parent) if node and node.parent else None
            for node in (trio.base, trio.ours, trio.theirs)
        ]
        before, ours, theirs = found
        if trio.ours is None or trio.theirs is None:
            return ours if trio.ours else theirs
        return theirs if trio.base and ours is before else ours
