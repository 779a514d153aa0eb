"""Opening a check-in in the person's editor, and committing it afterwards."""

from collections.abc import Iterable
from pathlib import Path

from thrivecli.cli.session import Session
from thrivecli.cli.writing import tell_commit
from thrivecli.errors import UsageFault
from thrivecli.workspace.commit_paths import commit_paths
from thrivecli.workspace.editor import open_editor
from thrivecli.workspace.store import Store


def edit_checkin(
    session: Session, root: Path, path: str, *, also: Iterable[str] = (), message: str = ""
) -> None:
    """Open the file itself, wait for the editor to end, and commit it, however it ended.

    ``also`` are files that belong to the same commit, ``message`` is what it says. Without a
    terminal nothing could be typed, so that is refused.
    """
    if not session.may_ask:
        raise UsageFault(
            "there is no terminal to open an editor on", hint=f"the file is {root / path}"
        )
    try:
        open_editor(root / path)
    finally:
        if not session.no_commit and Store(root).settings.autocommit:
            words = message or f"Notes in {path.removeprefix('checkins/')}"
            paths = list(dict.fromkeys([path, *also]))
            tell_commit(session, commit_paths(root, paths, words))
