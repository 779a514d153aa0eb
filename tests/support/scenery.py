"""A workspace in which the commands that write have something to write about."""

import shutil
import subprocess
from pathlib import Path

from running import SCRIPT, environment_of
from strace import Ending, Moved, Program, calls_of, fail_at, kill_at

OLDER = "checkins/joan-citizen/2026-08-10.md"
NEWER = "checkins/joan-citizen/2026-10-05.md"
BEGUN = "checkins/joan-citizen/2026-11-22.md"
NEW = ("checkin", "new", "joan-citizen", "--next", "6w")
DONE = ("actions", "done", "7k3q9f", "m4m4m4")
COMMANDS = {
    "new": NEW,
    "new-without-commit": (*NEW, "--no-commit"),
    "done": DONE,
    "done-without-commit": (*DONE, "--no-commit"),
}
"""Carries from two files, one with CRLF, into a new one; and changes these two files."""

_OLDER = """\
---
person: Joan Citizen
partner: Sam Lee
date: 2026-08-10
---

## Planning

#### What tasks can you complete in the next 6 weeks?

- [ ] *@Joan Citizen* Draft the guide by 08 Oct 2026 <!-- thrive:7k3q9f -->
  - the outline is in the wiki
- [x] Book the room
- [/] Learn C++
"""
_NEWER = """\
---
person: Joan Citizen
partner: Sam Lee
date: 2026-10-05
---

## Goals

#### What do you want to be doing in 1 year?

- Be on call

## Planning

#### What tasks can you complete in the next 6 weeks?

- [ ] Ask three colleagues for feedback <!-- thrive:m4m4m4 -->
- [ ] @Sam Lee Find the money by 30 Nov 2026
"""


class Stage:
    """One command, run again and again in fresh copies of the same home."""

    def __init__(self, folder: Path, command: str) -> None:
        self._folder = folder
        self._count = 0
        self.words = COMMANDS[command]
        self.commits = "--no-commit" not in self.words
        self.old = files(build(folder / "home"))
        whole = self.fresh()
        self._log = folder / "log"
        self.calls = calls_of(whole, self._log, whole.folder)
        self.new = files(whole.folder)

    def fresh(self) -> Program:
        """The command in a copy of the home, which belongs to nobody else."""
        self._count += 1
        home = Path(shutil.copytree(self._folder / "home", self._folder / str(self._count)))
        environment = environment_of(home) | {"PYTHONDONTWRITEBYTECODE": "1"}
        words = [str(SCRIPT), *self.words]
        return Program(words, home / "notes", environment, alone=not self.commits)

    def kill(self, number: int) -> Program:
        """Run it in a fresh copy, and kill it at one of its calls."""
        program = self.fresh()
        try:
            kill_at(program, self._log, self.calls[number])
        except Moved:
            program = self._found_again()
            kill_at(program, self._log, self.calls[number])
        return program

    def fail(self, number: int, error: str) -> tuple[Program, Ending]:
        """Run it in a fresh copy, and have one of its calls fail."""
        program = self.fresh()
        try:
            return program, fail_at(program, self._log, self.calls[number], error)
        except Moved:
            program = self._found_again()
            return program, fail_at(program, self._log, self.calls[number], error)

    def _found_again(self) -> Program:
        """Count the calls anew; the program may start a little differently by now."""
        whole = self.fresh()
        found = calls_of(whole, self._log, whole.folder)
        assert [one.name for one in found] == [one.name for one in self.calls]
        self.calls = found
        return self.fresh()


def build(home: Path) -> Path:
    """Make a home folder with the workspace ``notes`` in it, committed, and give its path."""
    root = home / "notes"
    (root / "checkins" / "joan-citizen").mkdir(parents=True)
    (home / ".gitconfig").write_text("[user]\n name = Joan Citizen\n email = joan@example.com\n")
    (root / "thrive.toml").write_text("")
    (root / OLDER).write_bytes(_OLDER.encode())
    (root / NEWER).write_bytes(_NEWER.replace("\n", "\r\n").encode())
    commands = "git init -q -b main && git add -A && git commit -qm first"
    subprocess.run(["bash", "-c", commands], cwd=root, env=environment_of(home), check=True)
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file of the workspace outside git's folder, by path."""
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if path.is_file() and not name.startswith(".git/")
    }


def git_says(program: Program, *arguments: str) -> str:
    """What git prints in the folder of a program."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=program.folder,
        env=dict(program.environment),
        check=True,
        capture_output=True,
    )
    return done.stdout.decode()


def leftovers(root: Path) -> list[str]:
    """Temporary files of thrive's, in the workspace and in git's folder."""
    return [path.name for path in root.rglob(".*.thrive-*")]
