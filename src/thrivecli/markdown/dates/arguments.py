"""Dates as thrive writes them, and as people give them on the command line."""

import re
from datetime import date

from thrivecli.markdown.dates.forms import AMBIGUOUS, IMPOSSIBLE, after, read_date
from thrivecli.markdown.dates.words import COUNT, MONTHS, UNIT
from thrivecli.model.due import Due
from thrivecli.model.text import fold_space
from thrivecli.model.when import After, Unit

_LONGEST = 60
_UNITS = {"d": Unit.DAY, "w": Unit.WEEK, "m": Unit.MONTH, "q": Unit.QUARTER, "y": Unit.YEAR}
_SHORT = re.compile(r"\+?(?P<count>[0-9]{1,3})(?P<unit>[dwmqy])", re.IGNORECASE)
_COUNTED = re.compile(rf"(?P<count>{COUNT})\s(?P<unit>{UNIT})s?(?P<ago>\sago)?", re.IGNORECASE)


def write_date(day: date, style: str) -> str:
    """A day in words: ``long`` is '08 Oct 2020', ``iso`` is '2020-10-08'.

    Month names are English whatever the locale, as the format has them.
    """
    if style == "iso":
        return day.isoformat()
    return f"{day.day:02d} {MONTHS[day.month - 1][:3]} {day.year:04d}"


def parse_argument(
    text: str, today: date, *, order: str | None = None, next_checkin: date | None = None
) -> date:
    """The day meant by an argument of the command line, counted from ``today``.

    All forms of the format page, and 'yesterday', 'fri', '2w', '3d', '6 weeks ago'.
    Raises ``ValueError`` with one sentence for a date with two readings, one that the
    calendar does not have, and one that cannot be read.
    """
    words = fold_space(text)
    shown = f"'{words[:_LONGEST]}'"
    due = _short(words) or _form(words, shown, order)
    day = due.on(today, next_checkin)
    if day is None:
        raise ValueError(f"{shown} is beyond the end of the calendar.")
    return day


def _short(words: str) -> Due | None:
    if words.lower() == "yesterday":
        return Due(words, when=After(-1, Unit.DAY))
    if found := _SHORT.fullmatch(words):
        return Due(words, when=After(int(found["count"]), _UNITS[found["unit"].lower()]))
    if found := _COUNTED.fullmatch(words):
        meant = after(found["count"], found["unit"])
        return Due(words, when=After(-meant.count, meant.unit) if found["ago"] else meant)
    return None


def _form(words: str, shown: str, order: str | None) -> Due:
    # A weekday in small letters is a word in prose, never in an argument.
    read = read_date(words.title(), 0, order, spoken=True)
    if read is None or read.end != len(words):
        raise ValueError(f"{shown} is not a date that can be read.")
    if read.due is not None:
        return read.due
    raise ValueError(f"{shown} {_WHY.get(read.fault, 'is not a date that can be read.')}")


_WHY = {
    AMBIGUOUS: "has two readings, day first or month first.",
    IMPOSSIBLE: "is not a day of the calendar.",
}
