"""Where the demo is made before anybody sees it, so that there is never half of one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from thrivecli.workspace.disk.faults import not_made
from thrivecli.workspace.disk.folders import make_folders
from thrivecli.workspace.disk.temporary import leftovers_in, temporary_name


@contextmanager
def scratch_for(folder: Path) -> Iterator[Path]:
    """A new folder beside ``folder``, which takes its place at the end, or goes if that fails.

    ``folder`` is missing or empty. One that somebody stands in is filled as it is: they would
    be left standing in a folder that is gone.
    """
    if _is_here(folder):
        yield folder
        return
    make_folders(folder.parent)
    _sweep(folder)
    scratch = folder.parent / temporary_name(folder.name)
    make_folders(scratch)
    try:
        yield scratch
        _move(scratch, folder)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise


def _is_here(folder: Path) -> bool:
    return folder.is_dir() and folder.samefile(Path.cwd())


def _move(scratch: Path, folder: Path) -> None:
    try:
        os.rename(scratch, folder)  # noqa: PTH104 - as the system calls it: over an empty one, too
    except OSError as fault:
        raise not_made(str(folder), fault) from fault


def _sweep(folder: Path) -> None:
    """Take away what a demo left that was killed."""
    with suppress(OSError):
        for name in leftovers_in(str(folder.parent)):
            if name.startswith(f".{folder.name}.thrive-"):
                shutil.rmtree(folder.parent / name, ignore_errors=True)
