"""What thrive asks of git, in the words of a workspace; everything else is behind it."""

import os
from collections.abc import Sequence
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.disk.atomic import write_file
from thrivecli.workspace.disk.faults import FileMissing, GitMissing
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.disk.temporary import EXCLUDE_PATTERN, sweep_temp_files
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.commit import commit
from thrivecli.workspace.git.foreign_code import blanked
from thrivecli.workspace.git.gitdir import (
    Absence,
    Repository,
    find_repository,
    look_for_repository,
)
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.result import CommitResult, Reason
from thrivecli.workspace.git.settings import read_settings
from thrivecli.workspace.git.state_folder import log_folder, state_folder
from thrivecli.workspace.git.status import Standing, below_root, standings
from thrivecli.workspace.git.trust import is_trusted, own

__all__ = [
    "Absence",
    "CommitResult",
    "Reason",
    "Repository",
    "commit",
    "exclude_temporary_files",
    "find_repository",
    "init_repository",
    "log_folder",
    "look_for_repository",
    "own",
    "state_folder",
    "uncommitted",
    "user_name",
]


def init_repository(folder: Path, *, to_stay: bool = True) -> Repository:
    """Make a git repository in ``folder`` (branch ``main``), trusted as its owner's own.

    One that is not ``to_stay`` where it is, is trusted once it has moved. Raises
    ``GitMissing``, or ``WorkspaceFault`` with what git said.
    """
    answer = run_git(None, ["init", "-q", "-b", "main"], cwd=folder, reads=False)
    found = find_repository(folder)
    if answer.status or found is None or found.root != Path(os.path.realpath(folder)):
        raise WorkspaceFault(f"git could not make a repository here: {readable(answer.err)}")
    if to_stay:
        own(found)
    exclude_temporary_files(found)
    return found


def exclude_temporary_files(repository: Repository) -> None:
    """Have git overlook our temporary files, by its own unshared list; safe to run again."""
    sweep_temp_files(repository.common_dir, "info")
    try:
        before = read_file(repository.common_dir, "info/exclude")
    except FileMissing:
        before = None
    line = EXCLUDE_PATTERN.encode()
    old = before or b""
    if line in old.split(b"\n"):
        return
    gap = b"\n" if old and not old.endswith(b"\n") else b""
    write_file(repository.common_dir, "info/exclude", old + gap + line + b"\n", expected=before)


def uncommitted(repository: Repository, workspace: Path, paths: Sequence[str]) -> list[str]:
    """Those of ``paths`` (relative to the workspace) that git has not, or not like this."""
    settings = read_settings(repository)
    blank = () if is_trusted(repository, settings) else blanked(settings)
    inner = below_root(repository, workspace, paths)
    found = standings(repository, inner, blank=blank)
    dirty = (Standing.CHANGED, Standing.NEW)
    return [path for path, name in zip(paths, inner, strict=True) if found.get(name) in dirty]


def user_name(workspace: Path) -> str | None:
    """git's ``user.name`` for this folder; ``None`` without one, or without git."""
    try:
        name = read_settings(find_repository(workspace)).get("user.name")
    except (GitMissing, WorkspaceFault):
        return None
    return name or None
