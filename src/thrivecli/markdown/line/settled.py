"""The notes that say when an action was done or dropped."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from thrivecli.markdown.dates.forms import DateText, read_date
from thrivecli.markdown.dates.words import MONTH, WEEKDAY
from thrivecli.markdown.line.brackets import pairs
from thrivecli.markdown.line.inline import Span
from thrivecli.model.text import fold_space

SettledWord = Literal["done", "dropped"]

_DAY_LIKE = re.compile(rf"[0-9]|{WEEKDAY}\b|{MONTH}\b", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Note:
    """``(done 06 Oct 2020)``, ``(dropped 06 Oct 2020: reason)``, ``✅ 2020-10-06``."""

    span: Span
    word: SettledWord
    date: DateText
    reason: str = ""
    sign: bool = False


class UnreadNote(NamedTuple):
    """The offset of a date in a note that cannot be read, and the note's words."""

    offset: int
    words: str


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"\(\s*+(?P<word>done|dropped)(?:\s*+:\s*+|\s++on\s++|\s++)|(?P<sign>[✅❌])\ufe0f?\s*+",
        re.IGNORECASE,
    )


def find_notes(masked: str, text: str, order: str | None) -> list[Note]:
    """Every note in a masked paragraph, in order; ``text`` is where reasons are read from."""
    openings = list(_opening().finditer(masked))
    if not openings:
        return []
    closing = pairs(masked)
    notes = (_note(found, masked, text, order, closing) for found in openings)
    return [note for note in notes if note is not None]


def unread_notes(masked: str, order: str | None) -> list[UnreadNote]:
    """Notes meant to say a day, which say none that can be read."""
    found = []
    closing = pairs(masked)
    for opening in _opening().finditer(masked):
        end = closing.get(opening.start(), len(masked) if opening["sign"] else None)
        if end is None or not _DAY_LIKE.match(masked, opening.end(), end):
            continue
        read = read_date(masked, opening.end(), order, spoken=False)
        if read is None or read.due is None:
            words = masked[opening.end() : read.end if read else end]
            found.append(UnreadNote(opening.end(), fold_space(words)))
    return found


def _note(
    found: re.Match[str], masked: str, text: str, order: str | None, closing: dict[int, int]
) -> Note | None:
    read = read_date(masked, found.end(), order, spoken=False)
    if read is None:
        return None
    if found["sign"]:
        word: SettledWord = "done" if found["sign"] == "✅" else "dropped"
        return Note(Span(found.start(), read.end), word, read, sign=True)
    end = closing.get(found.start())
    if end is None or read.end > end:
        return None
    rest = masked[read.end : end].strip()
    if rest and rest[0] not in ":,;":
        return None
    word = "done" if found["word"].lower() == "done" else "dropped"
    reason = fold_space(text[read.end : end]).lstrip(":,; ")
    return Note(Span(found.start(), end + 1), word, read, _ESCAPED.sub(r"\1", reason))
