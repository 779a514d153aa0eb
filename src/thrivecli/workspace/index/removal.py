"""Taking an index away, or what a run that was killed left in it."""

import os
import shutil
from pathlib import Path

from thrivecli.workspace.disk.temporary import is_alive
from thrivecli.workspace.index.place import index_folder, is_ours_alone
from thrivecli.workspace.index.vault import forget


def forget_index(root: Path) -> None:
    """Take away all that is kept of the workspace at ``root``, if anything is."""
    folder = index_folder(os.path.realpath(root))
    if folder and is_ours_alone(folder):
        shutil.rmtree(folder, ignore_errors=True)


def sweep(folder: str) -> None:
    """Take away what runs that were killed left half written."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        process = name.rpartition(".")[0].rpartition(".")[2]
        is_ours = name.startswith(".") and name.endswith(".tmp") and process.isdecimal()
        if is_ours and not is_alive(int(process)):
            forget(folder, name)
