"""What is left to be settled after a merge, as words and as JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from thrivecli.model.conflict import Conflict
from thrivecli.render.parts import Line, Role, Screen, Words, line

_MOST_LINES = 12


def conflict_data(conflict: Conflict) -> dict[str, Any]:
    """One conflict as JSON has it; ``null`` is a file that was deleted there."""
    return {
        "path": conflict.path,
        "line": conflict.line,
        "ours": conflict.ours,
        "theirs": conflict.theirs,
        "base": conflict.base,
    }


def conflict_list(conflicts: Iterable[Conflict]) -> Screen:
    """All conflicts, each with its sides."""
    return tuple(part for conflict in conflicts for part in conflict_screen(conflict))


def conflict_screen(conflict: Conflict, place: str = "") -> Screen:
    """One conflict; ``place`` says which of how many."""
    sides = [("ours", conflict.ours, Role.GOOD), ("theirs", conflict.theirs, Role.SOON)]
    if conflict.base is not None:
        sides.append(("before", conflict.base, Role.FAINT))
    told = (part for name, text, role in sides for part in _side(name, text, role))
    return (line(Words(conflict.where, Role.TITLE), Words(place, Role.FAINT)), *told)


def _side(name: str, text: str | None, role: Role) -> Iterator[Line]:
    if text is None:
        yield line(Words(f"{name}: the file is deleted", role), indent=2)
        return
    lines = [one for one in text.splitlines() if one.strip()]
    if not lines:
        yield line(Words(f"{name}: nothing", role), indent=2)
        return
    yield line(Words(f"{name}:", role), indent=2)
    yield from (line(one, indent=4) for one in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield line(Words(f"... and {len(lines) - _MOST_LINES} more lines", Role.FAINT), indent=4)
