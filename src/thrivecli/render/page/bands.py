"""The picture of horizons over time: a band for each answer, from its day to the next change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from thrivecli.journal.goals.ledger import Ledger, Step
from thrivecli.journal.goals.likeness import Change
from thrivecli.render.page.axis import Axis, percent
from thrivecli.render.page.told import long_day, times, told

_SAID = {
    Change.FIRST: "first said",
    Change.SAME: "unchanged",
    Change.REWORDED: "reworded",
    Change.REPLACED: "replaced",
    Change.CLEARED: "cleared",
    Change.MOVED: "moved",
}
_THINNEST = 0.6  # per cent; a band of a single day is still seen


@dataclass(frozen=True, slots=True)
class _Band:
    """An answer word for word the same through ``checkins`` check-ins, until ``end``."""

    number: int
    step: Step
    checkins: int
    end: date


def bands(ledger: Ledger, horizons: dict[str, str], axis: Axis) -> dict[str, Any]:
    """One horizon: its name, its bands, and each band's answer in words.

    ``horizons`` has the names of all horizons by key, to say where an answer moved.
    """
    found = list(_bands(ledger, axis.today))
    return {
        "label": told(ledger.name),
        "about": _about(ledger, found),
        "description": "; ".join(_sentence(one, horizons) for one in found) + ".",
        "bands": [_drawn(one, axis) for one in found if one.end >= axis.first],
        "answers": [_answer(one, horizons) for one in found],
    }


def band_rows(ledger: Ledger, horizons: dict[str, str]) -> list[dict[str, Any]]:
    """Every check-in's answer at this horizon, for the table."""
    return [
        {
            "horizon": told(ledger.name),
            "checkin": long_day(step.checkin.date),
            "change": _change(step, horizons),
            "answer": list(map(told, step.answer)),
        }
        for step in ledger.steps
    ]


def _bands(ledger: Ledger, today: date) -> Iterator[_Band]:
    begun = [n for n, step in enumerate(ledger.steps) if n == 0 or step.change is not Change.SAME]
    for number, (at, after) in enumerate(pairwise([*begun, len(ledger.steps)]), start=1):
        is_last = after == len(ledger.steps)
        end = today if is_last else ledger.steps[after].checkin.date
        yield _Band(number, ledger.steps[at], after - at, end)


def _drawn(band: _Band, axis: Axis) -> dict[str, Any]:
    start = axis.at(band.step.checkin.date)
    width = max(axis.at(band.end) - start, _THINNEST)
    return {
        "number": str(band.number),
        "x": percent(start),
        "width": percent(width),
        "middle": percent(start + width / 2),
        "is_wide": width > 6,
        "empty": not band.step.answer,
        "change": band.step.change.value,
        "marked": axis.holds(band.step.checkin.date),
    }


def _answer(band: _Band, horizons: dict[str, str]) -> dict[str, Any]:
    return {
        "number": str(band.number),
        "day": long_day(band.step.checkin.date),
        "change": _change(band.step, horizons),
        "goals": list(map(told, band.step.answer)),
    }


def _about(ledger: Ledger, found: list[_Band]) -> list[str]:
    if not ledger.now:
        return ["no answer now"]
    changes = len(found) - 1
    return [
        f"as it is since {long_day(ledger.since)}",
        f"changed {times(changes)}" if changes else "never changed",
    ]


def _sentence(band: _Band, horizons: dict[str, str]) -> str:
    answer = ", ".join(map(told, band.step.answer)) or "no answer"
    day = long_day(band.step.checkin.date)
    return f"{day}, {_change(band.step, horizons)}: {answer}"


def _change(step: Step, horizons: dict[str, str]) -> str:
    said = _SAID[step.change]
    if step.moved_from:
        said += f", from {_name(step.moved_from, horizons)}"
    if step.moved_to:
        said += f", to {_name(step.moved_to, horizons)}"
    return said


def _name(key: str, horizons: dict[str, str]) -> str:
    return told(horizons.get(key, key))
