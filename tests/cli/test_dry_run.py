"""`--dry-run` of every command that writes: it shows the difference, and changes no byte."""

from pathlib import Path

import pytest
import typer
from running import House

from thrivecli.cli.app import app

WRITING = {
    "init": "init other",
    "demo": "demo other",
    "checkin new": "checkin new",
    "actions done": "actions done 7k3 --on 2026-11-20",
    "actions start": "actions start zwm",
    "actions drop": "actions drop zwm --because 'no time'",
    "actions reopen": "actions reopen y2d",
    "actions restore": "actions restore 222222",
    "actions defer": "actions defer zwm fri",
    "actions assign": "actions assign zwm sam",
    "actions add": "actions add 'Call Ngozi' --due fri",
    "wins add": "wins add 'Ran the review' --date yesterday",
    "check": "check --fix",
    "sync": "sync",
    "resolve": "resolve --ours",
    "undo": "undo",
    "config": "config date_order dmy",
    "template eject": "template eject career-checkin",
    "trust": "trust",
}


def test_every_command_with_a_dry_run_is_tried_here() -> None:
    assert set(_with_dry_run(typer.main.get_command(app), "")) == set(WRITING)


def _with_dry_run(command: object, path: str) -> list[str]:
    found = [path] if any("--dry-run" in one.opts for one in getattr(command, "params", ())) else []
    for name, child in getattr(command, "commands", {}).items():
        found += _with_dry_run(child, f"{path} {name}".strip())
    return found


@pytest.mark.parametrize("typed", WRITING.values(), ids=str)
def test_a_dry_run_changes_no_byte_and_makes_no_commit(thrive: House, typed: str) -> None:
    root = thrive.scene("joan")
    thrive.write(
        "checkins/joan-citizen/2026-10-01.md",
        "---\nperson: Joan Citizen\ndate: 2026-10-01\n---\n"
        "- [>] Lost <!-- thrive:222222 -->\n- [x]Order the badges\n",
    )
    if typed.startswith("resolve"):
        thrive.write("templates/ours.md", "<<<<<<< a\none\n=======\nother\n>>>>>>> b\n")
    assert thrive.typed("actions start cn7").code == 0  # something to take back
    before = everything(thrive.home)
    run = thrive.typed(f"{typed} --dry-run")
    assert run.code == 0, run.err
    assert run.out
    assert everything(thrive.home) == before
    assert thrive.typed(typed).code in (0, 1), "the same command, for real, has something to do"
    assert everything(thrive.home) != before
    assert root.is_dir()


def test_a_dry_run_of_the_first_check_in_makes_no_workspace(thrive: House) -> None:
    run = thrive.typed("checkin new 'Joan Citizen' --dry-run")
    assert run.code == 0
    assert run.err == f"would make the workspace {thrive.home}/thrive\n"
    assert "+person: Joan Citizen\n" in run.out
    assert not (thrive.home / "thrive").exists()


def test_the_difference_is_one_that_git_can_apply(thrive: House) -> None:
    root = thrive.scene("joan")
    thrive.write("checkins/joan-citizen/2026-11-01.md", "---\ndate: 2026-11-01\n---\n- [ ] x")
    assert thrive.shell("git add -A && git commit -qm 'One more'").code == 0
    told = thrive.typed("checkin new --dry-run").out
    (thrive.home / "patch").write_text(told)
    applied = thrive.shell("git apply --unidiff-zero ~/patch")
    assert applied.code == 0, applied.err
    by_git = notes(root)
    assert thrive.shell("git reset -q --hard && git clean -qfd").code == 0
    assert thrive.typed("checkin new").code == 0
    assert notes(root) == by_git


def notes(root: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(root.glob("checkins/*/*.md"))}


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file's bytes and time of change."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}
