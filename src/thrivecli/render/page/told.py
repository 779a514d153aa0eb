"""Small words of the page: days, counts, names; and every foreign text made harmless."""

from collections.abc import Iterable
from datetime import date

from thrivecli.render.clean import clean

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIMES = {0: "never", 1: "once", 2: "twice"}


def told(text: str) -> str:
    """Text from a note as the page may have it; the template escapes it for HTML."""
    return clean(text)


def names(people: Iterable[str]) -> str:
    """Several names in a row."""
    return ", ".join(map(told, people))


def long_day(day: date | None) -> str:
    """``22 Nov 2026``, or a dash for no day."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "–"


def short_day(day: date) -> str:
    """``22 Nov 26``: as much as fits beneath a picture."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year % 100:02}"


def month_words(month: str) -> str:
    """``Mar 2026`` for ``2026-03``."""
    year, _, number = month.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def count(number: int, one: str, many: str = "") -> str:
    """``1 check-in``, ``2 check-ins``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def times(number: int) -> str:
    """``never``, ``once``, ``twice``, ``3 times``."""
    return _TIMES.get(number, f"{number} times")


def moved(days: int) -> str:
    """How a due date moved: ``21 days later``, ``3 days earlier``."""
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
