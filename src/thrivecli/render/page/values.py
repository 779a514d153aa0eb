"""All that the page's template is given: plain strings, whole numbers, lists and mappings."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from thrivecli.journal.goals.ledger import Ledger
from thrivecli.journal.journal import Owner
from thrivecli.journal.report.report import PersonReport, Report
from thrivecli.journal.report.timeline import follow_tracks
from thrivecli.render.page.axis import Axis, percent, ticks
from thrivecli.render.page.bands import band_rows, bands
from thrivecli.render.page.columns import (
    checkin_columns,
    checkin_rows,
    month_columns,
    month_rows,
)
from thrivecli.render.page.figures import tiles
from thrivecli.render.page.lanes import lane, lane_row, last_day
from thrivecli.render.page.told import long_day, names, told


def page_values(report: Report, ledgers: Mapping[Owner, tuple[Ledger, ...]]) -> dict[str, Any]:
    """The values of a report's page; ``ledgers`` has each person's goals, by whose they are."""
    several = len({one.workspace for one in report.people}) > 1
    people = [
        _person(number, one, ledgers.get((one.workspace, one.person), ()), report.today)
        | {"workspace": told(one.workspace) if several else ""}
        for number, one in enumerate(report.people, start=1)
    ]
    who = names(one.person for one in report.people)
    return {"who": who, "made": long_day(report.today), "people": people}


def _person(
    number: int, person: PersonReport, ledgers: Iterable[Ledger], today: date
) -> dict[str, Any]:
    end = min(person.until, today)
    tracks = follow_tracks(person, today)
    axis = Axis(person.since, last_day(tracks, person.since, end), end)
    days = [one.date for one in person.series]
    spoken = [one for one in ledgers if one.steps]
    horizons = {one.key: one.name for one in spoken}
    return {
        "id": f"p{number}",
        "name": told(person.person),
        "since": long_day(person.since),
        "until": long_day(person.until),
        "tiles": tiles(person),
        "ticks": ticks(axis, [*days, end]),
        "lines": [percent(axis.at(day)) for day in days],
        "today": percent(axis.at(end)),
        "lanes": [lane(one, axis) for one in tracks],
        "lane_rows": [lane_row(one) for one in tracks],
        "horizons": [bands(one, horizons, axis) for one in spoken],
        "horizon_rows": [row for one in spoken for row in band_rows(one, horizons)],
        "columns": checkin_columns(person.series),
        "column_rows": checkin_rows(person.series),
        "months": month_columns(person),
        "month_rows": month_rows(person),
        "wins": len(person.wins),
    }
