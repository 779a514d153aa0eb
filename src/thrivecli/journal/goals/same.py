"""Which goal of a check-in is which of those that stood before, here or at another horizon."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import islice

from thrivecli.journal.goals.likeness import ALIKE, MOST, likeness
from thrivecli.model.text import fold

Place = tuple[str, int]  # a horizon's key, and which of its goals


def match_goals(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> dict[Place, Place]:
    """Where each goal came from, by its place now; what is new is left out. One to one.

    What stayed word for word comes first, then what moved word for word, then what was
    reworded in its place, and last what was reworded on its way to another.
    """
    left, came = _places(before), _places(after)
    found = _same(left, came, lambda place, words: (place[0], words))
    found |= _same(left, came, lambda _, words: words)
    for _, origin, place in sorted(_likely(left, came)):
        if origin in left and place in came:
            found[place] = origin
            del left[origin], came[place]
    return found


def _same(
    left: dict[Place, str], came: dict[Place, str], mark: Callable[[Place, str], Hashable]
) -> dict[Place, Place]:
    """The pairs with one mark, in order; they are taken out of both."""
    waiting: dict[Hashable, list[Place]] = {}
    for origin, words in reversed(left.items()):
        waiting.setdefault(mark(origin, words), []).append(origin)
    found = {}
    for place, words in list(came.items()):
        if origins := waiting.get(mark(place, words)):
            found[place] = origins.pop()
            del left[found[place]], came[place]
    return found


def _places(answers: Mapping[str, tuple[str, ...]]) -> dict[Place, str]:
    return {
        (key, at): fold(text) for key, texts in answers.items() for at, text in enumerate(texts)
    }


def _likely(
    left: Mapping[Place, str], came: Mapping[Place, str]
) -> Iterator[tuple[tuple[bool, float, int], Place, Place]]:
    """All pairs that are alike, with what puts the likeliest first."""
    for origin, words in islice(left.items(), MOST):
        for place, other in islice(came.items(), MOST):
            score = likeness(words, other)
            if score >= ALIKE:
                away = origin[0] != place[0]
                yield (away, -score, abs(origin[1] - place[1])), origin, place
