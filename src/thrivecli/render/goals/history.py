"""How answers under Goals came to be what they are, check-in by check-in."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from thrivecli.journal.goals.ledger import Step
from thrivecli.journal.goals.likeness import Change
from thrivecli.journal.goals.rows import GoalRow, PersonGoals
from thrivecli.render.envelope import iso
from thrivecli.render.goals.screen import goal_data
from thrivecli.render.parts import Line, Part, Role, Screen, Words, line

Answer = tuple[str, ...]

_CHANGES = {Change.FIRST: "first stated", Change.SAME: "unchanged"}


def rows_ever(person: PersonGoals) -> list[GoalRow]:
    """All horizons that ever had an answer, nearest first."""
    return sorted(chain(person.rows, person.gone), key=_by_horizon)


def history_data(row: GoalRow, today: date, *, several: bool = False) -> dict[str, Any]:
    """A horizon's goals as JSON has them, with all their steps."""
    steps = [
        {
            "checkin": iso(step.checkin.date),
            "answer": list(step.answer),
            "change": step.change.value,
            "moved_from": step.moved_from,
            "moved_to": step.moved_to,
        }
        for step in row.ledger.steps
    ]
    return goal_data(row, today, several=several) | {"history": steps}


def goal_history(people: Iterable[PersonGoals]) -> Screen:
    """Every change of every horizon's answer, oldest first."""
    parts: list[Part] = []
    for person in people:
        rows = rows_ever(person)
        if rows:
            parts += [line()] if parts else []
            parts.append(line(Words(person.person, Role.TITLE)))
            parts += chain.from_iterable(map(_horizon, rows))
    return tuple(parts) or (line(Words("No goals found.", Role.FAINT)),)


def change_words(
    change: Change, before: Answer, after: Answer, moved_from: str | None, moved_to: str | None
) -> str:
    """What became of an answer, in words."""
    told = _CHANGES.get(change, change.value)
    if change is Change.REWORDED and set(before) < set(after):
        told = "added to"
    elif change is Change.REWORDED and set(after) < set(before):
        told = "cut down"
    if moved_from:
        told = f"moved here from '{moved_from}'"
    if moved_to is None:
        return told
    if change is Change.MOVED and not moved_from:
        return f"moved to '{moved_to}'"
    return f"{told}, what was here moved to '{moved_to}'"


def _horizon(row: GoalRow) -> Iterator[Line]:
    yield line(Words(row.name, Role.ID), indent=2)
    before: Answer = ()
    for step, stood in _changes(row.ledger.steps):
        told = change_words(step.change, before, step.answer, step.moved_from, step.moved_to)
        before = step.answer
        solid = f", stood for {stood} check-ins" if stood > 1 and step.answer else ""
        day = Words(step.checkin.date.isoformat(), Role.FAINT)
        yield line(day, f"  {told}", Words(solid, Role.FAINT), indent=4)
        yield from (line("- ", goal, indent=6) for goal in step.answer)


def _changes(steps: Iterable[Step]) -> list[tuple[Step, int]]:
    """The steps at which something changed, and in how many check-ins that then stood."""
    found: list[tuple[Step, int]] = []
    for step in steps:
        if step.change is Change.SAME and found:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((step, 1))
    return found


def _by_horizon(row: GoalRow) -> tuple[int, int]:
    return (0, row.horizon.months) if row.horizon else (1, row.line)
