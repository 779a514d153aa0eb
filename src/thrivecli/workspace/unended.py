"""Whether a merge or the like has not ended: then files may be one of two versions."""

from collections.abc import Iterator
from pathlib import Path

from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.git.gitdir import find_repository
from thrivecli.workspace.git.state import is_bisecting, under_way


def unended_problems(root: Path) -> Iterator[Problem]:
    """What is to be said of it, found out without starting git.

    A file without marks may be there because git could not tell whether it is to go, or where.
    """
    repository = find_repository(root)
    found = under_way(repository) if repository else None
    if repository is None or found is None or is_bisecting(repository):
        return
    what, hint = found
    yield Problem(
        ".",
        0,
        0,
        "merge-open",
        Severity.WARNING,
        f"{what}: what is read may be one of two versions",
        f"`thrive resolve` goes through what is left; {hint}",
    )
