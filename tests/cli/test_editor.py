"""At a terminal: prompts, the editor, and the commit that follows its exit."""

from pathlib import Path

import pytest
from running import House
from terminal import at_a_terminal


@pytest.fixture
def editor(thrive: House) -> str:
    """An editor that adds a line and is done."""
    script = thrive.home / "editor"
    script.write_text('#!/bin/sh\necho "- [ ] Written in the editor" >> "$1"\n')
    script.chmod(0o755)
    return str(script)


def log(thrive: House) -> list[str]:
    return thrive.shell("git log --format=%s").out.splitlines()


def test_the_commit_of_a_new_check_in_follows_the_editors_exit(thrive: House, editor: str) -> None:
    root = thrive.scene("joan")
    shown = at_a_terminal(thrive, "checkin|new", editor=editor)
    assert "saved, not committed" not in shown
    assert "  (6 actions carried)\n" in shown
    assert shown.endswith("[exit 0]")
    assert log(thrive) == [
        "Check-in for Joan Citizen on 2026-11-22: 6 actions carried",
        "The story so far",
    ]
    assert thrive.shell("git status --short").out == ""
    assert "Written in the editor" in newest(root).read_text()


def newest(root: Path) -> Path:
    return root / "checkins/joan-citizen/2026-11-22.md"


def test_edits_made_before_are_committed_by_themselves(thrive: House, editor: str) -> None:
    root = thrive.scene("joan")
    old = root / "checkins/joan-citizen/2026-10-08.md"
    old.write_text(old.read_text().replace("Half a day", "A whole day"))
    at_a_terminal(thrive, "checkin|new", editor=editor)
    assert log(thrive) == [
        "Check-in for Joan Citizen on 2026-11-22: 6 actions carried",
        "Save notes before checkin new joan-citizen",
        "The story so far",
    ]


def test_what_the_editor_leaves_is_committed_even_if_it_does_not_start(thrive: House) -> None:
    root = thrive.scene("joan")
    shown = at_a_terminal(thrive, "checkin|new", editor="no-such-editor")
    assert "error: the editor 'no-such-editor' does not start" in shown
    assert shown.endswith("[exit 4]")
    assert newest(root).is_file()
    assert thrive.shell("git status --short").out == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("checkin|edit", "what stands in it is committed"),
        ("checkin|edit|--no-commit", "nothing was committed"),
    ],
)
def test_of_an_editor_that_fails_it_is_told_truly_what_was_committed(
    thrive: House, editor: str, typed: str, told: str
) -> None:
    thrive.scene("joan")
    script = Path(editor)
    script.write_text(script.read_text() + "exit 3\n")
    shown = at_a_terminal(thrive, typed, editor=editor)
    assert f"ended with code 3\nhint: the file is {newest_of_all(thrive)}; {told}\n" in shown
    assert shown.endswith("[exit 4]")
    is_committed = log(thrive)[0] == "Notes in joan-citizen/2026-10-08.md"
    assert is_committed == ("--no-commit" not in typed)


@pytest.mark.parametrize(
    ("does", "told", "hint"),
    [
        ('rm "$1"', "{} is gone", "`git restore {}` brings it back, `git rm {} means it"),
        (': > "$1"', "{} is empty", "`git restore {}` brings its words back"),
        (
            "printf '<<<<<<< a\\nx\\n=======\\ny\\n>>>>>>> b\\n' >> \"$1\"",
            "{}:60: there are conflict marks",
            "`thrive resolve` settles them",
        ),
    ],
)
def test_what_an_editor_destroyed_is_not_committed_in_silence(
    thrive: House, editor: str, does: str, told: str, hint: str
) -> None:
    thrive.scene("joan")
    Path(editor).write_text(f"#!/bin/sh\n{does}\n")
    shown = " ".join(at_a_terminal(thrive, "checkin|edit", editor=editor).split())
    path = "checkins/joan-citizen/2026-10-08.md"
    assert f"error: {told.format(path)}, so nothing was committed" in shown
    assert f"hint: {hint.format(path, path)[:60]}" in shown
    assert shown.endswith("[exit 5]")
    assert log(thrive) == ["The story so far"]
    if "restore" in hint:
        assert thrive.shell(f"git restore {path}").code == 0
        assert thrive("check").code == 0


