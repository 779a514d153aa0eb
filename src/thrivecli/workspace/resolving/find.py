"""Finding what a merge left for two people to settle."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from thrivecli.errors import ThriveError
from thrivecli.markdown.lines import line_starts
from thrivecli.markdown.marks import broken_mark, find_marked, find_unquoted
from thrivecli.model.conflict import Conflict, Fate, Gone, Side
from thrivecli.workspace.disk.files import checkin_paths
from thrivecli.workspace.git.gitdir import Repository, find_repository
from thrivecli.workspace.git.moves import NO_MOVES, Moves, moves
from thrivecli.workspace.git.state import is_rebasing
from thrivecli.workspace.git.status import below_root
from thrivecli.workspace.git.unmerged import (
    BASE,
    OURS,
    THEIRS,
    Unmerged,
    stands_as_ours,
    unmerged_files,
    unmerged_paths,
    version,
)
from thrivecli.workspace.settings import FILE
from thrivecli.workspace.site import contents

_MARK = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)


def conflicts(root: Path) -> list[Conflict]:
    """All that is left to be settled in a workspace, file by file.

    Ours is what the person wrote, in a rebase, too, where git calls that theirs. Raises
    ``GitMissing``, or ``WorkspaceFault`` where git cannot tell.
    """
    repository = find_repository(root)
    found = _by_gits_names(root, repository)
    if repository and is_rebasing(repository):
        return [one.swapped() for one in found]
    return found


def _by_gits_names(root: Path, repository: Repository | None) -> list[Conflict]:
    unmerged = unmerged_files(repository, root) if repository else []
    paths = [*(file.path for file in unmerged), *_readable_paths(root)]
    versions = {file.path: _versions(root, repository, file) for file in unmerged if repository}
    found = [
        one
        for path in dict.fromkeys(paths)
        for one in (
            *marked(root, path, versions.get(path)),
            *(_broken(root, path) if path in versions else ()),
        )
    ]
    with_marks = {one.path for one in found}
    whole = [file for file in unmerged if file.path not in with_marks]
    if repository and whole:
        is_one_sided = any(file.is_gone_on_one_side for file in whole)
        moved = moves(repository) if is_one_sided else NO_MOVES
        found += (one for file in whole for one in _whole(root, repository, file, moved))
    return found


def unmerged_elsewhere(root: Path) -> tuple[str, ...]:
    """What git could not merge outside of the workspace, from the repository's root."""
    repository = find_repository(root)
    if repository is None:
        return ()
    (prefix,) = below_root(repository, root, [""])
    return tuple(path for path in unmerged_paths(repository) if not path.startswith(prefix))


def _readable_paths(root: Path) -> Iterator[str]:
    """The files of ours that may hold marks though git knows of no merge."""
    yield from checkin_paths(root)[0]
    yield from (f"templates/{file.name}" for file in sorted((root / "templates").glob("*.md")))
    yield FILE


def _versions(root: Path, repository: Repository, file: Unmerged) -> tuple[str, ...]:
    both = (version(repository, file, root, stage) for stage in (OURS, THEIRS))
    return tuple(decoded(data) or "" for data in both)


def marked(root: Path, path: str, versions: tuple[str, ...] | None = None) -> Iterator[Conflict]:
    """The conflicts between marks in one file.

    In a code fence they are a merge's only where git has the file unmerged (then ``versions``
    are what it began with) and neither version has them already.
    """
    text = _text(root, path)
    if text is None:
        return
    starts = line_starts(text)
    unquoted = {found.start for found in find_unquoted(text)}
    for number, found in enumerate(find_marked(text)):
        piece = text[found.start : found.end]
        is_quoted = versions is None or any(piece in one for one in versions)
        if found.start not in unquoted and is_quoted:
            continue
        line = bisect_right(starts, found.start)
        yield Conflict(path, line, found.ours, found.theirs, found.base, number)


def _broken(root: Path, path: str) -> Iterator[Conflict]:
    """What is left of marks that somebody took only some of away."""
    text = _text(root, path) or ""
    broken = broken_mark(text)
    if broken is not None:
        yield Conflict(path, bisect_right(line_starts(text), broken), None, None, is_broken=True)


def _text(root: Path, path: str) -> str | None:
    """A file's text; ``None`` where there is none that could be read."""
    try:
        return decoded(contents(root, path))
    except ThriveError:
        return None


def decoded(data: bytes | None) -> str | None:
    """The text of these bytes; ``None`` where there are none, or they are no text."""
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _whole(root: Path, repository: Repository, file: Unmerged, moved: Moves) -> Iterator[Conflict]:
    """A file with two versions and no marks, unless it was put right by hand.

    One that is gone on both sides, deleted or moved, is nobody's to settle.
    """
    if file.is_gone_on_one_side:
        if {OURS, THEIRS} & file.stages.keys():
            yield _one_sided(root, repository, file, moved)
    elif _is_unsettled(contents(root, file.path)) or stands_as_ours(repository, file, root):
        ours, theirs, base = (
            _shown(version(repository, file, root, stage)) for stage in (OURS, THEIRS, BASE)
        )
        yield Conflict(file.path, 0, ours, theirs, base)


def _is_unsettled(data: bytes | None) -> bool:
    """Whether there is no file, or one that is no text, into which git wrote marks."""
    return data is None or (decoded(data) is None and _MARK.search(data) is not None)


def _one_sided(root: Path, repository: Repository, file: Unmerged, moved: Moves) -> Conflict:
    """A file that only one side has: as it stands in the folder, else as that side had it."""
    stage, lacks = (OURS, Side.THEIRS) if OURS in file.stages else (THEIRS, Side.OURS)
    standing = contents(root, file.path)
    kept = _shown(version(repository, file, root, stage) if standing is None else standing)
    base = _shown(version(repository, file, root, BASE))
    gone = _gone(root, repository, file, moved, lacks)
    ours, theirs = (None, kept) if lacks is Side.OURS else (kept, None)
    return Conflict(file.path, 0, ours, theirs, base, gone=gone)


def _gone(root: Path, repository: Repository, file: Unmerged, moved: Moves, lacks: Side) -> Gone:
    (prefix,) = below_root(repository, root, [""])
    to = moved.counterpart(f"{prefix}{file.path}", there=lacks is Side.OURS)
    if to is not None and to != f"{prefix}{file.path}":
        is_last = not (repository.root / to).is_file()
        return Gone(lacks, Fate.MOVED, to.removeprefix(prefix), is_last)
    return Gone(lacks, Fate.DELETED if BASE in file.stages else Fate.NEVER_THERE)


def _shown(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "replace")
