"""Two texts held against each other, word for word."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_WORDS = 2000  # of both; longer texts are told whole


class Side(enum.StrEnum):
    """In which of the two texts a stretch of words stands."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in a row that are all in both texts, or all in one."""

    side: Side
    text: str


def word_diff(before: str, after: str) -> tuple[Stretch, ...]:
    """What became of the one text on its way to the other; what went comes before what came."""
    return tuple(_stretches(before.split(), after.split()))


def _stretches(before: list[str], after: list[str]) -> Iterator[Stretch]:
    from difflib import SequenceMatcher  # for the difference only

    if len(before) + len(after) > _MOST_WORDS:
        yield from _whole(before, after)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            yield Stretch(Side.SAME, " ".join(before[start:end]))
        else:
            yield from _whole(before[start:end], after[begin:stop])


def _whole(before: list[str], after: list[str]) -> Iterator[Stretch]:
    if before:
        yield Stretch(Side.REMOVED, " ".join(before))
    if after:
        yield Stretch(Side.ADDED, " ".join(after))
