"""The signs and words that announce a due date, and the dates behind them."""

import re
from dataclasses import dataclass
from functools import cache

from thrivecli.markdown.dates.forms import DateText, read_date
from thrivecli.markdown.dates.words import MONTH
from thrivecli.markdown.line.inline import Span

DUE_SIGNS = "📅📆🗓"
OTHER_SIGNS = "🛫⏳⌛➕"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date with what announces it, both inside ``span``.

    ``late``: said with 'before' or 'until', so that it counts only where it ends the line.
    """

    span: Span
    date: DateText
    late: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A sign or word behind which a date was expected; ``sign`` as written."""

    offset: int
    sign: str


_APART = r"(?<![^\W_])(?<![-./'’@#])"
_BY_ON = r"(?:(?:by|on)\s++)?+"
_TO_BE = rf"due(?:\s++date)?+(?:\s*+::?+\s*+{_BY_ON}|\s++{_BY_ON})"


@cache
def _starter() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<sign>[{DUE_SIGNS}]\ufe0f?\s*+)"
        r"|(?P<field>[\[(]\s*+due\s*+::\s*+)"
        rf"|{_APART}(?:(?P<word>{_TO_BE}|by(?:\s*+:)?+\s++)|(?P<late>(?:before|until)\s++))",
        re.IGNORECASE,
    )


@cache
def _other_dates() -> re.Pattern[str]:
    keys = "scheduled|start|created|completion|completed|cancelled|done"
    return re.compile(
        rf"[{OTHER_SIGNS}]\ufe0f?\s*+|[\[(]\s*+(?:{keys})\s*+::\s*+|{_APART}(?:{keys})\s*+::?+\s*+",
        re.IGNORECASE,
    )


_EMPHASIS = re.compile(r"(?:\*{1,3}|_{1,3})(?=[0-9A-Za-z])")
_CLOSING = re.compile(r"\s*+[\])]")
_MONTH_ALONE = re.compile(rf"(?P<month>{MONTH})(?![^\W_])(?!['’]s\b)(?!-)", re.IGNORECASE)


def find_phrases(masked: str, order: str | None) -> tuple[list[Phrase], list[Unread]]:
    """The announced dates of a masked paragraph, in order, and what announced none."""
    phrases: list[Phrase] = []
    unread: list[Unread] = []
    position = 0
    while found := _starter().search(masked, position):
        phrase = _phrase(found, masked, order)
        position = found.end()
        if phrase is not None:
            phrases.append(phrase)
            position = phrase.span.end
        elif _expects_date(found, masked):
            unread.append(Unread(found.start(), found[0].strip()))
    return phrases, unread


def _phrase(found: re.Match[str], masked: str, order: str | None) -> Phrase | None:
    start = found.end()
    emphasis = _EMPHASIS.match(masked, start)
    mark = emphasis[0] if emphasis else ""
    read = read_date(masked, start + len(mark), order, spoken=True)
    if read is None:
        return None
    end = read.end
    if mark:
        if not masked.startswith(mark, end):
            return None
        end += len(mark)
    if found["field"]:
        closed = _CLOSING.match(masked, end)
        if closed is None:
            return None
        end = closed.end()
    return Phrase(Span(found.start(), end), read, late=found["late"] is not None)


def _expects_date(found: re.Match[str], masked: str) -> bool:
    """Signs are for dates alone; behind a word, a month with no day was meant as one."""
    if found["sign"] or found["field"] or ":" in found[0]:
        return True
    month = _MONTH_ALONE.match(masked, found.end())
    return found["word"] is not None and month is not None and month["month"][0].isupper()


def other_dates(masked: str, order: str | None) -> list[Span]:
    """Dates that say something else (start, scheduled, created), with their signs."""
    spans: list[Span] = []
    if ":" not in masked and not any(sign in masked for sign in OTHER_SIGNS):
        return spans
    for found in _other_dates().finditer(masked):
        read = read_date(masked, found.end(), order, spoken=False)
        if read is None:
            continue
        closed = _CLOSING.match(masked, read.end) if found[0][0] in "[(" else None
        spans.append(Span(found.start(), closed.end() if closed else read.end))
    return spans
