"""Writing one file so that it is the old one or the new one, and never another's loss.

Order on the disk: write, sync the file, rename, sync the folder. An existing file is
exchanged with the new one and what comes back is looked at before it goes (`aside.py`).
"""

import os
from pathlib import Path

from thrivecli.workspace.disk import rename
from thrivecli.workspace.disk.aside import Aside, same
from thrivecli.workspace.disk.descent import open_folder, parts_of, sync_folder
from thrivecli.workspace.disk.faults import FileMissing, changed, not_written
from thrivecli.workspace.disk.temporary import (
    NEW_FILE_MODE,
    fill_temporary,
    remove,
    sweep_open_folder,
    temporary_name,
)


def write_file(root: Path, relative: str, data: bytes, *, expected: bytes | None) -> bool:
    """Put ``data`` into the file ``relative`` (with ``/``) below ``root``.

    ``expected`` is what we read there before, ``None`` if there must be no such file.
    New files are 0600 and new folders 0700; an existing file keeps its mode. Returns
    whether the disk confirmed it: ``False`` is written, but lost if the power fails now.
    Raises ``FileChanged`` when the file is no longer ``expected``, ``NotWritten`` when the
    system refuses, and a ``WorkspaceFault`` for links and odd paths; the old file stands.
    """
    *folders, name = parts_of(relative)
    try:
        with open_folder(root, tuple(folders), create=expected is None) as folder:
            sweep_open_folder(folder)
            if expected is None:
                _create(folder, name, data, relative)
            else:
                _replace(folder, name, data, expected, relative)
            return _confirm(folder)
    except FileMissing as fault:
        raise changed(relative) from fault
    except OSError as fault:
        raise not_written(relative, fault) from fault


def delete_file(root: Path, relative: str, expected: bytes) -> bool:
    """Take the file away if it still holds ``expected``; returns and raises as above."""
    *folders, name = parts_of(relative)
    try:
        with open_folder(root, tuple(folders)) as folder:
            sweep_open_folder(folder)
            _delete(folder, name, expected, relative)
            return _confirm(folder)
    except FileMissing as fault:
        raise changed(relative) from fault
    except OSError as fault:
        raise not_written(relative, fault) from fault


def _confirm(folder: int) -> bool:
    try:
        sync_folder(folder)
    except OSError:
        return False
    return True


def _create(folder: int, name: str, data: bytes, shown: str) -> None:
    temporary = temporary_name(name)
    fill_temporary(folder, temporary, data, NEW_FILE_MODE)
    try:
        if not rename.rename_new(folder, temporary, name):
            os.link(temporary, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileExistsError as fault:
        raise changed(shown) from fault
    finally:
        remove(folder, temporary)


def _replace(folder: int, name: str, data: bytes, expected: bytes, shown: str) -> None:
    mode = same(folder, name, expected, shown)
    temporary = temporary_name(name)
    fill_temporary(folder, temporary, data, mode)
    try:
        same(folder, name, expected, shown)
        aside = Aside(folder, name, temporary, shown)
        exchanged = rename.swap(folder, temporary, name)
        if not exchanged:
            aside.replace_plainly(expected)
    except BaseException:
        remove(folder, temporary)
        raise
    if exchanged:
        aside.let_go(expected, instead=data)


def _delete(folder: int, name: str, expected: bytes, shown: str) -> None:
    same(folder, name, expected, shown)
    aside = Aside(folder, name, temporary_name(name), shown)
    os.rename(name, aside.aside, src_dir_fd=folder, dst_dir_fd=folder)
    aside.let_go(expected, instead=None)
