"""Which node of one version is which of another: by id, by words, and last by likeness."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from thrivecli.journal.merging.node import Node, Sort

_ALIKE = 60.0  # per cent of the letters; below that a line was replaced, not reworded
_MOST = 400  # pairs of leftovers that are compared; beyond that nothing is paired by likeness


class Pairing:
    """Pairs of nodes, each node in one at most.

    ``loose`` are pairs that only look alike: good enough to tell whose change it is, too
    little to put two changes together.
    """

    def __init__(self) -> None:
        self.to_new: dict[Node, Node] = {}
        self.to_old: dict[Node, Node] = {}
        self.loose: set[Node] = set()

    def link(self, old: Node, new: Node, *, loose: bool = False) -> None:
        """Take these two for the same."""
        self.to_new[old] = new
        self.to_old[new] = old
        if loose:
            self.loose.add(new)


def pair(old: Node, new: Node) -> Pairing:
    """The pairs between two versions of one file, given their roots."""
    pairs = Pairing()
    pairs.link(old, new)
    pairer = _Pairer(pairs, set(old.walk()), set(new.walk()))
    pairer.by_id(old, new)
    pairer.below([*pairs.to_new.items()])
    pairer.moved(old, new)
    pairer.loosely(by_place=True)  # last: what moved is not what stands in its place
    return pairs


def pair_added(
    ours: Node,
    theirs: Node,
    known: Iterable[tuple[Node, Node]],
    added: tuple[set[Node], set[Node]],
    *,
    loosely: bool,
) -> Pairing:
    """The pairs among what both sides added, below nodes ``known`` to be the same.

    ``loosely`` also those that merely look alike: where there is no base to tell.
    """
    pairs = Pairing()
    for one, other in known:
        pairs.link(one, other)
    pairer = _Pairer(pairs, *added)
    pairer.by_id(ours, theirs)
    pairer.below([*pairs.to_new.items()])
    if loosely:
        pairer.loosely(by_place=False)
    return pairs


class _Pairer:
    def __init__(self, pairs: Pairing, old: set[Node], new: set[Node]) -> None:
        self._pairs = pairs
        self._old, self._new = old, new
        self._unsure: set[Node] = set()

    def by_id(self, old: Node, new: Node) -> None:
        """Actions with the same id written on them."""
        known = {node.id: node for node in new.walk() if node.id and self._is_free(node)}
        for node in old.walk():
            if node.id in known and self._is_free(node):
                self._pairs.link(node, known[node.id])

    def below(self, pairs: Iterable[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
        """Pair the children of each pair, theirs in turn, and so on; gives all new pairs."""
        waiting, found = list(pairs), []
        while waiting:
            old, new = waiting.pop()
            here = self._twins(old.children, new.children)
            for step in (_exact, _named, _said):
                here += self._by(step, old.children, new.children)
            waiting += here
            found += here
        return found

    def loosely(self, *, by_place: bool) -> None:
        """What is left below each pair and looks alike, or was put in the other's place."""
        waiting = [*self._pairs.to_new.items()]
        while waiting:
            old, new = waiting.pop()
            found = self._by_likeness(old.children, new.children)
            if by_place:
                found += self._by_place(old.children, new.children)
            waiting += [*found, *self.below(found)]

    def moved(self, old: Node, new: Node) -> None:
        """What stands elsewhere, word for word, and only once on either side."""
        for step in (_said, _named):
            lone_new = _lone(step, (node for node in new.walk() if self._is_free(node)))
            lone_old = _lone(step, (node for node in old.walk() if self._is_free(node)))
            found = [(node, lone_new[name]) for name, node in lone_old.items() if name in lone_new]
            for one, other in found:
                self._pairs.link(one, other)
            self.below(found)

    def _is_free(self, node: Node) -> bool:
        if node in self._old:
            return node not in self._pairs.to_new
        return node in self._new and node not in self._pairs.to_old

    def _twins(self, old: list[Node], new: list[Node]) -> list[tuple[Node, Node]]:
        """Things of the same words, as many on either side: in their order.

        Where their number changed, nobody can tell which is which.
        """
        found = []
        there = _grouped(node for node in new if self._is_free(node))
        for name, same in _grouped(node for node in old if self._is_free(node)).items():
            others = there.get(name, [])
            if len(same) == len(others) > 1 and all(map(_may_be_same, same, others)):
                for one, other in zip(same, others, strict=True):
                    self._pairs.link(one, other)
                    found.append((one, other))
            elif len(same) > 1 or len(others) > 1:
                self._unsure |= {*same, *others}
        return found

    def _by_place(self, old: list[Node], new: list[Node]) -> list[tuple[Node, Node]]:
        """The only one left between the same neighbours on either side: it was replaced."""
        there = {self._neighbours(new, at, self._pairs.to_old): at for at in range(len(new))}
        found = []
        for at, node in enumerate(old):
            place = there.get(self._neighbours(old, at, None))
            other = new[place] if place is not None else None
            if other is None or not (self._is_free(node) and self._is_free(other)):
                continue
            if node.sort in (Sort.ITEM, Sort.BLOCK) and _may_be_same(node, other):
                self._pairs.link(node, other, loose=True)
                found.append((node, other))
        return found

    def _neighbours(
        self, nodes: list[Node], at: int, to_old: dict[Node, Node] | None
    ) -> tuple[Node | None, ...] | None:
        """The nodes on either side, as the old version has them; ``None`` at the ends."""
        around = [nodes[at - 1] if at else None, nodes[at + 1] if at + 1 < len(nodes) else None]
        if to_old is None:
            return tuple(around)
        if any(node is not None and node not in to_old for node in around):
            return None
        return tuple(to_old[node] if node else None for node in around)

    def _by(
        self, step: Callable[[Node], Hashable], old: list[Node], new: list[Node]
    ) -> list[tuple[Node, Node]]:
        """Pair free nodes of the same name in their order."""
        waiting: dict[Hashable, list[Node]] = defaultdict(list)
        for node in new:
            if self._is_free(node):
                waiting[step(node)].append(node)
        found = []
        for node in old:
            same = waiting.get(step(node), []) if self._is_free(node) else []
            other = next((one for one in same if _may_be_same(node, one)), None)
            if other is not None:
                same.remove(other)
                is_unsure = node in self._unsure or other in self._unsure
                self._pairs.link(node, other, loose=is_unsure)
                found.append((node, other))
        return found

    def _by_likeness(self, old: list[Node], new: list[Node]) -> list[tuple[Node, Node]]:
        ones = [node for node in old if self._is_free(node)]
        others = [node for node in new if self._is_free(node)]
        if len(ones) * len(others) > _MOST:
            return []
        rated = [
            (likeness, -here, -there, one, other)
            for here, one in enumerate(ones)
            for there, other in enumerate(others)
            if _may_be_same(one, other) and (likeness := _likeness(one, other)) >= _ALIKE
        ]
        found = []
        for _, _, _, one, other in sorted(rated, key=lambda entry: entry[:3], reverse=True):
            if self._is_free(one) and self._is_free(other):
                self._pairs.link(one, other, loose=True)
                found.append((one, other))
        return found


