"""Merging what was fetched: forward, or with the driver for check-ins; never anything forced."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thrivecli.errors import NotSynced, WorkspaceFault
from thrivecli.markdown.marks import first_mark
from thrivecli.workspace.git.call import TIMED_OUT, GitAnswer, run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.remote import Remote
from thrivecli.workspace.git.status import below_root
from thrivecli.workspace.git.unmerged import unmerged_paths

_TIMEOUT = 900.0  # seconds: hooks may be slow, and signing may wait for a passphrase
_IN_THE_WAY = re.compile(
    rb"(?:local changes to the following files|untracked working tree files|"
    rb"following untracked files|Updating the following directories).*\n((?:[\t ]+.*\n)+)"
)
_IN_THE_WAY_AT_FIRST = re.compile(rb"Untracked working tree file '(.*)' would be overwritten")
_START_ELSEWHERE = (
    "clone the remote into a new folder, copy your check-ins there and sync from there"
)
_UNRELATED = b"refusing to merge unrelated histories"
_FOUND, _NOT_FOUND = 0, 1  # how `git grep` says so
_NOTE = b"thrive: "
_MOST_NOTES = 50


@dataclass(frozen=True, slots=True)
class Merged:
    """The merge commit, if one was needed; paths left in conflict; what the driver said."""

    sha: str | None = None
    conflicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def merge(
    repository: Repository, remote: Remote, driver: Mapping[str, str], *, forward: bool
) -> Merged:
    """Merge what was fetched into the branch that is checked out.

    ``forward``: nothing is here alone, so nothing needs merging. Conflicts leave the merge
    under way. Raises ``NotSynced``, with everything as it was, where git does not begin.
    """
    kind = ["--ff-only"] if forward else ["--no-edit", "-m", f"Merge {remote.name}/{remote.branch}"]
    safe = ["--quiet", "--no-autostash", "--no-squash", "--commit", "--no-log"]
    answer = run_git(
        repository,
        ["merge", *safe, *kind, "--", remote.tracking],
        settings={**driver, **_plain(remote)},
        trusted=True,
        reads=False,
        timeout=_TIMEOUT,
    )
    notes = _notes(answer)
    if not answer.status:
        return Merged(notes=notes) if forward else _with_notes(repository, notes)
    conflicts = unmerged_paths(repository)
    if conflicts:
        return Merged(None, conflicts, notes)
    raise _not_merged(repository, answer, remote)


def with_marks(repository: Repository, workspace: Path) -> tuple[str, ...]:
    """The check-ins that were committed with a merge's marks in them, from the root."""
    (place,) = below_root(repository, workspace, ["checkins"])
    argv = ["grep", "--name-only", "-z", "-E", "-e", "^(<{7}|>{7}) ", "HEAD", "--", place]
    answer = run_git(repository, argv)
    if answer.status not in (_FOUND, _NOT_FOUND):
        raise _untold(answer)
    names = [one.removeprefix("HEAD:") for one in os.fsdecode(answer.out).split("\0") if one]
    return tuple(name for name in names if _has_marks(repository, name))


def _has_marks(repository: Repository, name: str) -> bool:
    answer = run_git(repository, ["cat-file", "blob", f"HEAD:{name}"])
    if answer.status:
        raise _untold(answer)
    return name.endswith(".md") and first_mark(answer.out.decode("utf-8", "replace")) is not None


def _untold(answer: GitAnswer) -> WorkspaceFault:
    """Never to be taken for none: marks would be sent."""
    return WorkspaceFault(f"git cannot tell what is committed\n{readable(answer.err)}")


def _plain(remote: Remote) -> dict[str, str]:
    """In place of settings that would have a merge keep one side, or stop before its commit."""
    plain = {"merge.ff": "true"}
    if "=" not in remote.here:  # git could not tell where the key ends
        plain[f"branch.{remote.here}.mergeOptions"] = ""
    return plain


def _notes(answer: GitAnswer) -> tuple[str, ...]:
    lines = (answer.err + b"\n" + answer.out).splitlines()
    said = (readable(line) for line in lines if line.startswith(_NOTE))
    return tuple(dict.fromkeys(said))[:_MOST_NOTES]


def _with_notes(repository: Repository, notes: tuple[str, ...]) -> Merged:
    """Have the merge commit tell what its driver decided; if that fails, it stands as it is."""
    if notes:
        said = run_git(repository, ["log", "-1", "--format=%B", "HEAD", "--"]).out.rstrip(b"\n")
        message = said + b"\n\n" + "\n".join(notes).encode() + b"\n"
        run_git(
            repository,
            ["commit", "-q", "--amend", "--only", "--cleanup=verbatim", "-F", "-"],
            input=message,
            trusted=True,
            reads=False,
            timeout=_TIMEOUT,
        )
    sha = run_git(repository, ["rev-parse", "--verify", "HEAD"]).out.decode("ascii").strip()
    return Merged(sha, (), notes)


def _not_merged(repository: Repository, answer: GitAnswer, remote: Remote) -> NotSynced:
    said = readable(answer.out + b"\n" + answer.err)
    if _UNRELATED in answer.err:
        if (repository.common_dir / "shallow").exists():
            return NotSynced(
                "this is a shallow clone: the commits that both sides have in common are not here",
                hint=f"run `git fetch --unshallow {remote.name}`, then `thrive sync` again",
            )
        return NotSynced(
            "the notes here and those of the remote began apart and have nothing in common",
            hint=f"{_START_ELSEWHERE}; or join the two with `git pull "
            f"--allow-unrelated-histories --no-rebase {remote.name} {remote.branch}`",
        )
    if found := _IN_THE_WAY.search(answer.err + b"\n"):
        names = ", ".join(one.strip() for one in readable(found[1]).split("\n"))
        return _in_the_way(names, "commit them, or move them away, and run `thrive sync` again")
    if found := _IN_THE_WAY_AT_FIRST.search(answer.err):
        return _in_the_way(readable(found[1]), _START_ELSEWHERE)
    if answer.status == TIMED_OUT:
        return NotSynced("the merge did not finish in time", hint="see `git status`")
    return NotSynced(f"git did not merge\n{said}", hint="see `git status`")


def _in_the_way(names: str, hint: str) -> NotSynced:
    return NotSynced(f"files of yours are in the way of the merge: {names}", hint=hint)
