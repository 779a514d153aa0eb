"""States that a git repository can be in, each with how commands end in it."""

import os
from dataclasses import dataclass

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


@dataclass(frozen=True)
class State:
    """A line for the shell that brings the repository into a state, and how commands end in it.

    ``committed`` says whether the work is in git afterwards; ``said`` stands on stderr.
    ``sync`` is how a sync ends, where that is not 5 for what is not committed.
    """

    name: str
    line: str
    code: int = 0
    said: str = ""
    sync: int | None = None
    place: str = "notes"
    path: str = ""
    is_tried_whole: bool = False

    @property
    def sync_code(self) -> int:
        """How a sync ends that has something to commit."""
        if self.sync is not None:
            return self.sync
        return 5 if self.said else 0

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

STATES: tuple[State, ...] = (
    State("clean", f"{BEGIN} true", is_tried_whole=True),
    State("unborn", "git init -q -b main"),
    State("dirty", f"{BEGIN} echo loose > loose && echo mine > mine && git add mine"),
    State(
        "shallow",
        f"{BEGIN} git clone -q --bare . ../server.git &&"
        "git clone -q --depth 1 file://$HOME/server.git ../shallow",
        place="shallow",
    ),
    State("another's line endings", f"git config --global core.autocrlf true && {BEGIN} true"),
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
        1,
        is_tried_whole=True,
    ),
    State(
        "merge without a conflict",
        f"{BEGIN} git switch -qc theirs && echo theirs > other && git add . && git commit -qm t &&"
        "git switch -q main && git merge -q --no-ff --no-commit theirs",
        5,
        "a merge is under way in this repository",
        5,
    ),
    State(
        "unmerged",
        f"{CONFLICT} echo stashed > other && git stash -q && echo x > other && git commit -qam x &&"
        "! git stash pop -q",
        sync=1,
    ),
    State("cherry-pick", f"{CONFLICT} ! git cherry-pick theirs", 5, "a cherry-pick is under way"),
    State("revert", f"{CONFLICT} ! git revert --no-edit theirs", 5, "a revert is under way"),
    State("rebase", f"{CONFLICT} ! git rebase -q theirs", 5, "a rebase is under way"),
    State(
        "rebase by patches",
        f"{CONFLICT} ! git rebase -q --apply theirs",
        5,
        "a rebase is under way",
    ),
    State("bisect", f"{BEGIN} git bisect start", 5, "a bisect is under way"),
    State("index.lock", f"{BEGIN} touch .git/index.lock", 5, ".git/index.lock is there, "),
    State("HEAD.lock", f"{BEGIN} touch .git/HEAD.lock", 5, ".git/HEAD.lock is there, "),
    State(
        "lock of the branch",
        f"{BEGIN} touch .git/refs/heads/main.lock",
        5,
        ".git/refs/heads/main.lock is there, ",
    ),
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
    State(
        "signing fails",
        f"{BEGIN} git config --global commit.gpgSign true; git config --global gpg.program false",
        5,
        "signing failed",
    ),
    State("nobody known", f"{BEGIN} rm ~/.gitconfig", 0, "git does not know who you are"),
    State("no git", f"{BEGIN} true", 0, "there is no git program on the PATH", path="/nowhere"),
    State("bare", f"{BEGIN} git config core.bare true", 0, "the git repository is a bare one"),
    State("no repository", "true", 0, "there is no git repository here", is_tried_whole=True),
    State("broken", "echo gitdir: /nowhere > .git", 5, "`.git` points to no git repository"),
    State("ignored", f"echo '*.md' > .gitignore && {BEGIN} true", 0, "git is told to ignore ", 0),
    State(
        "submodule",
        f"{BEGIN} mkdir ../outer && cd ../outer && git init -q -b main && "
        "git -c protocol.file.allow=always submodule --quiet add ../notes inner",
        5,
        "this folder is a submodule of another repository",
        place="outer/inner",
    ),
)
if os.getuid() == 0:  # nobody else can give files away
    STATES += (
        State(
            "foreign",
            f"{BEGIN} chown 12345 .git",
            5,
            "the git repository belongs to another user",
        ),
    )


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
