"""What a date form means: a day, a rule for one, or the fault that it has."""

import re
from collections.abc import Callable
from datetime import date

from thrivecli.markdown.dates.words import count_number, month_number, weekday_number
from thrivecli.model.when import (
    After,
    DayOfYear,
    EndOfMonth,
    EndOfSpan,
    NextCheckIn,
    Unit,
    Weekday,
    When,
    last_of_month,
)

IMPOSSIBLE = "date-impossible"
AMBIGUOUS = "date-ambiguous"
UNREADABLE = "date-unreadable"


Meaning = date | When | str
"""A day, a rule for one, or the code of a fault."""


def possible(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(found: re.Match[str], _order: str | None) -> Meaning:
    month = month_number(found["month"])
    return possible(int(found["year"]), month, int(found["day"])) or IMPOSSIBLE


def _iso(found: re.Match[str], _order: str | None) -> Meaning:
    return possible(int(found["year"]), int(found["month"]), int(found["day"])) or IMPOSSIBLE


def _figures(found: re.Match[str], order: str | None) -> Meaning:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    day_first, month_first = possible(year, second, first), possible(year, first, second)
    if day_first and month_first and day_first != month_first:
        return {"dmy": day_first, "mdy": month_first}.get(order or "", AMBIGUOUS)
    return day_first or month_first or IMPOSSIBLE


def _month_of_year(found: re.Match[str], _order: str | None) -> Meaning:
    return _last_of(int(found["year"]), month_number(found["month"]))


def _quarter_of_year(found: re.Match[str], _order: str | None) -> Meaning:
    return _last_of(int(found["year"]), 3 * int(found["quarter"]))


def _end_of_year(found: re.Match[str], _order: str | None) -> Meaning:
    return _last_of(int(found["year"]), 12)


def _last_of(year: int, month: int) -> Meaning:
    return last_of_month(year, month) if year else IMPOSSIBLE


def _end_of_month(found: re.Match[str], _order: str | None) -> Meaning:
    return EndOfMonth(month_number(found["month"]))


def _quarter(found: re.Match[str], _order: str | None) -> Meaning:
    return EndOfMonth(3 * int(found["quarter"]))


def _span(found: re.Match[str], _order: str | None) -> Meaning:
    return EndOfSpan(Unit(found["span"].lower()), 1 if found["next"] else 0)


def _end_letters(found: re.Match[str], _order: str | None) -> Meaning:
    units = {"w": Unit.WEEK, "m": Unit.MONTH, "q": Unit.QUARTER, "y": Unit.YEAR}
    return EndOfSpan(units[found["letter"].lower()])


def _unreadable(_found: re.Match[str], _order: str | None) -> Meaning:
    return UNREADABLE


def _day_of_year(found: re.Match[str], _order: str | None) -> Meaning | None:
    """'may' and 'march' in small letters before another word are verbs."""
    if found["month"] in ("may", "march", "mar") and _follows(found, r"\s+[a-z]"):
        return None
    month, day = month_number(found["month"]), int(found["day"])
    return DayOfYear(month, day) if possible(2000, month, day) else IMPOSSIBLE


def _weekday(found: re.Match[str], _order: str | None) -> Meaning | None:
    """'powered by sun' and 'they sat there' name none, nor does 'Sun Microsystems'."""
    word = found["weekday"]
    if word == "sun" or (word in ("sat", "wed") and _follows(found, r"\s+[^\W_]")):
        return None
    if not word.lower().endswith("day") and _follows(found, r"\s+[A-Z]"):
        return None
    return Weekday(weekday_number(word), 1 if found["next"] else 0)


def _follows(found: re.Match[str], pattern: str) -> bool:
    return re.match(pattern, found.string[found.end() : found.end() + 9]) is not None


def _near(found: re.Match[str], _order: str | None) -> Meaning:
    return After(1 if found["near"].lower() == "tomorrow" else 0, Unit.DAY)


def _after(found: re.Match[str], _order: str | None) -> Meaning:
    return after(found["count"], found["unit"])


def after(count: str, unit: str) -> After:
    """So many units on; a fortnight is two weeks."""
    if unit.lower() == "fortnight":
        return After(2 * count_number(count), Unit.WEEK)
    return After(count_number(count), Unit(unit.lower()))


def _checkin(_found: re.Match[str], _order: str | None) -> Meaning:
    return NextCheckIn()


MEANINGS: dict[str, Callable[[re.Match[str], str | None], Meaning | None]] = {
    "words": _words,
    "american": _words,
    "iso": _iso,
    "figures": _figures,
    "pointed": _figures,
    "dashed": _words,
    "month_of_year": _month_of_year,
    "quarter_of_year": _quarter_of_year,
    "year_quarter": _quarter_of_year,
    "end_of_year": _end_of_year,
    "end_of_month": _end_of_month,
    "quarter": _quarter,
    "end_of_span": _span,
    "end_letters": _end_letters,
    "span": _span,
    "two_figure_year": _unreadable,
    "day_of_year": _day_of_year,
    "month_day": _day_of_year,
    "weekday": _weekday,
    "near": _near,
    "after": _after,
    "checkin": _checkin,
    "instant": _unreadable,
    "run_together": _unreadable,
    "year_month": _unreadable,
    "several_days": _unreadable,
    "yearless_figures": _unreadable,
    "misspelt": _unreadable,
}
