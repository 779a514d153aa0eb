"""Temporary files: their names, filling them, and sweeping up what a crash left."""

import fcntl
import os
import re
import time
from contextlib import suppress
from pathlib import Path

from thrivecli.workspace.disk.descent import open_folder, parts_of
from thrivecli.workspace.disk.faults import FileMissing

NEW_FILE_MODE = 0o600
EXCLUDE_PATTERN = ".*.thrive-*.tmp"  # as git's exclude file writes it
_NAME = re.compile(r"\..+\.thrive-(?P<pid>\d{1,10})-[0-9a-f]{8}\.tmp")
_LONGEST_LIFE = 3600.0  # seconds
_LONGEST_STEM = 180  # bytes; leaves room for our part of the 255 a name may have


def temporary_name(name: str) -> str:
    """A name that nobody has, beside ``name`` and hidden: ``.NAME.thrive-PID-RANDOM.tmp``."""
    stem = os.fsdecode(os.fsencode(name)[:_LONGEST_STEM])
    return f".{stem}.thrive-{os.getpid()}-{os.urandom(4).hex()}.tmp"


def fill_temporary(folder: int, name: str, data: bytes, mode: int) -> None:
    """Make the file ``name`` in an open folder, with ``data`` safely on the disk.

    Raises ``OSError``; a file begun is taken away again.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(name, flags, NEW_FILE_MODE, dir_fd=folder)
    try:
        try:
            _write_all(descriptor, data)
            os.fchmod(descriptor, mode)
            sync_file(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        remove(folder, name)
        raise


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def sync_file(descriptor: int) -> None:
    """Have the file's bytes reach the disk itself; raises ``OSError``."""
    full = getattr(fcntl, "F_FULLFSYNC", None)  # macOS, where fsync alone stops at the drive
    if full is None:
        os.fsync(descriptor)
    else:
        fcntl.fcntl(descriptor, full)


def remove(folder: int, name: str) -> None:
    """Take ``name`` out of an open folder; a second try, then silence, if that fails."""
    for _ in range(2):
        try:
            os.unlink(name, dir_fd=folder)
        except FileNotFoundError:
            return
        except OSError:
            continue
        return


def sweep_temp_files(root: Path, relative_folder: str = "") -> None:
    """Remove temporary files of processes that are gone from one folder below ``root``."""
    parts = parts_of(relative_folder) if relative_folder else ()
    with suppress(FileMissing, OSError), open_folder(root, parts) as folder:
        sweep_open_folder(folder)


def sweep_open_folder(folder: int) -> None:
    """As above, for a folder that is open already."""
    with suppress(OSError):
        for name in leftovers_in(folder):
            remove(folder, name)


def leftovers_in(folder: int | str) -> list[str]:
    """The temporary files in a folder whose process has ended; raises ``OSError``.

    A number is given to another process in time, so a file that has been there for an hour
    is a leftover whoever has its number now: none of ours lives longer than a second.
    """
    return [name for name in os.listdir(folder) if _is_leftover(folder, name)]  # noqa: PTH208 (pathlib lists no descriptors)


def _is_leftover(folder: int | str, name: str) -> bool:
    found = _NAME.fullmatch(name)
    if not found:
        return False
    return not is_alive(int(found["pid"])) or _is_old(folder, name)


def _is_old(folder: int | str, name: str) -> bool:
    """Whether it is from another hour, be it one to come: clocks are set back, too."""
    try:
        if isinstance(folder, int):
            changed = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime
        else:
            changed = os.lstat(f"{folder}/{name}").st_mtime
    except OSError:
        return False
    return abs(time.time() - changed) > _LONGEST_LIFE


def is_alive(pid: int) -> bool:
    """Whether a process of that number runs, whoever's it is."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
