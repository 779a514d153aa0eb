"""Writing one file so that it is the old one or the new one, and never another's loss.

Order on the disk: write, sync the file, rename, sync the folder. An existing file is
exchanged with the new one and what comes back is looked at: if it is not what was read
(an editor saved in the last instant), the two are exchanged back.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from thrivecli.errors import FileChanged, NotWritten, ThriveError
from thrivecli.workspace.disk import rename
from thrivecli.workspace.disk.descent import (
    open_folder,
    open_regular,
    parts_of,
    read_descriptor,
    sync_folder,
)
from thrivecli.workspace.disk.faults import FileMissing, not_written
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


def changed(relative: str) -> FileChanged:
    """The error for a file that somebody else wrote meanwhile."""
    return FileChanged(
        f"{relative}: was changed by somebody else just now; nothing was written to it",
        hint="run the command again",
    )


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
    mode = _same(folder, name, expected, shown)
    temporary = temporary_name(name)
    fill_temporary(folder, temporary, data, mode)
    try:
        _same(folder, name, expected, shown)
        exchanged = rename.swap(folder, temporary, name)
        if not exchanged:  # the system cannot: a window of microseconds stays open
            os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        remove(folder, temporary)
        raise
    if exchanged:
        _keep_or_put_back(folder, name, temporary, (data, expected), shown)


def _delete(folder: int, name: str, expected: bytes, shown: str) -> None:
    _same(folder, name, expected, shown)
    aside = temporary_name(name)
    os.rename(name, aside, src_dir_fd=folder, dst_dir_fd=folder)
    try:
        _same(folder, aside, expected, shown)
    except (OSError, ThriveError):
        if not rename.rename_new(folder, aside, name):
            os.rename(aside, name, src_dir_fd=folder, dst_dir_fd=folder)
        raise
    remove(folder, aside)


def _same(folder: int, name: str, expected: bytes, shown: str) -> int:
    """The mode of the file, if it holds ``expected``; else raises ``FileChanged``."""
    descriptor = open_regular(folder, name, shown)
    try:
        if read_descriptor(descriptor, len(expected) + 1) != expected:
            raise changed(shown)
        return stat.S_IMODE(os.fstat(descriptor).st_mode)
    finally:
        os.close(descriptor)


def _keep_or_put_back(
    folder: int, name: str, aside: str, ours_and_theirs: tuple[bytes, bytes], shown: str
) -> None:
    """Look at what the exchange gave back; if it is not the file we read, exchange again."""
    ours, expected = ours_and_theirs
    try:
        _same(folder, aside, expected, shown)
    except (OSError, ThriveError):
        if _put_back(folder, aside, name):
            _drop_or_name(folder, aside, ours, shown)
        raise
    remove(folder, aside)


def _put_back(folder: int, aside: str, name: str) -> bool:
    """Exchange again; ``False`` if ``name`` had gone meanwhile and only ``aside`` was left."""
    while True:
        try:
            return rename.swap(folder, aside, name)
        except FileNotFoundError:
            with suppress(FileExistsError):
                rename.rename_new(folder, aside, name)
                return False


def _drop_or_name(folder: int, aside: str, ours: bytes, shown: str) -> None:
    """After putting back: our own bytes may go, a second save of the editor may not."""
    try:
        _same(folder, aside, ours, shown)
    except (OSError, ThriveError) as fault:
        kept = aside.removeprefix(".").removesuffix(".tmp") + ".kept"
        os.rename(aside, kept, src_dir_fd=folder, dst_dir_fd=folder)
        raise NotWritten(
            f"{shown}: is being saved again and again by somebody else",
            hint=f"one version was kept beside it as {kept}; look whether it is needed",
        ) from fault
    remove(folder, aside)
