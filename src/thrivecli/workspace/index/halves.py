"""Much work done by two processes: a fork takes the second half."""

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")


def in_halves(work: Callable[[list[Item]], Done], items: list[Item]) -> list[Done]:
    """What ``work`` makes of each half of the items; it must be a value that can be pickled.

    Where there is one processor only, or the fork comes to nothing, all is done here.
    """
    middle = len(items) // 2
    started = _started(work, items[middle:]) if (os.cpu_count() or 1) > 1 and middle else None
    if started is None:
        return [work(items)]
    child, pipe = started
    try:
        first = work(items[:middle])
    finally:
        answer = _all_of(pipe)
        os.waitpid(child, 0)
    try:
        second: Done = pickle.loads(answer)
    except (pickle.UnpicklingError, EOFError):  # it was killed, or met a fault: we meet it here
        second = work(items[middle:])
    return [first, second]


def _started(work: Callable[[list[Item]], Done], items: list[Item]) -> tuple[int, int] | None:
    """A fork that does the work and writes what came of it: the process, and where to read."""
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(items), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)  # nothing of the parent's is to be flushed or cleaned up twice


def _all_of(pipe: int) -> bytes:
    with suppress(OSError), os.fdopen(pipe, "rb") as file:
        return file.read()
    return b""
