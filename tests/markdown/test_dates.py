"""Dates as thrive writes them, and as arguments of the command line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrivecli.markdown.dates.arguments import parse_argument, parse_past, write_date

TODAY = date(2026, 11, 22)  # a Sunday


def test_the_two_styles() -> None:
    assert write_date(date(2020, 10, 8), "long") == "08 Oct 2020"
    assert write_date(date(2020, 10, 8), "iso") == "2020-10-08"


@given(st.dates(), st.sampled_from(["long", "iso"]))
def test_what_is_written_is_read_back(day: date, style: str) -> None:
    assert parse_argument(write_date(day, style), TODAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        (" 24  dec 2026 ", date(2026, 12, 24)),
        ("24 Dec", date(2026, 12, 24)),
        ("21 Nov", date(2027, 11, 21)),
        ("15/07/2026", date(2026, 7, 15)),
        ("today", date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("fri", date(2026, 11, 27)),
        ("sun", date(2026, 11, 22)),
        ("next wed", date(2026, 11, 25)),
        ("3d", date(2026, 11, 25)),
        ("2w", date(2026, 12, 6)),
        ("+2W", date(2026, 12, 6)),
        ("6m", date(2027, 5, 22)),
        ("1y", date(2027, 11, 22)),
        ("in 6 weeks", date(2027, 1, 3)),
        ("6 weeks", date(2027, 1, 3)),
        ("6 weeks ago", date(2026, 10, 11)),
        ("end of Q1", date(2027, 3, 31)),
        ("Oct 2027", date(2027, 10, 31)),
        ("next check-in", date(2027, 1, 3)),
    ],
)
def test_dates_as_arguments(words: str, day: date) -> None:
    assert parse_argument(words, TODAY) == day


def test_date_order_and_the_agreed_check_in_are_heeded() -> None:
    assert parse_argument("08/10/2026", TODAY, order="dmy") == date(2026, 10, 8)
    assert parse_argument("08/10/2026", TODAY, order="mdy") == date(2026, 8, 10)
    agreed = date(2026, 12, 12)
    assert parse_argument("next check-in", TODAY, next_checkin=agreed) == agreed


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("08/10/2026", "two readings"),
        ("31 Jun 2026", "not a day of the calendar"),
        ("31 jun", "not a day of the calendar"),
        ("2026-02-30", "not a day of the calendar"),
        ("8/10/26", "not a date that can be read"),
        ("soonish", "not a date that can be read"),
        ("2026-12-24 or so", "not a date that can be read"),
        ("", "not a date that can be read"),
    ],
)
def test_a_refused_date_says_why_in_one_sentence(words: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as refused:
        parse_argument(words, TODAY)
    assert str(refused.value).endswith(".")


def test_a_day_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond the end of the calendar"):
        parse_argument("999w", date(9999, 12, 1))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("fri", date(2026, 11, 20)),
        ("sunday", date(2026, 11, 22)),
        ("1 Sep", date(2026, 9, 1)),
        ("25 Dec", date(2025, 12, 25)),
        ("29 Feb", date(2024, 2, 29)),
        ("2w", date(2026, 11, 8)),
        ("3m", date(2026, 8, 22)),
        ("2 weeks ago", date(2026, 11, 8)),
        ("2w ago", None),
        ("+2w", date(2026, 12, 6)),
        ("yesterday", date(2026, 11, 21)),
        ("Sep 2026", date(2026, 9, 30)),
        ("end of Sep", date(2026, 9, 30)),
        ("2027-01-03", date(2027, 1, 3)),
    ],
)
def test_dates_that_look_back(words: str, day: date | None) -> None:
    if day is None:
        with pytest.raises(ValueError, match="not a date"):
            parse_past(words, date(2026, 11, 22))
    else:
        assert parse_past(words, date(2026, 11, 22)) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Sep 2026", date(2026, 9, 1)),
        ("Q3 2026", date(2026, 7, 1)),
        ("2026-Q3", date(2026, 7, 1)),
        ("1 Sep", date(2026, 9, 1)),
        ("2026-09-15", date(2026, 9, 15)),
    ],
)
def test_a_stretch_that_is_counted_from_begins_on_its_first_day(words: str, day: date) -> None:
    assert parse_past(words, date(2026, 11, 22), opening=True) == day
