"""What a merge left open in git's index, and ending that merge."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.disk.faults import GitMissing
from thrivecli.workspace.git.call import TIMED_OUT, GitAnswer, literal, run_git
from thrivecli.workspace.git.commit import why_not
from thrivecli.workspace.git.foreign_code import blanked
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.result import NOTHING, CommitResult, Reason, not_committed
from thrivecli.workspace.git.settings import read_settings
from thrivecli.workspace.git.state import is_merging
from thrivecli.workspace.git.status import below_root
from thrivecli.workspace.git.trust import is_trusted

BASE, OURS, THEIRS = 1, 2, 3  # git's numbers for the versions in a merge
_COMMIT_TIMEOUT = 900.0  # seconds: hooks may be slow


class _Filters(TypedDict, total=False):
    trusted: bool
    blank: Sequence[str]


@dataclass(slots=True)
class Unmerged:
    """A file that git could not merge; ``stages`` are the blobs of its versions, by number.

    Its path is from the root of the repository, or of the workspace it was asked for.
    """

    path: str
    stages: dict[int, str] = field(default_factory=dict)

    @property
    def is_gone_on_one_side(self) -> bool:
        """Whether one of the two deleted it."""
        return not {OURS, THEIRS} <= self.stages.keys()


def unmerged(repository: Repository) -> list[Unmerged]:
    """All files that are not merged, by their paths from the repository's root.

    Raises ``WorkspaceFault`` where git cannot tell: that is never to be taken for none.
    """
    answer = run_git(repository, ["ls-files", "--unmerged", "-z", "--full-name"])
    if answer.status:
        raise WorkspaceFault(f"git cannot tell what is not merged: {readable(answer.err)}")
    found: dict[str, Unmerged] = {}
    for record in os.fsdecode(answer.out).split("\0")[:-1]:
        entry, _, path = record.partition("\t")
        _, blob, stage = entry.split(" ")
        found.setdefault(path, Unmerged(path)).stages[int(stage)] = blob
    return list(found.values())


def unmerged_paths(repository: Repository) -> tuple[str, ...]:
    """The paths of those files; raises as :func:`unmerged` does."""
    return tuple(file.path for file in unmerged(repository))


def unmerged_files(repository: Repository, workspace: Path) -> list[Unmerged]:
    """Those files of the workspace, by their paths in it; raises as :func:`unmerged` does."""
    (prefix,) = below_root(repository, workspace, [""])
    return [
        Unmerged(file.path.removeprefix(prefix), file.stages)
        for file in unmerged(repository)
        if file.path.startswith(prefix)
    ]


def version(repository: Repository, file: Unmerged, workspace: Path, stage: int) -> bytes | None:
    """One version's bytes as they would stand in the folder; ``None`` where there is none.

    ``stage`` is ``BASE``, ``OURS`` or ``THEIRS``. A filter that decrypts runs if the repository
    is trusted.
    """
    blob = file.stages.get(stage)
    if blob is None:
        return None
    (path,) = below_root(repository, workspace, [file.path])
    argv = ["cat-file", "--filters", f"--path={path}", blob]
    answer = run_git(repository, argv, **_filters(repository))
    if answer.status:
        raise WorkspaceFault(f"git cannot read its own object: {readable(answer.err)}")
    return answer.out


def stands_as_ours(repository: Repository, file: Unmerged, workspace: Path) -> bool:
    """Whether nobody has touched the file in the folder since git could not merge it."""
    (path,) = below_root(repository, workspace, [file.path])
    argv = ["hash-object", f"--path={path}", "--", str(repository.root / path)]
    if not os.path.lexists(repository.root / path):
        return False
    answer = run_git(repository, argv, **_filters(repository))
    if answer.status:  # not to be taken for a no, which would call it put right by hand
        raise WorkspaceFault(
            f"git cannot tell whether {file.path} was touched: {readable(answer.err)}"
        )
    return answer.out.decode().strip() == file.stages.get(OURS)


def _filters(repository: Repository) -> _Filters:
    """What lets the filters of a trusted repository run, and those of no other."""
    settings = read_settings(repository)
    if is_trusted(repository, settings):
        return {"trusted": True}
    return {"blank": blanked(settings)}


def mark_merged(repository: Repository, workspace: Path, paths: Sequence[str]) -> CommitResult:
    """Tell git that these files are merged as they stand.

    Never raises for what git does: the result says why not, or is ``NOTHING``.
    """
    named = [literal(path) for path in below_root(repository, workspace, paths)]
    if not named:  # without a name it would be everything
        return NOTHING
    argv = ["add", "--all", "--", *named]
    return _settled(repository, lambda: run_git(repository, argv, trusted=True, reads=False))


def end_merge(repository: Repository) -> CommitResult:
    """Make the merge's own commit, where one is under way and nothing is left open in it."""
    if unmerged_paths(repository) or not is_merging(repository):
        return NOTHING
    argv = ["commit", "-q", "--no-edit", "--cleanup=strip"]
    done = _settled(
        repository,
        lambda: run_git(repository, argv, trusted=True, reads=False, timeout=_COMMIT_TIMEOUT),
    )
    if done.why:
        return done
    sha = run_git(repository, ["rev-parse", "--verify", "HEAD"]).out.decode("ascii").strip()
    return CommitResult(Reason.COMMITTED, sha)


def _settled(repository: Repository, ask: Callable[[], GitAnswer]) -> CommitResult:
    try:
        if refusal := why_not(repository, read_settings(repository), merging=True):
            return refusal
        answer = ask()
        return _failed(answer) if answer.status else NOTHING
    except GitMissing as fault:
        return not_committed(Reason.NO_GIT, fault.message, fault.hint)
    except WorkspaceFault as fault:
        return not_committed(Reason.FAILED, fault.message, fault.hint)


def _failed(answer: GitAnswer) -> CommitResult:
    if answer.status == TIMED_OUT:
        return not_committed(Reason.TIMEOUT, "git did not finish in time")
    said = readable(answer.out + b"\n" + answer.err)
    return not_committed(Reason.FAILED, f"git said\n{said}", "put it right, then `git commit`")
