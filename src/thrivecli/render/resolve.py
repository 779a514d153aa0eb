"""What is left to be settled after a merge, as words and as JSON."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from thrivecli.model.conflict import Conflict, Fate, Gone, Side
from thrivecli.render.parts import Line, Role, Screen, Words, line

_MOST_LINES = 12
_MOST_LINES_AT_STAKE = 200  # of a file that one choice deletes
_ROLES = {"ours": Role.GOOD, "theirs": Role.SOON, "before": Role.FAINT}
_COMPARED = {
    "ours": ("theirs", "before"),
    "theirs": ("ours", "before"),
    "before": ("ours", "theirs"),
}


def conflict_data(conflict: Conflict) -> dict[str, Any]:
    """One conflict as JSON has it; ``null`` is a file that is not there, and ``gone`` why."""
    return {
        "path": conflict.path,
        "line": conflict.line,
        "ours": conflict.ours,
        "theirs": conflict.theirs,
        "base": conflict.base,
        "gone": _gone_data(conflict.gone),
    }


def _gone_data(gone: Gone | None) -> dict[str, Any] | None:
    if gone is None:
        return None
    return {"side": gone.side.value, "why": gone.fate.value, "to": gone.to}


def conflict_list(conflicts: Iterable[Conflict]) -> Screen:
    """All conflicts, each with its sides."""
    return tuple(part for conflict in conflicts for part in conflict_screen(conflict))


def conflict_screen(conflict: Conflict, place: str = "") -> Screen:
    """One conflict; ``place`` says which of how many."""
    if conflict.is_broken:
        amiss = "some of the marks of this conflict are missing or out of place"
        return (line(Words(conflict.where, Role.TITLE)), line(amiss, indent=2))
    told = (part for name in _ROLES for part in _version(conflict, name))
    return (line(Words(conflict.where, Role.TITLE), Words(place, Role.FAINT)), *told)


def _version(conflict: Conflict, name: str) -> Iterator[Line]:
    """One of the versions: whole where all are short, else what is not in the others, too."""
    texts = _texts(conflict)
    if name not in texts:
        if conflict.gone and conflict.gone.side.value == name:
            yield line(Words(f"{name}: {_why(conflict.gone)}", _ROLES[name]), indent=2)
        return
    others = [other for other in _COMPARED[name] if other in texts]
    if name != "before":
        others = others[:1]
    is_long = max(len(text.splitlines()) for text in texts.values()) > _MOST_LINES
    if is_long and others:
        alone = _alone(texts[name], [texts[other] for other in others])
        yield from _besides(conflict, name, others, alone)
    else:
        yield from _listed(conflict, name, "", texts[name].splitlines())


def _texts(conflict: Conflict) -> dict[str, str]:
    versions = {"ours": conflict.ours, "theirs": conflict.theirs, "before": conflict.base}
    return {name: text for name, text in versions.items() if text is not None}


def _alone(text: str, others: list[str]) -> list[str]:
    """The lines that are not, in this order and to the byte, in each of the others."""
    lines = text.splitlines(keepends=True)
    shared = set(range(len(lines)))
    for other in others:
        matcher = SequenceMatcher(None, lines, other.splitlines(keepends=True))
        blocks = matcher.get_matching_blocks()
        shared &= {at for one in blocks for at in range(one.a, one.a + one.size)}
    return [one for at, one in enumerate(lines) if at not in shared]


def _besides(conflict: Conflict, name: str, others: list[str], alone: list[str]) -> Iterator[Line]:
    """What a version has alone. It is called the same as, or a part of, no other unless it is."""
    where = others[0] if len(others) == 1 else "both"
    if not alone:
        yield line(Words(f"{name}: no line that is not in {where}, too", _ROLES[name]), indent=2)
    else:
        yield from _listed(conflict, name, f", what is not in {where}", alone)


def _listed(conflict: Conflict, name: str, besides: str, lines: list[str]) -> Iterator[Line]:
    told = [one.rstrip("\r\n") for one in lines if one.strip()]
    if not told:
        nothing = "nothing but empty lines" if lines else "nothing"
        yield line(Words(f"{name}{besides}: {nothing}", _ROLES[name]), indent=2)
        return
    at_stake = conflict.gone is not None and conflict.gone.fate is not Fate.NEVER_THERE
    most = _MOST_LINES_AT_STAKE if at_stake else _MOST_LINES
    yield line(Words(f"{name}{besides}:", _ROLES[name]), indent=2)
    yield from (line(one, indent=4) for one in told[:most])
    if len(told) > most:
        yield line(Words(f"... and {len(told) - most} more lines", Role.FAINT), indent=4)


def _why(gone: Gone) -> str:
    """Why that side has no such file, and what keeping it so comes to."""
    is_ours = gone.side is Side.OURS
    if gone.fate is Fate.NEVER_THERE:
        who = "this file was never here" if is_ours else "they never had this file"
        return f"{who}; it stays, whichever you choose"
    if gone.fate is Fate.DELETED:
        who = "the file was deleted here" if is_ours else "they deleted the file"
        return f"{who}; choosing that loses all of it"
    who = f"it was moved to {gone.to} here" if is_ours else f"they moved it to {gone.to}"
    return f"{who}, which is not kept: this is the only copy" if gone.is_last else who
