"""The marks that a merge leaves around what two people have to settle."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thrivecli.markdown.lines import EOL
from thrivecli.markdown.quoted import fenced

_LINE_BEFORE = r"(?<![^\r\n\ufeff])"
_LABEL = r"(?: [^\r\n]*)?"


def _mark(sign: str, label: str = _LABEL) -> re.Pattern[str]:
    return re.compile(rf"{_LINE_BEFORE}{re.escape(sign) * 7}{label}(?:{EOL}|\Z)")


_OURS, _BEFORE, _PARTING, _THEIRS = _mark("<"), _mark("|"), _mark("=", ""), _mark(">")
_NAMED = r" [^\s>][^\r\n]*"
_LABELLED = {
    "<": _mark("<", _NAMED),
    "|": _mark("|", _NAMED),
    "=": _PARTING,
    ">": _mark(">", _NAMED),
}


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
    """Where the first whole conflict begins that is none in a code fence; ``None`` without one.

    A merge writes its marks anywhere. In a fence somebody may have quoted them, and only git can
    tell the one from the other.
    """
    return next((found.start for found in find_unquoted(text)), None)


def find_unquoted(text: str) -> Iterator[Marked]:
    """Every whole conflict that does not lie within a code fence, in order."""
    found = list(find_marked(text))
    spans = fenced(text) if found else ()
    yield from (one for one in found if not _is_within(one, spans))


def stray_marks(text: str) -> Iterator[int]:
    """Lines outside of fences that look like the first or last mark, without their fellows."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    inside = [*((one.start, one.end) for one in find_marked(text)), *fenced(text)]
    places = [mark.start() for sign in "<>" for mark in _LABELLED[sign].finditer(text)]
    yield from (
        place for place in sorted(places) if not any(start <= place < end for start, end in inside)
    )


def _is_within(marked: Marked, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= marked.start and marked.end <= end for start, end in spans)


def broken_mark(text: str) -> int | None:
    """A mark whose fellows are missing or out of place: somebody took some of them away.

    A single line that looks like a mark is text. Two of different kinds are not, in a file that
    git could not merge; anywhere else they may be.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    inside = [(found.start, found.end) for found in find_marked(text)]
    left = [
        (mark.start(), sign)
        for sign, pattern in _LABELLED.items()
        for mark in pattern.finditer(text)
        if not any(start <= mark.start() < end for start, end in inside)
    ]
    kinds = {sign for _, sign in left}
    if len(kinds) < 2 or not kinds & {"<", ">"}:
        return None
    return min(left)[0]


def _next(text: str, place: int) -> Marked | None:
    """The next conflict whose marks stand in their order, with no other mark between them."""
    while "<<<<<<<" in text and (ours := _OURS.search(text, place)):
        parting = _PARTING.search(text, ours.end())
        theirs = parting and _THEIRS.search(text, parting.end())
        if not (parting and theirs):
            return None
        again = _OURS.search(text, ours.end(), theirs.start())
        if again is None and not _THEIRS.search(text, ours.end(), parting.start()):
            return _marked(text, ours, parting, theirs)
        place = again.start() if again else theirs.end()
    return None


def _marked(
    text: str, ours: re.Match[str], parting: re.Match[str], theirs: re.Match[str]
) -> Marked:
    before = _BEFORE.search(text, ours.end(), parting.start())
    end = before.start() if before else parting.start()
    base = text[before.end() : parting.start()] if before else None
    inner = text[parting.end() : theirs.start()]
    return Marked(ours.start(), theirs.end(), text[ours.end() : end], base, inner)
