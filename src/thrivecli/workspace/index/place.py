"""Where the index of a workspace lies: in the user's own cache folder, and nowhere else.

Imports next to nothing, as all that the short way in needs.
"""

import os

OFF = "THRIVE_NO_INDEX"
_OURS_ALONE = 0o077


def cache_home() -> str:
    """``$XDG_CACHE_HOME/thrive``, by default ``~/.cache/thrive``; empty without a home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named.startswith("/"):
        return f"{named}/thrive"
    home = os.path.expanduser("~")
    return f"{home}/.cache/thrive" if home.startswith("/") else ""


def index_folder(root: str) -> str:
    """The folder of a workspace's index, which need not be there; empty if there can be none.

    It is named by the inode of the workspace's folder; the index itself says which real path
    it was made for.
    """
    home = cache_home()
    if not home or os.environ.get(OFF):
        return ""
    try:
        found = os.stat(root)
    except OSError:
        return ""
    return f"{home}/index/{found.st_dev:x}-{found.st_ino:x}"


def is_ours_alone(folder: str) -> bool:
    """Whether it is a real folder of this user's that nobody else may look into or change.

    What lies there is read with ``marshal`` and ``pickle``, which must never meet another
    person's bytes.
    """
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    is_folder = found.st_mode & 0o170000 == 0o040000
    return is_folder and found.st_uid == os.getuid() and not found.st_mode & _OURS_ALONE
