"""Whether git can read its own files in a repository, without waiting for ever: no git asked.

git opens them by name and believes what it finds. A named pipe keeps it waiting; a link may
have it read, and write, a file that is none of the repository's.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable

_FOLDERS = ("", "info", "objects/info", "objects/pack")
_TREES = ("refs", "logs")
_BESIDE = (".gitattributes", ".gitignore", ".gitmodules", ".mailmap")  # read in the work tree
_READ_ALWAYS = (
    "HEAD",
    "config",
    "config.worktree",
    "index",
    "packed-refs",
    "shallow",
    "info/attributes",
    "info/exclude",
)
_HEAD = re.compile(rb"ref:[ \t]*refs/[^\s]+\s*|(?:[0-9a-f]{40}|[0-9a-f]{64})\s*")
_WHAT = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}
_KEEPS_WAITING = (stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK)
_HINT = "put a regular file in its place, or clone the repository anew"


class UnsoundRepository(WorkspaceFault):
    """One of git's own files is none that git should be let near."""


def refuse_unsound(repository: Repository) -> None:
    """Raise ``UnsoundRepository``, naming the file, where git must not be started."""
    places = dict.fromkeys((repository.git_dir, repository.common_dir))
    for place in places:
        for path in _all_below(place):
            _refuse_what_keeps_waiting(repository, path)
        for name in _READ_ALWAYS:
            _refuse_unreadable(repository, place / name)
    for name in _BESIDE:
        _refuse_what_keeps_waiting(repository, repository.root / name)
    _refuse_config_elsewhere(repository)
    _refuse_odd_head(repository)


def _all_below(place: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        with suppress(OSError), os.scandir(place / folder) as found:
            yield from (Path(entry) for entry in found if not entry.is_file(follow_symlinks=False))
    for tree in _TREES:
        for folder, _, names in os.walk(place / tree):
            yield from (Path(folder, name) for name in names)


def _refuse_what_keeps_waiting(repository: Repository, path: Path) -> None:
    kind = _kind(path)
    if kind in _KEEPS_WAITING:
        raise _unsound(repository, path, f"is {_WHAT[kind]}, and git would wait for it for ever")


def _refuse_unreadable(repository: Repository, path: Path) -> None:
    kind = _kind(path)
    if kind is None:
        return
    if kind != stat.S_IFREG:
        raise _unsound(repository, path, f"is {_WHAT.get(kind, 'no file')}, and not a regular file")
    if not os.access(path, os.R_OK):
        raise _unsound(repository, path, "may not be read by you", "see who owns it, and its mode")


def _refuse_config_elsewhere(repository: Repository) -> None:
    """git writes through such a link, too: what it is told to set would be set elsewhere."""
    path = repository.common_dir / "config"
    real = Path(os.path.realpath(path))
    inside = (repository.root, repository.common_dir)
    if path.is_symlink() and not any(real.is_relative_to(place) for place in inside):
        raise _unsound(repository, path, "is a link that leads out of the repository")


def _refuse_odd_head(repository: Repository) -> None:
    path = repository.git_dir / "HEAD"
    if path.is_symlink():  # as very old gits name the branch
        return
    with suppress(OSError):
        with path.open("rb") as file:
            head = file.read(1000)
        if not _HEAD.fullmatch(head):
            raise _unsound(
                repository,
                path,
                "names neither a branch nor a commit",
                "write `ref: refs/heads/main` into it, where `main` is the name of your branch",
            )


def _kind(path: Path) -> int | None:
    """The kind of file that opening ``path`` comes to; ``None`` where there is nothing."""
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except OSError:
        return None


def _unsound(repository: Repository, path: Path, what: str, hint: str = _HINT) -> UnsoundRepository:
    inside = path.is_relative_to(repository.root)
    shown = path.relative_to(repository.root) if inside else path
    name = readable(str(shown).replace("\n", " ").encode(errors="replace"))
    return UnsoundRepository(f"`{name}` {what}", hint=hint)
