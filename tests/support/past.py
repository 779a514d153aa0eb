"""Histories with days of their own, written into a real repository by ``git fast-import``."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from pathlib import Path

from thrivecli.journal.history.history import History
from thrivecli.journal.journal import Journal
from thrivecli.workspace.past import history_of
from thrivecli.workspace.store import Store

_HALF_PAST_FIVE_AHEAD = "+0530"


@dataclass
class Past:
    """Commits to be; each is all files of the repository, and a day."""

    _stream: list[bytes] = field(default_factory=list)
    count: int = 0

    def commit(self, day: date, files: Mapping[str, bytes], *parents: int) -> int:
        """Commit these files, on top of the last commit or of others; gives its number.

        Odd names are quoted as git quotes them.
        """
        self.count += 1
        number = self.count
        before = parents or ((number - 1,) if number > 1 else ())
        noon = datetime(day.year, day.month, day.day, 6, 45, tzinfo=timezone.utc)  # noqa: UP017
        who = f"Joan Citizen <joan@example.com> {int(noon.timestamp()) + number}"
        message = b"From here\n--- a/checkins/x.md\n+++ b/checkins/x.md\n@@ -1 +1 @@\n"
        lines = [f"commit refs/heads/main\nmark :{number}"]
        lines += [f"{role} {who} {_HALF_PAST_FIVE_AHEAD}" for role in ("author", "committer")]
        self._stream += ["\n".join(lines).encode(), b"data %d\n%s" % (len(message), message)]
        self._stream += [
            f"{word} :{parent}".encode()
            for word, parent in zip(["from", *["merge"] * len(before)], before, strict=False)
        ]
        self._stream += [b"deleteall"]
        for path, data in files.items():
            self._stream += [f"M 100644 inline {path}".encode()]
            self._stream += [b"data %d\n%s" % (len(data), data)]
        return number

    def write(self, root: Path) -> None:
        """Make the repository, and check its last commit out."""
        root.mkdir(parents=True, exist_ok=True)
        _git(root, b"", "init", "-q", "-b", "main")
        _git(root, b"\n".join([*self._stream, b""]), "fast-import", "--quiet")
        _git(root, b"", "reset", "-q", "--hard")


def _git(root: Path, stdin: bytes, *arguments: str) -> bytes:
    done = subprocess.run(
        ["git", *arguments], cwd=root, input=stdin, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def known_past(root: Path) -> tuple[Journal, History | None]:
    """A workspace as it stands, and what git knows of it."""
    store = Store(root)
    return store.journal, history_of([store])


def shown(root: Path, cite: str) -> bytes:
    """The line that a citation names, by ``git show``, without its end."""
    place, _, commit = cite.rpartition("@")
    path, _, line = place.rpartition(":")
    data = _git(root, b"", "show", f"{commit}:{path}")
    return data.split(b"\n")[int(line) - 1].rstrip()
