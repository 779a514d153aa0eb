"""How far a long reading is, on one line of a terminal that is gone when it ends."""

import time
from typing import TextIO

_AFTER = 0.5  # seconds; what takes less needs no word
_BETWEEN = 0.1
_WIDTH = 24
_WIPE = "\r\x1b[K"


class Progress:
    """Draws a bar on a stream, if that is a terminal; call it with how many of how many."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._next = time.monotonic() + _AFTER
        self._is_drawn = False

    def __call__(self, done: int, count: int) -> None:
        """Tell how far it is."""
        if self._stream is None or (time.monotonic() < self._next and done < count):
            return
        if done < count:
            filled = _WIDTH * done // count
            bar = "#" * filled + "." * (_WIDTH - filled)
            self._stream.write(f"\r[{bar}] reading check-ins: {100 * done // count} %")
            self._is_drawn = True
        elif self._is_drawn:
            self._stream.write(_WIPE)
            self._is_drawn = False
        self._stream.flush()
        self._next = time.monotonic() + _BETWEEN
