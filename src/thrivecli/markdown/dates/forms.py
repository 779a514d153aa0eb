"""Dates found in a text, in any of their forms."""

import re
from dataclasses import dataclass
from datetime import date

from thrivecli.markdown.dates.meanings import (
    AMBIGUOUS,
    IMPOSSIBLE,
    MEANINGS,
    UNREADABLE,
    Meaning,
    after,
)
from thrivecli.markdown.dates.patterns import FULL, anywhere, forms, pattern
from thrivecli.markdown.dates.words import weekday_number
from thrivecli.model.due import Due

__all__ = ["AMBIGUOUS", "IMPOSSIBLE", "UNREADABLE", "DateText", "after", "full_dates", "read_date"]


@dataclass(frozen=True, slots=True)
class DateText:
    """A date found in a text. ``fault`` says why it has no ``due``: one of the codes above.

    ``full`` means day, month and year; ``figures`` that it is written without words;
    ``misnamed`` that the weekday beside it is another day's.
    """

    start: int
    end: int
    due: Due | None
    fault: str = ""
    full: bool = False
    figures: bool = False
    misnamed: bool = False


def read_date(text: str, start: int, order: str | None, *, spoken: bool) -> DateText | None:
    """The date that begins at ``start``, or ``None``.

    ``spoken``: a sign or word announced it, so that all forms count, not only full dates.
    ``order`` is ``dmy`` or ``mdy`` for dates such as 08/10/2020, ``None`` where unsettled.
    """
    for name in forms(text[start : start + 1].lower(), spoken):
        found = pattern(name).match(text, start)
        if found is None:
            continue
        meaning = MEANINGS[name](found, order)
        if meaning is not None:
            return _date_text(found, meaning, name)
    return None


def full_dates(text: str, order: str | None) -> list[DateText]:
    """Every full date in a text, in order and apart from each other."""
    dates: list[DateText] = []
    position = 0
    while found := anywhere().search(text, position):
        read = read_date(text, found.start(), order, spoken=False)
        if read is not None:
            dates.append(read)
        position = read.end if read is not None else found.start() + 1
    return dates


def _date_text(found: re.Match[str], meaning: Meaning, name: str) -> DateText:
    due, fault = None, ""
    words = " ".join(found[0].split())
    if isinstance(meaning, str):
        fault = meaning
    elif isinstance(meaning, date):
        due = Due(words, day=meaning)
    else:
        due = Due(words, when=meaning)
    return DateText(
        found.start(),
        found.end(),
        due,
        fault,
        full=name in FULL or name == "pointed",
        figures=name in ("iso", "figures", "pointed"),
        misnamed=isinstance(meaning, date) and name != "weekday" and _misnamed(found, meaning),
    )


def _misnamed(found: re.Match[str], day: date) -> bool:
    word = found.groupdict().get("weekday")
    return word is not None and weekday_number(word) != day.weekday()
