"""The files of a workspace that a sync commits: what the person changed or added by hand."""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thrivecli.errors import ThriveError
from thrivecli.markdown.document import open_document
from thrivecli.model.problem import Problem
from thrivecli.model.synced import Left, LeftWhy
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.disk.listing import CHECKINS, CONFLICT_COPY
from thrivecli.workspace.git.attributes import EVER_WRITTEN
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.status import below_root, states
from thrivecli.workspace.settings import FILE
from thrivecli.workspace.sync.halves import halves

_ATTRIBUTES = ".gitattributes"
_PLACES = (CHECKINS, "templates", "examples", FILE, _ATTRIBUTES)
# Backups, and what editors, mergers and our own writing leave beside a file.
_BESIDE = ("~", "#", ".tmp", ".temp", ".bak", ".orig", ".rej", ".swp", ".swo", ".part", ".kept")
_DELETED_IN_GIT, _NEW, _IGNORED = "D.", "?", "!"


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Paths to commit, those to leave and name, and check-ins with a merge's marks in them."""

    taken: tuple[str, ...]
    left: tuple[Left, ...]
    conflicts: tuple[str, ...]


def own_files(repository: Repository, root: Path) -> OwnFiles:
    """Sort out what is not as committed; all paths are relative to the workspace."""
    prefix = below_root(repository, root, [FILE])[0].removesuffix(FILE)
    found = states(repository, below_root(repository, root, _PLACES))
    sorted_out = [
        _sorted_out(root, path.removeprefix(prefix), state)
        for path, state in _without_what_is_meant(found)
    ]
    sent = [one for one in sorted_out if isinstance(one, str)]
    ignored = [path.removeprefix(prefix) for path, state in found if state == _IGNORED]
    half = tuple(halves(repository, root, sent, ignored))
    paths = [path for path in sent if path not in {one.path for one in half}]
    conflicts = tuple(path for path in paths if _has_marks(root, path))
    left = tuple(one for one in sorted_out if isinstance(one, Left))
    return OwnFiles(tuple(paths), (*half, *left), conflicts)


def _without_what_is_meant(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without files that were taken out of git (`git rm --cached`), and without new ones that
    could only be added by deleting another: a folder in a file's place, or the reverse.
    """
    new = {path for path, state in found if state == _NEW}
    taken_out = {path for path, state in found if state == _DELETED_IN_GIT and path in new}
    gone = [path for path, state in found if state.endswith("D") and state != "AD"]
    blocked = {path for path in new for other in gone if _stand_in_one_place(path, other)}
    return [(path, state) for path, state in found if path not in taken_out | blocked]


def _stand_in_one_place(one: str, other: str) -> bool:
    return one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _sorted_out(root: Path, path: str, state: str) -> str | Left | None:
    """The path, if it is to be committed; why not, where that needs saying."""
    if state in (_IGNORED, "u", "AD", _DELETED_IN_GIT):
        return path if state == _DELETED_IN_GIT else None
    if state.endswith("D"):
        return Left(path, LeftWhy.DELETED)
    is_new = state in (_NEW, ".A")
    if is_new and CONFLICT_COPY.search(path):
        return Left(path, LeftWhy.CONFLICT_COPY)
    if (is_new and _is_beside(path)) or (path == _ATTRIBUTES and not _is_ours(root)):
        return None
    return _as_it_stands(root, path, state)


def _as_it_stands(root: Path, path: str, state: str) -> str | Left:
    if not _is_regular(root / path):
        return Left(path, LeftWhy.NOT_A_FILE)
    if state == _NEW and not _is_ours_by_name(path):
        return Left(path, LeftWhy.NOT_MARKDOWN)
    return path


def _is_beside(path: str) -> bool:
    hidden = any(part.startswith((".", "#")) for part in path.split("/"))
    return path != _ATTRIBUTES and (hidden or path.endswith(_BESIDE))


def _is_ours_by_name(path: str) -> bool:
    """A note, or one of the two other files of a workspace; any other may be there by accident."""
    return path.endswith(".md") or path in (FILE, _ATTRIBUTES)


def _is_ours(root: Path) -> bool:
    try:
        return read_file(root, _ATTRIBUTES) in EVER_WRITTEN
    except ThriveError:
        return False


def _is_regular(file: Path) -> bool:
    try:
        return stat.S_ISREG(os.lstat(file).st_mode)
    except OSError:
        return False


def _has_marks(root: Path, path: str) -> bool:
    if not path.endswith(".md"):
        return False
    try:
        document = open_document(path, read_file(root, path))
    except ThriveError:
        return False  # gone, or too large to be a check-in
    return isinstance(document, Problem) and document.code == "conflict"
