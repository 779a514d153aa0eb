"""Finding the git repository a workspace lies in, by looking at files and starting no git.

Only something *called* ``.git`` is looked at. git itself also takes any folder that looks
like its own for a repository, so a committed folder could bring hooks along.
"""

import enum
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_LONGEST_POINTER = 4096  # bytes of a ``.git`` file


@dataclass(frozen=True, slots=True)
class Repository:
    """``root`` is the top of the work tree; ``git_dir`` git's own folder for it, resolved.

    ``common_dir`` is the folder that linked worktrees share, else the same as ``git_dir``.
    """

    root: Path
    git_dir: Path
    common_dir: Path


class Absence(enum.StrEnum):
    """Why there is no repository for us."""

    NONE = "no-repository"
    FOREIGN = "foreign-owner"
    SUBMODULE = "submodule"
    BROKEN = "broken-repository"


def look_for_repository(workspace: Path) -> Repository | Absence:
    """The repository of the nearest ``.git`` at or above ``workspace``, or why there is none.

    A ``.git`` folder that is no git folder (an empty one, say) is walked past, as git does.
    """
    start = Path(os.path.realpath(workspace))
    for folder in (start, *start.parents):
        found = _look_in(folder)
        if found is not None:
            return found
    return Absence.NONE


def find_repository(workspace: Path) -> Repository | None:
    """The repository ``workspace`` lies in, if there is one that we may use."""
    found = look_for_repository(workspace)
    return found if isinstance(found, Repository) else None


def repository_between(repository: Repository, paths: Iterable[str]) -> str | None:
    """A folder on the way to one of ``paths`` (from the root) that is a repository of its own."""
    parents = {parent for path in paths for parent in PurePosixPath(path).parents}
    found = (
        folder.as_posix()
        for folder in sorted(parents)
        if folder.parts and os.path.lexists(repository.root / folder / ".git")
    )
    return next(found, None)


def _look_in(folder: Path) -> Repository | Absence | None:
    dot_git = folder / ".git"
    try:
        mode = dot_git.stat().st_mode
    except OSError:
        return None
    if stat.S_ISREG(mode):
        return _linked(folder, dot_git)
    if not stat.S_ISDIR(mode) or not _is_git_dir(dot_git):
        return None
    git_dir = Path(os.path.realpath(dot_git))
    return _checked(Repository(folder, git_dir, _common_dir(git_dir)), dot_git)


def _linked(root: Path, dot_git: Path) -> Repository | Absence:
    """The repository a ``.git`` file points to: a linked worktree, or one kept elsewhere."""
    if not _is_ours(root, dot_git):
        return Absence.FOREIGN
    target = _pointer(dot_git, prefix="gitdir: ")
    if target is None:
        return Absence.BROKEN
    git_dir = Path(os.path.realpath(root / target))
    common_dir = _common_dir(git_dir)
    if common_dir == git_dir and ".git/modules/" in f"{git_dir.as_posix()}/":
        return Absence.SUBMODULE
    return _checked(Repository(root, git_dir, common_dir), dot_git)


def _common_dir(git_dir: Path) -> Path:
    """Where git looks for configuration and hooks; any git folder may send it elsewhere."""
    shared = _pointer(git_dir / "commondir", prefix="")
    return Path(os.path.realpath(git_dir / (shared or ".")))


def _checked(repository: Repository, dot_git: Path) -> Repository | Absence:
    if not _is_ours(repository.root, dot_git, repository.git_dir, repository.common_dir):
        return Absence.FOREIGN
    if not _is_git_dir(repository.common_dir):
        return Absence.BROKEN
    return repository


def _is_git_dir(folder: Path) -> bool:
    return (folder / "objects").is_dir() and os.path.lexists(folder / "HEAD")


def _is_ours(*paths: Path) -> bool:
    """Whether all of them, links included, belong to whoever runs this."""
    us = os.getuid()
    try:
        return all(path.lstat().st_uid == us == path.stat().st_uid for path in paths)
    except OSError:
        return True  # not there; the check for a git folder says so


def _pointer(path: Path, *, prefix: str) -> str | None:
    try:
        if not path.is_file():  # a named pipe would keep us waiting
            return None
        with path.open("rb") as file:
            text = os.fsdecode(file.read(_LONGEST_POINTER)).rstrip("\r\n")
    except OSError:
        return None
    return text.removeprefix(prefix) if text.startswith(prefix) else None
