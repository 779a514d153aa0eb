"""Check-ins that git's own run of the driver could not merge: merged here, after it.

git hands a driver the versions as it keeps them: where a filter such as git-crypt's encrypts
them, they are no text. And where it cannot start the driver at all, it leaves ours as it is.
Both leave a file without marks in it, whose versions can still be read through the filter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from thrivecli.journal.merging.merge import Merge, merge_checkin
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.disk.listing import CHECKINS
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.result import NOTHING
from thrivecli.workspace.git.state_folder import log_folder
from thrivecli.workspace.git.unmerged import (
    BASE,
    OURS,
    THEIRS,
    Unmerged,
    mark_merged,
    stands_as_ours,
    unmerged_files,
    version,
)
from thrivecli.workspace.settings import order_of_dates
from thrivecli.workspace.site import Site, contents, write_logged


@dataclass(frozen=True, slots=True)
class Remerged:
    """The files merged after all, some of them with conflict marks in them, and the notes."""

    paths: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def remerge(root: Path, repository: Repository) -> Remerged:
    """Merge the check-ins that git left unmerged and as they were; call it with the lock held.

    git learns of those files in which no conflict is left.
    """
    order = order_of_dates(root)
    found = {
        file.path: merge
        for file in unmerged_files(repository, root)
        if (merge := _merge(root, repository, file, order))
    }
    changes = _changes(root, found.items())
    if changes:
        site = Site(root, log_folder(root, repository), repository, NOTHING)
        write_logged(site, Plan(changes, "Merge what git could not", "sync"))
    mark_merged(repository, root, [path for path, one in found.items() if not one.conflicts])
    notes = (f"thrive: {path}: {note}" for path, one in found.items() for note in one.notes)
    return Remerged(tuple(found), tuple(notes))


def _changes(root: Path, found: Iterable[tuple[str, Merge]]) -> tuple[FileChange, ...]:
    changes = (FileChange(path, contents(root, path), merge.data) for path, merge in found)
    return tuple(change for change in changes if change.before != change.after)


def _merge(root: Path, repository: Repository, file: Unmerged, order: str | None) -> Merge | None:
    if file.is_gone_on_one_side or not file.path.startswith(f"{CHECKINS}/"):
        return None
    if not stands_as_ours(repository, file, root):
        return None  # it has marks, or somebody is at it
    versions = [version(repository, file, root, stage) for stage in (BASE, OURS, THEIRS)]
    base, ours, theirs = (data or b"" for data in versions)
    merge = merge_checkin(file.path, base, ours, theirs, order)
    return merge if isinstance(merge, Merge) else None
