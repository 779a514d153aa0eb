"""The few figures at the head of a person's part of the page. They measure plans, not people."""

from thrivecli.journal.report.report import PersonReport
from thrivecli.render.page.told import count, long_day


def tiles(person: PersonReport) -> list[dict[str, str]]:
    """Each a name, a figure and a few words about it."""
    told = person.figures
    return [
        _tile("Check-ins", str(person.checkins), _rhythm(person)),
        _tile("Finished", str(told.done), _punctual(person)),
        _tile("Open", str(told.open + told.started), f"{told.started} of them started"),
        _tile("Dropped", str(told.dropped), "given up on purpose"),
        _tile("Days to finish", _number(told.median_days_to_finish), "as a rule (median)"),
        _tile(
            "Carried twice or more",
            str(len(told.carried_twice_or_more)),
            f"of {count(len(person.actions), 'action')}",
        ),
        _tile("Wins", str(len(person.wins)), _empty(person)),
        _tile("Next check-in", long_day(person.next), f"last one {long_day(person.last)}"),
    ]


def _tile(name: str, figure: str, words: str) -> dict[str, str]:
    return {"name": name, "figure": figure, "words": words}


def _empty(person: PersonReport) -> str:
    months = len(person.empty_months)
    return f"{count(months, 'month')} without" if months else "some in every month"


def _rhythm(person: PersonReport) -> str:
    days = person.cadence.median_days
    return "" if days is None else f"{_number(days)} days apart as a rule"


def _punctual(person: PersonReport) -> str:
    told = person.figures
    judged = told.on_time + told.late
    return f"{told.on_time} of {judged} on time" if judged else "no due dates to compare"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
