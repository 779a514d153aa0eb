"""Going through conflicts with the person at a terminal."""

import typer

from thrivecli.cli.session import Session
from thrivecli.cli.writing import tell_commit
from thrivecli.model.conflict import Conflict, Side
from thrivecli.render.clean import clean
from thrivecli.render.resolve import conflict_screen
from thrivecli.workspace.editor import open_editor
from thrivecli.workspace.resolving.choose import resolve
from thrivecli.workspace.resolving.find import conflicts

_SIDES = {"ours": Side.OURS, "theirs": Side.THEIRS, "both": Side.BOTH}
_MEANINGS = {
    "ours": "keep what you wrote, and drop what came from elsewhere",
    "theirs": "keep what came from elsewhere, and drop what you wrote",
    "both": "keep both, ours first",
    "edit": "open the file in your editor, and settle it there",
    "skip": "leave this one as it is, and go on to the next",
    "quit": "stop here; what was chosen so far is saved",
}


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
        chosen = _asked(_answers(conflict))
        if chosen == "quit":
            return written
        if chosen == "skip":
            skipped.add(_key(conflict))
        elif chosen == "edit":
            open_editor(session.root / conflict.path)
            written.append(conflict.path)
        else:
            tell_commit(session, resolve(session.root, [conflict], _SIDES[chosen]))
            session.saved = True
            written.append(conflict.path)


def _key(conflict: Conflict) -> tuple[str, str | None, str | None]:
    return (conflict.path, conflict.ours, conflict.theirs)


def _answers(conflict: Conflict) -> list[str]:
    """What can be answered: a file as a whole cannot be both, and broken marks want an editor."""
    if conflict.is_broken:
        return [word for word in _MEANINGS if word not in _SIDES]
    return [word for word in _MEANINGS if word != "both" or conflict.line]


def _asked(answers: list[str]) -> str:
    """Ask until one of these words is typed, or its beginning."""
    keys = ", ".join(f"[{word[0]}]{word[1:]}" for word in answers)
    while True:
        typed = str(typer.prompt(f"{keys}, [?]", err=True)).strip().casefold()
        chosen = next((word for word in answers if typed and word.startswith(typed)), None)
        if chosen:
            return chosen
        if typed == "?":
            for word in answers:
                typer.echo(f"  {word[0]}  {_MEANINGS[word]}", err=True)
        else:
            typer.echo(f"'{clean(typed)}' is none of these; ? says what they do", err=True)
