"""What became of the goals from one check-in to another, word for word."""

from collections.abc import Iterable, Iterator
from typing import Any

from thrivecli.journal.goals.diff import GoalPair, HorizonDiff
from thrivecli.journal.goals.likeness import Change
from thrivecli.journal.goals.word_diff import Side, Stretch
from thrivecli.model.checkin import CheckIn
from thrivecli.render.envelope import iso
from thrivecli.render.goals.history import change_words
from thrivecli.render.parts import Line, Role, Screen, Words, joined, line

# As `git diff --word-diff` has them: they are read without colour, too.
_SIGNS = {
    Side.SAME: ("", "", Role.PLAIN),
    Side.REMOVED: ("[-", "-]", Role.LATE),
    Side.ADDED: ("{+", "+}", Role.GOOD),
}


def diff_data(first: CheckIn, second: CheckIn, horizons: Iterable[HorizonDiff]) -> dict[str, Any]:
    """The difference as JSON has it."""
    return {
        "person": second.person,
        "from": iso(first.date),
        "to": iso(second.date),
        "horizons": [_horizon_data(one) for one in horizons],
    }


def _horizon_data(horizon: HorizonDiff) -> dict[str, Any]:
    return {
        "horizon": horizon.name,
        "months": horizon.horizon.months if horizon.horizon else None,
        "change": horizon.change.value,
        "moved_from": horizon.moved_from,
        "moved_to": horizon.moved_to,
        "before": list(horizon.before),
        "after": list(horizon.after),
        "goals": [_goal_data(pair) for pair in horizon.goals],
    }


def _goal_data(pair: GoalPair) -> dict[str, Any]:
    return {
        "before": pair.before,
        "after": pair.after,
        "nested": pair.nested,
        "words": [{"side": one.side.value, "text": one.text} for one in pair.words],
    }


def diff_screen(first: CheckIn, second: CheckIn, horizons: tuple[HorizonDiff, ...]) -> Screen:
    """The difference in words, horizon by horizon; what did not change says only that."""
    days = f"{first.date.isoformat()} to {second.date.isoformat()}"
    title = line(Words(second.person, Role.TITLE), "  ", Words(days, Role.FAINT))
    if not horizons:
        return (title, line(Words("no goals in either check-in", Role.FAINT), indent=2))
    return (title, *(part for one in horizons for part in _horizon(one)))


def _horizon(horizon: HorizonDiff) -> Iterator[Line]:
    before, after = horizon.before, horizon.after
    told = change_words(horizon.change, before, after, horizon.moved_from, horizon.moved_to)
    yield line(Words(horizon.name, Role.ID), "  ", Words(told, Role.FAINT), indent=2)
    if horizon.change is not Change.SAME:
        yield from map(_goal, horizon.goals)


def _goal(pair: GoalPair) -> Line:
    words = joined((_stretch(one) for one in pair.words), " ")
    return line("- ", *words, indent=6 if pair.nested else 4)


def _stretch(stretch: Stretch) -> Words:
    opening, closing, role = _SIGNS[stretch.side]
    return Words(f"{opening}{stretch.text}{closing}", role)
