"""Both began a check-in, on different days, and carried the same actions: one copy is enough."""

import json
from pathlib import Path

import pytest
from running import House

from thrivecli.errors import ExitCode

OLD, JOANS, SAMS = (f"checkins/joan-citizen/2026-{day}.md" for day in ("10-08", "11-10", "11-12"))


@pytest.fixture
def both(thrive: House) -> Path:
    """The joan scene, carried on by each of the two, and merged by git."""
    root = thrive.scene("joan")
    told = thrive.shell(
        "thrive init && git checkout -q -b joan && thrive checkin new --date 2026-11-10 && "
        "git checkout -q main && thrive checkin new --date 2026-11-12 && git merge -q joan -m both"
    )
    assert told.code == 0, told
    assert thrive.shell("git status --short").out == ""
    return root


def boxes(file: Path) -> str:
    """The markers of a file's actions, in order."""
    lines = (line.strip() for line in file.read_text().splitlines())
    return "".join(line[3] for line in lines if line.startswith("- ["))


def test_check_names_the_older_copy_and_fix_marks_it_and_nothing_else(
    thrive: House, both: Path
) -> None:
    problems = json.loads(thrive.typed("check --json").out)["problems"]
    assert [(one["path"], one["code"], one["severity"]) for one in problems] == [
        (JOANS, "carried-open", "note")
    ] * 6
    before, listed = (both / JOANS).read_bytes(), thrive("actions").out
    assert thrive("check", "--fix").code == ExitCode.DONE
    after = (both / JOANS).read_bytes()
    changed = [at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    assert len(changed) == 6
    assert {after[at : at + 1] for at in changed} == {b">"}
    assert boxes(both / JOANS) == ">" * 6
    assert thrive("actions").out == listed
    assert thrive("check").out == "4 files read: nothing to mend\n"


def test_done_says_that_an_older_copy_stands_open(thrive: House, both: Path) -> None:
    assert both.is_dir()
    told = thrive.typed("actions done 7k3")
    assert f"7k3q9f stands open in an older check-in, too: {JOANS}:" in told.err
    assert "hint: `thrive check` says how" in told.err
    thrive("check", "--fix")
    assert "/" not in boxes(both / JOANS)


def test_a_copy_is_not_marked_where_the_newest_goes_nowhere(thrive: House, both: Path) -> None:
    file = both / SAMS
    file.write_text(file.read_text().replace("- [/]", "- [>]").replace("- [ ]", "- [>]"))
    before = (both / JOANS).read_bytes()
    thrive("check", "--fix")
    assert (both / JOANS).read_bytes() == before


def test_other_words_under_the_same_id_are_left_to_the_writer(thrive: House, both: Path) -> None:
    file = both / SAMS
    file.write_text(file.read_text().replace("Book the team day", "Thank the hosts"))
    assert "'Book the team day' goes on in" in thrive("check").out
    thrive("check", "--fix")
    assert "- [ ] Book the team day" in (both / JOANS).read_text()
    assert boxes(both / JOANS).count(" ") == 1


def test_copies_by_hand_are_the_writers_to_mark(thrive: House) -> None:
    root = thrive.scene("joan")
    copied = "---\nperson: Joan Citizen\ndate: 2026-11-01\n---\n\n- [ ] Book the team day\n"
    thrive.write("checkins/joan-citizen/2026-11-01.md", copied)
    before = (root / OLD).read_bytes()
    assert thrive("check", "--fix").out == "3 files read: nothing to mend\n"
    assert (root / OLD).read_bytes() == before
