"""Folders that every user of the machine may write to: what is in them may be anybody's."""

import stat
from pathlib import Path

_INNER = ("checkins", ".git")


def open_to_all(root: Path) -> Path | None:
    """The workspace's folder, or one in it, if anybody on this machine may write to it."""
    folders = (root, *(root / name for name in _INNER))
    return next((folder for folder in folders if _is_open(folder)), None)


def _is_open(folder: Path) -> bool:
    try:
        mode = folder.lstat().st_mode
    except OSError:
        return False
    return stat.S_ISDIR(mode) and bool(mode & stat.S_IWOTH)