def _grouped(nodes: Iterable[Node]) -> dict[Hashable, list[Node]]:
    found: dict[Hashable, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.sort in (Sort.ITEM, Sort.BLOCK):
            found[_named(node)].append(node)
    return found


def _exact(node: Node) -> Hashable:
    return (node.sort, node.level, node.words)


def _named(node: Node) -> Hashable:
    """By its name among its siblings: an action's words without owner, date and notes."""
    return (node.sort, node.action is not None, node.key)


def _said(node: Node) -> Hashable:
    """By all it says: an action is the same in another place, a heading is not."""
    if node.sort in (Sort.HEADING, Sort.DAY, Sort.KEY):
        return node
    return (node.sort, node.words)


def _lone(step: Callable[[Node], Hashable], nodes: Iterator[Node]) -> dict[Hashable, Node]:
    """Those whose name no other has, words being enough to know them by."""
    found: dict[Hashable, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.sort in (Sort.ITEM, Sort.BLOCK) and node.key:
            found[step(node)].append(node)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _may_be_same(one: Node, other: Node) -> bool:
    """Two written ids tell two actions apart, whatever their words."""
    same_kind = one.sort is other.sort and (one.action is None) == (other.action is None)
    return same_kind and not (one.id and other.id and one.id != other.id)


def _likeness(one: Node, other: Node) -> float:
    """How much of their words two nodes share, or two headings of what stands below them."""
    from rapidfuzz.fuzz import ratio  # compiled; wanted by nothing else on the way here

    if one.sort is Sort.DAY or one.level != other.level:
        return 0.0
    alike = max(ratio(one.key, other.key), _shared_words(one.key, other.key))
    if one.sort is Sort.HEADING:
        below = {child.words for child in one.children}, {child.words for child in other.children}
        shared = len(below[0] & below[1]) / max(1, *map(len, below))
        return max(alike, shared * 100)
    return alike


def _shared_words(one: str, other: str) -> float:
    """How many per cent of the shorter text's words the other has too: it was filled out."""
    shorter, longer = sorted((set(one.split()), set(other.split())), key=len)
    return len(shorter & longer) / max(1, len(shorter)) * 100
