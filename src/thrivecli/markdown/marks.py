"""The marks that a merge leaves around what two people have to settle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thrivecli.markdown.lines import EOL

_LINE_BEFORE = r"(?<![^\r\n\ufeff])"
_LABEL = r"(?: [^\r\n]*)?"


def _mark(sign: str, label: str = _LABEL) -> re.Pattern[str]:
    return re.compile(rf"{_LINE_BEFORE}{re.escape(sign) * 7}{label}(?:{EOL}|\Z)")


_OURS, _BEFORE, _PARTING, _THEIRS = _mark("<"), _mark("|"), _mark("=", ""), _mark(">")


@dataclass(frozen=True, slots=True)
class Marked:
    """One conflict in a text. ``start`` and ``end`` are offsets and take in all its marks.

    ``base`` is what both began with, where the merge says so.
    """

    start: int
    end: int
    ours: str
    base: str | None
    theirs: str


def find_marked(text: str) -> Iterator[Marked]:
    """Every whole conflict, in order; a mark without its fellows is none."""
    place = 0
    while (found := _next(text, place)) is not None:
        yield found
        place = found.end


def first_mark(text: str) -> int | None:
    """Where the first conflict begins; ``None`` if there is none."""
    found = _next(text, 0)
    return found.start if found else None


def _next(text: str, place: int) -> Marked | None:
    ours = _OURS.search(text, place) if "<<<<<<<" in text else None
    parting = ours and _PARTING.search(text, ours.end())
    theirs = parting and _THEIRS.search(text, parting.end())
    if not (ours and parting and theirs):
        return None
    before = _BEFORE.search(text, ours.end(), parting.start())
    end = before.start() if before else parting.start()
    base = text[before.end() : parting.start()] if before else None
    return Marked(
        ours.start(),
        theirs.end(),
        text[ours.end() : end],
        base,
        text[parting.end() : theirs.start()],
    )
