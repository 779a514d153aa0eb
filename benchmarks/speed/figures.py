"""What the times come to: medians, and how far the middle half of the runs lies apart."""

from dataclasses import dataclass, field
from math import log
from statistics import median, quantiles

from benchmarks.speed.goals import Goal

Times = dict[str, tuple[float, ...]]
"""The times of commands that ran in turns, by name."""


@dataclass(frozen=True)
class Middle:
    """A median, and the quartiles beside it."""

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Row:
    """What one command took, in seconds and beside the two that ran in turns with it."""

    seconds: Middle
    to_p: Middle
    to_r: Middle


@dataclass(frozen=True)
class Finding:
    """What was measured for one goal."""

    goal: Goal
    measured: Middle

    def is_met(self, slack: float = 1.0) -> bool:
        """Whether it is within the goal, or within ``slack`` times the goal."""
        return self.measured.median <= self.goal.limit * slack


@dataclass
class Figures:
    """All that one run has found."""

    findings: list[Finding] = field(default_factory=list)
    listing: dict[int, dict[str, Row]] = field(default_factory=dict)
    peaks: dict[str, float] = field(default_factory=dict)
    peaks_at: int = 0
    others: dict[str, Middle] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)

    def add(self, goal: Goal, measured: Middle | float) -> None:
        """Note what was measured for a goal."""
        if not isinstance(measured, Middle):
            measured = Middle(measured, measured, measured)
        self.findings.append(Finding(goal, measured))


def middle(values: tuple[float, ...]) -> Middle:
    """The median and the quartiles of values."""
    if len(values) < 2:
        return Middle(values[0], values[0], values[0])
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Middle(median(values), low, high)


def ratio(times: Times, one: str, other: str) -> Middle:
    """How many times longer ``one`` takes than ``other``, each pair from the same round."""
    return middle(tuple(a / b for a, b in zip(times[one], times[other], strict=False)))


def rows(times: Times) -> dict[str, Row]:
    """Each command beside ``P`` and ``R``, which ran in turns with it."""
    return {
        name: Row(middle(taken), ratio(times, name, "P"), ratio(times, name, "R"))
        for name, taken in times.items()
    }


def growth(listing: dict[int, dict[str, Row]], name: str) -> float | None:
    """The power of N by which the time above ``P`` grows, from 1,000 check-ins to the most.

    ``None`` when there is nothing to go by: only one such size, or no time above ``P``.
    """
    sizes = [size for size in sorted(listing) if size >= 1000 and name in listing[size]]
    above = [listing[size][name].seconds.median - listing[size]["P"].seconds.median
             for size in sizes]  # fmt: skip
    if len(sizes) < 2 or min(above) <= 0:
        return None
    return log(above[-1] / above[0]) / log(sizes[-1] / sizes[0])
