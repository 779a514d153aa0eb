"""Two people change one check-in apart: what do git's own ways of merging make of it, and ours?

    python benchmarks/merging.py [PAIRS]

Makes random check-ins and random edits of two people (the tests' own), commits each pair to
two branches of a real repository, and merges them with `git merge` as it is, with git's
`merge=union`, and with thrive's driver called by git. What came out is told by the words it
holds, not by our parser. Prints a Markdown table; a conflict is no fault, a wrong merge is.
"""

import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from merge_outcome import outcome
from two_people import Fresh, check_in, edited

PAIRS = 300
SEED = 20261126
NAME = "checkins/joan-citizen/2026-10-08.md"
DRIVER = f"{shlex.quote(sys.executable)} -P -m thrivecli merge-driver %O %A %B %P"
WAYS = {
    "`git merge`": "",
    "`merge=union`": "*.md merge=union",
    "thrive's driver": "*.md merge=thrive",
}


@dataclass
class Tally:
    """What came of all merges of one way."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


class Repository:
    """A repository in which each pair is merged in each way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._git("init", "-q", "-b", "main")
        self._git("config", "merge.thrive.driver", DRIVER)
        self._git("config", "gc.auto", "0")

    def pair(self, base: str, ours: str, theirs: str) -> None:
        """Commit a base, and the two versions on branches of their own."""
        self._git("checkout", "-q", "--orphan", "base")
        self._commit(base)
        for branch, text in (("ours", ours), ("theirs", theirs)):
            self._git("checkout", "-q", "-B", branch, "base")
            self._commit(text)

    def merge(self, attributes: str) -> str:
        """Merge theirs into ours, and give the file as git leaves it."""
        (self._folder / ".git" / "info" / "attributes").write_text(attributes + "\n")
        self._git("checkout", "-q", "-f", "-B", "merged", "ours")
        self._git("merge", "-q", "--no-edit", "theirs", may_fail=True)
        text = (self._folder / NAME).read_text()
        self._git("reset", "-q", "--hard")
        return text

    def forget(self) -> None:
        """Make room for the next pair."""
        self._git("checkout", "-q", "--detach")
        for branch in ("base", "ours", "theirs", "merged"):
            self._git("branch", "-q", "-D", branch)

    def _commit(self, text: str) -> None:
        file = self._folder / NAME
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self._git("add", "-A")
        self._git("commit", "-q", "--allow-empty", "-m", "notes")

    def _git(self, *words: str, may_fail: bool = False) -> None:
        who = ("-c", "user.name=Joan", "-c", "user.email=joan@example.com")
        done = subprocess.run(
            ["git", *who, *words],
            cwd=self._folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self._folder), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=False,
        )
        if done.returncode and not may_fail:
            raise SystemExit(f"git {' '.join(words)}: {done.stderr.decode()}")


def main(pairs: int) -> None:
    """Merge every pair in every way, and print the table."""
    tallies = {way: Tally() for way in WAYS}
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(Path(folder))
        for number in range(pairs):
            random, fresh = Random(SEED + number), Fresh()
            base = check_in(random, fresh)
            ours, theirs = (edited(random, base, fresh).text for _ in range(2))
            repository.pair(base.text, ours, theirs)
            for way, attributes in WAYS.items():
                begun = time.perf_counter()
                text = repository.merge(attributes)
                tallies[way].seconds += time.perf_counter() - begun
                _count(tallies[way], base.text, ours, theirs, text)
            repository.forget()
    sys.stdout.write(f"{_table(tallies, pairs)}\n")


def _count(tally: Tally, base: str, ours: str, theirs: str, text: str) -> None:
    found = outcome(base, ours, theirs, text)
    tally.counts["conflict"] += bool(found.conflicts)
    tally.counts["lost"] += bool(found.lost)
    tally.counts["doubled"] += bool(found.doubled)
    tally.counts["came back"] += bool(found.resurrected)
    tally.counts["tick lost"] += bool(found.ticks)
    tally.counts["wrong"] += not found.is_right
    tally.counts["merged and right"] += found.is_right and not found.conflicts


def _table(tallies: dict[str, Tally], pairs: int) -> str:
    columns = ("merged and right", "conflict", "wrong", "lost", "doubled", "came back", "tick lost")
    lines = [
        f"| of {pairs} pairs | {' | '.join(columns)} | time, a merge |",
        f"|---|{'---|' * (len(columns) + 1)}",
    ]
    floor = next(iter(tallies.values())).seconds
    for way, tally in tallies.items():
        figures = " | ".join(str(tally.counts[column]) for column in columns)
        lines.append(f"| {way} | {figures} | {tally.seconds / floor:.1f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
