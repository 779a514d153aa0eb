"""The last commit, by its short name and the first line of its message."""

from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository

_SHOW = ("log", "-1", "--no-show-signature", "--no-color", "--no-decorate", "--format=%h %s")


def last_commit(repository: Repository) -> tuple[str, str] | None:
    """Its name and subject; ``None`` where there is no commit yet, or git cannot tell."""
    answer = run_git(repository, list(_SHOW))
    name, _, subject = answer.out.decode("utf-8", "replace").strip().partition(" ")
    return (name, subject) if name and not answer.status else None
