"""What git calls to merge one file: three files in, one of them changed in its place."""

import os
from pathlib import Path

from thrivecli.journal.merging.merge import Merge, merge_checkin
from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.disk.atomic import write_file
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.disk.temporary import sweep_temp_files
from thrivecli.workspace.settings import FILE, order_of_dates


def drive(top: Path, base: Path, ours: Path, theirs: Path, path: str) -> Merge | Problem:
    """Merge the file ``path`` (from ``top``, the work tree) into the file ``ours``.

    A problem where one version cannot be read as text: then ``ours`` stays as it is, and git
    is to call it a conflict. Raises what reading and writing files raise.
    """
    if not path.endswith(".md"):
        message = "is no check-in, which is all that this merges"
        return Problem(path, 0, 0, "not-a-check-in", Severity.ERROR, message)
    sweep_temp_files(_place(top / ours)[0])  # of a merge that was killed
    before, mine, other = (_read(top / file) for file in (base, ours, theirs))
    result = merge_checkin(path, before, mine, other, _date_order(top, path))
    if isinstance(result, Merge) and result.data != mine:
        folder, name = _place(top / ours)
        write_file(folder, name, result.data, expected=mine)
    return result


def _read(file: Path) -> bytes:
    folder, name = _place(file)
    return read_file(folder, name)


def _place(file: Path) -> tuple[Path, str]:
    """git names its own temporary files: the folder they lie in is taken as it is."""
    return Path(os.path.realpath(file.parent)), file.name


def _date_order(top: Path, path: str) -> str | None:
    """How the workspace around this file reads dates."""
    for folder in (top / path).parents:
        if (folder / FILE).is_file():
            return order_of_dates(folder)
        if folder == top:
            break
    return None
