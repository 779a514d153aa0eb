"""Fetching one branch of a remote, and counting what each side has alone."""

from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.network import Line, not_reached
from thrivecli.workspace.git.remote import Remote

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


def has_commits(repository: Repository) -> bool:
    """Whether the branch that is checked out has any commit yet."""
    return _exists(repository, "HEAD")


def _exists(repository: Repository, ref: str) -> bool:
    argv = ["rev-parse", "-q", "--verify", f"{ref}^{{commit}}"]
    return not run_git(repository, argv).status


def _count(repository: Repository, commits: str) -> int:
    answer = run_git(repository, ["rev-list", "--count", commits, "--"])
    return 0 if answer.status else int(answer.out)
