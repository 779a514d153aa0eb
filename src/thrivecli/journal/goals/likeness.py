"""How much two answers have in common: the same goal in other words, or another goal.

Every threshold stands here; ``tests/journal/test_likeness.py`` holds them to a labelled set.
"""

import enum
from functools import lru_cache

from thrivecli.journal.goals.said import Said, said
from thrivecli.model.text import fold

ALIKE = 0.6  # of the weight of both texts' words, how much both have
STAYED = 0.5  # of the smaller answer's items, how many the other has in the same or other words
_LONG = 5  # letters from which on one wrong letter is a slip of the hand
_LONGER = 8  # letters from which on two are
_STEM = 4  # letters that a word and one derived from it ('mentor', 'mentoring') begin with
_ENDING = 4  # letters by which the derived one may be longer
MOST = 40  # items of an answer that are looked at for other words, besides those that stayed
_FEW = 4  # words that one word alone may have been filled out to


class Change(enum.StrEnum):
    """What became of an answer from one check-in to the next."""

    FIRST = "first"
    SAME = "same"
    REWORDED = "reworded"
    REPLACED = "replaced"
    CLEARED = "cleared"
    MOVED = "moved"


def change_between(before: tuple[str, ...], after: tuple[str, ...]) -> Change:
    """What became of an answer, of whose items (nested ones too) both tuples are made.

    ``same`` is word for word; ``reworded`` where at least half of it stayed, in its own or
    in other words. Nothing before is ``first``, nothing after ``cleared``. That a goal
    moved can only be seen beside other answers, by ``follow_goals`` of the ledger.
    """
    if tuple(map(fold, before)) == tuple(map(fold, after)):
        return Change.SAME
    if not before:
        return Change.FIRST
    if not after:
        return Change.CLEARED
    stayed = len(pairs_alike(before, after)) / min(len(before), len(after))
    if stayed >= STAYED or alike(" ".join(before), " ".join(after)):
        return Change.REWORDED
    return Change.REPLACED


def pairs_alike(before: tuple[str, ...], after: tuple[str, ...]) -> dict[int, int]:
    """Which item of the one is which of the other, by their places; the most alike first."""
    found = _the_same(before, after)
    came = set(found.values())
    left = [place for place in range(len(before)) if place not in found][:MOST]
    new = [place for place in range(len(after)) if place not in came][:MOST]
    likely = ((-likeness(before[i], after[j]), abs(i - j), i, j) for i in left for j in new)
    for score, _, i, j in sorted(likely):
        if -score >= ALIKE and i not in found and j not in came:
            found[i] = j
            came.add(j)
    return found


def _the_same(before: tuple[str, ...], after: tuple[str, ...]) -> dict[int, int]:
    """The items that are word for word in both, in order."""
    waiting: dict[str, list[int]] = {}
    for place, text in reversed(list(enumerate(after))):
        waiting.setdefault(fold(text), []).append(place)
    found = {}
    for place, text in enumerate(before):
        if places := waiting.get(fold(text)):
            found[place] = places.pop()
    return found


def alike(before: str, after: str) -> bool:
    """Whether two texts say the same, in the same or in other words."""
    return likeness(before, after) >= ALIKE


@lru_cache(maxsize=4096)
def likeness(before: str, after: str) -> float:
    """From 0, nothing in common, to 1, the same. To say and to deny is nothing in common."""
    if fold(before) == fold(after):
        return 1.0
    one, other = said(before), said(after)
    if one.denies != other.denies:
        return 0.0
    shared = _shared(one, other)
    whole = one.weight + other.weight
    score = 2 * shared / whole if whole else 0.0
    return max(score, ALIKE) if _filled_out(one, other) else score


def _shared(one: Said, other: Said) -> float:
    """The weight of the words that both have, each counted once."""
    left = list(other.words)
    shared = 0.0
    for word in sorted(one.words, key=lambda word: word not in left):
        found = word if word in left else next((w for w in left if _is_word(word, w)), None)
        if found is not None:
            left.remove(found)
            shared += (one.weight_of(word) + other.weight_of(found)) / 2
    return shared


def _filled_out(one: Said, other: Said) -> bool:
    """Whether one says all that the other does, and more of it."""
    less, more = sorted((one, other), key=lambda text: len(text.telling))
    if not less.telling or (len(less.telling) == 1 and len(more.telling) > _FEW):
        return False
    return all(any(_is_word(word, other) for other in more.telling) for word in less.telling)


@lru_cache(maxsize=16384)
def _is_word(one: str, other: str) -> bool:
    """Whether two words are one, but for a slip of the hand or an ending."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if (
        len(short) < _STEM
        or len(long) - len(short) > _ENDING + 1
        or not (one.isalpha() and other.isalpha())
    ):
        return False
    stem = short.removesuffix("e") if len(short) > _STEM else short  # 'manage', 'managing'
    if long.startswith(stem) and len(long) - len(stem) <= _ENDING:
        return True
    from rapidfuzz.distance import OSA  # only where an answer has changed

    slips = OSA.distance(one, other, score_cutoff=2)
    if slips == 1:  # a letter too many, too few or out of order; from five on also a wrong one
        return len(short) >= _LONG or len(short) != len(long) or sorted(one) == sorted(other)
    return slips == 2 and len(short) >= _LONGER and one[0] == other[0]
