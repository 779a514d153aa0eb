"""Whether a merge, read again, is just what was meant: else it is not trusted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from thrivecli.journal.merging.lines import Line
from thrivecli.journal.merging.node import Node, Sort
from thrivecli.journal.merging.trio import Trio, Trios
from thrivecli.journal.merging.weave import Woven
from thrivecli.journal.merging.written import Choice

_OPENING = re.compile(r"^(?:[ \t>]|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|$))+")
_Told = tuple[Sort, int, tuple[str, ...]]


def is_whole(root: Woven, trios: Trios) -> bool:
    """Whether everything that is to stay found its place, and no two places.

    What is shown among conflict marks with all that is nested in it must not hold what
    stands elsewhere as well.
    """
    placed: set[Trio] = set()
    for piece in root.walk():
        placed.add(piece.trio)
        hidden = set(_hidden(piece))
        for node in hidden:
            trio = trios.of(node)
            if trio.ours and trio.theirs and not {trio.ours, trio.theirs} <= hidden:
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


def adds_up(root: Woven, base: Node, ours: Node, theirs: Node, trios: Trios) -> bool:
    """Whether each line is there as often as whoever changed its number left it.

    Told by the lines alone, however they were read: an unclosed fence on one side makes code
    of what the other deletes. What is joined or left between marks is not counted.
    """
    apart = {trios.of(node) for piece in root.walk() for node in _shown(piece)}
    before, mine, other = (
        Counter(_lines(node for node in side.walk() if trios.of(node) not in apart))
        for side in (base, ours, theirs)
    )
    after = Counter(
        words for piece in root.walk() if piece.trio not in apart for words in _said(piece.lines)
    )
    return all(
        after[words] == (other if mine[words] == before[words] else mine)[words]
        for words in {*before, *mine, *other}
        if before[words] in (mine[words], other[words])
    )


def _shown(piece: Woven) -> Iterator[Node]:
    """The nodes whose lines are in a clash, or were joined of both sides'."""
    if piece.whole:
        yield from (one for node in piece.trio.nodes for one in node.walk())
    elif piece.clash or _is_joined(piece.trio):
        yield from piece.trio.nodes


def _is_joined(trio: Trio) -> bool:
    """Whether both sides changed its words, each in another way."""
    if trio.ours is None or trio.theirs is None or trio.ours.words == trio.theirs.words:
        return False
    return trio.base is None or trio.base.words not in (trio.ours.words, trio.theirs.words)


def _lines(nodes: Iterator[Node]) -> Iterator[str]:
    return (words for node in nodes for words in _said(node.lines))


def _said(lines: Iterable[Line]) -> Iterator[str]:
    """The words of lines, list markers and quotes left out, empty ones too."""
    return (words for line in lines if (words := _OPENING.sub("", line.text).strip()))


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
