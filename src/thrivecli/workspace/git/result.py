"""What became of a commit, as a value: saving and committing are separate."""

import enum
from dataclasses import dataclass

from thrivecli.workspace.git.gitdir import Absence


class Reason(enum.StrEnum):
    """Why there is a commit, or none."""

    COMMITTED = "committed"
    NOTHING = "nothing"
    OFF = "off"
    NO_GIT = "no-git"
    NO_REPOSITORY = "no-repository"
    BARE = "bare"
    NO_IDENTITY = "no-identity"
    IGNORED = "ignored"
    FOREIGN = "foreign-owner"
    SUBMODULE = "submodule"
    BROKEN = "broken-repository"
    UNTRUSTED = "untrusted"
    DETACHED = "detached"
    UNDER_WAY = "mid-merge"
    UNMERGED = "unmerged"
    LOCK = "lock"
    HOOK = "hook"
    SIGNING = "signing"
    TIMEOUT = "timeout"
    FAILED = "failed"


_NO_FAULT = {
    Reason.COMMITTED,
    Reason.NOTHING,
    Reason.OFF,
    Reason.NO_GIT,
    Reason.NO_REPOSITORY,
    Reason.BARE,
    Reason.NO_IDENTITY,
    Reason.IGNORED,
}


@dataclass(frozen=True, slots=True)
class CommitResult:
    """``sha`` of the commit made, else ``why`` there is none, with a hint."""

    reason: Reason
    sha: str | None = None
    why: str = ""
    hint: str = ""

    @property
    def message(self) -> str:
        """The sentence that says so; empty where nothing needs saying."""
        return f"saved, not committed: {self.why}" if self.why else ""

    @property
    def refused(self) -> bool:
        """Whether git was to commit and did not: the command ends with exit code 5."""
        return self.reason not in _NO_FAULT


_ABSENT = {
    Absence.NONE: CommitResult(
        Reason.NO_REPOSITORY,
        why="there is no git repository here",
        hint="`thrive init` makes one",
    ),
    Absence.FOREIGN: CommitResult(
        Reason.FOREIGN,
        why="the git repository belongs to another user",
        hint="make it your own with chown, or clone it to a folder of yours",
    ),
    Absence.SUBMODULE: CommitResult(
        Reason.SUBMODULE,
        why="this folder is a submodule of another repository",
        hint="keep check-ins in a repository of their own",
    ),
    Absence.BROKEN: CommitResult(
        Reason.BROKEN,
        why="`.git` points to no git repository",
        hint="run `git status` to see what git says of it",
    ),
}

OFF = CommitResult(Reason.OFF, why="commits are off")
NOTHING = CommitResult(Reason.NOTHING)


def absent(absence: Absence) -> CommitResult:
    """What to say where there is no repository for us."""
    return _ABSENT[absence]


def not_committed(reason: Reason, why: str, hint: str = "") -> CommitResult:
    """A result that says why there is no commit."""
    return CommitResult(reason, why=why, hint=hint)
