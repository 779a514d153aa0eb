"""The past of the workspaces that are read: their history as a value."""

from collections.abc import Iterable

from thrivecli.errors import WorkspaceFault
from thrivecli.journal.history.history import History, Trail
from thrivecli.workspace.disk.faults import GitMissing
from thrivecli.workspace.git.gitdir import find_repository
from thrivecli.workspace.git.history import prefix_of, read_history
from thrivecli.workspace.store import Store


def history_of(stores: Iterable[Store]) -> History | None:
    """What git knows of these workspaces' check-ins; ``None`` where it knows nothing.

    One git process for each workspace that lies in a repository.
    """
    trails = {store.label: trail for store in stores if (trail := _trail(store))}
    return History(trails) if trails else None


def _trail(store: Store) -> Trail | None:
    repository = find_repository(store.root)
    if repository is None:
        return None
    try:
        commits = read_history(repository, store.root)
    except (GitMissing, WorkspaceFault):
        return None
    if not any(patches for commit in commits for patches in commit.patches):
        return None
    return Trail(commits, store.files, store.context, prefix_of(repository, store.root))
