"""Which list items travel with the actions that are carried, and which branches stay.

The whole block of an action travels: its notes, its code, its nested open actions. Nested
settled branches with nothing open in them stay behind. Above a carried action, a plain
bullet or a settled action comes along as context, without its other children.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from thrivecli.markdown.actions import ActionLine
from thrivecli.markdown.answers import walk
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.structure.blocks import Block, Kind


@dataclass(frozen=True, slots=True)
class Root:
    """An item that lands somewhere by itself, and the first carried action in it.

    ``around`` are the items and quotes it stands in, outermost first.
    """

    item: Block
    around: tuple[Block, ...]
    line: ActionLine


class Forest:
    """The items of one check-in that travel.

    ``carried`` are indices among its actions. ``is_there`` says of an item above a carried
    one whether it already stands where the carried one is going: then it does not travel
    again.
    """

    def __init__(
        self,
        reading: Reading,
        carried: Collection[int],
        is_there: Callable[[Block], bool] = lambda _item: False,
    ) -> None:
        self._reading = reading
        self._carried = frozenset(carried)
        self._is_there = is_there
        self._above = _containers(reading.blocks)
        self._action_at = {id(line.box.item): n for n, line in enumerate(reading.lines)}
        self._root_of: dict[int, Block] = {}
        for index in sorted(self._carried):
            self._mark(self._item(index))

    def roots(self) -> tuple[Root, ...]:
        """The outermost items that travel, in document order."""
        found: dict[int, Root] = {}
        for index in sorted(self._carried):
            root = self._root_of[id(self._item(index))]
            if id(root) not in found:
                around = tuple(self._containers(root))[::-1]
                found[id(root)] = Root(root, around, self._reading.lines[index])
        return tuple(found.values())

    def context(self) -> tuple[int, ...]:
        """The settled actions that travel only because of what is below them."""
        return tuple(
            index
            for index, line in enumerate(self._reading.lines)
            if index not in self._carried
            and id(line.box.item) in self._root_of
            and line.action.status.is_settled
        )

    def left_out_of(self, root: Block) -> Iterator[Block]:
        """The branches and notes below a travelling item that stay behind."""
        waiting = [(root, self._is_carried(root))]
        while waiting:
            item, is_whole = waiting.pop()
            if not is_whole:
                yield from (b for b in item.children[1:] if not self._holds_marked(b))
            for child in _items_in(item):
                if id(child) in self._root_of:
                    waiting.append((child, is_whole or self._is_carried(child)))
                elif is_whole and id(child) not in self._action_at:
                    waiting.append((child, True))
                else:
                    yield child

    def left_out_of_answer(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """The branches of a copied answer that stay behind: actions with nothing carried."""
        waiting = list(blocks)
        while waiting:
            block = waiting.pop()
            is_action = id(block) in self._action_at
            if is_action and id(block) not in self._root_of:
                yield block
            elif is_action and not self._is_carried(block):
                yield from self.left_out_of(block)
            else:
                waiting.extend(block.children)

    def _item(self, index: int) -> Block:
        return self._reading.lines[index].box.item

    def _is_carried(self, item: Block) -> bool:
        return self._action_at.get(id(item), -1) in self._carried

    def _mark(self, item: Block) -> None:
        """Note the item and those above it that travel with it, each with the outermost."""
        way, root = [item], item
        for above in self._containers(item):
            if id(root) in self._root_of:
                root = self._root_of[id(root)]
                break
            if above.kind is Kind.ITEM:
                if self._is_there(above) and not self._comes_along_anyway(above):
                    break
                way.append(above)
                root = above
        self._root_of.update((id(one), root) for one in way)

    def _comes_along_anyway(self, item: Block) -> bool:
        """Whether it is a plain bullet of a carried action, whose whole block travels."""
        if id(item) in self._action_at:
            return False
        actions = (above for above in self._containers(item) if id(above) in self._action_at)
        nearest = next(actions, None)
        return nearest is not None and self._is_carried(nearest)

    def _holds_marked(self, block: Block) -> bool:
        """Whether a block below context may hold what travels; lists are gone through anyway."""
        if block.kind is Kind.QUOTE:
            return any(id(inner) in self._root_of for inner in walk(block))
        return block.kind is Kind.LIST

    def _containers(self, block: Block) -> Iterator[Block]:
        """The items and quotes that a block stands in, innermost first."""
        above = self._above.get(id(block))
        while above is not None:
            yield above
            above = self._above.get(id(above))


def _items_in(item: Block) -> Iterator[Block]:
    """The items nested directly below, looked for inside quotes as well."""
    waiting = list(reversed(item.children))
    while waiting:
        block = waiting.pop()
        if block.kind is Kind.ITEM:
            yield block
        elif block.kind in (Kind.LIST, Kind.QUOTE):
            waiting.extend(reversed(block.children))


def _containers(blocks: tuple[Block, ...]) -> dict[int, Block]:
    """For each nested block the item or quote that directly holds it, by the block's id()."""
    above: dict[int, Block] = {}
    waiting: list[tuple[Block, Block | None]] = [(block, None) for block in blocks]
    while waiting:
        block, holder = waiting.pop()
        if holder is not None:
            above[id(block)] = holder
        inner = block if block.kind in (Kind.ITEM, Kind.QUOTE) else holder
        waiting.extend((child, inner) for child in block.children)
    return above
