"""What in a paragraph is not prose: code spans, links, URLs, tags and comments.

Nothing in there is an owner or a date. So the grammar reads a *masked* text, as long as the
paragraph, in which those stretches are blotted out, and never meets them.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

BLOT = "\x00"
"""Stands where something was: no letter, no white space, no punctuation."""


PASSED = "\x01"
"""Stands where something was understood already: to be looked past, but not across."""


class Span(NamedTuple):
    """A stretch of a paragraph's text: offsets, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A paragraph with all that is not prose blotted out.

    Comments are spaces in ``text``, being invisible to people; line ends always stay.
    ``shields`` are the stretches that were blotted out, comments that are not ours among
    them; ``comments`` are thrive's own, with the id each holds.
    """

    text: str
    shields: tuple[Span, ...]
    comments: tuple[tuple[Span, str], ...]


# Crockford's base32 leaves out i, l, o and u.
_OURS = re.compile(r"<!--[ \t]*+thrive:([0-9a-hjkmnp-tv-z]{6})[ \t]*+-->", re.IGNORECASE)

_ESCAPE = r"\\[!-/:-@\[-`{-~]"
_TICKS = r"`++"
_COMMENT = r"<!--"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++)"""
_ATTRIBUTE = rf"\s++[A-Za-z_:][A-Za-z0-9_.:\-]*+(?:\s*+=\s*+{_VALUE})?+"
_AUTOLINK = r"<(?:[A-Za-z][A-Za-z0-9+.\-]{1,31}+:|[^\s<>@]++@)[^\s<>]*+>"
_TAG = (
    rf"<[A-Za-z][A-Za-z0-9\-]*+(?:{_ATTRIBUTE})*+\s*+/?>"
    rf"|</[A-Za-z][A-Za-z0-9\-]*+\s*+>|<[!?][^<>]*+>|{_AUTOLINK}"
)
# The scheme is bounded so that a long word is not tried again from its every letter.
_URL = r"(?<![A-Za-z0-9+.\-])(?:[A-Za-z][A-Za-z0-9+.\-]{1,31}+://|www\.)[^\s<>]++"
_WIKI = r"\[\[[^\[\]\n]++\]\]"
_PARENTHESES = r"[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+"
_TITLE = r"""(?:\s++(?:"[^"]*+"|'[^']*+')\s*+)?+"""
_DESTINATION = rf"\]\(\s*+(?:<[^<>\n]*+>|{_PARENTHESES}){_TITLE}\s*+\)"
_REFERENCE = r"\]\[[^\[\]\n]*+\]"

_TOKEN = re.compile(
    rf"(?P<escape>{_ESCAPE})|(?P<ticks>{_TICKS})|(?P<comment>{_COMMENT})|(?P<tag>{_TAG})"
    rf"|(?P<wiki>{_WIKI})|(?P<url>{_URL})|(?P<link>{_DESTINATION}|{_REFERENCE})"
    r"|(?P<open>\[)|(?P<close>\])"
)

_NOTHING_SPECIAL = re.compile(r"[\\`<\[]|://|www\.", re.IGNORECASE)


def mask(text: str) -> Masked:
    """``text`` with code, links, URLs, tags, escapes and comments blotted out."""
    if not _NOTHING_SPECIAL.search(text):
        return Masked(text, (), ())
    return _Scan(text).masked()


class _Scan:
    """One walk over a paragraph from left to right; the leftmost construct wins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shields: list[Span] = []
        self._invisible: list[Span] = []
        self._ours: list[tuple[Span, str]] = []
        self._brackets: list[int] = []
        self._ticks = _runs_by_length(text)
        self._next_ours = -1
        self._last_closing = text.rfind("-->")

    def masked(self) -> Masked:
        position = 0
        while found := _TOKEN.search(self._text, position):
            position = self._take(found)
        return Masked(self._blotted(), tuple(self._shields), tuple(self._ours))

    def _take(self, found: re.Match[str]) -> int:
        """Note what was found; where to go on."""
        match found.lastgroup:
            case "ticks":
                return self._code(found)
            case "comment":
                return self._comment(found.start())
            case "url":
                return self._shield(found.start(), _url_end(found))
            case "link":
                start = self._brackets.pop() if self._brackets else found.start()
                return self._shield(start, found.end())
            case "open":
                self._brackets.append(found.start())
            case "close":
                if self._brackets:
                    self._brackets.pop()
            case _:
                return self._shield(found.start(), found.end())
        return found.end()

    def _shield(self, start: int, end: int) -> int:
        while self._shields and self._shields[-1].start >= start:
            self._shields.pop()  # a link swallows what its words hold
        self._shields.append(Span(start, end))
        return end

    def _code(self, found: re.Match[str]) -> int:
        """A code span ends at the next run of as many backticks; without one it is text."""
        length = found.end() - found.start()
        runs = self._ticks[length]
        following = bisect_left(runs, found.end())
        if following == len(runs):
            return found.end()
        return self._shield(found.start(), runs[following] + length)

    def _comment(self, start: int) -> int:
        """A comment ends at the first closing; one that would swallow ours is text."""
        if start >= self._last_closing or start < self._next_ours:
            return start + 4
        end = self._text.index("-->", start) + 3
        last = self._text.rfind("<!--", start, end)
        ours = _OURS.fullmatch(self._text, last, end)
        if ours is not None and last > start:
            self._next_ours = last
            return start + 4
        self._invisible.append(Span(start, end))
        if ours is None:
            return self._shield(start, end)
        self._ours.append((Span(start, end), ours[1].lower()))
        return end

    def _blotted(self) -> str:
        chars = list(self._text)
        for spans, blot in ((self._shields, BLOT), (self._invisible, " ")):
            for start, end in spans:
                chars[start:end] = [char if char == "\n" else blot for char in chars[start:end]]
        return "".join(chars)


def _runs_by_length(text: str) -> dict[int, list[int]]:
    runs: dict[int, list[int]] = {}
    for found in re.finditer(_TICKS, text):
        runs.setdefault(len(found[0]), []).append(found.start())
    return runs


def _url_end(found: re.Match[str]) -> int:
    """Where a bare URL ends: closing punctuation is not part of it (GFM's rule)."""
    url = found[0]
    surplus = url.count(")") - url.count("(")
    end = len(url)
    while end and url[end - 1] in "?!.,:;*_~'\")":
        if url[end - 1] == ")":
            if surplus <= 0:
                break
            surplus -= 1
        end -= 1
    return found.start() + max(end, 1)
