"""The report of a bug of our own: kept private, since a traceback may hold note text."""

import os
import platform
import sys
import time
import traceback
from pathlib import Path

from thrivecli.workspace.git.state_folder import state_home


def write_report(bug: BaseException) -> Path:
    """Write what happened to a file only its owner can read, and give its path.

    Arguments of the command line are left out: they may be notes.
    """
    folder = state_home() / "reports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{time.strftime('%Y-%m-%dT%H%M%S')}-{os.getpid()}.txt"
    lines = [
        f"python {platform.python_version()} on {sys.platform}\n\n",
        *traceback.format_exception(bug),
    ]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(lines)
    return path
