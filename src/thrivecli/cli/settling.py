"""Going through conflicts with the person at a terminal."""

import typer

from thrivecli.cli.session import Session
from thrivecli.cli.writing import tell_commit
from thrivecli.model.conflict import Conflict, Side
from thrivecli.render.resolve import conflict_screen
from thrivecli.workspace.editor import open_editor
from thrivecli.workspace.resolving.choose import resolve
from thrivecli.workspace.resolving.find import conflicts

_QUESTION = "[o]urs, [t]heirs, [b]oth, [e]dit, [s]kip, [q]uit"
_SIDES = {"o": Side.OURS, "t": Side.THEIRS, "b": Side.BOTH}


def walk(session: Session, paths: set[str]) -> list[str]:
    """Show each conflict in these files and ask; each answer is written at once."""
    written: list[str] = []
    skipped: set[tuple[str, str | None, str | None]] = set()
    while True:
        left = [one for one in conflicts(session.root) if one.path in paths]
        ahead = [one for one in left if _key(one) not in skipped]
        if not ahead:
            return written
        conflict = ahead[0]
        session.show(conflict_screen(conflict, f"  {len(ahead)} to go"))
        key = _asked(_questions(conflict))
        if key == "q":
            return written
        if key == "s":
            skipped.add(_key(conflict))
        elif key == "e":
            open_editor(session.root / conflict.path)
            written.append(conflict.path)
        else:
            tell_commit(session, resolve(session.root, [conflict], _SIDES[key]))
            written.append(conflict.path)


def _key(conflict: Conflict) -> tuple[str, str | None, str | None]:
    return (conflict.path, conflict.ours, conflict.theirs)


def _questions(conflict: Conflict) -> str:
    """What can be answered: a file as a whole cannot be both, and broken marks want an editor."""
    if conflict.is_broken:
        return _QUESTION[_QUESTION.index("[e]") :]
    return _QUESTION.replace("[b]oth, ", "") if conflict.line == 0 else _QUESTION


def _asked(question: str) -> str:
    while True:
        typed = typer.prompt(question, err=True).strip().casefold()
        if typed[:1] and f"[{typed[:1]}]" in question:
            return str(typed[:1])
