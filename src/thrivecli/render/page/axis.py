"""A stretch of days laid out from left to right, in per cent of whatever width there is.

The pictures are drawn in per cent across and in pixels down, so that words in them keep their
size on a narrow screen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thrivecli.render.page.told import short_day

_LEFT, _RIGHT = 2.0, 98.0  # room for half a mark at either end
_LABEL = 18.0  # as much of a narrow screen as a date takes, with a gap


@dataclass(frozen=True, slots=True)
class Axis:
    """From one day to another; ``today`` is where what is written ends and the plan begins."""

    first: date
    last: date
    today: date

    def at(self, day: date) -> float:
        """Where a day stands; days before and after stand at the ends."""
        days = max((self.last - self.first).days, 1)
        share = min(max((day - self.first).days / days, 0.0), 1.0)
        return _LEFT + share * (_RIGHT - _LEFT)

    def holds(self, day: date) -> bool:
        """Whether the day is on it."""
        return self.first <= day <= self.last


def percent(place: float) -> str:
    """A place or width as SVG has it."""
    return f"{place:.2f}%"


def ticks(axis: Axis, days: Iterable[date]) -> list[dict[str, str]]:
    """The dates beneath which there is room for them; the last one always."""
    dates = sorted({day for day in days if axis.holds(day)})
    kept = [_Tick(axis, day) for day in dates[-1:]]
    for day in reversed(dates[:-1]):
        tick = _Tick(axis, day)
        if tick.right <= kept[-1].left:
            kept.append(tick)
    return [
        {"x": percent(one.place), "anchor": one.anchor, "label": short_day(one.day)}
        for one in reversed(kept)
    ]


class _Tick:
    """A date at its place, and from where to where it reaches there."""

    def __init__(self, axis: Axis, day: date) -> None:
        self.day = day
        self.place = axis.at(day)
        self.anchor = anchor_at(self.place, _LABEL / 2)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        self.left = self.place - share * _LABEL
        self.right = self.left + _LABEL


def anchor_at(place: float, half: float) -> str:
    """Which end of a label stands at its place, so that it stays inside the picture."""
    return "start" if place < half else "end" if place > 100 - half else "middle"
