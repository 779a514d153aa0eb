"""Committing exactly the paths a command wrote, with the user's own hooks and signing."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.disk.faults import GitMissing
from thrivecli.workspace.git.call import TIMED_OUT, GitAnswer, literal, run_git
from thrivecli.workspace.git.driver import keep_as_they_are
from thrivecli.workspace.git.foreign_code import foreign_code
from thrivecli.workspace.git.gitdir import Repository, repository_between
from thrivecli.workspace.git.identity import has_identity
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.result import NOTHING, CommitResult, Reason, not_committed
from thrivecli.workspace.git.settings import Settings, read_settings
from thrivecli.workspace.git.state import is_detached, under_way, wait_for_locks
from thrivecli.workspace.git.status import Standing, below_root, standings
from thrivecli.workspace.git.trust import is_trusted

_COMMIT_TIMEOUT = 900.0  # seconds: hooks may be slow, and signing may wait for a passphrase
_COMPARE = ("diff", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
_LOCKED = re.compile(rb"\.lock': File exists|cannot lock ref|Unable to create '.*\.lock'")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tabs and line ends
_UNSIGNED = re.compile(rb"failed to sign|gpg: |signing failed|ssh-keygen", re.IGNORECASE)


def commit(
    repository: Repository, workspace: Path, paths: Sequence[str], message: str
) -> CommitResult:
    """Commit what stands in ``paths`` (relative to the workspace), and nothing else.

    Files deleted since are committed as deleted; what the user has staged elsewhere stays
    staged. Never raises for what git does: the result says it.
    """
    try:
        settings = read_settings(repository)
        refusal = why_not(repository, settings)
        if refusal is not None:
            return refusal
        inner = below_root(repository, workspace, paths)
        if nested := repository_between(repository, inner):
            return _nested(nested)
        keep_as_they_are(repository, workspace, inner)
        return _of_standings(repository, settings, standings(repository, inner), message)
    except GitMissing as fault:
        return not_committed(Reason.NO_GIT, fault.message, fault.hint)
    except WorkspaceFault as fault:
        return not_committed(Reason.FAILED, fault.message, fault.hint)


def why_not(
    repository: Repository, settings: Settings, *, merging: bool = False
) -> CommitResult | None:
    """Why not even to try to commit, if there is a reason. Waits for locks, up to 2 s.

    With ``merging`` it is no reason that a merge is under way: it is to be ended.
    """
    if settings.is_true("core.bare"):
        return not_committed(Reason.BARE, "the git repository is a bare one")
    if not is_trusted(repository, settings):
        return _untrusted(repository, settings)
    if not has_identity(settings):
        return _nobody()
    return _unready(repository, merging=merging)


def _unready(repository: Repository, *, merging: bool) -> CommitResult | None:
    if not merging and (found := under_way(repository)):
        return not_committed(Reason.UNDER_WAY, *found)
    if not merging and is_detached(repository):
        return not_committed(
            Reason.DETACHED, "no branch is checked out (detached HEAD)", "run `git switch BRANCH`"
        )
    if lock := wait_for_locks(repository):
        return _locked(lock)
    return None


def _untrusted(repository: Repository, settings: Settings) -> CommitResult:
    # On one line each: a name with line ends in it must not push the others out of sight.
    names = ", ".join(" ".join(name.split()) for name in foreign_code(repository, settings).names)
    return not_committed(
        Reason.UNTRUSTED,
        f"this repository brings commands of its own: {readable(names.encode(errors='replace'))}",
        "look at them, then run `thrive trust`",
    )


def _nested(folder: str) -> CommitResult:
    return not_committed(
        Reason.SUBMODULE,
        f"{folder} is a repository of its own, inside this one",
        "keep check-ins in one repository; take that folder's .git away if it is there by mistake",
    )


def _nobody() -> CommitResult:
    return not_committed(
        Reason.NO_IDENTITY,
        "git does not know who you are",
        'run `git config --global user.name "Your Name"` and '
        "`git config --global user.email you@example.com`",
    )


def _locked(sentence: str) -> CommitResult:
    return not_committed(
        Reason.LOCK, sentence, "if no git is running, delete that file and run the command again"
    )


def _of_standings(
    repository: Repository, settings: Settings, found: Mapping[str, Standing], message: str
) -> CommitResult:
    unmerged = [path for path, standing in found.items() if standing is Standing.UNMERGED]
    if unmerged:
        return not_committed(
            Reason.UNMERGED, f"{unmerged[0]} has a conflict that is not resolved", "thrive resolve"
        )
    ignored = [path for path, standing in found.items() if standing is Standing.IGNORED]
    if ignored:  # half of what belongs together would be worse than no commit
        return _ignored(ignored[0])
    taken = list(found)
    if not taken:
        return NOTHING
    new = [path for path in taken if found[path] is Standing.NEW]
    return _commit(repository, settings, (taken, new), message)


def _ignored(path: str) -> CommitResult:
    return not_committed(
        Reason.IGNORED, f"git is told to ignore {path}", f"see `git check-ignore -v {path}`"
    )


def _commit(
    repository: Repository,
    settings: Settings,
    taken_and_new: tuple[list[str], list[str]],
    message: str,
) -> CommitResult:
    taken, new = taken_and_new
    answer = _announce(repository, new)
    if not answer.status:
        answer = run_git(
            repository,
            ["commit", "-q", "-F", "-", "--cleanup=verbatim", "--only", "--", *map(literal, taken)],
            input=_as_message(message),
            trusted=True,
            reads=False,
            timeout=_COMMIT_TIMEOUT,
        )
    if answer.status and _stands_so_already(repository, taken):
        return NOTHING
    if answer.status:
        _take_back_announcement(repository, new)
        return _failure(repository, settings, answer)
    if _has_hooks(repository, settings):
        # A formatter's own `git add` goes past the index that the user keeps.
        _stands_so_already(repository, taken)
    sha = run_git(repository, ["rev-parse", "--verify", "HEAD"]).out.decode("ascii").strip()
    return CommitResult(Reason.COMMITTED, sha or None)


def _as_message(words: str) -> bytes:
    """A message git takes, whatever the words of an action hold: a NUL would end it."""
    shown = _CONTROL.sub("\ufffd", words.rstrip("\n"))
    return shown.encode("utf-8", "replace") + b"\n"


def _announce(repository: Repository, new: Sequence[str]) -> GitAnswer:
    """Tell git the names of new files, without which ``--only`` does not know them."""
    if not new:
        return GitAnswer(0, b"", b"")
    argv = ["add", "--intent-to-add", "--", *map(literal, new)]
    return run_git(repository, argv, trusted=True, reads=False)


def _take_back_announcement(repository: Repository, new: Sequence[str]) -> None:
    """Leave the user's index as it was: a mere name in it stops ``git stash``."""
    if new:
        run_git(repository, ["update-index", "--force-remove", "--", *new], reads=False)


