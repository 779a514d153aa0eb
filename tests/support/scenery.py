"""A home in which every command that writes has something to write about.

A new command is one line in ``COMMANDS``; the tests that kill it, have its calls fail, fill
the disk and look at the order of its writes take it from there.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from running import Forks, Run, environment_of
from strace import Call, Moved, calls_of, fail_at, kill_at

OLDER = "checkins/joan-citizen/2026-08-10.md"
NEWER = "checkins/joan-citizen/2026-10-05.md"
BEGUN = "checkins/joan-citizen/2026-11-22.md"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Typed:
    """A command line, and what there is to know about it.

    ``folder`` (below the home) is where it is typed, after the shell's line ``first``. One
    that ``adds`` does so each time: whoever is not sure that it came to its end looks before
    typing it again. ``once_done`` is the code that it ends with where that is already so. With
    ``by_editor`` it is an editor on a terminal that writes, whatever becomes of the command.
    One that ``is_long`` has calls by the thousand, and all alike. ``by_git`` are the files
    written by git.
    """

    line: str
    folder: str = "notes"
    first: str = ""
    adds: bool = False
    by_editor: bool = False
    once_done: int = 0
    is_long: bool = False
    by_git: bool = False

    @property
    def words(self) -> list[str]:
        """As the program gets them."""
        return shlex.split(self.line)


_NEW = "checkin new joan-citizen --next 6w"
_DONE = "actions done 7k3q9f m4m4m4"
_FROM_SAM = f"""
git init -q --bare -b main ../server.git && git remote add origin ../server.git
git push -q -u origin main && git clone -q ../server.git ../sam && cd ../sam
echo '- [ ] Ask Sam' >> {NEWER} && git commit -qam sam && git push -q
cd ../notes && printf '\\nA word more.\\n' >> {OLDER}
"""
_AT_ODDS = """
mkdir templates && echo was > templates/ours.md && git add -A && git commit -qm was
git switch -q -c sam && echo theirs > templates/ours.md && git commit -qam sam
git switch -q main && echo ours > templates/ours.md && git commit -qam joan
git merge -q sam || true
"""
_THREE = """
printf -- '- [ ] One\\n- [ ] Two\\n' > was.md
printf -- '- [x] One\\n- [ ] Two\\n' > ours.md
printf -- '- [ ] One\\n- [x] Two\\n' > theirs.md
git add -A && git commit -qm three
"""
COMMANDS = {
    # Carries from two files, one with CRLF, into a new one; and changes these two files.
    "new": Typed(_NEW),
    "new-without-commit": Typed(f"{_NEW} --no-commit"),
    "new-person": Typed("checkin new 'Ravi Naidoo' --new-person"),
    "done": Typed(_DONE),
    "done-without-commit": Typed(f"{_DONE} --no-commit"),
    "edit": Typed("checkin edit", by_editor=True),
    "add": Typed("actions add 'Write it all down'", adds=True),
    "start": Typed("actions start 7k3q9f"),
    "drop": Typed("actions drop 7k3q9f --because 'it is too late'"),
    "reopen": Typed("actions reopen b8b8b8"),
    "defer": Typed("actions defer m4m4m4 2026-12-24"),
    "assign": Typed("actions assign m4m4m4 'Sam Lee'"),
    "restore": Typed("actions restore x5x5x5"),
    "wins-add": Typed("wins add 'Gave a talk'", adds=True),
    "check-fix": Typed("check --fix", first=f"echo '- []Call Sam' >> {NEWER}"),
    "config": Typed("config date_order dmy"),
    "eject": Typed("template eject career-checkin", once_done=2),
    "init": Typed("init", folder="empty"),
    "init-again": Typed("init"),
    "undo": Typed("undo", first=f"thrive {_NEW} && thrive {_DONE}", adds=True),
    "undo-without-commit": Typed("undo --no-commit", first=f"thrive {_NEW}", adds=True),
    "report": Typed("-C notes report --html report.html", folder="."),
    "demo": Typed("demo", folder=".", once_done=2, is_long=True),
    # A merge of what Sam sent meanwhile, with a commit of one's own; and one with conflicts.
    "sync": Typed("sync --private", first=_FROM_SAM, by_git=True),
    "resolve": Typed("resolve --theirs", first=_AT_ODDS),
    "merge-driver": Typed(f"merge-driver was.md ours.md theirs.md {NEWER}", first=_THREE),
    "trust": Typed("trust", first="install -D -m 755 /bin/true .git/hooks/pre-commit"),
}

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
- [x] Book the room <!-- thrive:b8b8b8 -->
- [>] Lost on the way <!-- thrive:x5x5x5 -->
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
_EDITOR = """\
#!/bin/sh
grep -q 'Written in the editor' "$1" || echo '- [ ] Written in the editor' >> "$1"
"""


class Stage:
    """One command, run again and again in the same home, which is laid out afresh each time."""

    def __init__(self, folder: Path, command: str, forks: Forks) -> None:
        self.typed = COMMANDS[command]
        self.number = list(COMMANDS).index(command)
        self.home = folder / "home"
        self.folder = self.home / self.typed.folder
        self.notes = self.home / "notes"
        # What is kept of readings is no note of anybody's; the tests of the index kill it, too.
        usual = environment_of(self.home) | {"THRIVE_NO_INDEX": "1"}
        self.environment = usual | {"EDITOR": str(self.home / "editor")}
        self.log = folder / "log"
        self._kept = folder / "kept"
        self._forks = forks
        build(self.home)
        if self.typed.first:
            self.shell(self.typed.first)
        self.home.rename(self._kept)
        self.fresh()
        self.run()  # Python may have something to compile, once
        self.fresh()
        self.old = self.files()
        self.calls, self.code = calls_of(self._traced, self.log, self.home)
        self._now = self.calls  # as numbered in the last run that was looked at
        self.new = self.files()
        assert self.old != self.new

    @property
    def commits(self) -> bool:
        """Whether the command leaves nothing to commit in the notes."""
        return not {"--no-commit", "merge-driver"} & {*self.typed.words}

    def fresh(self) -> None:
        """Lay out the home as it was."""
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self._kept, self.home, symlinks=True)

    def run(self, *words: str, environment: Mapping[str, str] | None = None, **more: object) -> Run:
        """Type the command, or these words instead, in the home as it is now."""
        more.setdefault("terminal", self.typed.by_editor and not words)
        return self._forks.run(
            words or self.typed.words, self.folder, environment or self.environment, "", **more
        )

    def kill(self, call: Call) -> None:
        """Run it afresh, and kill it at one of its calls."""
        self._struck(call, lambda one: kill_at(self._traced, self.log, one))

    def fail(self, call: Call, error: str) -> Run:
        """Run it afresh, and have one of its calls fail."""
        return self._struck(call, lambda one: fail_at(self._traced, self.log, one, error))

    def _struck(self, call: Call, strike: Callable[[Call], _T]) -> _T:
        """Strike, and where the call has got another number meanwhile, count anew."""
        place = self.calls.index(call)
        for _ in range(5):
            self.fresh()
            try:
                return strike(self._now[place])
            except Moved:
                self.fresh()
                found, _ = calls_of(self._traced, self.log, self.home)
                assert [one.name for one in found] == [one.name for one in self.calls]
                self._now = found
        raise AssertionError(f"not to be struck: {call}")

    def shell(self, line: str) -> str:
        """What bash prints for a line typed in the notes, where ``thrive`` is the script."""
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=self.notes,
            env=self.environment,
            check=True,
            capture_output=True,
        )
        return done.stdout.decode()

    def files(self) -> dict[str, bytes]:
        """Every file of the home but what is in git's folders and temporary, by path.

        A trusted inode is any; and that a repository is its owner's own is remembered by the
        way, where it can be.
        """
        return {
            name: re.sub(rb'"inode": \d+', b'"inode": N', data)
            for name, data in files(self.home).items()
            if ".thrive-" not in name
            and name != "git.log"
            and ("/trust/" not in name or self.typed.line == "trust")
        }

    def repositories(self) -> list[Path]:
        """The folders of the home that have a git repository."""
        return [path.parent for path in self.home.rglob(".git")]

    def leftovers(self) -> list[str]:
        """Temporary files of thrive's, anywhere in the home."""
        return [path.relative_to(self.home).as_posix() for path in self.home.rglob(".*.thrive-*")]

    def _traced(self, strace: Sequence[str]) -> Run:
        return self.run(strace=list(strace))


