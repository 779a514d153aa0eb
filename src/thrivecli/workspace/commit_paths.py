"""Committing files that the person wrote, without writing anything."""

from collections.abc import Sequence
from pathlib import Path

from thrivecli.workspace.git.repository import uncommitted
from thrivecli.workspace.git.result import NOTHING, CommitResult
from thrivecli.workspace.site import at_work


def commit_paths(root: Path, paths: Sequence[str], message: str) -> CommitResult:
    """Commit those of ``paths`` that git has not, or not like this."""
    with at_work(root, commit=True) as site:
        if site.repository is None:
            return site.without
        dirty = uncommitted(site.repository, root, paths)
        return site.commit(dirty, message) if dirty else NOTHING
