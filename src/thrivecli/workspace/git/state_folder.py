"""Where thrive keeps what is its own: the lock, the undo log, whom the user trusts."""

import hashlib
import os
from pathlib import Path

from thrivecli.workspace.git.gitdir import Repository


def state_home() -> Path:
    """``$XDG_STATE_HOME/thrive``, by default ``~/.local/state/thrive``."""
    named = os.environ.get("XDG_STATE_HOME", "")
    base = Path(named) if named.startswith("/") else Path.home() / ".local" / "state"
    return base / "thrive"


def state_folder(workspace: Path, repository: Repository | None) -> Path:
    """The folder for the lock and the undo log of one workspace; not made yet.

    ``thrive`` in git's own folder, else one in the user's state folder, named by a hash
    of the workspace's real path.
    """
    if repository is not None:
        return repository.git_dir / "thrive"
    return state_home() / hash_of_path(workspace)


def log_folder(workspace: Path, repository: Repository | None) -> Path:
    """The folder for the undo log of one workspace, not made yet.

    Several workspaces in one repository share its lock, and each has a log of its own.
    """
    state = state_folder(workspace, repository)
    if repository is None or Path(os.path.realpath(workspace)) == repository.root:
        return state
    inside = os.path.relpath(os.path.realpath(workspace), repository.root)
    return state / f"in-{hashlib.sha256(os.fsencode(inside)).hexdigest()[:16]}"


def hash_of_path(path: Path) -> str:
    """A short name for a place: the beginning of the hash of its real path."""
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:16]
