"""One writer at a time: a lock beside git's own files, held while a command writes."""

import fcntl
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from thrivecli.workspace.disk.faults import LockHeld, SymlinkRefused, not_written

_LONGEST = 30.0  # seconds, however lively the queue
_POLL = 0.006  # seconds; a commit takes about 60 ms, so nobody sleeps through a turn


@contextmanager
def hold_lock(folder: Path, *, wait: float = 5.0) -> Iterator[None]:
    """Hold the lock in ``folder`` (made if need be, 0700) for the length of the block.

    Waits ``wait`` seconds for one and the same holder, and longer while the lock goes
    from hand to hand, at most 30 s. Raises ``LockHeld`` with the holder's name, or
    ``NotWritten`` where the lock cannot be made.
    """
    try:
        descriptor = _open(folder)
    except OSError as fault:
        raise not_written(str(folder / "lock"), fault) from fault
    try:
        _queue(descriptor, wait)
        _sign(descriptor)
        yield
    finally:
        os.close(descriptor)  # which lets go of the lock


def _open(folder: Path) -> int:
    if folder.is_symlink():  # as an unpacked repository may bring it
        raise SymlinkRefused(f"{folder}: is a symbolic link", hint="remove it")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    return os.open(folder / "lock", flags, 0o600)


def _queue(descriptor: int, wait: float) -> None:
    start = since = time.monotonic()
    holder = ""
    while not _try(descriptor):
        now = time.monotonic()
        seen = _holder(descriptor)
        if seen != holder:
            holder, since = seen, now
        if now - since >= wait or now - start >= max(wait, _LONGEST):
            raise LockHeld(
                f"another thrive is writing here: {_shown(holder)}",
                hint="wait until it has finished, or end it, then run the command again",
            )
        time.sleep(_POLL * random.uniform(0.5, 1.5))


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sign(descriptor: int) -> None:
    """Say who holds it: process id, the command's first word, and a mark of this turn."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    command = word if re.fullmatch("[a-z]{1,20}", word) else ""  # never a note's text
    with suppress(OSError):  # a full disk must not stop anybody from freeing some
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {command} {time.monotonic_ns()}\n".encode(), 0)


def _holder(descriptor: int) -> str:
    return os.pread(descriptor, 200, 0).decode("ascii", "replace").strip()


def _shown(holder: str) -> str:
    found = re.match(r"(\d{1,10}) ([a-z]*) ", holder)
    if not found:
        return "an unknown process"
    return f"process {found[1]}" + (f" (thrive {found[2]})" if found[2] else "")
