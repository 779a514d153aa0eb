"""The report: a stretch of time in numbers, person by person, none held against another.

There are no totals over people and no order but the alphabet: a report helps two people to
look back, it does not measure anybody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from thrivecli.journal.goals.ledger import Ledger, follow_goals
from thrivecli.journal.goals.rows import GoalRow, list_goals
from thrivecli.journal.history.finished import Finished, ThreadKey, finished_days
from thrivecli.journal.journal import Journal, Owner
from thrivecli.journal.report.actions import Told, actions_in
from thrivecli.journal.report.figures import Figures, figures
from thrivecli.journal.report.rhythm import (
    Cadence,
    CheckInFigures,
    cadence,
    checkin_figures,
    within,
)
from thrivecli.journal.report.span import span_meant
from thrivecli.journal.wins.listing import WinRow, list_wins
from thrivecli.model.span import Span
from thrivecli.model.text import fold


@dataclass(frozen=True, slots=True)
class PersonReport:
    """One person's check-ins from one day to another.

    ``series`` has one entry a check-in, ``actions`` one an action, ``wins`` one a win, for
    those who draw. ``wins_by_month`` holds the months that have any, ``empty_months`` the
    others up to today. ``owners`` has the figures of each accountable owner apart, since a
    partner's promises stand among the person's own. ``ledgers`` follow each horizon from the
    very first check-in. ``last`` is the newest check-in by the end of the time, even one
    before it began; ``next`` is what was agreed there.
    """

    person: str
    workspace: str
    since: date
    until: date
    checkins: int
    figures: Figures
    actions: tuple[Told, ...]
    series: tuple[CheckInFigures, ...]
    cadence: Cadence
    horizons: tuple[GoalRow, ...]
    ledgers: tuple[Ledger, ...] = field(repr=False)
    owners: Mapping[str, Figures] = field(repr=False)
    wins: tuple[WinRow, ...]
    wins_by_month: Mapping[str, int] = field(repr=False)
    empty_months: tuple[str, ...]
    last: date | None
    next: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everybody asked for, in order of name."""

    today: date
    people: tuple[PersonReport, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of a report is the same for everybody."""

    since: date | None
    until: date | None
    today: date
    finished: Mapping[ThreadKey, Finished]
    wins: Mapping[Owner, list[WinRow]]


def make_report(  # noqa: PLR0913 - a journal, whom, from when to when, and what is known beside
    journal: Journal,
    people: Iterable[str],
    since: date | None,
    until: date | None,
    today: date,
    *,
    finished: Mapping[ThreadKey, Finished] | None = None,
) -> Report:
    """A report on these people (full names), or on all where none is named.

    ``finished`` has the day each action was settled on; without it, what the lines say counts.
    """
    wanted = frozenset(people)
    owners = journal.owners(wanted)
    wins: dict[Owner, list[WinRow]] = {}
    for win in list_wins(journal, wanted):
        wins.setdefault((win.workspace, win.person), []).append(win)
    asked = _Asked(since, until, today, finished or finished_days(journal, None, wanted), wins)
    return Report(today, tuple(_person(journal, owner, asked) for owner in owners))


def _person(journal: Journal, owner: Owner, asked: _Asked) -> PersonReport:
    meetings = [one for one in journal.by_person[owner] if not one.is_worksheet]
    span = span_meant(meetings[0].date if meetings else None, asked.since, asked.until, asked.today)
    met = within(meetings, span)
    earlier = [one for one in meetings if one.date <= span.until]
    threads = journal.threads[owner]
    last = earlier[-1] if earlier else None
    actions = actions_in(threads, span, last.date if last else None, asked.finished)
    wins = tuple(win for win in asked.wins.get(owner, ()) if win.date in span)
    by_month = Counter(f"{win.date:%Y-%m}" for win in reversed(wins))
    return PersonReport(
        person=owner[1],
        workspace=owner[0],
        since=span.since,
        until=span.until,
        checkins=len(met),
        figures=figures(actions),
        actions=actions,
        series=checkin_figures(met, threads),
        cadence=cadence(met),
        horizons=_goals_then(journal, owner, span.until),
        ledgers=follow_goals(earlier),
        owners=_by_owner(actions),
        wins=wins,
        wins_by_month=by_month,
        empty_months=_empty_months(span, by_month, asked.today),
        last=last.date if last else None,
        next=last.next if last else None,
    )


def _by_owner(actions: Iterable[Told]) -> dict[str, Figures]:
    """The figures of each accountable owner, in order of name."""
    found: dict[str, list[Told]] = {}
    for one in sorted(actions, key=lambda told: fold(told.owners[0])):
        found.setdefault(one.owners[0], []).append(one)
    return {owner: figures(told) for owner, told in found.items()}


def _empty_months(span: Span, by_month: Mapping[str, int], today: date) -> tuple[str, ...]:
    """The months without a win; those that have not begun are not empty yet."""
    past = replace(span, until=min(span.until, today))
    return tuple(month for month in past.months() if month not in by_month)


def _goals_then(journal: Journal, owner: Owner, until: date) -> tuple[GoalRow, ...]:
    """The goals as they stood at the end of the time."""
    known = journal.by_person[owner]
    told = tuple(one for one in known if one.date <= until)
    if told != known:  # else the journal itself, which knows its threads already
        journal = Journal.of(told, journal.people)
    rows = list_goals(journal, [owner[1]])
    return tuple(row for row in rows if row.workspace == owner[0])
