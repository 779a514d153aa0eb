"""Undo where something is in its way: a damaged log, files moved by hand, another undo."""

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from running import Forks, House

NOTE = "checkins/joan-citizen/2026-10-08.md"
OLDER = "checkins/joan-citizen/2026-08-27.md"
OTHER = "templates/career-checkin.md"


def entry(root: Path, number: int) -> Path:
    return next((root / ".git/thrive/undo").glob(f"{number:08}.*"))


def test_a_damaged_entry_is_named_and_once_deleted_the_one_before_is_taken_back(
    thrive: House,
) -> None:
    root = thrive.scene("joan")
    before = (root / NOTE).read_bytes()
    assert thrive.typed("actions add One").code == 0
    assert thrive.typed("actions add Two").code == 0
    with_both = (root / NOTE).read_bytes()
    damaged = entry(root, 2)
    damaged.write_bytes(damaged.read_bytes()[:-7])
    run = thrive("undo")
    assert run.code == 4
    assert str(damaged) in run.err
    assert "hint: delete that file to go on without it" in run.err
    assert (root / NOTE).read_bytes() == with_both
    damaged.unlink()
    assert thrive("undo").code == 0
    left = (root / NOTE).read_bytes()
    assert (b" One <!--" in left, b" Two <!--" in left) == (False, True)
    assert len(before) < len(left) < len(with_both)


@pytest.mark.parametrize("gone", ["renamed", "deleted"])
def test_a_file_that_was_taken_away_by_hand_is_left_alone_and_can_be_gone_past(
    thrive: House, gone: str
) -> None:
    root = thrive.scene("joan")
    assert thrive.typed("template eject career-checkin").code == 0
    assert thrive.typed("actions add 'One more'").code == 0
    elsewhere = root / "checkins/joan-citizen/2026-10-07.md"
    if gone == "renamed":
        (root / NOTE).rename(elsewhere)
    else:
        (root / NOTE).unlink()
    stands = elsewhere.read_bytes() if elsewhere.exists() else b""
    for _ in range(2):
        run = thrive("undo")
        assert run.code == 1
        assert f"left alone: {NOTE}: the file is gone" in run.err
    assert f"to go past this command, delete {entry(root, 2)}" in run.err
    entry(root, 2).unlink()
    assert thrive("undo").code == 0
    assert not (root / OTHER).exists()
    assert not (root / NOTE).exists()
    assert (elsewhere.read_bytes() if elsewhere.exists() else b"") == stands


NEW = "checkins/joan-citizen/2026-11-22.md"


def open_boxes(root: Path) -> list[str]:
    """The lines with an open box, whichever file they stand in."""
    texts = [file.read_text() for file in sorted(root.glob("checkins/*/*.md"))]
    return [line for text in texts for line in text.splitlines() if line.startswith("- [ ]")]


@pytest.mark.parametrize("path", [NEW, NOTE])
def test_a_check_in_is_taken_back_with_what_it_carried_or_not_at_all(
    thrive: House, path: str
) -> None:
    root = thrive.scene("joan")
    before = open_boxes(root)
    assert thrive("checkin", "new").code == 0
    file = root / path
    text = file.read_text().replace("[>] *@Joan Citizen* Propose", "[x] *@Joan Citizen* Propose")
    file.write_text(f"{text}Sam: good.\n")
    stand = {file: file.read_bytes() for file in root.glob("checkins/*/*.md")}
    boxes = thrive("actions").out
    for words in (["undo"], ["undo", "--dry-run"], ["undo"]):
        run = thrive(*words)
        assert run.code == 1, run
        assert f"left alone: {path}: " in run.err
        other = OLDER if path == NEW else NEW
        assert f"left alone: {other}: it belongs together with {path}\nhint: " in run.err
        assert {file: file.read_bytes() for file in root.glob("checkins/*/*.md")} == stand
    assert "nothing was taken back of: checkin new" in run.out
    assert thrive("actions").out == boxes
    if path == NEW:
        assert "hint: if nothing in it is to stay, delete it and run `thrive undo` again" in run.err
        file.unlink()
        assert thrive("undo").code == 0
        assert open_boxes(root) == before
        assert thrive.shell("git status --porcelain").out == ""


def test_what_was_carried_into_a_file_that_was_there_goes_with_what_it_left(
    thrive: House,
) -> None:
    root = thrive.scene("joan")
    thrive.write(NEW, "---\nperson: Joan Citizen\ndate: 2026-11-22\n---\n\n## Planning\n")
    assert thrive("checkin", "new").code == 0
    file = root / NEW
    file.write_text(file.read_text().replace("spring meetup", "autumn meetup"))
    stand = {file: file.read_bytes() for file in root.glob("checkins/*/*.md")}
    run = thrive("undo")
    assert run.code == 1
    assert f"left alone: {NOTE}: it belongs together with {NEW}" in run.err
    assert {file: file.read_bytes() for file in root.glob("checkins/*/*.md")} == stand


def test_what_belongs_to_different_actions_is_taken_back_file_by_file(thrive: House) -> None:
    root = thrive.scene("joan")
    before = (root / OLDER).read_bytes()
    assert thrive("actions", "done", "7k3", "cmw").code == 0
    file = root / NOTE
    file.write_text(file.read_text().replace("done 22 Nov 2026", "done yesterday"))
    run = thrive("undo")
    assert run.code == 1
    assert run.out == f"taken back: actions done 7k3q9f cmw2t6 ({OLDER})\n"
    assert run.err.startswith(f"left alone: {NOTE}: ")
    assert (root / OLDER).read_bytes() == before


