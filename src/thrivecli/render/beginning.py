"""What came of beginning a check-in, as people and scripts read it."""

from typing import Any

from thrivecli.journal.carrying.begun import Begun
from thrivecli.render.envelope import iso
from thrivecli.render.parts import Role, Screen, Words, line


def begun_data(begun: Begun, sha: str | None, *, created_workspace: bool) -> dict[str, Any]:
    """A new check-in as JSON has it."""
    return {
        "path": begun.path,
        "person": begun.person,
        "date": iso(begun.date),
        "carried": list(begun.carried),
        "left_behind": list(begun.left_behind),
        "stranded": list(begun.stranded),
        "created": begun.created,
        "committed": sha,
        "created_workspace": created_workspace,
    }


def begun_screen(begun: Begun) -> Screen:
    """A new check-in in a line or two: the file's path comes first."""
    count = len(begun.carried)
    told = f"{count} action{'' if count == 1 else 's'} carried"
    if not count:
        told = "nothing carried" if begun.created else "there already, nothing to carry"
    return (line(Words(begun.path, Role.ID), f"  ({told})"),)
