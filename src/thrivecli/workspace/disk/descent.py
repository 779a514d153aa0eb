"""Going down from a root to a file one folder at a time, never through a symbolic link.

Every component is opened relative to its parent with ``O_NOFOLLOW``, so nothing that is
swapped for a link in between can lead a read or a write out of the root.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from thrivecli.workspace.disk.faults import (
    FileMissing,
    NotARegularFile,
    PathRefused,
    SymlinkRefused,
)

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
NEW_FOLDER_MODE = 0o700


def parts_of(relative: str) -> tuple[str, ...]:
    """The components of a relative path with ``/``.

    Raises ``PathRefused`` for whatever is not a plain path downwards.
    """
    parts = tuple(relative.split("/"))
    if "\0" in relative or any(part in ("", ".", "..") for part in parts):
        raise PathRefused(f"{relative!r} is not a path inside the workspace")
    if any(part.casefold() == ".git" for part in parts):
        raise PathRefused(f"{relative!r} leads into git's own folder")
    return parts


@contextmanager
def open_folder(root: Path, parts: tuple[str, ...], *, create: bool = False) -> Iterator[int]:
    """A descriptor of the folder ``parts`` below ``root``, closed afterwards.

    With ``create``, folders that are missing are made (0700) and their parents synced.
    Raises ``SymlinkRefused``, ``FileMissing``, or ``OSError`` for what the system refuses.
    """
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for count, part in enumerate(parts, start=1):
            inner = _open_inner(folder, part, "/".join(parts[:count]), create=create)
            os.close(folder)
            folder = inner
        yield folder
    finally:
        os.close(folder)


def _open_inner(folder: int, name: str, shown: str, *, create: bool) -> int:
    try:
        return os.open(name, _FOLDER, dir_fd=folder)
    except FileNotFoundError:
        if not create:
            raise FileMissing(f"{shown}: there is no such folder") from None
    except OSError as fault:
        if fault.errno in (errno.ENOTDIR, errno.ELOOP):
            raise _no_folder(folder, name, shown) from None
        raise
    with suppress(FileExistsError):  # somebody else just made it
        os.mkdir(name, NEW_FOLDER_MODE, dir_fd=folder)
    sync_folder(folder)
    return os.open(name, _FOLDER, dir_fd=folder)


def _no_folder(folder: int, name: str, shown: str) -> Exception:
    mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    if stat.S_ISLNK(mode):
        return SymlinkRefused(
            f"{shown}: is a symbolic link", hint="thrive goes through no links; use a real folder"
        )
    return NotARegularFile(f"{shown}: is not a folder")


def open_regular(folder: int, name: str, shown: str) -> int:
    """A descriptor for reading the regular file ``name`` in an open folder.

    Never hangs on a pipe. Raises ``SymlinkRefused``, ``NotARegularFile`` or ``FileMissing``,
    which speak of ``shown``, and ``OSError`` for what the system refuses.
    """
    try:
        descriptor = os.open(name, _FILE, dir_fd=folder)
    except FileNotFoundError:
        raise FileMissing(f"{shown}: there is no such file") from None
    except OSError as fault:
        raise _no_file(fault, shown) from None
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise NotARegularFile(f"{shown}: is not a regular file")


def _no_file(fault: OSError, shown: str) -> Exception:
    if fault.errno in (errno.ELOOP, errno.EMLINK):
        return SymlinkRefused(
            f"{shown}: is a symbolic link", hint="thrive goes through no links; use a real file"
        )
    if fault.errno == errno.ENXIO:  # a socket
        return NotARegularFile(f"{shown}: is not a regular file")
    return fault


def read_descriptor(descriptor: int, limit: int) -> bytes:
    """All bytes of an open file, or the first ``limit`` of them."""
    pieces: list[bytes] = []
    left = limit
    while left > 0 and (piece := os.read(descriptor, min(left, 1 << 16))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def sync_folder(folder: int) -> None:
    """Make the names in an open folder survive a power cut; raises ``OSError``."""
    try:
        os.fsync(folder)
    except OSError as fault:
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):  # no such thing on this disk
            raise
