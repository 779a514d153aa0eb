"""Reading the workspace: one file, whoever may have prepared it, and the list of them."""

import os
from pathlib import Path

from thrivecli.workspace.disk.descent import open_folder, open_regular, parts_of, read_descriptor
from thrivecli.workspace.disk.faults import TooLarge, not_read
from thrivecli.workspace.disk.listing import checkin_paths

__all__ = ["LARGEST", "checkin_paths", "read_file"]

LARGEST = 1 << 20  # bytes; the format page's cap on a check-in


def read_file(root: Path, relative: str) -> bytes:
    """The bytes of the file ``relative`` (with ``/``) below ``root``.

    Raises a named ``WorkspaceFault`` (``PathRefused``, ``SymlinkRefused``,
    ``NotARegularFile``, ``FileMissing``, ``NotRead``), or ``TooLarge`` above 1 MiB.
    """
    *folders, name = parts_of(relative)
    try:
        with open_folder(root, tuple(folders)) as folder:
            data = _read(folder, name, relative)
    except OSError as fault:
        raise not_read(relative, fault) from fault
    if len(data) > LARGEST:
        raise TooLarge(
            f"{relative}: is larger than 1 MiB", hint="move what is not a note out of the file"
        )
    return data


def _read(folder: int, name: str, shown: str) -> bytes:
    descriptor = open_regular(folder, name, shown)
    try:
        return read_descriptor(descriptor, LARGEST + 1)
    finally:
        os.close(descriptor)
