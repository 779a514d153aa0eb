"""The report of a bug of our own: where in the program it was, and nothing of what was read."""

import os
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from thrivecli.workspace.git.state_folder import state_home


def write_report(bug: BaseException) -> Path:
    """Write what happened to a file only its owner can read, and give its path.

    It can be shown to anybody: the arguments of the command line are left out, and what the
    exceptions say, since both may be words of a note.
    """
    folder = state_home() / "reports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{time.strftime('%Y-%m-%dT%H%M%S')}-{os.getpid()}.txt"
    lines = [
        f"python {platform.python_version()} on {sys.platform}\n\n",
        "Neither words of your notes nor of the command line are in this file.\n\n",
        *_where(bug),
    ]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(lines)
    return path


def _where(fault: BaseException | None) -> Iterator[str]:
    """The steps that led to each exception, and its kind; the one that came first, first."""
    if fault is None:
        return
    yield from _where(fault.__cause__ or fault.__context__)
    yield from traceback.format_tb(fault.__traceback__)
    yield f"{type(fault).__name__}\n\n"
