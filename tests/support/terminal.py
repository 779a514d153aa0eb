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


def in_conversation(thrive: House, typed: str, *turns: tuple[str, str]) -> str:
    """The same with the terminal for its own; each answer is typed once its words are shown."""
    ours, theirs = pty.openpty()
    on_it = ["sh", "-c", 'exec "$@" <> "$0" >&0 2>&1', os.ttyname(theirs)]
    process = subprocess.Popen(  # the first terminal that a new session opens is its own
        [*on_it, SCRIPT, *typed.split("|")],
        cwd=thrive.place,
        env={**thrive.environment, "TERM": "xterm-256color", "COLUMNS": "100"},
        start_new_session=True,
    )
    shown = ""
    for words, answer in turns:
        shown += _read_until(ours, words)
        os.write(ours, answer.encode())
    os.close(theirs)
    shown += _read_all(ours)
    code = process.wait(timeout=30)
    os.close(ours)
    return f"{shown}[exit {code}]"


def _read_until(ours: int, words: str) -> str:
    shown = b""
    until = time.monotonic() + 30
    while words.encode() not in shown and time.monotonic() < until:
        if select.select([ours], [], [], 1)[0]:
            shown += os.read(ours, 4096)
    assert words.encode() in shown, shown
    return shown.decode("utf-8").replace("\r\n", "\n")


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
