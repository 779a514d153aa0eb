"""Quoting notes in Markdown of our own, each line with its source.

A line of the notes that would begin a heading, a list, a quotation, code, HTML or the like in
its new place gets one backslash at its beginning. Nothing else in it changes.
"""

import re
from collections.abc import Iterator

from thrivecli.journal.history.evidence import Quote

_STARTS_A_BLOCK = re.compile(
    r"""
      (?P<number>\d{1,9})(?=[.)](?:\s|$))             # a numbered item
    | (?: \#{1,6}(?:\s|$) | [-+*](?:\s|$) | >         # a heading, a bullet, a quotation
        | `{3}(?=[^`]*$) | ~{3} | ([-_*])(?:\s*\2){2,}\s*$   # code, a rule
        | \[.\](?:\s|$) | \[[^\]]*\]:                 # a box, a link's definition
        | <(?![A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|[^\s@<>]+@[^\s<>]+>)[A-Za-z/!?] )   # HTML
    """,
    re.VERBOSE,
)


def as_item(text: str) -> str:
    """A line's words as they may stand behind a bullet, where they mean what they meant."""
    found = _STARTS_A_BLOCK.match(text)
    if not found:
        return text
    place = found.end("number") if found["number"] else 0
    return f"{text[:place]}\\{text[place:]}"


def quoted(quote: Quote, before: str = "") -> Iterator[str]:
    """A bullet with what was said, and nested ones with its details."""
    text = quote.text or "(no words)"
    yield f"- {before}{text if before else as_item(text)}{cite(quote)}"
    for detail in quote.details:
        yield f"  - {as_item(detail.text or '(no words)')}{cite(detail)}"


def cite(quote: Quote) -> str:
    """The source in brackets; empty where there is no history to cite from."""
    if quote.place is None or (quote.origin is None and not quote.uncommitted):
        return ""
    workspace = f"{quote.place.workspace}: " if quote.place.workspace else ""
    if quote.origin is None:
        return f" ({workspace}{quote.place.path}:{quote.place.line}, not committed yet)"
    late = f"; written down {later_in_words(quote.late)} later" if quote.late else ""
    return f" ({workspace}{quote.origin.cite}{late})"


def later_in_words(days: int) -> str:
    """A stretch of days as people say it."""
    if days < 60:
        return count(days, "day")
    months = round(days / 30.44)
    return count(months, "month") if months < 24 else count(round(days / 365.25), "year")


def count(number: int, word: str) -> str:
    """``1 day``, ``2 days``."""
    return f"{number} {word}{'' if number == 1 else 's'}"
