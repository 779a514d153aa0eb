"""A workspace to measure in, with a home of its own, and the states it can be brought into."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.corpus.people import writers
from benchmarks.corpus.tasks import TODAY
from benchmarks.corpus.workspace import SEED, make_repository, make_workspace
from benchmarks.speed.stopwatch import Command

_FRESH = 2.5  # seconds; files as young as the index itself are read again, as git does
_SEARCH = r"^\s*[-*+] \[ \]"


def has_ripgrep() -> bool:
    """Whether ripgrep is there; else grep stands in for it."""
    return shutil.which("rg") is not None


class Stage:
    """So many check-ins, and commands to run among them."""

    def __init__(self, scratch: Path, size: int, thrive: Path) -> None:
        self.size = size
        self.notes = scratch / f"notes of {size}"
        self._home = scratch / f"home of {size}"
        self._cache = self._home / "cache"
        self._thrive = thrive
        self._home.mkdir()
        make_workspace(self.notes, size)
        make_repository(self.notes)
        self.person = writers(1, SEED)[0]
        self._own = sorted((self.notes / "checkins" / self.person.slug).iterdir())
        self._as_made = {file: file.read_bytes() for file in self._own}
        time.sleep(_FRESH)

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the machine but its programs; caches, settings and the day are our own."""
        return {
            "PATH": f"{self._thrive.parent}:{os.environ['PATH']}",
            "HOME": str(self._home),
            "XDG_CACHE_HOME": str(self._cache),
            "XDG_STATE_HOME": str(self._home / "state"),
            "XDG_CONFIG_HOME": str(self._home / "config"),
            "LANG": "C.UTF-8",
            "THRIVE_TODAY": TODAY.isoformat(),
        }

    def thrive(
        self,
        name: str,
        *words: str,
        before: Callable[[], None] | None = None,
        **more: str,
    ) -> Command:
        """A thrive command in the workspace; ``more`` is its environment."""
        typed = (str(self._thrive), *words)
        return Command(name, typed, self.notes, {**self.environment, **more}, before)

    def floor(self) -> Command:
        """Python starting and doing nothing."""
        python = str(self._thrive.with_name("python3"))
        return Command("P", (python, "-c", "pass"), self.notes, self.environment)

    def search(self) -> Command:
        """ripgrep for open boxes, or grep where there is no ripgrep."""
        words = ("rg", "-n", _SEARCH, "checkins")
        return replace(self.grep(), name="R", words=words if has_ripgrep() else self.grep().words)

    def grep(self) -> Command:
        """grep for open boxes."""
        words = ("grep", "-rnE", _SEARCH.replace(r"\s", "[[:space:]]"), "checkins")
        return Command("grep", words, self.notes, self.environment)

    def forget(self) -> None:
        """Throw the index away."""
        shutil.rmtree(self._cache, ignore_errors=True)

    def edit(self) -> None:
        """Change one file by hand, as an editor does: the last byte of one older check-in."""
        file = self._own[len(self._own) // 2]
        text = file.read_bytes()
        file.write_bytes(text[:-1] if text.endswith(b"\n\n") else text + b"\n")

    def as_made(self) -> None:
        """Bring the first person's check-ins back to what they were."""
        for file in self._own[0].parent.iterdir():
            if file not in self._as_made:
                file.unlink()
            elif file.read_bytes() != self._as_made[file]:
                file.write_bytes(self._as_made[file])
