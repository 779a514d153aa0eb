"""Days that are told from another day: 'Friday', '8 Oct', 'in 6 weeks', 'end of Q3'.

Each rule answers ``on(anchor, next_checkin)``: the day it means, counted from the check-in
of ``anchor``; ``None`` where the calendar has no such day (beyond the year 9999).
"""

import calendar
import enum
from dataclasses import dataclass
from datetime import date, timedelta

CADENCE = timedelta(weeks=6)
"""From one check-in to the next, where nobody agreed on a date."""

_LEAP_SEARCH = 9
"""Two 29ths of February are at most eight years apart (1896 to 1904)."""


class Unit(enum.StrEnum):
    """A stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_on(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = last_of_month(year, month + 1)
    return last.replace(day=min(day.day, last.day))


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day without its year: the first such day on or after the check-in."""

    month: int
    day: int

    def on(self, anchor: date, next_checkin: date | None = None) -> date | None:  # noqa: ARG002 - one signature for all rules
        """The day meant, see the module."""
        for year in range(anchor.year, anchor.year + _LEAP_SEARCH):
            try:
                day = date(year, self.month, self.day)
            except ValueError:
                continue
            if day >= anchor:
                return day
        return None


@dataclass(frozen=True, slots=True)
class EndOfMonth:
    """The end of a named month or quarter without its year, the first on or after.

    ``month`` is the one that ends: 9 for both 'September' and 'Q3'.
    """

    month: int

    def on(self, anchor: date, next_checkin: date | None = None) -> date | None:  # noqa: ARG002 - one signature for all rules
        """The day meant, see the module."""
        day = last_of_month(anchor.year, self.month)
        if day >= anchor:
            return day
        return last_of_month(anchor.year + 1, self.month) if anchor.year < date.max.year else None


@dataclass(frozen=True, slots=True)
class EndOfSpan:
    """The last day of this week, month, quarter or year, or of one ``ahead`` of it.

    Weeks run from Monday to Sunday.
    """

    unit: Unit
    ahead: int = 0

    def on(self, anchor: date, next_checkin: date | None = None) -> date | None:  # noqa: ARG002 - one signature for all rules
        """The day meant, see the module."""
        try:
            if self.unit is Unit.WEEK:
                return anchor + timedelta(days=6 - anchor.weekday(), weeks=self.ahead)
            size = _MONTHS_IN.get(self.unit, 1)
            first = anchor.replace(day=1, month=(anchor.month - 1) // size * size + 1)
            ended = months_on(first, size * (self.ahead + 1) - 1)
            return last_of_month(ended.year, ended.month)
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0: the first on or after, or the one in the week ``ahead``."""

    weekday: int
    ahead: int = 0

    def on(self, anchor: date, next_checkin: date | None = None) -> date | None:  # noqa: ARG002 - one signature for all rules
        """The day meant, see the module."""
        days = self.weekday - anchor.weekday()
        try:
            if self.ahead:
                return anchor + timedelta(days=days, weeks=self.ahead)
            return anchor + timedelta(days=days % 7)
        except OverflowError:
            return None


@dataclass(frozen=True, slots=True)
class After:
    """So many days, weeks, months, quarters or years from the check-in (negative: before)."""

    count: int
    unit: Unit

    def on(self, anchor: date, next_checkin: date | None = None) -> date | None:  # noqa: ARG002 - one signature for all rules
        """The day meant, see the module."""
        try:
            if self.unit in _MONTHS_IN:
                return months_on(anchor, self.count * _MONTHS_IN[self.unit])
            days = self.count * (7 if self.unit is Unit.WEEK else 1)
            return anchor + timedelta(days=days)
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class NextCheckIn:
    """The check-in's agreed next date, else six weeks on."""

    def on(self, anchor: date, next_checkin: date | None = None) -> date | None:
        """The day meant, see the module."""
        if next_checkin is not None:
            return next_checkin
        try:
            return anchor + CADENCE
        except OverflowError:
            return None


When = DayOfYear | EndOfMonth | EndOfSpan | Weekday | After | NextCheckIn
