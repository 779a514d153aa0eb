"""Taking an index away."""

import os
import shutil
from pathlib import Path

from thrivecli.workspace.index.place import index_folder, is_ours_alone


def forget_index(root: Path) -> None:
    """Take away all that is kept of the workspace at ``root``, if anything is."""
    folder = index_folder(os.path.realpath(root))
    if folder and is_ours_alone(folder):
        shutil.rmtree(folder, ignore_errors=True)
