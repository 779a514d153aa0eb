"""Where each side of a merge has moved files to, as git itself compares them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.state import is_merging

_RENAMES = ("--find-renames=50%", "-l7000")  # as a merge looks for them
_FIELDS = 3  # of a renamed file: how alike, the old path, the new one


@dataclass(frozen=True, slots=True)
class Moves:
    """By the old path the new one, from the repository's root, for each of the two sides."""

    ours: Mapping[str, str]
    theirs: Mapping[str, str]

    def counterpart(self, path: str, *, there: bool) -> str | None:
        """Where the file that stands at ``path`` was moved to by the other side.

        ``there`` says that it is theirs that has it at ``path``, and ours that moved it.
        """
        holds, moved = (self.theirs, self.ours) if there else (self.ours, self.theirs)
        begun_as = next((old for old, new in holds.items() if new == path), path)
        return moved.get(begun_as)


NO_MOVES = Moves({}, {})


def moves(repository: Repository) -> Moves:
    """What both sides of the merge that is under way have moved since they parted.

    None where git cannot tell: it is for the words about a conflict only.
    """
    if not is_merging(repository):
        return NO_MOVES
    found = run_git(repository, ["merge-base", "HEAD", "MERGE_HEAD"])
    base = found.out.decode("ascii", "replace").strip()
    if found.status or not base:
        return NO_MOVES
    return Moves(_renamed(repository, base, "HEAD"), _renamed(repository, base, "MERGE_HEAD"))


def _renamed(repository: Repository, old: str, new: str) -> dict[str, str]:
    plain = ["--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--full-index"]
    argv = ["diff", "--name-status", "-z", "--diff-filter=R", *_RENAMES, *plain, old, new, "--"]
    answer = run_git(repository, argv)
    if answer.status:
        return {}
    names = os.fsdecode(answer.out).split("\0")[:-1]
    return {names[at + 1]: names[at + 2] for at in range(0, len(names) - _FIELDS + 1, _FIELDS)}
