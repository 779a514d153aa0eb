"""Stops a program at one of its system calls: kills it there, or has the call fail.

A program is traced once to learn at which calls it touches a folder; every later run is
struck at one of them. Calls are counted by name, as strace counts them.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WRITE_SIDE = (
    *("open", "openat", "creat", "mkdir", "mkdirat"),
    *("write", "writev", "pwrite64", "pwritev", "ftruncate", "truncate", "fallocate"),
    *("fsync", "fdatasync", "fchmod", "fchmodat", "chmod"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("unlink", "unlinkat", "rmdir"),
)
_OPENING = ("open", "openat")
_CALL = re.compile(r"(?:\d+ +)?(?P<name>\w+)\((?P<rest>.*)")
_LONGEST = 60  # seconds


@dataclass(frozen=True, slots=True)
class Call:
    """A system call as strace shows it; it is the ``number``-th of its name, from 1."""

    name: str
    number: int
    shown: str

    def __str__(self) -> str:
        """For the message of a test that failed."""
        return f"{self.name} {self.number}: {self.shown[:160]}"


@dataclass(frozen=True, slots=True)
class Program:
    """A command line, and where it is run.

    ``alone`` says that it starts no other programs; those would not be traced.
    """

    argv: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a program ended, and what it said; the code is negative after a signal."""

    code: int
    out: str
    err: str


class Moved(Exception):
    """Another call than the one meant has this number now: the program was changed meanwhile."""


@cache
def can_trace() -> bool:
    """Whether strace is there and allowed to trace."""
    try:
        done = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0


def calls_of(program: Program, log: Path, below: Path) -> list[Call]:
    """Run it, and list its write-side calls on anything in ``below``, in order."""
    ending = _run(program, log, ())
    assert ending.code == 0, ending.err
    return [call for call in calls_in(log) if str(below) in call.shown]


def calls_in(log: Path) -> list[Call]:
    """The write-side calls of a program, in order, from what strace wrote."""
    return [call for call in _calls(log) if _writes(call)]


def kill_at(program: Program, log: Path, call: Call) -> None:
    """Run it, and kill it as it enters this call. Raises :class:`Moved`."""
    inject = f"inject={call.name}:signal=KILL:when={call.number}"
    ending = _run(program, log, ("-e", inject))
    _struck(log, call)
    assert ending.code in (-9, 137), f"not killed at {call}: {ending}"


def fail_at(program: Program, log: Path, call: Call, error: str) -> Ending:
    """Run it, and have this call fail with the error named. Raises :class:`Moved`."""
    # The quick way follows children, and cannot kill.
    quick = ("-f", "--seccomp-bpf") if program.alone else ()
    inject = f"inject={call.name}:error={error}:when={call.number}"
    ending = _run(program, log, (*quick, "-e", inject))
    assert f"-1 {error} " in _struck(log, call).shown
    return ending


def _run(program: Program, log: Path, options: Sequence[str]) -> Ending:
    trace = f"trace={','.join(WRITE_SIDE)}"
    done = subprocess.run(
        ["strace", "-y", "-s1", "-e", trace, "-o", str(log), *options, *program.argv],
        cwd=program.folder,
        env=dict(program.environment),
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=_LONGEST,
    )
    return Ending(done.returncode, done.stdout.decode(), done.stderr.decode())


def _calls(log: Path) -> Iterator[Call]:
    counts: Counter[str] = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        if found := _CALL.match(line):
            counts[found["name"]] += 1
            yield Call(found["name"], counts[found["name"]], found["rest"])


def _writes(call: Call) -> bool:
    if call.name not in _OPENING:
        return True
    return re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", call.shown) is not None


def _struck(log: Path, call: Call) -> Call:
    """The call that was struck; raises :class:`Moved` unless it is of a like-named file."""
    for found in _calls(log):
        if (found.name, found.number) == (call.name, call.number):
            if _names(found.shown) == _names(call.shown):
                return found
            raise Moved(f"struck {found}, not {call}")
    raise Moved(f"never came to {call}")


def _names(shown: str) -> list[str]:
    """The last parts of the paths in a call, without what differs from run to run."""
    found = re.findall(r"[<\"][^<>\"]*?([^/<>\"]+)[>\"]", shown.partition(") = ")[0])
    return [re.sub(r"thrive-\d+-[0-9a-f]{8}", "thrive-N", name) for name in found]
