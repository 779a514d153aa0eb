"""The streams a command answers on: all three are there, and none that fails is a bug."""

import os
import sys
from typing import TextIO


def whole_streams() -> None:
    """Put ``/dev/null`` in the place of each stream that was closed before we were started.

    Else the next file that is opened would take its number, and be what git prints into.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            _open_null(number)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - stays open
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def say(words: str, stream: TextIO | None = None) -> None:
    """Print a line on stderr, or where ``stream`` says; one that takes nothing more is muted.

    What a command does must not depend on whether anybody can be told of it.
    """
    place = sys.stderr if stream is None else stream
    try:
        print(words, file=place, flush=True)
    except OSError:
        mute(place)


def mute(stream: TextIO) -> None:
    """Have a stream that takes nothing more, or whose reader is gone, lead nowhere."""
    _open_null(stream.fileno())


def end_streams() -> None:
    """Write out what is left; Python would end with a code of its own where that fails."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            mute(stream)


def _open_null(number: int) -> None:
    """Make a descriptor, which programs that we start inherit, lead to ``/dev/null``."""
    null = os.open(os.devnull, os.O_RDWR)
    if null == number:
        os.set_inheritable(number, True)
        return
    os.dup2(null, number)
    os.close(null)
