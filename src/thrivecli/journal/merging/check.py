"""Whether a merge, read again, is just what was meant: else it is not trusted."""

from collections.abc import Iterator

from thrivecli.journal.merging.node import Node, Sort
from thrivecli.journal.merging.trio import Trio, Trios
from thrivecli.journal.merging.weave import Woven
from thrivecli.journal.merging.written import Choice

_Told = tuple[Sort, int, tuple[str, ...]]


def is_whole(root: Woven, trios: Trios) -> bool:
    """Whether everything that is to stay found its place, and no two places.

    What is shown among conflict marks with all that is nested in it must not hold what
    stands elsewhere as well.
    """
    placed: set[Trio] = set()
    for piece in root.walk():
        placed.add(piece.trio)
        for node in _hidden(piece):
            trio = trios.of(node)
            if trio.ours and trio.theirs:
                return False
            placed.add(trio)
    return all(
        trio in placed for trio in trios.all() if trio.base is None or (trio.ours and trio.theirs)
    )


def _hidden(piece: Woven) -> Iterator[Node]:
    """What a clash shows below its own node."""
    for node in piece.trio.nodes if piece.whole else ():
        if node is not piece.trio.base:
            yield from (one for one in node.walk() if one is not node)


def reads_as_meant(root: Woven, read_again: Node, choice: Choice) -> bool:
    """Whether the text that came of ``root`` with that choice reads as its tree."""
    return list(_meant(root, 0, choice)) == list(_found(read_again, 0))


def _meant(piece: Woven, depth: int, choice: Choice) -> Iterator[_Told]:
    if piece.clash is None:
        yield piece.source.sort, depth, _plain(line.text for line in piece.lines)
    else:
        side = piece.clash.ours if choice is Choice.OURS else piece.clash.theirs
        if side is not None and piece.whole:
            yield from _found(side, depth)
        elif side is not None:
            yield side.sort, depth, _plain(line.text for line in side.lines)
    for child in piece.children:
        yield from _meant(child, depth + 1, choice)


def _found(node: Node, depth: int) -> Iterator[_Told]:
    yield node.sort, depth, _plain(line.text for line in node.lines)
    for child in node.children:
        yield from _found(child, depth + 1)


def _plain(texts: Iterator[str]) -> tuple[str, ...]:
    """The words alone: lines may stand further in or out than they did."""
    return tuple(words for text in texts if (words := " ".join(text.split())))
