"""The order of siblings after a merge: as the side that moved them has it, additions beside
what they were written behind."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

_T = TypeVar("_T", bound=Hashable)
Rank = tuple[bool, str]


def merged_order(
    base: Sequence[_T],
    ours: Sequence[_T],
    theirs: Sequence[_T],
    rank: Callable[[Sequence[_T]], Rank],
) -> list[_T]:
    """All of ``ours`` and ``theirs``, once each.

    Where both sides put something in the same place, ``rank`` of a run says which comes
    first, so that the result does not depend on whose side it is merged on.
    """
    both = set(ours) & set(theirs)
    old = [one for one in base if one in both]
    if [one for one in ours if one in both] == old:
        ours, theirs = theirs, ours  # only they moved anything
    return _with(list(ours), theirs, rank)


def _with(order: list[_T], other: Sequence[_T], rank: Callable[[Sequence[_T]], Rank]) -> list[_T]:
    known, shared = set(order), set(other)
    before: _T | None = None
    run: list[_T] = []
    runs: list[tuple[_T | None, list[_T]]] = []
    for one in other:
        if one in known:
            runs.append((before, run))
            before, run = one, []
        else:
            run.append(one)
    runs.append((before, run))
    for anchor, added in runs:
        if added:
            _put(order, anchor, added, shared, rank)
    return order


def _put(
    order: list[_T],
    anchor: _T | None,
    added: list[_T],
    shared: set[_T],
    rank: Callable[[Sequence[_T]], Rank],
) -> None:
    start = order.index(anchor) + 1 if anchor is not None else 0
    end = start
    while end < len(order) and order[end] not in shared:
        end += 1
    theirs = order[start:end]
    at = end if theirs and rank(theirs) <= rank(added) else start
    order[at:at] = added
