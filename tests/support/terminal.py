"""A terminal of our own, for what is only asked where somebody is there."""

import os
import pty
import select
import subprocess
import time

from running import SCRIPT, House


def at_a_terminal(thrive: House, typed: str, answers: str = "", editor: str = "true") -> str:
    """Everything a terminal shows of a command; ``answers`` are typed ahead."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [SCRIPT, *typed.split("|")],
        cwd=thrive.place,
        env={**thrive.environment, "EDITOR": editor, "TERM": "xterm-256color", "COLUMNS": "100"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    shown = _read_all(ours)
    code = process.wait(timeout=30)
    os.close(ours)
    return f"{shown}[exit {code}]"


def _read_all(ours: int) -> str:
    shown = b""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if not select.select([ours], [], [], 1)[0]:
            continue
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux says so when the last writer is gone
            break
        if not part:
            break
        shown += part
    return shown.decode("utf-8").replace("\r\n", "\n")
