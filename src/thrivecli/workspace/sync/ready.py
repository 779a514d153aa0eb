"""Whether a repository is in a state to be synced, and what stands in the way."""

from dataclasses import dataclass
from pathlib import Path

from thrivecli.errors import NotSynced, ThriveError
from thrivecli.workspace.git.commit import why_not
from thrivecli.workspace.git.gitdir import Repository, look_for_repository
from thrivecli.workspace.git.result import CommitResult, absent
from thrivecli.workspace.git.settings import Settings, read_settings
from thrivecli.workspace.git.state import is_merging, under_way
from thrivecli.workspace.git.unmerged import unmerged_paths


class TwoVersions(Exception):
    """Files with two versions in them; ``merging`` where the merge can still be taken back."""

    def __init__(self, paths: tuple[str, ...], *, merging: bool) -> None:
        super().__init__()
        self.paths = paths
        self.merging = merging


@dataclass(frozen=True, slots=True)
class Ready:
    """A repository that can be committed to, and its settings."""

    repository: Repository
    settings: Settings


def ready(root: Path) -> Ready:
    """The repository of a workspace. Raises ``NotSynced`` or ``TwoVersions`` where it must not
    be touched, and ``GitMissing`` or ``WorkspaceFault`` where git cannot look at it.
    """
    found = look_for_repository(root)
    if not isinstance(found, Repository):
        raise _not_synced(absent(found))
    settings = read_settings(found)
    if is_merging(found) or not under_way(found):
        unmerged = unmerged_paths(found)
        if unmerged:
            raise TwoVersions(unmerged, merging=is_merging(found))
    refusal = why_not(found, settings)
    if refusal is not None:
        raise _not_synced(refusal)
    return Ready(found, settings)


def as_not_synced(fault: ThriveError) -> NotSynced:
    """Any fault, as one of syncing."""
    return fault if isinstance(fault, NotSynced) else NotSynced(fault.message, hint=fault.hint)


def _not_synced(refusal: CommitResult) -> NotSynced:
    return NotSynced(f"not synced: {refusal.why}", hint=refusal.hint)
