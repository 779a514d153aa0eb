"""How files of the workspace stand with git: one ``git status``, read."""

import enum
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable


class Standing(enum.Enum):
    """What git has to say about one file that is not as it was committed."""

    CHANGED = "changed"
    NEW = "new"
    UNMERGED = "unmerged"
    IGNORED = "ignored"


_STANDINGS = {
    "u": Standing.UNMERGED,
    "?": Standing.NEW,
    ".A": Standing.NEW,
    "!": Standing.IGNORED,
}
_FIELDS_BEFORE_PATH = {"1": 8, "2": 9, "u": 10}  # of porcelain v2


def standings(
    repository: Repository, paths: Sequence[str], *, blank: Sequence[str] = ()
) -> dict[str, Standing]:
    """The standing of each of ``paths`` (relative to the repository's root).

    Files that are as committed, and files that are nowhere, are not in the answer.
    """
    return {path: _standing(state) for path, state in states(repository, paths, blank=blank)}


def states(
    repository: Repository, paths: Sequence[str], *, blank: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Files that are not as committed below ``paths``, each with git's two letters for it.

    The first letter is about the index, the second about the folder, ``.`` for no change;
    ``u`` alone is an unmerged file, ``?`` a new one and ``!`` an ignored one.
    """
    if not paths:
        return []
    options = ["--porcelain=v2", "-z", "--no-renames", "--untracked-files=all"]
    options.append("--ignore-submodules=all")  # or git asks each of them, by its own settings
    answer = run_git(
        repository, ["status", *options, "--ignored=matching", "--", *paths], blank=blank
    )
    if answer.status:
        raise WorkspaceFault(f"git cannot tell how the files stand: {readable(answer.err)}")
    return list(_read(os.fsdecode(answer.out)))


def _read(text: str) -> Iterator[tuple[str, str]]:
    for record in text.split("\0"):
        kind = record[:1]
        if kind in ("1", "2"):
            yield record.split(" ", _FIELDS_BEFORE_PATH[kind])[-1], record[2:4]
        elif kind == "u":
            yield record.split(" ", _FIELDS_BEFORE_PATH[kind])[-1], kind
        elif kind in ("?", "!"):
            yield record[2:], kind


def _standing(state: str) -> Standing:
    # ``.A``: in the index by name only, as an interrupted commit of ours leaves a new file
    return _STANDINGS.get(state, Standing.CHANGED)


def below_root(repository: Repository, workspace: Path, paths: Sequence[str]) -> list[str]:
    """Paths of the workspace as git counts them, from the repository's root."""
    prefix = Path(os.path.realpath(workspace)).relative_to(repository.root).as_posix()
    return list(paths) if prefix == "." else [f"{prefix}/{path}" for path in paths]
