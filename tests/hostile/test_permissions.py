"""Notes are private: whatever thrive makes is its owner's alone, whatever the umask."""

import json
import stat
import sys
from pathlib import Path

import pytest
from command_tree import plain_uses
from running import House

FINISHED = ("checkin edit", "demo", "init")
"""These are tried by themselves, or write nothing without a terminal."""


def open_ones(folder: Path, known: set[Path]) -> dict[str, str]:
    """What is new below a folder and may be read or written by others, with its mode."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        wanted = 0o700 if path.is_dir() else 0o600
        # git makes objects read-only, and hooks and scripts may be run.
        if path not in known and not path.is_symlink() and mode & ~wanted & ~0o100:
            found[str(path)] = f"{mode:o}"
    return found


def everything(folder: Path) -> set[Path]:
    return {folder, *folder.rglob("*")}


@pytest.fixture
def lax(thrive: House) -> House:
    """A workspace whose files and folders anybody may read, as a careless clone leaves them."""
    root = thrive.scene("joan")
    thrive.write(
        "checkins/joan-citizen/2026-10-01.md",
        "---\nperson: Joan Citizen\ndate: 2026-10-01\n---\n- [x]Order the badges\n",
    )
    for path in everything(root):
        if not path.is_relative_to(root / ".git"):
            path.chmod(0o755 if path.is_dir() else 0o664)
    return thrive


SEVERAL = """\
import json, os, sys
import git, jinja2.sandbox, thrivecli.cli.app  # once, for all forks
from thrivecli.cli.main import run
for words in json.load(open(sys.argv[2])):
    child = os.fork()
    if not child:
        os.umask(int(sys.argv[1], 8))
        sys.argv[:] = ["thrive", *words]
        run()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 1, 2, 5), (code, words)
"""


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_what_commands_make_is_private_and_what_was_there_keeps_its_mode(
    lax: House, umask: str
) -> None:
    lines = [use.words for use in plain_uses() if use.writes and use.command not in FINISHED]
    lines += [("check", "--fix"), ("config", "date_order", "dmy"), ("template", "list")]
    lines += [("report", "--html", "../page.html"), ("review", "--since", "1y", "--until", "today")]
    lax.write("../several.py", SEVERAL)
    lax.write("../lines.json", json.dumps(lines))
    known = everything(lax.home)
    modes = {path: path.stat().st_mode for path in lax.place.rglob("*.md")}
    run = lax.shell(f"{sys.executable} ~/several.py {umask} ~/lines.json")
    assert run.code == 0, run.err
    assert open_ones(lax.home, known) == {}
    assert {path: path.stat().st_mode for path in modes} == modes
    made = everything(lax.home) - known
    assert {lax.home / "page.html", lax.place / "templates/career-checkin.md"} <= made
    assert any(path.suffix == ".applied" for path in made)
    assert any(path.parent.name == "trust" for path in made)


@pytest.mark.parametrize("umask", ["000", "022"])
@pytest.mark.parametrize("line", ["thrive init new", "thrive demo new", "thrive checkin new"])
def test_a_new_workspace_is_private_from_the_start(thrive: House, umask: str, line: str) -> None:
    known = everything(thrive.home)
    run = thrive.shell(f"umask {umask}; {line}")
    assert run.code == 0, run.err
    assert open_ones(thrive.home, known) == {}
    assert len(everything(thrive.home) - known) > 10


@pytest.mark.parametrize("umask", ["000", "022"])
def test_without_git_the_users_state_is_private_too(thrive: House, umask: str) -> None:
    root = thrive.scene("joan")
    thrive.shell("rm -rf .git")
    known = everything(thrive.home)
    for typed in ("actions add x", "actions done 7k3q9f", "undo", "checkin new"):
        assert thrive.shell(f"umask {umask}; thrive {typed}").code == 0
    assert open_ones(thrive.home, known) == {}
    assert any(thrive.home.rglob("*.applied"))
    assert root.is_dir()


@pytest.mark.parametrize("mode", [0o777, 0o757])
@pytest.mark.parametrize("folder", [".", "checkins", ".git"])
def test_a_folder_that_anybody_may_write_to_is_named_once(
    thrive: House, mode: int, folder: str
) -> None:
    place = thrive.scene("joan") / folder
    place.chmod(mode)
    run = thrive.typed("actions add x")
    assert run.code == 0
    assert run.err.count("warning: anybody on this machine can write to ") == 1
    assert f"hint: `chmod o-w {place}`" in run.err
    assert "anybody on this machine" in thrive.typed("actions start 7k3q9f --dry-run").err
    place.chmod(0o755)
    assert thrive.typed("actions add y").err == ""
