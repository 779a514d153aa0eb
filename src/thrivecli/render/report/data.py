"""A report as JSON has it."""

from datetime import date
from typing import Any

from thrivecli.journal.report.figures import Figures
from thrivecli.journal.report.report import PersonReport, Report
from thrivecli.journal.report.rhythm import CheckInFigures
from thrivecli.render.envelope import iso
from thrivecli.render.goals.screen import goal_data


def report_data(report: Report, *, several: bool = False) -> dict[str, Any]:
    """Everybody's report, in order of name."""
    return {"people": [_person(one, report.today, several=several) for one in report.people]}


def _person(report: PersonReport, today: date, *, several: bool) -> dict[str, Any]:
    figures, then = report.figures, min(report.until, today)
    data: dict[str, Any] = {
        "person": report.person,
        "since": iso(report.since),
        "until": iso(report.until),
        "checkins": report.checkins,
        "actions": _counts(figures),
        "on_time": figures.on_time,
        "late": figures.late,
        "without_due": figures.without_due,
        "day_unknown": figures.day_unknown,
        "on_time_share": figures.on_time_share,
        "median_days_to_finish": figures.median_days_to_finish,
        "carried": _carried(figures),
        "carried_twice_or_more": list(figures.carried_twice_or_more),
        "moved_later": figures.moved_later,
        "median_days_moved": figures.median_days_moved,
        "owners": [{"owner": one, **_counts(own)} for one, own in report.owners.items()],
        "horizons": [goal_data(row, then, several=several) for row in report.horizons],
        "wins_by_month": dict(report.wins_by_month),
        "empty_months": list(report.empty_months),
        "last": iso(report.last),
        "next": iso(report.next),
        "cadence": {
            "median_days": report.cadence.median_days,
            "longest_days": report.cadence.longest_days,
            "gaps": list(report.cadence.gaps),
        },
        "series": [_checkin(one) for one in report.series],
    }
    if several:
        data["workspace"] = report.workspace
    return data


def _counts(figures: Figures) -> dict[str, int]:
    return {
        "open": figures.open,
        "started": figures.started,
        "done": figures.done,
        "dropped": figures.dropped,
        "stranded": figures.stranded,
        "left_behind": figures.left_behind,
    }


def _carried(figures: Figures) -> dict[str, int]:
    return {
        "never": figures.never_carried,
        "once": figures.carried_once,
        "twice_or_more": len(figures.carried_twice_or_more),
    }


def _checkin(figures: CheckInFigures) -> dict[str, Any]:
    return {
        "date": iso(figures.date),
        "path": figures.path,
        "set": figures.set,
        "carried": figures.carried,
        "finished": figures.finished,
        "dropped": figures.dropped,
        "answered": figures.answered,
        "questions": figures.questions,
    }