def test_two_undos_at_once_take_back_two_commands(thrive: House) -> None:
    root = thrive.scene("joan")
    before = (root / NOTE).read_bytes()
    for number in range(8):
        assert thrive.typed(f"actions add 'Number {number}'").code == 0
    with ThreadPoolExecutor(4) as pool, Forks() as one, Forks() as two, Forks() as three:
        runs = list(
            pool.map(
                lambda forks: forks.run(["undo"], root, thrive.environment),
                [one, two, three] * 2,
            )
        )
    assert [run.code for run in runs] == [0] * 6
    assert (root / NOTE).read_bytes().count(b"Number ") == 2
    assert [thrive("undo").code for _ in range(3)] == [0, 0, 1]
    assert (root / NOTE).read_bytes() == before


def test_without_git_and_with_commits_off_everything_has_its_pre_image(thrive: House) -> None:
    root = thrive.scene("joan")
    shutil.rmtree(root / ".git")
    before = (root / NOTE).read_bytes()
    assert thrive.typed("actions add One --no-commit").code == 0
    logs = list(thrive.home.rglob("00000001.applied"))
    assert len(logs) == 1
    assert before in logs[0].read_bytes()
    assert logs[0].stat().st_mode & 0o777 == 0o600
    assert thrive("undo").code == 0
    assert (root / NOTE).read_bytes() == before


@pytest.mark.skipif(shutil.which("faketime") is None, reason="needs faketime")
def test_a_clock_set_back_and_forth_does_nothing_bad(thrive: House) -> None:
    """The undo log is in the order of its numbers, waits are not by the clock, ages never odd."""
    root = thrive.scene("joan")
    before = (root / NOTE).read_bytes()
    for number, day in enumerate(("2036-01-01", "1999-12-31", "2026-03-29 02:30:00")):
        run = thrive.shell(f"faketime '{day}' thrive actions add 'Number {number}'")
        assert run.code == 0, run
    lock = root / ".git/index.lock"
    lock.touch()
    begun = time.monotonic()
    run = thrive.shell("faketime '1999-12-31' thrive actions add 'Number 3'")
    assert run.code == 5
    assert f"{lock} is there, 0 s old" in run.err
    assert time.monotonic() - begun < 20
    lock.unlink()
    for day in ("2036-01-01", "1999-12-31", "2026-11-22", "2000-02-29"):
        run = thrive.shell(f"faketime '{day}' thrive undo")
        assert run.code == 0, run
    assert (root / NOTE).read_bytes() == before
    assert os.listdir(root / ".git/thrive/undo")  # noqa: PTH208 (are there any)


def test_an_undo_that_finds_all_taken_back_already_still_tidies_up(thrive: House) -> None:
    """As one does that is typed again after a crash."""
    root = thrive.scene("joan")
    before = (root / NOTE).read_bytes()
    assert thrive.typed("actions add One").code == 0
    (root / NOTE).write_bytes(before)
    left = root / "checkins/joan-citizen/.2026-10-08.md.thrive-999999999-0a1b2c3d.tmp"
    left.write_bytes(b"")
    assert thrive("undo").code == 0
    assert not left.exists()


def test_the_workspace_is_not_taken_from_under_its_check_ins(thrive: House) -> None:
    assert thrive("init", "notes").code == 0
    thrive.place = thrive.home / "notes"
    thrive.write(NOTE, "---\ndate: 2026-10-08\n---\n- [ ] One\n")
    run = thrive("undo")
    assert run.code == 1
    assert "nothing is left to take back but the workspace itself" in run.err
    assert (thrive.place / "thrive.toml").exists()


@pytest.mark.parametrize("options", [[], ["--no-commit"], ["--dry-run"]])
@pytest.mark.parametrize("line", ["git switch -q other", "git revert --no-edit HEAD"])
def test_where_nothing_of_a_command_is_here_it_can_be_taken_back_elsewhere(
    thrive: House, line: str, options: list[str]
) -> None:
    root = thrive.scene("joan")
    before = (root / NOTE).read_bytes()
    assert thrive.shell("git branch other").code == 0
    assert thrive.typed("actions add One").code == 0
    added = thrive.shell("git rev-parse HEAD").out.strip()
    assert thrive.shell(line).code == 0
    for _ in range(2):
        run = thrive("undo", *options)
        assert run.code == 1, run
        assert f"left alone: {NOTE}: it is as it was before that command already" in run.err
        assert "hint: if the command was typed on another branch, switch to that" in run.err
    assert thrive.shell(f"git switch -q main && git reset -q --hard {added}").code == 0
    assert b" One <!--" in (root / NOTE).read_bytes()
    assert thrive("undo").code == 0
    assert (root / NOTE).read_bytes() == before


def test_what_was_put_back_by_hand_is_committed_and_done_with(thrive: House) -> None:
    root = thrive.scene("joan")
    before = (root / NOTE).read_bytes()
    assert thrive.typed("actions add One").code == 0
    (root / NOTE).write_bytes(before)
    run = thrive("undo")
    assert run.code == 0, run
    assert thrive.shell("git status --porcelain").out == ""
    assert thrive("undo").code == 1


def test_an_undo_that_was_killed_at_its_very_end_is_finished_by_another(thrive: House) -> None:
    root = thrive.scene("joan")
    assert thrive.typed("actions add One").code == 0
    assert thrive("undo").code == 0
    done = entry(root, 1)
    done.rename(done.with_suffix(".applied"))  # all of it done but for the mark
    assert thrive("undo").code == 0
    assert entry(root, 1).suffix == ".undone"