def _stands_so_already(repository: Repository, taken: Sequence[str]) -> bool:
    """Whether the last commit has the files as they are, and only the index does not.

    A git that was killed between the two leaves it so; and whoever then commits what seems
    to be staged takes our last commit back. So the index is brought up to date.
    """
    compare = [*_COMPARE, "--quiet", "HEAD", "--", *taken]
    if run_git(repository, compare).status:
        return False
    argv = ["add", "--", *map(literal, taken)]
    return not run_git(repository, argv, trusted=True, reads=False).status


def _was_killed(answer: GitAnswer) -> bool:
    """Whether a signal ended it, or a shell in between says so; git's own codes end at 129."""
    return answer.status < 0 or answer.status > 129


def _has_hooks(repository: Repository, settings: Settings) -> bool:
    return bool(foreign_code(repository, settings).hooks or settings.get("core.hookspath"))


def _failure(repository: Repository, settings: Settings, answer: GitAnswer) -> CommitResult:
    said = readable(answer.out + b"\n" + answer.err)
    if answer.status == TIMED_OUT:
        return not_committed(Reason.TIMEOUT, "git did not finish in time")
    if _LOCKED.search(answer.err):
        return _locked(wait_for_locks(repository) or said)
    if _was_killed(answer) and (lock := wait_for_locks(repository)):
        return _locked(lock)
    if _UNSIGNED.search(answer.err):
        return not_committed(Reason.SIGNING, f"signing failed\n{said}")
    if _has_hooks(repository, settings):
        return not_committed(
            Reason.HOOK,
            f"a hook of yours said no\n{said}",
            "put it right, then `git add` the files and `git commit`",
        )
    return not_committed(Reason.FAILED, f"git said\n{said}")
