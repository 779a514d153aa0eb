"""Every state a repository can be in, and every command that writes: saved in all of them.

What differs is whether git takes it: the exit code is 0 where it does or need not, and 5
where it was to and did not, with the reason on stderr.
"""

import json

import pytest
from git_states import NOTE, STATES, TEXT, State, arrange, commits, notes
from running import House

COMMANDS = {
    "done": ("actions", "done", "7k3q9f"),
    "drop": ("actions", "drop", "7k3q9f", "--because", "no longer needed"),
    "reopen": ("actions", "reopen", "b00k3d"),
    "defer": ("actions", "defer", "7k3q9f", "2w"),
    "add": ("actions", "add", "Ask Sam", "--person", "joan"),
    "new": ("checkin", "new", "joan-citizen"),
    "config": ("config", "template", "career-checkin"),
    "eject": ("template", "eject", "career-checkin"),
    "undo": ("undo",),
}
FEW = ("done", "new")
ALL = tuple(COMMANDS)


@pytest.mark.parametrize(
    ("state", "command"),
    [
        pytest.param(state, command, id=f"{state.name}: {command}")
        for state in STATES
        for command in (ALL if state.is_tried_whole else FEW)
    ],
)
def test_it_is_saved_in_every_state_and_the_code_says_whether_git_took_it(
    thrive: House, state: State, command: str
) -> None:
    arrange(thrive, state)
    environment = {"PATH": state.path} if state.path else {}
    if command == "undo":
        assert thrive("actions", "start", "7k3q9f", "--no-commit", **environment).code == 0
    before = notes(thrive)
    count = commits(thrive)
    run = thrive(*COMMANDS[command], **environment)
    assert run.code == state.code, run
    assert state.said in run.err
    assert ("saved, not committed: " in run.err) == (not state.committed), run.err
    assert "Traceback" not in run.err
    assert notes(thrive) != before
    if state.committed:
        more = {"undo": 0}.get(command, 2 if state.name == "unborn" else 1)  # the notes first
        assert commits(thrive) == count + more
        places = "checkins templates" if state.name == "unborn" else "checkins templates *.toml"
        assert thrive.shell(f"git status --porcelain -- {places}").out == ""
    else:
        assert commits(thrive) == count


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_reading_works_in_every_state(thrive: House, state: State) -> None:
    arrange(thrive, state)
    run = thrive("actions", "--json", **({"PATH": state.path} if state.path else {}))
    assert (run.code, run.err) == (0, "")
    assert "7k3q9f" in run.out


def test_what_the_user_staged_stays_staged_and_loose_files_stay_loose(thrive: House) -> None:
    arrange(thrive, next(state for state in STATES if state.name == "dirty"))
    assert thrive("checkin", "new", "joan-citizen").code == 0
    assert thrive.shell("git status --porcelain").out == "A  mine\n?? loose\n"


def test_hand_edits_are_a_commit_of_their_own(thrive: House) -> None:
    arrange(thrive, STATES[0])
    thrive.write(NOTE, f"{TEXT}typed by hand\n")
    assert thrive("actions", "done", "7k3q9f").code == 0
    assert thrive.shell("git log --format=%s").out.splitlines() == [
        "Done: Draft the guide",
        "Save notes before actions done 7k3q9f",
        "first",
    ]


@pytest.mark.parametrize("command", FEW)
def test_a_check_in_with_an_unresolved_merge_in_it_is_not_written_to(
    thrive: House, command: str
) -> None:
    arrange(thrive, STATES[0])
    thrive.shell(
        "git switch -qc theirs && sed -i 's/Draft/Write/' checkins/*/*.md && git commit -qam b &&"
        "git switch -q main && sed -i 's/Draft/Begin/' checkins/*/*.md && git commit -qam a;"
        "git merge -q theirs"
    )
    before = notes(thrive)
    assert b"<<<<<<<" in before[NOTE]
    run = thrive(*COMMANDS[command])
    assert run.code == 3, run
    assert f"{NOTE}:" in run.err
    assert notes(thrive) == before


def test_json_says_that_there_is_no_commit(thrive: House) -> None:
    arrange(thrive, next(state for state in STATES if state.name == "merge"))
    run = thrive("actions", "done", "7k3q9f", "--json")
    assert run.code == 5
    told = json.loads(run.out)
    assert told["data"] is None
    assert told["error"]["message"] == (
        "saved, not committed: a merge is under way in this repository"
    )
    assert run.err.startswith("error: saved, not committed: a merge is under way")


def test_workspaces_of_one_repository_take_back_their_own_commands(thrive: House) -> None:
    thrive.place = thrive.home
    thrive.shell("mkdir team && git init -q -b main team")
    for name in ("a", "b"):
        thrive.place = thrive.home / "team"
        assert thrive("init", name).code == 0
        thrive.place = thrive.home / "team" / name
        thrive.write(NOTE, TEXT)
    before = (thrive.home / "team" / "a" / NOTE).read_bytes()
    assert thrive("actions", "add", "Ask Ann", "--person", "joan").code == 0
    thrive.place = thrive.home / "team" / "a"
    assert thrive("actions", "add", "Ask Sam", "--person", "joan").code == 0
    thrive.place = thrive.home / "team" / "b"
    assert "Ask Ann" not in thrive("undo").err
    assert b"Ask Ann" not in notes(thrive)[NOTE]
    thrive.place = thrive.home / "team" / "a"
    assert b"Ask Sam" in notes(thrive)[NOTE]
    assert thrive("undo").code == 0
    assert notes(thrive)[NOTE] == before


@pytest.mark.parametrize(
    "typed",
    [
        "actions defer 7k3q9f 2w",
        "actions assign 7k3q9f sam",
        "actions start 7k3q9f",
        "actions add 'Ask Sam' --person joan",
    ],
)
def test_an_older_copy_is_not_taken_for_the_newest_while_that_cannot_be_read(
    thrive: House, typed: str
) -> None:
    arrange(thrive, STATES[0])
    assert thrive("checkin", "new", "joan-citizen").code == 0
    newest = thrive.place / "checkins/joan-citizen/2026-11-22.md"
    newest.write_bytes(newest.read_bytes() + b"\xff")
    before = notes(thrive)
    run = thrive.typed(typed)
    assert run.code == 3, run
    assert "2026-11-22.md" in run.err
    assert notes(thrive) == before
