"""Every command there is, in every state a repository can be in.

The exit code says what came of it, nothing is lost, what git has under way stays so, and
nobody ever sees a traceback. A command that is added to the tree is added here.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from git_states import NOTE, STATES, State, arrange
from running import Forks, House, Run

from thrivecli.cli.app import app

READS, WRITES, ELSEWHERE = "reads", "writes", "writes elsewhere"
SYNCS, SETTLES = "syncs", "settles"
COMMANDS = {
    "init": (ELSEWHERE, "init ../made"),
    "demo": (ELSEWHERE, "demo ../made"),
    "checkin new": (WRITES, "checkin new joan-citizen"),
    "checkin list": (READS, "checkin list"),
    "checkin show": (READS, "checkin show"),
    "checkin edit": (READS, "checkin edit"),
    "actions": (READS, "actions --all"),
    "actions show": (READS, "actions show 7k3"),
    "actions add": (WRITES, "actions add 'Ask Sam' --person joan"),
    "actions done": (WRITES, "actions done 7k3"),
    "actions start": (WRITES, "actions start 7k3"),
    "actions drop": (WRITES, "actions drop 7k3"),
    "actions reopen": (WRITES, "actions reopen b00"),
    "actions defer": (WRITES, "actions defer 7k3 2w"),
    "actions assign": (WRITES, "actions assign 7k3 sam"),
    "actions restore": (WRITES, "actions restore 222222"),
    "goals": (READS, "goals --history"),
    "agenda": (READS, "agenda"),
    "wins": (READS, "wins"),
    "wins add": (WRITES, "wins add 'Led the release'"),
    "report": (READS, "report"),
    "review": (READS, "review --since 2025-01-01 --until today"),
    "check": (READS, "check"),
    "sync": (SYNCS, "sync"),
    "resolve": (SETTLES, "resolve"),
    "undo": (WRITES, "undo"),
    "template list": (READS, "template list"),
    "template show": (READS, "template show career-checkin"),
    "template eject": (WRITES, "template eject career-checkin"),
    "config": (WRITES, "config date_order dmy"),
    "trust": (ELSEWHERE, "trust"),
    "merge-driver": (ELSEWHERE, "merge-driver thrive.toml ../copy thrive.toml checkins/a/b.md"),
}


def leaves(command: object, path: str = "") -> Iterator[str]:
    children = getattr(command, "commands", {})
    if path and (not children or getattr(command, "invoke_without_command", False)):
        yield path
    for name, child in children.items():
        yield from leaves(child, f"{path} {name}".strip())


def test_every_command_has_its_line_here() -> None:
    assert set(leaves(typer.main.get_command(app))) == set(COMMANDS)


class Stage:
    """A state that was arranged once, and is put back as it was for every command."""

    def __init__(self, folder: Path, forks: Forks, state: State) -> None:
        self.house = House(folder / "home", forks)
        self.state = state
        self._kept = folder / "kept"
        arrange(self.house, state)
        with self._note().open("a") as file:
            file.write("- [>] Lost <!-- thrive:222222 -->\n")  # by hand, and not committed
        newer = self._note().with_name("2026-10-06.md")
        newer.write_text("---\nperson: Joan Citizen\ndate: 2026-10-06\n---\n- [ ] Newer\n")
        shutil.copy(self.house.place / "thrive.toml", self.house.place.parent / "copy")
        shutil.copytree(self.house.home, self._kept, symlinks=True)

    def fresh(self) -> House:
        """The home as it was; folders stay the same ones, by which they may be known."""
        for path in sorted(self.house.home.rglob("*"), reverse=True):
            if path.is_symlink() or not path.is_dir():
                path.unlink()
            elif not (self._kept / path.relative_to(self.house.home)).is_dir():
                path.rmdir()
        shutil.copytree(self._kept, self.house.home, symlinks=True, dirs_exist_ok=True)
        return self.house

    def try_all(self, names: set[str]) -> None:
        """These commands: first those that only read, then each of the others by itself."""
        chosen = {name: told for name, told in COMMANDS.items() if name in names}
        self.try_reading({name: line for name, (kind, line) in chosen.items() if kind is READS})
        for name, (kind, line) in chosen.items():
            if kind is not READS:
                self.try_writing(name, kind, line)

    def try_reading(self, lines: dict[str, str]) -> None:
        """Commands that only read, one after the other: nothing at all is written."""
        before = self._files()
        for name, line in lines.items():
            run = self._run(line)
            assert run.code == _READ_CODES.get(name, 0), (self.state.name, line, run)
        assert self._files() == before, self.state.name

    def try_writing(self, name: str, kind: str, line: str) -> None:
        """A command that writes: what was there is there, and git is as it was."""
        house = self.fresh()
        if name == "undo":
            self._run("actions start 7k3 --no-commit")
        before, under_way = self._note().read_bytes(), under_way_in(house)
        run = self._run(line)
        told = (self.state.name, line, run)
        assert run.code == expected(self.state, name, kind), told
        after = self._note().read_bytes().splitlines()
        changed = [one for one in before.splitlines() if one not in after]
        assert len(changed) <= (1 if kind is WRITES else 0), told
        if not (kind is SETTLES and self.state.name == "merge without a conflict"):  # it ends it
            assert under_way_in(house) == under_way, told
        if run.code == 0 and kind is SYNCS and self.state.name != "ignored":
            assert house.shell("git status --porcelain -- checkins thrive.toml").out == "", told

    def _run(self, line: str) -> Run:
        run = self.house.typed(line, **({"PATH": self.state.path} if self.state.path else {}))
        assert "Traceback" not in run.err, (self.state.name, line, run)
        return run

    def _note(self) -> Path:
        return self.house.place / NOTE

    def _files(self) -> dict[Path, bytes]:
        found = (path for path in self.house.home.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in found if not path.is_symlink()}


@pytest.mark.hostile
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_commands_in_this_state(tmp_path: Path, forks: Forks, state: State) -> None:
    """A third of the commands in each state, another third in the next, and some in all."""
    number = STATES.index(state)
    names = [name for place, name in enumerate(COMMANDS, number) if place % 3 == 0]
    Stage(tmp_path, forks, state).try_all({*_ALWAYS, *names})


@pytest.mark.nightly
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_every_command_in_this_state(tmp_path: Path, forks: Forks, state: State) -> None:
    Stage(tmp_path, forks, state).try_all(set(COMMANDS))


_ALWAYS = ("sync", "resolve", "actions done", "checkin new", "review")
_READ_CODES = {"check": 1, "checkin edit": 2}  # the lost action; there is no terminal
_TO_SETTLE = ("merge", "unmerged", "cherry-pick", "revert", "rebase", "rebase by patches")
_FOR_NOBODY = ("no repository", "broken", "submodule", "foreign", "no git")


def expected(state: State, name: str, kind: str) -> int:
    """The exit code that tells the truth."""
    if kind is ELSEWHERE:
        return _elsewhere(state, name)
    settles = 4 if state.name == "no git" else int(state.name in _TO_SETTLE)
    return {SYNCS: state.sync_code, SETTLES: settles, WRITES: state.code}[kind]


def _elsewhere(state: State, name: str) -> int:
    if name == "init":  # a repository of its own
        return {"no git": 4, "signing fails": 5}.get(state.name, 0)
    return 4 if name == "trust" and state.name in _FOR_NOBODY else 0


_UNDER_WAY = re.compile(
    r"MERGE_HEAD|CHERRY_PICK_HEAD|REVERT_HEAD|rebase-merge|rebase-apply|BISECT_LOG|.*\.lock"
)


def under_way_in(house: House) -> tuple[str, list[str]]:
    """What git has not ended, and the locks that are there."""
    unmerged = house.shell("git -c core.bare=false ls-files --unmerged 2>/dev/null").out
    names = (str(path) for path in house.home.rglob("*") if _UNDER_WAY.fullmatch(path.name))
    return unmerged, sorted(names)