def expect_told(stage: Stage, run: Run, where: str) -> None:
    """Old or new, and the exit code and the words say which."""
    found = stage.files()
    assert stage.leftovers() == [], where
    assert found in (stage.old, stage.new) or stage.typed.by_git, where
    said = run.err or run.out  # on a terminal all goes one way
    assert "Traceback" not in said, where
    if run.code == stage.code:
        kept = "notes/" if stage.typed.by_git else ""  # what it remembers may be asked again
        for path in {*found, *stage.new}:
            assert found.get(path) == stage.new.get(path) or not path.startswith(kept), where
        return
    assert run.code in (4, 5), where
    told = (found == stage.new) == (run.code == 5 or stage.typed.by_editor)
    assert told or stage.typed.by_git, where
    lines = said.splitlines()
    assert sum(line.startswith("error: ") for line in lines) == 1, where
    assert run.code == 5 or stage.typed.by_editor or run.out == "", where


def build(home: Path) -> Path:
    """Make a home folder with the workspace ``notes`` in it, committed, and give its path."""
    root = home / "notes"
    (root / "checkins" / "joan-citizen").mkdir(parents=True)
    (home / "empty").mkdir()
    (home / ".gitconfig").write_text("[user]\n name = Joan Citizen\n email = joan@example.com\n")
    (home / "editor").write_text(_EDITOR)
    (home / "editor").chmod(0o755)
    (root / "thrive.toml").write_text("")
    (root / OLDER).write_bytes(_OLDER.encode())
    (root / NEWER).write_bytes(_NEWER.replace("\n", "\r\n").encode())
    commands = "git init -q -b main --template= && git add -A && git commit -qm first"
    subprocess.run(["bash", "-c", commands], cwd=root, env=environment_of(home), check=True)
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file below a folder but what is in git's, by path."""
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if path.is_file() and ".git/" not in name
    }
