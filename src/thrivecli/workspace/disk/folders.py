"""Making folders of our own, and saying so where that cannot be."""

from pathlib import Path

from thrivecli.workspace.disk.descent import NEW_FOLDER_MODE
from thrivecli.workspace.disk.faults import not_made


def make_folders(folder: Path) -> None:
    """Make ``folder`` and those above it where they are missing (0700); raises ``NotWritten``."""
    try:
        folder.mkdir(mode=NEW_FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as fault:
        raise not_made(str(folder), fault) from fault
