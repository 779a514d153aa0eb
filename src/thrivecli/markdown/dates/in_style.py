"""Writing a day the way another was: '**22nd October, 2020**' as '**6th May, 2021**'."""

import re
from datetime import date

from thrivecli.markdown.dates.arguments import write_date
from thrivecli.markdown.dates.lone import read_date_line
from thrivecli.markdown.dates.words import MONTH, MONTHS, WEEKDAY, WEEKDAYS

_PART = re.compile(
    rf"(?P<year>[0-9]{{4}})|(?P<day>[0-9]{{1,2}})(?P<ending>st|nd|rd|th)?(?![0-9])"
    rf"|(?P<month>{MONTH})\b|(?P<weekday>{WEEKDAY})\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[0-9A-Za-z](?:.*[0-9A-Za-z])?", re.DOTALL)
_FIGURES = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}")


def date_line_like(line: str, day: date, order: str | None = None, *, short: bool = False) -> str:
    """``day`` on a line dressed and spelt as ``line``, which is a date line, is.

    ``short`` writes '6 May' where ``line`` cannot tell it from '06 May'. What would not be
    read as that day again is written as '06 May 2021', in the same dress.
    """
    whole = _WHOLE.search(line)
    if whole is None:
        return write_date(day, "long")
    figures = _FIGURES.fullmatch(whole[0])
    words = day.isoformat() if figures else _spelt(whole[0], day, short=short)
    for spelt in (words, write_date(day, "long")):
        written = line[: whole.start()] + spelt + line[whole.end() :]
        if read_date_line(written, order) == day:
            return written.rstrip()
    return write_date(day, "long")


def _spelt(like: str, day: date, *, short: bool) -> str:
    def part(found: re.Match[str]) -> str:
        if found["year"]:
            return f"{day.year:04d}"
        if found["month"]:
            return _cut(MONTHS[day.month - 1], found["month"])
        if found["weekday"]:
            return _cut(WEEKDAYS[day.weekday()], found["weekday"])
        is_short = found["ending"] or len(found["day"]) == 1 or short
        number = str(day.day) if is_short else f"{day.day:02d}"
        return number + (_ending(day.day) if found["ending"] else "")

    return _PART.sub(part, like)


def _cut(name: str, like: str) -> str:
    """A name in full or by its first three letters, in capitals where ``like`` is."""
    is_full = len(like) > 4 or like.lower() in ("june", "july")
    name = name if is_full else name[:3]
    if like.isupper():
        return name.upper()
    return name.lower() if like.islower() else name


def _ending(number: int) -> str:
    if number in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
