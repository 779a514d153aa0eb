"""The person's editor, on the file itself: no copy of a note is made anywhere."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from thrivecli.errors import ThriveError, WorkspaceFault
from thrivecli.workspace.git.repository import find_repository
from thrivecli.workspace.git.settings import read_settings

_FALLBACKS = ("sensible-editor", "nano", "vi")


class NoEditor(WorkspaceFault):
    """No editor could be found or started."""

    code = "editor"


def open_editor(path: Path) -> None:
    """Open ``path`` and wait. Raises :class:`NoEditor` where none starts or it fails."""
    words = _command(path.parent)
    try:
        done = subprocess.run([*words, str(path)], check=False)
    except OSError as fault:
        raise NoEditor(
            f"the editor '{words[0]}' does not start: {fault.strerror}",
            hint="set VISUAL or EDITOR to one that does",
        ) from fault
    if done.returncode:
        raise NoEditor(
            f"the editor '{words[0]}' ended with code {done.returncode}",
            hint=f"the file is {path}",
        )


def _command(folder: Path) -> list[str]:
    """``$VISUAL``, ``$EDITOR``, git's own, or one that is there."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _editor_of_git(folder)
    words = shlex.split(named) if named else []
    if words:
        return words
    found = next((name for name in _FALLBACKS if shutil.which(name)), None)
    if found is None:
        raise NoEditor("there is no editor", hint="set EDITOR, such as EDITOR=nano")
    return [found]


def _editor_of_git(folder: Path) -> str | None:
    """``core.editor``, unless the repository itself sets it: that may be anybody's."""
    try:
        entries = read_settings(find_repository(folder)).entries
    except ThriveError:
        return None
    own = [one.value for one in entries if one.key == "core.editor" and not one.is_the_repositorys]
    return own[-1] if own else None
