"""Fetching one branch of a remote, and counting what each side has alone."""

from collections.abc import Sequence
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.git.call import GitAnswer, run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.network import Line, not_reached
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.remote import Remote
from thrivecli.workspace.git.status import below_root

_IS, _IS_NOT = 0, 1  # how git says so
_NO_SUCH_BRANCH = b"couldn't find remote ref"


def fetch(line: Line, remote: Remote) -> bool:
    """Fetch the branch; whether there is one. Raises ``NotSynced`` where it does not work."""
    options = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"]
    refspec = f"+refs/heads/{remote.branch}:{remote.tracking}"
    answer = line.run(["fetch", *options, "--", remote.name, refspec])
    if answer.status and _NO_SUCH_BRANCH in answer.err:
        return False
    if answer.status:
        raise not_reached(f"nothing could be fetched from {remote.name}", answer)
    return True


def apart(repository: Repository, remote: Remote | None) -> tuple[int, int]:
    """How many commits are here alone, and how many there alone, as last fetched.

    Without a remote, or where nothing was ever fetched from it, all that is here is alone.
    """
    there = remote.tracking if remote and _exists(repository, remote.tracking) else None
    if not has_commits(repository):
        return 0, _count(repository, there) if there else 0
    if there is None:
        return _count(repository, "HEAD"), 0
    return _count(repository, f"{there}..HEAD"), _count(repository, f"HEAD..{there}")


def of_others(repository: Repository, remote: Remote | None, workspace: Path) -> int:
    """How many of the commits that are here alone change files outside of the workspace.

    Merges are not counted: what they bring together is.
    """
    (inner,) = below_root(repository, workspace, ["."])
    if inner == "." or not has_commits(repository):
        return 0
    there = remote.tracking if remote and _exists(repository, remote.tracking) else None
    outside = f":(exclude,literal){inner.removesuffix('/.')}"
    return _count(
        repository,
        f"{there}..HEAD" if there else "HEAD",
        ("--no-merges", "--full-history"),
        (":(top)", outside),
    )


def changes_in(repository: Repository, remote: Remote, places: Sequence[str]) -> tuple[str, ...]:
    """Which files in these places the fetched commits change, since both sides parted."""
    if not places or not has_commits(repository):
        return ()
    argv = ["diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv"]
    answer = run_git(repository, [*argv, f"HEAD...{remote.tracking}", "--", *places])
    if answer.status:
        raise _untold(answer)
    return tuple(readable(name) for name in answer.out.split(b"\0") if name)


def was_seen(repository: Repository, remote: Remote) -> bool:
    """Whether the branch was ever fetched, or sent."""
    return _exists(repository, remote.tracking)


def has_commits(repository: Repository) -> bool:
    """Whether the branch that is checked out has any commit yet."""
    return _exists(repository, "HEAD")


def _exists(repository: Repository, ref: str) -> bool:
    answer = run_git(repository, ["rev-parse", "-q", "--verify", f"{ref}^{{commit}}"])
    if answer.status not in (_IS, _IS_NOT):
        raise _untold(answer)
    return answer.status == _IS


def _count(
    repository: Repository, commits: str, how: Sequence[str] = (), patterns: Sequence[str] = ()
) -> int:
    argv = ["rev-list", "--count", *how, commits, "--", *patterns]
    answer = run_git(repository, argv, trusted=bool(patterns))  # else patterns would be names
    if answer.status:
        raise _untold(answer)
    return int(answer.out)


def _untold(answer: GitAnswer) -> WorkspaceFault:
    """Never to be taken for none: what is not counted would not be sent, and nobody told."""
    return WorkspaceFault(f"git cannot tell what is committed\n{readable(answer.err)}")
