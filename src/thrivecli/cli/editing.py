"""Opening a check-in in the person's editor, and committing it afterwards."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from thrivecli.cli.session import Session
from thrivecli.cli.writing import tell_commit, tell_refusal
from thrivecli.errors import NotCommitted, UsageFault
from thrivecli.workspace.commit_paths import commit_paths
from thrivecli.workspace.edited import unfit
from thrivecli.workspace.editor import NoEditor, open_editor
from thrivecli.workspace.store import Store


def edit_checkin(
    session: Session, root: Path, path: str, *, also: Iterable[str] = (), message: str = ""
) -> None:
    """Open the file itself, wait for the editor to end, and commit it, however it ended.

    ``also`` are files that belong to the same commit, ``message`` is what it says, for a file
    that is new. Without a terminal nothing could be typed, so that is refused. A file that is
    gone, empty or full of conflict marks is left to the person, and not committed.
    """
    if not session.may_ask:
        raise UsageFault(
            "there is no terminal to open an editor on", hint=f"the file is {root / path}"
        )
    failed: NoEditor | None = None
    is_committed = False
    try:
        open_editor(root / path)
    except NoEditor as fault:
        failed = fault
    finally:  # an interrupted one, too
        if not session.no_commit and Store(root).settings.autocommit:
            words = message or f"Notes in {path.removeprefix('checkins/')}"
            is_committed = _commit(session, root, [path, *also], words, is_new=bool(message))
    if failed is not None:
        told = "what stands in it is committed" if is_committed else "nothing was committed"
        raise NoEditor(failed.message, hint=f"{failed.hint}; {told}")


def _commit(
    session: Session, root: Path, paths: Sequence[str], words: str, *, is_new: bool
) -> bool:
    """Commit what was written, say what became of it, and whether there is a commit."""
    found = unfit(root, paths[0], is_new=is_new)
    if found is not None:
        told = NotCommitted(f"{found.why}, so nothing was committed", hint=found.hint)
        tell_refusal(session, told)
        return False
    result = commit_paths(root, list(dict.fromkeys(paths)), words)
    tell_commit(session, result)
    return result.sha is not None
