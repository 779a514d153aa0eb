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
    if conflict.is_broken:
        amiss = "some of the marks of this conflict are missing or out of place"
        return (line(Words(conflict.where, Role.TITLE)), line(amiss, indent=2))
    sides = [("ours", conflict.ours, Role.GOOD), ("theirs", conflict.theirs, Role.SOON)]
    if conflict.base is not None:
        sides.append(("before", conflict.base, Role.FAINT))
    shared = _shared([text for _, text, _ in sides if text is not None])
    told = (part for name, text, role in sides for part in _side(name, text, role, shared))
    return (line(Words(conflict.where, Role.TITLE), Words(place, Role.FAINT)), *told)


def _shared(texts: list[str]) -> frozenset[str]:
    """The lines that all versions have, which need no showing where there are many lines."""
    lines = [text.splitlines() for text in texts]
    if max(map(len, lines), default=0) <= _MOST_LINES:
        return frozenset()
    return frozenset(set(lines[0]).intersection(*lines[1:]))


def _side(name: str, text: str | None, role: Role, shared: frozenset[str]) -> Iterator[Line]:
    if text is None:
        yield line(Words(f"{name}: the file is deleted", role), indent=2)
        return
    lines = [one for one in text.splitlines() if one.strip() and one not in shared]
    if not lines:
        nothing = "nothing but what the others have" if shared else "nothing"
        yield line(Words(f"{name}: {nothing}", role), indent=2)
        return
    besides = " besides what they share" if shared else ""
    yield line(Words(f"{name}{besides}:", role), indent=2)
    yield from (line(one, indent=4) for one in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield line(Words(f"... and {len(lines) - _MOST_LINES} more lines", Role.FAINT), indent=4)
