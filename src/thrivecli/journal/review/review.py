"""The review packet: what one person did in a stretch of time, with evidence for each line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from thrivecli.journal.history.evidence import Place, Quote, Quoting
from thrivecli.journal.history.finished import finished_days
from thrivecli.journal.history.history import History
from thrivecli.journal.history.provenance import Provenance
from thrivecli.journal.journal import Journal
from thrivecli.journal.review.actions import FinishedActions, finished_actions
from thrivecli.journal.review.goals import ThenAndNow, then_and_now
from thrivecli.journal.review.projects import ReviewProject, projects_between
from thrivecli.journal.wins.listing import list_wins
from thrivecli.model.checkin import CheckIn
from thrivecli.model.span import Span

_LONGEST_STRIP = 120  # months; what is longer begins where the notes do


@dataclass(frozen=True, slots=True)
class ReviewWin:
    """One win, and the day it is of."""

    day: date
    quote: Quote


@dataclass(frozen=True, slots=True)
class Month:
    """A month, called by its first day, and its wins, oldest first."""

    first: date
    wins: tuple[ReviewWin, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the packet says. ``person`` is empty where nobody has a check-in yet.

    ``cites`` tells whether there was a history to cite from, ``checkins`` how many check-ins
    there were in those days.
    """

    person: str
    since: date
    until: date
    checkins: int
    months: tuple[Month, ...]
    actions: FinishedActions
    projects: tuple[ReviewProject, ...]
    goals: tuple[ThenAndNow, ...]
    cites: bool


def review(
    journal: Journal, history: History | None, person: str, span: Span, today: date
) -> Review:
    """The packet of one person; both days of the span still count."""
    quoting = Quoting(Provenance(history))
    files = [one for owner in journal.owners([person]) for one in journal.by_person[owner]]
    files.sort(key=lambda one: (one.order, one.workspace))
    finished = finished_days(journal, history, [person])
    wins = _wins(journal, files, span, quoting) if files else ()
    first = min([*(one.date for one in files), *(one.day for one in wins)], default=span.since)
    return Review(
        person,
        span.since,
        span.until,
        sum(one.date in span and not one.is_worksheet for one in files),
        tuple(_months(wins, _strip(span, today, first))),
        finished_actions(journal, person, span, finished, quoting),
        projects_between(journal, person, span, finished, quoting),
        then_and_now(journal, person, span, quoting),
        quoting.cites,
    )


def _wins(
    journal: Journal, files: list[CheckIn], span: Span, quoting: Quoting
) -> tuple[ReviewWin, ...]:
    """The wins, oldest first; those of one day in the order in which they are told."""
    rows = list_wins(journal, [files[0].person], span.since, span.until)
    found = []
    for row in sorted(rows, key=lambda row: (row.date, row.checkin, row.path, row.line)):
        place = Place(row.workspace, row.path, row.line)
        details = tuple(quoting.detail(one, place, files, row.date) for one in row.details)
        quote = replace(quoting.quote(row.text, place, row.date), details=details)
        found.append(ReviewWin(row.date, quote))
    return tuple(found)


def _strip(span: Span, today: date, first: date) -> Iterator[date]:
    """The first days of the months up to this one, empty ones included."""
    past = replace(span, until=min(span.until, today))
    months = [date.fromisoformat(f"{month}-01") for month in past.months()]
    is_long = len(months) > _LONGEST_STRIP
    return (month for month in months if not is_long or month >= first.replace(day=1))


def _months(wins: tuple[ReviewWin, ...], strip: Iterator[date]) -> Iterator[Month]:
    by_month: dict[date, list[ReviewWin]] = {first: [] for first in strip}
    for win in wins:
        by_month.setdefault(win.day.replace(day=1), []).append(win)
    for first in sorted(by_month):
        yield Month(first, tuple(by_month[first]))
