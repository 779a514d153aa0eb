"""Ending a merge: what git could not read is merged first, what is settled is committed."""

from collections.abc import Sequence
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.disk.temporary import sweep_temp_files
from thrivecli.workspace.git.result import NOTHING, CommitResult, Reason, not_committed
from thrivecli.workspace.git.state import under_way
from thrivecli.workspace.git.unmerged import end_merge, mark_merged, unmerged_files
from thrivecli.workspace.remerge import remerge
from thrivecli.workspace.resolving.find import conflicts
from thrivecli.workspace.site import at_work


def merge_what_git_could_not(root: Path) -> tuple[str, ...]:
    """Merge the check-ins that git left unmerged and as they were; what there is to say of it."""
    with at_work(root, commit=True) as site:
        return remerge(root, site.repository).notes if site.repository else ()


def conclude(root: Path, written: Sequence[str]) -> CommitResult:
    """Commit what was settled: the merge, once nothing is left; or else the files written.

    Files that the person put right by hand count as settled.
    """
    try:
        return _concluded(root, written)
    except WorkspaceFault as fault:
        if not written:
            raise
        return not_committed(Reason.FAILED, fault.message, fault.hint)


def _concluded(root: Path, written: Sequence[str]) -> CommitResult:
    with at_work(root, commit=True) as site:
        if site.repository is None:
            return site.without if written else NOTHING
        left = {one.path for one in conflicts(root)}
        by_hand = [file.path for file in unmerged_files(site.repository, root)]
        settled = [path for path in by_hand if path not in left]
        for folder in {path.rpartition("/")[0] for path in by_hand}:
            sweep_temp_files(root, folder)  # of a run that was killed
        if by_hand or under_way(site.repository):
            done = mark_merged(site.repository, root, settled)
            return done if done.why else end_merge(site.repository)
        paths = [path for path in dict.fromkeys(written) if path not in left]
        return site.commit(paths, "Settle what a merge had left") if paths else NOTHING
