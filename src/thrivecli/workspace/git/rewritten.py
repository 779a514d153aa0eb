"""Whether a remote's branch was rewritten: what we have from it, and it has no more."""

from thrivecli.errors import NotSynced, WorkspaceFault
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.remote import Remote

_IS, _IS_NOT = 0, 1  # how git says so


def refuse_rewritten(repository: Repository, remote: Remote) -> None:
    """Raise ``NotSynced`` where commits that were there once are here, and no longer there.

    git's log of what it saw of the branch knows, so that it does not matter who fetched when.
    Merging would send again what somebody took away on purpose.
    """
    parted = _parted_at(repository, remote)
    if parted is None or _leads_to(repository, parted, remote.tracking):
        return
    if _is_cut_off(repository, remote):
        return
    place = f"{remote.name}/{remote.branch}"
    raise NotSynced(
        f"{place} was rewritten: commits that you have from there are there no more",
        hint=f"`git rebase --onto {place} {parted[:12]}` takes it as it is now, and puts what you "
        "wrote since on top; `thrive sync --merge-anyway` sends there again what was taken away",
    )


def _is_cut_off(repository: Repository, remote: Remote) -> bool:
    """Whether what leads from one to the other is merely not here, in a shallow clone."""
    is_shallow = (repository.common_dir / "shallow").exists()
    return is_shallow and bool(run_git(repository, ["merge-base", "HEAD", remote.tracking]).status)


def _parted_at(repository: Repository, remote: Remote) -> str | None:
    """The last commit here of those that the branch was ever seen at; ``None`` if none is."""
    answer = run_git(repository, ["merge-base", "--fork-point", remote.tracking, "HEAD"])
    if answer.status not in (_IS, _IS_NOT):
        raise WorkspaceFault(f"git cannot tell what was fetched: {readable(answer.err)}")
    return answer.out.decode("ascii", "replace").strip() or None


def _leads_to(repository: Repository, commit: str, ref: str) -> bool:
    answer = run_git(repository, ["merge-base", "--is-ancestor", commit, ref])
    if answer.status not in (_IS, _IS_NOT):
        raise WorkspaceFault(f"git cannot tell what was fetched: {readable(answer.err)}")
    return answer.status == _IS
