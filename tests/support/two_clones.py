"""Two people with a clone each of one bare repository, in one home folder."""

import shlex
from dataclasses import dataclass
from pathlib import Path

from running import House, Run

NEWER = "checkins/joan-citizen/2026-10-08.md"
OLDER = "checkins/joan-citizen/2026-08-27.md"


@dataclass
class TwoClones:
    """``notes`` is Joan's, ``sam`` is Sam's, ``server.git`` is between them."""

    house: House

    def sync(self, who: str, *options: str) -> Run:
        """Run ``thrive sync`` in the clone of one of them."""
        return self.thrive(who, "sync", "--private", *options)

    def thrive(self, who: str, *words: str) -> Run:
        """Run ``thrive`` in the clone of one of them."""
        self.house.place = self.house.home / who
        return self.house(*words)

    def shell(self, who: str, line: str) -> str:
        """Run a line in bash there, which must work, and give what it printed."""
        self.house.place = self.house.home / who
        run = self.house.shell(f"set -e; {line}")
        assert run.code == 0, run
        return run.out.rstrip("\n")

    def append(self, who: str, path: str, text: str) -> None:
        """Write a line at the end of a file, by hand."""
        self.shell(who, f"echo {shlex.quote(text)} >> {shlex.quote(path)}")

    def tip(self, who: str) -> str:
        """The commit that is checked out there, or that the server has."""
        return self.shell(who, "git rev-parse main")

    def file(self, who: str, path: str) -> Path:
        """A file there."""
        return self.house.home / who / path


def two_clones(house: House) -> TwoClones:
    """The scene ``joan`` on a server, and a clone of it for Sam."""
    house.scene("joan")
    both = TwoClones(house)
    both.shell(
        "notes",
        "git init -q --bare ~/server.git && git remote add origin ~/server.git &&"
        "git push -q -u origin main && umask 077 && git clone -q ~/server.git ~/sam",
    )
    return both
