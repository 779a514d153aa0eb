"""Where a plan is carried out: the workspace with the lock held, and the steps on it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from thrivecli.errors import ThriveError
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.disk.atomic import delete_file, write_file
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.disk.folders import make_folders
from thrivecli.workspace.disk.lock import hold_lock
from thrivecli.workspace.disk.temporary import sweep_temp_files
from thrivecli.workspace.git import result as commit_result
from thrivecli.workspace.git.repository import (
    Repository,
    commit,
    exclude_temporary_files,
    log_folder,
    look_for_repository,
    state_folder,
    uncommitted,
)
from thrivecli.workspace.git.result import CommitResult
from thrivecli.workspace.git.state_folder import state_home
from thrivecli.workspace.undo_log import log as undo_log
from thrivecli.workspace.undo_log.log import EntryState


@dataclass(frozen=True, slots=True)
class Site:
    """Where a plan is carried out, with the lock held."""

    root: Path
    log: Path
    repository: Repository | None
    without: CommitResult  # what to say instead of committing, where there is no repository

    def commit(self, paths: Sequence[str], message: str) -> CommitResult:
        """Commit these paths, or say why not."""
        if self.repository is None:
            return self.without
        return commit(self.repository, self.root, paths, message)


@contextmanager
def at_work(root: Path, *, commit: bool, wait: float = 5.0) -> Iterator[Site]:
    """The workspace, locked; without ``commit`` no git is started at all."""
    found = look_for_repository(root)
    repository = found if isinstance(found, Repository) else None
    state = state_folder(root, repository)
    without = commit_result.OFF
    if commit and not isinstance(found, Repository):
        without = commit_result.absent(found)
    with hold_lock(state, wait=wait):
        if repository is not None:
            with suppress(ThriveError):  # a kindness to whoever looks at `git status`
                exclude_temporary_files(repository)
        sweep_temp_files(state_home(), "trust")
        log = log_folder(root, repository)
        make_folders(log)
        yield Site(root, log, repository if commit else None, without)


def contents(root: Path, path: str) -> bytes | None:
    """The file's bytes, ``None`` if there is no such file."""
    try:
        return read_file(root, path)
    except FileMissing:
        return None


def save_hand_edits(site: Site, changes: Sequence[FileChange], command: str) -> CommitResult | None:
    """Commit the person's own uncommitted edits in these files by themselves.

    ``None`` if there are none, or nothing to commit them to.
    """
    paths = [change.path for change in changes if change.before is not None]
    if site.repository is None or not paths:
        return None
    try:
        dirty = uncommitted(site.repository, site.root, paths)
    except ThriveError:
        return None  # the commit that follows meets the same fault, and says it
    return site.commit(dirty, f"Save notes before {_short(command)}") if dirty else None


def write_logged(site: Site, plan: Plan, state: EntryState = EntryState.PENDING) -> tuple[str, ...]:
    """Log the plan, then write its changes; returns the paths the disk did not confirm.

    If one cannot be written, those before it are put back as they were.
    """
    entry = undo_log.record(site.log, plan, state=state)
    done: list[FileChange] = []
    unconfirmed: list[str] = []
    try:
        for change in plan.changes:
            if not write_change(site.root, change):
                unconfirmed.append(change.path)
            done.append(change)
    except ThriveError:
        if _put_back(site.root, done):
            undo_log.forget(site.log, entry)
        raise
    if state is EntryState.PENDING:
        undo_log.mark(site.log, entry, EntryState.APPLIED)
    return tuple(unconfirmed)


def write_change(root: Path, change: FileChange) -> bool:
    """Make one change; returns whether the disk confirmed it."""
    if change.after is not None:
        return write_file(root, change.path, change.after, expected=change.before)
    assert change.before is not None, "a change from nothing to nothing"
    return delete_file(root, change.path, change.before)


def _put_back(root: Path, done: Sequence[FileChange]) -> bool:
    """Take back what was written, newest first; whether all of it could be."""
    try:
        for change in reversed(done):
            write_change(root, FileChange(change.path, change.after, change.before))
    except ThriveError:
        return False
    return True


def sweep(root: Path, changes: Sequence[FileChange]) -> None:
    """Remove what crashed processes left beside these files."""
    for folder in {change.path.rpartition("/")[0] for change in changes}:
        sweep_temp_files(root, folder)


def _short(command: str) -> str:
    return " ".join(command.split())[:60]
