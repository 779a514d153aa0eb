"""What a crash, or two who saved at once, left beside the notes: named, and swept if asked.

A command that writes sweeps the folders it writes to; this looks into all the others.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.disk.listing import CHECKINS
from thrivecli.workspace.disk.temporary import leftovers_in, sweep_temp_files

_KEPT = re.compile(r".+\.thrive-\d{1,10}-[0-9a-f]{8}\.kept")
_FOLDERS = ("", CHECKINS, "templates", "examples")


def leftovers(root: Path) -> Iterator[Problem]:
    """Temporary files whose process has ended, and versions that were kept of a file."""
    for folder in _folders(root):
        with suppress(OSError):
            where = str(root / folder)
            for name in sorted(leftovers_in(where)):
                yield _temporary(_path(folder, name))
            for name in sorted(os.listdir(where)):  # noqa: PTH208 (names are all we need)
                if _KEPT.fullmatch(name):
                    yield _kept(_path(folder, name))


def sweep_leftovers(root: Path) -> None:
    """Remove the temporary files; versions that were kept are for somebody to look at."""
    for folder in _folders(root):
        sweep_temp_files(root, folder)


def _folders(root: Path) -> Iterator[str]:
    yield from _FOLDERS
    with suppress(OSError), os.scandir(root / CHECKINS) as found:
        yield from sorted(
            f"{CHECKINS}/{entry.name}" for entry in found if entry.is_dir(follow_symlinks=False)
        )


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _temporary(path: str) -> Problem:
    return Problem(
        path,
        0,
        0,
        "leftover",
        Severity.NOTE,
        "is a temporary file of a thrive that was cut short",
        "`thrive check --fix` removes it",
    )


def _kept(path: str) -> Problem:
    return Problem(
        path,
        0,
        0,
        "kept-version",
        Severity.WARNING,
        "is a version that was kept when two saved at once; it is not read",
        "take over what is missing from it, then delete it",
    )
