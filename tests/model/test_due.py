"""What day a due date means."""

from datetime import date

import pytest

from thrivecli.model.due import Due
from thrivecli.model.when import (
    After,
    DayOfYear,
    EndOfMonth,
    EndOfSpan,
    NextCheckIn,
    Unit,
    Weekday,
    When,
)

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (DayOfYear(11, 22), date(2026, 11, 22)),
        (DayOfYear(11, 21), date(2027, 11, 21)),
        (DayOfYear(2, 29), date(2028, 2, 29)),
        (EndOfMonth(11), date(2026, 11, 30)),
        (EndOfMonth(10), date(2027, 10, 31)),
        (EndOfSpan(Unit.WEEK), date(2026, 11, 22)),
        (EndOfSpan(Unit.WEEK, 1), date(2026, 11, 29)),
        (EndOfSpan(Unit.MONTH, 1), date(2026, 12, 31)),
        (EndOfSpan(Unit.QUARTER), date(2026, 12, 31)),
        (EndOfSpan(Unit.QUARTER, 1), date(2027, 3, 31)),
        (EndOfSpan(Unit.YEAR), date(2026, 12, 31)),
        (EndOfSpan(Unit.YEAR, 1), date(2027, 12, 31)),
        (Weekday(6), date(2026, 11, 22)),
        (Weekday(4), date(2026, 11, 27)),
        (Weekday(4, 1), date(2026, 11, 27)),
        (After(0, Unit.DAY), date(2026, 11, 22)),
        (After(6, Unit.WEEK), date(2027, 1, 3)),
        (After(3, Unit.MONTH), date(2027, 2, 22)),
        (After(1, Unit.QUARTER), date(2027, 2, 22)),
        (NextCheckIn(), date(2027, 1, 3)),
    ],
)
def test_days_counted_from_a_check_in(when: When, day: date) -> None:
    assert Due("words", when=when).on(SUNDAY, None) == day


def test_the_next_check_in_is_the_agreed_one() -> None:
    assert Due("x", when=NextCheckIn()).on(SUNDAY, date(2026, 12, 12)) == date(2026, 12, 12)


def test_a_month_on_from_the_31st_is_the_last_of_the_month() -> None:
    assert After(1, Unit.MONTH).on(date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "when",
    [
        *(After(999, Unit.YEAR), After(999, Unit.DAY), NextCheckIn(), Weekday(0)),
        *(EndOfSpan(Unit.WEEK, 1), EndOfSpan(Unit.YEAR, 1), EndOfMonth(1), DayOfYear(2, 28)),
    ],
)
def test_beyond_the_calendar_there_is_no_day(when: When) -> None:
    assert when.on(date(9999, 12, 31), None) is None


def test_due_dates_that_say_the_same_are_equal_however_written() -> None:
    day = date(2020, 10, 8)
    assert Due("08 Oct 2020", day=day) == Due("2020-10-08", day=day)
    assert Due("Friday", when=Weekday(4)) != Due("next Friday", when=Weekday(4, 1))


def test_only_a_day_of_its_own_is_absolute() -> None:
    assert Due("08 Oct 2020", day=date(2020, 10, 8)).is_absolute
    assert not Due("Friday", when=Weekday(4)).is_absolute