def test_a_new_check_in_deleted_in_the_editor_is_taken_back_by_undo(
    thrive: House, editor: str
) -> None:
    thrive.scene("joan")
    before = newest_of_all(thrive).read_bytes()
    Path(editor).write_text('#!/bin/sh\nrm "$1"\n')
    shown = at_a_terminal(thrive, "checkin|new", editor=editor)
    assert "is gone, so nothing was committed" in shown
    assert "hint: `thrive undo` takes back what was carried to it" in shown
    assert shown.endswith("[exit 5]")
    assert thrive("undo").code == 0
    assert newest_of_all(thrive).read_bytes() == before
    assert thrive.shell("git status --short").out == ""


def test_undo_says_that_words_written_in_the_editor_stay(thrive: House, editor: str) -> None:
    thrive.scene("joan")
    assert thrive.typed("actions done qjk").code == 0
    at_a_terminal(thrive, "checkin|edit", editor=editor)
    sha = thrive.shell("git rev-parse --short HEAD").out.strip()
    for option in ("--dry-run", ""):
        told = thrive.typed(f"undo {option}")
        assert told.code == 0
        assert told.err.startswith(
            "the last commit, 'Notes in joan-citizen/2026-10-08.md', is what was written by hand, "
            "and stays: undo takes back the command before it\n"
            f"hint: `git revert {sha}` takes those words back\n"
        )
    assert "Written in the editor" in newest_of_all(thrive).read_text()
    assert log(thrive)[0] == "Take back: Done: Book the team day"
    assert thrive.shell(f"git revert --no-edit {sha}").code == 0
    assert "Written in the editor" not in newest_of_all(thrive).read_text()
    assert "written by hand" not in thrive("undo").err


def newest_of_all(thrive: House) -> Path:
    return thrive.place / "checkins/joan-citizen/2026-10-08.md"


def test_edit_commits_what_was_written(thrive: House, editor: str) -> None:
    thrive.scene("joan")
    assert at_a_terminal(thrive, "checkin|edit", editor=editor) == "[exit 0]"
    assert log(thrive)[0] == "Notes in joan-citizen/2026-10-08.md"
    assert at_a_terminal(thrive, "checkin|edit|--no-commit", editor=editor) == "[exit 0]"
    assert len(log(thrive)) == 2
    assert at_a_terminal(thrive, "checkin|edit|joan|2026-08-27") == "[exit 0]"
    assert len(log(thrive)) == 2


def test_no_edit_opens_nothing(thrive: House) -> None:
    thrive.scene("joan")
    shown = at_a_terminal(thrive, "checkin|new|--no-edit", editor="no-such-editor")
    assert shown.endswith("[exit 0]")


def test_a_near_miss_is_asked_about(thrive: House) -> None:
    root = thrive.scene("joan")
    shown = at_a_terminal(thrive, "checkin|new|Jo Citizen", "y\n")
    assert "Do you mean Joan Citizen? [Y/n]:" in shown
    assert newest(root).is_file()


def test_a_near_miss_may_be_somebody_new(thrive: House) -> None:
    root = thrive.scene("joan")
    shown = at_a_terminal(thrive, "checkin|new|Joann Citizen", "n\ny\n")
    assert "Is Joann Citizen somebody new? [y/N]:" in shown
    assert (root / "checkins/joann-citizen/2026-11-22.md").is_file()


def test_two_noes_write_nothing(thrive: House) -> None:
    root = thrive.scene("joan")
    shown = at_a_terminal(thrive, "checkin|new|Joann Citizen", "n\nn\n")
    assert "error: there is nobody called 'Joann Citizen'" in shown
    assert shown.endswith("[exit 2]")
    assert sorted(path.name for path in (root / "checkins").iterdir()) == ["joan-citizen"]


def test_leaving_a_prompt_ends_with_130(thrive: House) -> None:
    thrive.scene("joan")
    shown = at_a_terminal(thrive, "checkin|new|Joann Citizen", "\x04")
    assert shown.endswith("[exit 130]")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(thrive: House, columns: int) -> None:
    thrive.scene("team")
    for typed in ("actions", "checkin list", "goals"):
        run = thrive.shell(
            f"thrive --color always {typed}", COLUMNS=str(columns), NO_COLOR="", TERM="xterm"
        )
        plain = "".join(run.out.split("\x1b[")[:1]) + "".join(
            part.partition("m")[2] for part in run.out.split("\x1b[")[1:]
        )
        assert max(map(len, plain.splitlines())) <= columns
        assert run.code == 0


def test_the_owner_is_seen_in_a_narrow_terminal(thrive: House) -> None:
    thrive.scene("joan")
    told = thrive.shell("thrive --color always actions", COLUMNS="60").out
    assert "Sam Lee" in told
