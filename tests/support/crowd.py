"""Many at one workspace: a file with many actions, and an editor that keeps saving it."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

_HEAD = """\
---
person: {person}
partner: Sam Lee
date: 2026-10-05
---

## Planning

#### What tasks can you complete in the next 6 weeks?

"""
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def ids(count: int) -> list[str]:
    """That many ids, each with another beginning."""
    return [f"{_DIGITS[n % 32]}{_DIGITS[n // 32]}zzzz" for n in range(count)]


def checkin_with(person: str, actions: list[str]) -> str:
    """A check-in in which each of these ids has an open action of its own."""
    lines = (f"- [ ] Do the thing called {one} <!-- thrive:{one} -->\n" for one in actions)
    return _HEAD.format(person=person) + "".join(lines)


WAYS = ("rename", "truncate", "overwrite", "append")
"""A new file in the place of the old one, as most editors do; emptied as it is opened and
written anew, as vim's ``backupcopy=yes``; opened, emptied and written, as VS Code; added to.
"""


class Editor(Thread):
    """Somebody who appends a line to a file and saves it, over and over.

    ``how`` it saves is one of ``WAYS``.
    """

    def __init__(self, file: Path, *, how: str, pause: float) -> None:
        super().__init__()
        self.saved: list[str] = []
        self._file = file
        self._save: Callable[[bytes], None] = getattr(self, f"_{how}")
        self._pause = pause
        self._over = Event()

    def run(self) -> None:
        """Save until told to stop."""
        while not self._over.wait(self._pause):
            words = f"typed {len(self.saved)}."
            self._save(f"{words}\n".encode())
            self.saved.append(words)

    def stop(self) -> None:
        """Let the last save end."""
        self._over.set()
        self.join()

    def lost(self) -> list[str]:
        """What was saved and is neither in the file nor in a copy kept beside it."""
        folder = self._file.parent
        kept = [self._file, *folder.glob(f"{self._file.name}*.kept")]
        found = b"".join(path.read_bytes() for path in kept).decode()
        return [words for words in self.saved if words not in found]

    def _rename(self, more: bytes) -> None:
        draft = self._file.with_suffix(".draft")
        draft.write_bytes(self._file.read_bytes() + more)
        draft.replace(self._file)

    def _truncate(self, more: bytes) -> None:
        whole = self._file.read_bytes() + more
        with self._file.open("wb", buffering=0) as file:
            file.write(whole)
            os.fsync(file.fileno())

    def _overwrite(self, more: bytes) -> None:
        whole = self._file.read_bytes() + more
        with self._file.open("r+b", buffering=0) as file:
            file.truncate(0)
            file.write(whole)
            os.fsync(file.fileno())

    def _append(self, more: bytes) -> None:
        with self._file.open("ab", buffering=0) as file:
            file.write(more)
            os.fsync(file.fileno())
