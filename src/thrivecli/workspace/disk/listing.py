"""Which files under ``checkins/`` are check-ins, by name and kind alone."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.disk.faults import reason

CHECKINS = "checkins"

# What the clients of Dropbox, Nextcloud, Syncthing, OneDrive and others call the other copy.
CONFLICT_COPY = re.compile(
    r"conflicted copy|sync-conflict-|\(case conflict|_conflict-\d|\(conflict\b", re.IGNORECASE
)


def checkin_paths(root: Path) -> tuple[list[str], list[Problem]]:
    """The paths of all ``checkins/*/*.md``, sorted, relative to ``root``; opens none of them.

    Left out without a word: ``README.md`` and whatever begins with a dot. Left out with a
    problem: symbolic links (``symlink``), pipes and the like (``not-a-file``), copies that a
    sync client made (``conflict-copy``) and folders that cannot be read (``not-read``).
    """
    paths: list[str] = []
    problems: list[Problem] = []
    top = root / CHECKINS
    if top.is_symlink():
        return [], [_symlink(CHECKINS)]
    for folder in _entries(str(top), CHECKINS, problems):
        shown = f"{CHECKINS}/{folder.name}"
        if folder.is_symlink():
            problems.append(_symlink(shown))
        elif folder.is_dir(follow_symlinks=False):
            for entry in _entries(folder.path, shown, problems):
                _sort_out(entry, f"{shown}/{entry.name}", paths, problems)
    return sorted(paths), sorted(problems, key=lambda problem: problem.path)


def _entries(folder: str, shown: str, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            yield from (entry for entry in found if not entry.name.startswith("."))
    except FileNotFoundError:
        return
    except OSError as fault:
        words, hint = reason(fault)
        problems.append(_problem(shown, "not-read", f"cannot be listed: {words}", hint))


def _sort_out(
    entry: os.DirEntry[str], shown: str, paths: list[str], problems: list[Problem]
) -> None:
    name = entry.name
    if not name.endswith(".md") or name.casefold() == "readme.md":
        return
    if entry.is_symlink():
        problems.append(_symlink(shown))
    elif not entry.is_file(follow_symlinks=False):
        problems.append(_problem(shown, "not-a-file", "is not a regular file", ""))
    elif CONFLICT_COPY.search(name):
        problems.append(_conflict_copy(shown))
    else:
        paths.append(shown)


def _symlink(shown: str) -> Problem:
    return _problem(
        shown, "symlink", "is a symbolic link and is passed over", "put a real one in its place"
    )


def _conflict_copy(shown: str) -> Problem:
    return _problem(
        shown,
        "conflict-copy",
        "is a copy that a sync client made of two versions; it is not read",
        "take over what is missing from it, then delete it",
    )


def _problem(shown: str, code: str, message: str, hint: str) -> Problem:
    return Problem(shown, 0, 0, code, Severity.WARNING, message, hint)
