"""A report's check-ins and wins: one line a check-in, one strip a year."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from thrivecli.journal.report.report import PersonReport
from thrivecli.journal.report.rhythm import CheckInFigures
from thrivecli.render.parts import Line, Role, Words, line
from thrivecli.render.report.bars import Glyphs, bar, months_head, months_of, strip

_WIDEST = 12  # signs; a bar with its words is to fit 60 columns
_A_LINE = 10  # gaps on one line, each with its number
_A_LINE = 10  # gaps on one line, each with its number
_SOONEST, _LATEST = timedelta(weeks=6), timedelta(weeks=8)
_QUARTER = timedelta(weeks=13)


def checkin_lines(report: PersonReport, today: date, glyphs: Glyphs) -> Iterator[Line]:
    """Each check-in, how far apart they were, and when the next one is."""
    if report.series:
        yield from _series(report, glyphs)
    else:
        last = f"; the last one was on {report.last.isoformat()}" if report.last else ""
        yield line(f"None in this time{last}.", indent=4)
    yield from _gaps(report, glyphs)
    yield from _next(report, today)


def _series(report: PersonReport, glyphs: Glyphs) -> Iterator[Line]:
    most = max(one.set + one.carried for one in report.series)
    room = min(most, _WIDEST)
    for one in report.series:
        stood = one.set + one.carried
        drawn = bar(one.finished, stood, most, _WIDEST, glyphs).ljust(room)
        day = one.date.isoformat()
        yield line(f"{day}  ", Words(drawn, Role.GOOD), f"  {_told(one)}", indent=4)


def _told(one: CheckInFigures) -> str:
    stood = one.set + one.carried
    done = f"{one.finished} of {stood} done" if stood else "no actions"
    return f"{done}, {one.answered}/{one.questions} answered"


def _gaps(report: PersonReport, glyphs: Glyphs) -> Iterator[Line]:
    cadence = report.cadence
    if cadence.median_days is None or cadence.longest_days is None:
        return
    yield line(
        f"days between: median {cadence.median_days:g}, longest {cadence.longest_days}", indent=4
    )
    if len(cadence.gaps) > 1:
        drawn = strip(cadence.gaps, glyphs)
        for at in range(0, len(drawn), _A_LINE):
            numbers = " ".join(map(str, cadence.gaps[at : at + _A_LINE]))
            yield line(
                drawn[at : at + _A_LINE].ljust(min(len(drawn), _A_LINE)), f"  {numbers}", indent=4
            )
    if cadence.longest_days > _QUARTER.days:
        yield line("The longest gap was more than 13 weeks.", indent=4)


def _next(report: PersonReport, today: date) -> Iterator[Line]:
    if report.next is not None:
        word = "next" if report.next >= today else "next was agreed for"
        yield line(f"{word} {report.next.isoformat()}", indent=4)
    elif report.last is not None and report.last <= today:
        first, last = report.last + _SOONEST, report.last + _LATEST
        told = f"6 to 8 weeks: {first.isoformat()} to {last.isoformat()}"
        yield line(f"next not agreed; {told}", indent=4)


def win_lines(report: PersonReport, today: date, glyphs: Glyphs) -> Iterator[Line]:
    """The wins of each month, and the months that have none, by name."""
    if not report.wins:
        yield line("None noted in this time; small ones count as well.", indent=4)
        return
    counts = dict.fromkeys(report.empty_months, 0) | dict(report.wins_by_month)
    yield line(Words(" " * 4 + months_head(), Role.FAINT), indent=4)
    for year in sorted({month[:4] for month in report.wins_by_month}):
        numbers, heights = months_of(year, counts, glyphs)
        yield line(f"{year}{numbers}", indent=4)
        yield line(Words(f"    {heights}", Role.GOOD), indent=4)
    yield from _empty(report, today)


def _empty(report: PersonReport, today: date) -> Iterator[Line]:
    """The months without a win; the one that is not over is not held to be empty."""
    past = [month for month in report.empty_months if month < f"{today:%Y-%m}"]
    told = []
    if past and past[0] == f"{report.since:%Y-%m}" and report.since.day > 1:
        told = [f"{past.pop(0)} (from day {report.since.day} on)"]
    told += _runs(past)
    if told:
        yield line("nothing noted in ", ", ".join(told), indent=4)


def _runs(months: list[str]) -> Iterator[str]:
    """Months in a row told by the first and the last of them."""
    numbered = enumerate(sorted(months))
    for _, run in groupby(numbered, key=lambda one: _number(one[1]) - one[0]):
        found = [month for _, month in run]
        yield found[0] if len(found) == 1 else f"{found[0]} to {found[-1]}"


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number)
