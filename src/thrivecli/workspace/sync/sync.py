"""A sync from its beginning to its end, and what one would come to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from thrivecli.errors import NotSynced, WorkspaceFault
from thrivecli.model.synced import Synced
from thrivecli.workspace.disk.faults import GitMissing
from thrivecli.workspace.git.commit import commit
from thrivecli.workspace.git.fetch import apart, has_commits, of_others, was_seen
from thrivecli.workspace.git.network import Line
from thrivecli.workspace.git.remote import Remote, find_remote
from thrivecli.workspace.git.result import CommitResult
from thrivecli.workspace.git.rewritten import refuse_rewritten
from thrivecli.workspace.site import at_work
from thrivecli.workspace.sync.exchange import Exchange
from thrivecli.workspace.sync.own_files import own_files
from thrivecli.workspace.sync.permission import Assurances
from thrivecli.workspace.sync.ready import Ready, TwoVersions, as_not_synced, ready

_PATIENCE = 120.0  # seconds that one exchange with the server may take


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a sync is to be done.

    ``message`` is that of its commit. ``attended`` says whether ssh may ask for a passphrase,
    ``patience`` how many seconds one exchange with the server may take. ``merge_anyway`` says that
    what was taken away at the remote may be sent there again.
    """

    message: str
    assurances: Assurances = field(default_factory=Assurances)
    attended: bool = False
    patience: float = _PATIENCE
    merge_anyway: bool = False


def sync(root: Path, wishes: Wishes) -> Synced:
    """Commit the person's own files, then fetch, merge and push, with the workspace locked.

    Whatever git or a server refuses is in the answer. Raises ``ThriveError`` where the lock
    cannot be had.
    """
    with at_work(root, commit=True):
        return _told(root, lambda here: _carried_out(root, here, wishes))


def foresee(root: Path, *, merge_anyway: bool = False) -> Synced:
    """What a sync would do, as far as can be known without asking a server; changes nothing."""

    def foreseen(here: Ready) -> Synced:
        own = own_files(here.repository, root)
        synced = Synced(files=own.taken, left=own.left, conflicts=own.conflicts)
        remote = find_remote(here.repository, here.settings)
        synced = _standing(root, here, remote, synced)
        if remote and synced.waiting and not merge_anyway:
            return _unless_rewritten(here, remote, synced)
        return synced

    return _told(root, foreseen)


def _unless_rewritten(here: Ready, remote: Remote, synced: Synced) -> Synced:
    try:
        if was_seen(here.repository, remote):
            refuse_rewritten(here.repository, remote)
    except NotSynced as fault:
        return replace(synced, stopped=fault)
    return synced


def _told(root: Path, go_on: Callable[[Ready], Synced]) -> Synced:
    """Look whether a sync can begin, and go on; or say what stands in the way."""
    try:
        return go_on(ready(root))
    except TwoVersions as found:
        return Synced(conflicts=found.paths, merging=found.merging)
    except (NotSynced, GitMissing, WorkspaceFault) as fault:
        return Synced(stopped=as_not_synced(fault))


def _carried_out(root: Path, here: Ready, wishes: Wishes) -> Synced:
    begun = Synced()
    if not has_commits(here.repository):
        begun = _begun(root, here, wishes)
        if begun.stopped:
            return begun
    own = own_files(here.repository, root)
    if own.conflicts:
        return replace(begun, left=own.left, conflicts=own.conflicts)
    done = commit(here.repository, root, own.taken, wishes.message)
    if done.why:
        return replace(begun, left=own.left, stopped=_not_committed(done))
    files = own.taken if done.sha else ()
    return _exchanged(
        root, here, wishes, replace(begun, committed=done.sha, files=files, left=own.left)
    )


def _begun(root: Path, here: Ready, wishes: Wishes) -> Synced:
    """Begin a branch without commits with those of the remote, or the two would never meet."""
    remote = find_remote(here.repository, here.settings)
    if remote is None:
        return Synced()
    return _exchange(root, here, remote, wishes, Synced()).pull()


def _exchanged(root: Path, here: Ready, wishes: Wishes, synced: Synced) -> Synced:
    try:
        remote = find_remote(here.repository, here.settings)
    except NotSynced as fault:  # what was committed is told all the same
        return replace(synced, stopped=fault)
    synced = _standing(root, here, remote, synced)
    if remote is None:
        return synced
    return _exchange(root, here, remote, wishes, synced).carry_out()


def _exchange(root: Path, here: Ready, remote: Remote, wishes: Wishes, synced: Synced) -> Exchange:
    line = Line(here.repository, here.settings, wishes.patience, wishes.attended)
    return Exchange(root, line, remote, wishes.assurances, synced, wishes.merge_anyway)


def _standing(root: Path, here: Ready, remote: Remote | None, synced: Synced) -> Synced:
    """With the names of the remote and its branch, and how far apart the two were when last
    seen.
    """
    waiting, to_pull = apart(here.repository, remote)
    outside = of_others(here.repository, remote, root)
    name, branch = (remote.name, remote.branch) if remote else (None, None)
    return replace(
        synced, remote=name, branch=branch, waiting=waiting, outside=outside, to_pull=to_pull
    )


def _not_committed(done: CommitResult) -> NotSynced:
    return NotSynced(done.message, hint=done.hint)
