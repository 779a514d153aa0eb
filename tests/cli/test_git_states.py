"""Every state a repository can be in, and every command that writes: saved in all of them.

What differs is whether git takes it: the exit code is 0 where it does or need not, and 5
where it was to and did not, with the reason on stderr.
"""

import json
from dataclasses import dataclass

import pytest
from running import House

NOTE = "checkins/joan-citizen/2026-10-05.md"
TEXT = """\
---
person: Joan Citizen
partner: Sam Lee
date: 2026-10-05
---

## Planning

#### Tasks

- [ ] Draft the guide <!-- thrive:7k3q9f -->
- [x] Book the room <!-- thrive:b00k3d -->
"""

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


@dataclass(frozen=True)
class State:
    """A line for the shell that brings the repository into a state, and how commands end in it.

    ``committed`` says whether the work is in git afterwards; ``said`` stands on stderr.
    """

    name: str
    line: str
    code: int = 0
    said: str = ""
    commands: tuple[str, ...] = FEW
    place: str = "notes"
    path: str = ""

    @property
    def committed(self) -> bool:
        """Whether the repository takes commits as it is."""
        return self.code == 0 and not self.said


BEGIN = "git init -q -b main && git add -A && git commit -qm first && "
CONFLICT = (
    f"{BEGIN} git switch -qc theirs && echo theirs > other && git add . && git commit -qm theirs &&"
    "git switch -q main && echo ours > other && git add . && git commit -qm ours && "
)
HOOK = "printf '#!/bin/sh\\necho ask Sam first; exit 1\\n' > {0} && chmod +x {0}"

STATES = (
    State("clean", f"{BEGIN} true", commands=ALL),
    State("unborn", "git init -q -b main"),
    State("dirty", f"{BEGIN} echo loose > loose && echo mine > mine && git add mine"),
    State("shallow", f"{BEGIN} git clone -q --depth 1 file://$PWD ../shallow", place="shallow"),
    State("linked worktree", f"{BEGIN} git worktree add -q ../linked", place="linked"),
    State(
        "below the repository's root",
        "cd .. && git init -q -b main && git add notes && git commit -qm first",
    ),
    State("detached", f"{BEGIN} git switch -q --detach", 5, "no branch is checked out"),
    State(
        "merge",
        f"{CONFLICT} ! git merge -q theirs",
        5,
        "a merge is under way in this repository\nhint: end it with `git commit` or "
        "`git merge --abort`",
        commands=ALL,
    ),
    State("cherry-pick", f"{CONFLICT} ! git cherry-pick theirs", 5, "a cherry-pick is under way"),
    State("revert", f"{CONFLICT} ! git revert --no-edit theirs", 5, "a revert is under way"),
    State("rebase", f"{CONFLICT} ! git rebase -q theirs", 5, "a rebase is under way"),
    State("bisect", f"{BEGIN} git bisect start", 5, "a bisect is under way"),
    State("index.lock", f"{BEGIN} touch .git/index.lock", 5, ".git/index.lock is there, "),
    State("HEAD.lock", f"{BEGIN} touch .git/HEAD.lock", 5, ".git/HEAD.lock is there, "),
    State(
        "a hook nobody trusts",
        f"{BEGIN} {HOOK.format('.git/hooks/pre-commit')}",
        5,
        "this repository brings commands of its own: ",
    ),
    State(
        "a hook that says no",
        f"{BEGIN} {HOOK.format('.git/hooks/pre-commit')} && thrive trust >/dev/null",
        5,
        "a hook of yours said no\ngit: ask Sam first\nhint: ",
    ),
    State("nobody known", f"{BEGIN} rm ~/.gitconfig", 0, "git does not know who you are"),
    State("no git", f"{BEGIN} true", 0, "there is no git program on the PATH", path="/nowhere"),
    State("bare", f"{BEGIN} git config core.bare true", 0, "the git repository is a bare one"),
    State("no repository", "true", 0, "there is no git repository here", commands=ALL),
    State("broken", "echo gitdir: /nowhere > .git", 5, "`.git` points to no git repository"),
    State("ignored", f"echo '*.md' > .gitignore && {BEGIN} true", 0, "git is told to ignore "),
    State(
        "submodule",
        f"{BEGIN} mkdir ../outer && cd ../outer && git init -q -b main && "
        "git -c protocol.file.allow=always submodule --quiet add ../notes inner",
        5,
        "this folder is a submodule of another repository",
        place="outer/inner",
    ),
)


@pytest.mark.parametrize(
    ("state", "command"),
    [
        pytest.param(state, command, id=f"{state.name}: {command}")
        for state in STATES
        for command in state.commands
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


def arrange(thrive: House, state: State) -> None:
    """Write the notes, bring the repository into the state, and go where it is."""
    thrive.place = thrive.home / "notes"
    thrive.write("thrive.toml", "")
    thrive.write(NOTE, TEXT)
    done = thrive.shell(f"set -e; {state.line}")
    assert done.code == 0, done
    thrive.place = thrive.home / state.place


def notes(thrive: House) -> dict[str, bytes]:
    """Every file of the workspace that is thrive's business, by path."""
    found = [thrive.place / "thrive.toml"]
    found += [*thrive.place.glob("checkins/*/*"), *thrive.place.glob("templates/*")]
    return {path.relative_to(thrive.place).as_posix(): path.read_bytes() for path in found}


def commits(thrive: House) -> int:
    """How many commits the branch has."""
    said = thrive.shell("git -c core.bare=false rev-list --count HEAD 2>/dev/null || echo 0").out
    return int(said)
