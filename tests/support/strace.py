"""Stops a command at one of its system calls: kills it there, or has the call fail.

A command is traced once to learn at which calls it touches a folder; every later run is
struck at one of them. Calls are counted by name, as strace counts them, from the moment at
which the command begins: Python's own start is not among them.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from running import Run

WRITE_SIDE = (
    *("open", "openat", "creat", "mkdir", "mkdirat", "close"),
    *("write", "writev", "pwrite64", "pwritev", "ftruncate", "truncate", "fallocate"),
    *("fsync", "fdatasync", "fchmod", "fchmodat", "chmod"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("unlink", "unlinkat", "rmdir"),
)
_OPENING = ("open", "openat")
_CALL = re.compile(r"(?:\d+ +)?(?P<name>\w+)\((?P<rest>.*)")

Traced = Callable[[Sequence[str]], Run]
"""Runs a command under a strace with these options."""


@dataclass(frozen=True, slots=True)
class Call:
    """A system call as strace shows it; it is the ``number``-th of its name, from 1."""

    name: str
    number: int
    shown: str

    def __str__(self) -> str:
        """For the message of a test that failed."""
        return f"{self.name} {self.number}: {self.shown[:160]}"


class Moved(Exception):
    """Another call than the one meant had its number in this run: something was tidied away."""


@cache
def can_trace() -> bool:
    """Whether strace is there and allowed to trace."""
    try:
        done = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0


def calls_of(traced: Traced, log: Path, below: Path) -> tuple[list[Call], int]:
    """Run it, and list its write-side calls on anything in ``below``; and its exit code."""
    run = traced(_options(log))
    assert run.code in (0, 1), run  # `check --fix` says no where it could not mend all
    return [call for call in calls_in(log) if str(below) in call.shown], run.code


def calls_in(log: Path) -> list[Call]:
    """The write-side calls of a program, in order, from what strace wrote."""
    return [call for call in _calls(log) if _writes(call)]


def kill_at(traced: Traced, log: Path, call: Call) -> None:
    """Run it, and kill it as it enters this call. Raises :class:`Moved`."""
    inject = f"inject={call.name}:signal=KILL:when={call.number}"
    run = traced(_options(log, "-e", inject))
    _struck(log, call)
    assert run.code in (-9, 137), f"not killed at {call}: {run}"


def fail_at(traced: Traced, log: Path, call: Call, error: str) -> Run:
    """Run it, and have this call fail with the error named. Raises :class:`Moved`."""
    inject = f"inject={call.name}:error={error}:when={call.number}"
    run = traced(_options(log, "-e", inject))
    assert f"-1 {error} " in _struck(log, call).shown
    return run


def _options(log: Path, *more: str) -> list[str]:
    return ["-y", "-s0", "-e", f"trace={','.join(WRITE_SIDE)}", "-o", str(log), *more]


def _calls(log: Path) -> Iterator[Call]:
    counts: Counter[str] = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        if found := _CALL.match(line):
            counts[found["name"]] += 1
            yield Call(found["name"], counts[found["name"]], found["rest"])


def _writes(call: Call) -> bool:
    if call.name == "close":  # the closing of what was written
        return re.search(r"\.thrive-\d+-[0-9a-f]{8}\.tmp>\)", call.shown) is not None
    if '"/dev/null"' in call.shown:
        return "O_RDWR" in call.shown  # a program is being started
    if call.name not in _OPENING:
        return True
    return re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", call.shown) is not None


def _struck(log: Path, call: Call) -> Call:
    """The call that was struck, which must be of a like-named file."""
    same = (one for one in _calls(log) if (one.name, one.number) == (call.name, call.number))
    found = next(same, None)
    if found is None or _names(found.shown) != _names(call.shown):
        raise Moved(f"struck {found}, not {call}")
    return found


def _names(shown: str) -> list[str]:
    """The last parts of the paths in a call, without what differs from run to run."""
    found = re.findall(r"[<\"][^<>\"]*?([^/<>\"]+)[>\"]", shown.partition(") = ")[0])
    return [re.sub(r"thrive-\d+-[0-9a-f]{8}", "thrive-N", name) for name in found]
