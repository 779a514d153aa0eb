"""What a plan would change, as a diff."""

from collections.abc import Iterator
from typing import Any

from thrivecli.model.plan import FileChange
from thrivecli.render.parts import Line, Role, Screen, Words, line

_ROLES = {"+": Role.GOOD, "-": Role.LATE, "@": Role.ID}


def change_data(change: FileChange) -> dict[str, Any]:
    """One file's change as JSON has it."""
    return {"path": change.path, "diff": list(_diff(change))}


def change_list(changes: tuple[FileChange, ...]) -> Screen:
    """All changes, as a unified diff."""
    if not changes:
        return (line(Words("Nothing would change.", Role.FAINT)),)
    return tuple(_lines(changes))


def _lines(changes: tuple[FileChange, ...]) -> Iterator[Line]:
    for change in changes:
        for text in _diff(change):
            yield line(Words(text, _ROLES.get(text[:1], Role.PLAIN)))


def _diff(change: FileChange) -> Iterator[str]:
    from difflib import unified_diff  # for dry runs only

    old = f"a/{change.path}" if change.before is not None else "/dev/null"
    new = f"b/{change.path}" if change.after is not None else "/dev/null"
    told = unified_diff(_text(change.before), _text(change.after), old, new, n=1, lineterm="")
    for text in told:
        yield from text.split("\n")


def _text(data: bytes | None) -> list[str]:
    """The lines; a last one without an end carries diff's remark about that."""
    lines = data.decode("utf-8", "replace").split("\n") if data else [""]
    if lines[-1]:
        return [*lines[:-1], f"{lines[-1]}\n\\ No newline at end of file"]
    return lines[:-1]
