"""Small pictures of numbers, in characters: bars and strips that read without colour.

A picture never stands alone: whoever draws one puts its number beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_FEW_GLYPHS = frozenset({"linux", "dumb"})  # kinds of terminal whose fonts lack most blocks


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What to draw with: the filled and the empty part of a bar, and heights from nothing up."""

    full: str
    empty: str
    heights: str


BLOCKS = Glyphs("█", "░", "·▁▂▃▄▅▆▇█")
ASCII = Glyphs("#", ".", ".:-=+*#")


def glyphs_for(encoding: str | None, kind: str) -> Glyphs:
    """What a terminal of this kind (``TERM``) can show in this encoding."""
    drawn = BLOCKS.full + BLOCKS.empty + BLOCKS.heights
    try:
        drawn.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return ASCII if kind in _FEW_GLYPHS else BLOCKS


def bar(part: int, whole: int, most: int, width: int, glyphs: Glyphs) -> str:
    """``whole`` as a length of which ``part`` is filled; ``most`` would be ``width`` long.

    One sign stands for one as long as there is room; then all shrink alike, but what is more
    than nothing stays to be seen.
    """
    long = _scaled(whole, most, width)
    filled = min(_scaled(part, most, width), long)
    if 0 < part < whole and filled == long > 1:
        filled -= 1
    return glyphs.full * filled + glyphs.empty * (long - filled)


def _scaled(count: int, most: int, width: int) -> int:
    if most <= width:
        return count
    return max(round(count * width / most), 1) if count else 0


def height(count: int, most: int, glyphs: Glyphs) -> str:
    """One sign, the taller the more; nothing has a sign of its own."""
    steps = len(glyphs.heights) - 1
    return glyphs.heights[-(-count * steps // most) if most else 0]


def strip(counts: Iterable[int], glyphs: Glyphs) -> str:
    """A sign a number, side by side."""
    found = tuple(counts)
    most = max(found, default=0)
    return "".join(height(count, most, glyphs) for count in found)


_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CELL = 4


def months_head() -> str:
    """The names over ``months_of``."""
    return "".join(name.rjust(_CELL) for name in _NAMES)


def months_of(year: str, counts: Mapping[str, int], glyphs: Glyphs) -> tuple[str, str]:
    """A year's numbers and their heights, a column a month; months not in ``counts`` are blank.

    Keys are as ``2026-03``.
    """
    most = max(counts.values(), default=0)
    months = [counts.get(f"{year}-{number:02d}") for number in range(1, 13)]
    numbers = ("" if one is None else str(one) for one in months)
    heights = ("" if one is None else height(one, most, glyphs) for one in months)
    return _columns(numbers), _columns(heights)


def _columns(cells: Iterable[str]) -> str:
    return "".join(cell.rjust(_CELL) for cell in cells).rstrip()
