"""Dates as thrive writes them, and as people give them on the command line."""

import re
from datetime import date, timedelta

from thrivecli.markdown.dates.forms import AMBIGUOUS, IMPOSSIBLE, after, read_date
from thrivecli.markdown.dates.words import COUNT, MONTH, MONTHS, UNIT
from thrivecli.model.due import Due
from thrivecli.model.text import fold_space
from thrivecli.model.when import After, DayOfYear, EndOfMonth, Unit, Weekday, months_on

_LONGEST = 60
_UNITS = {"d": Unit.DAY, "w": Unit.WEEK, "m": Unit.MONTH, "q": Unit.QUARTER, "y": Unit.YEAR}
_MONTH_OR_QUARTER = re.compile(
    rf"{MONTH}\.?,?\s[0-9]{{4}}|q[1-4](?:\s[0-9]{{4}})?|[0-9]{{4}}[ -]?q[1-4]", re.IGNORECASE
)
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


def parse_past(text: str, today: date, *, order: str | None = None, opening: bool = False) -> date:
    """The day meant by an argument that looks back: 'fri' is last Friday, '2w' two weeks ago.

    A day without its year is the latest such day. A month or quarter is its last day, or
    with ``opening`` its first. Raises as :func:`parse_argument` does.
    """
    words = fold_space(text)
    due = _short(words) or _form(words, f"'{words[:_LONGEST]}'", order)
    day = _looking_back(due, words, today)
    return _first_day(words, day) if opening else day


def _looking_back(due: Due, words: str, today: date) -> date:
    rule = due.when
    if isinstance(rule, After) and _SHORT.fullmatch(words) and not words.startswith("+"):
        due = Due(words, when=After(-rule.count, rule.unit))
    elif isinstance(rule, Weekday) and not rule.ahead:
        return today - timedelta(days=(today.weekday() - rule.weekday) % 7)
    elif isinstance(rule, DayOfYear | EndOfMonth):
        found = (rule.on(date(today.year - back, 1, 1)) for back in range(9))
        return next((day for day in found if day and day <= today), today)
    day = due.on(today)
    if day is None:
        raise ValueError(f"'{words[:_LONGEST]}' is beyond the end of the calendar.")
    return day


def _first_day(words: str, day: date) -> date:
    if not _MONTH_OR_QUARTER.fullmatch(words):
        return day
    months = 3 if "q" in words.lower() else 1
    return months_on(day.replace(day=1), 1 - months)


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
