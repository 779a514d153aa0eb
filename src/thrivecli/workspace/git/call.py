"""The one call through which git is run, and the only module that imports GitPython.

Whatever a repository brings along (hooks, filters, pagers, an fsmonitor, aliases) stays
inert unless the caller says that its owner trusts it.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thrivecli.workspace.disk.faults import GitMissing, GitNotStarted, reason
from thrivecli.workspace.git.environment import NOBODY, git_environment, scrubbed
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.sound import refuse_unsound

if TYPE_CHECKING:
    from subprocess import Popen

_READ_TIMEOUT = 60.0  # seconds
_LAST_WORDS = 5.0  # seconds for a git that was told to end
TIMED_OUT = 124  # the status we give a git that had to be ended, as timeout(1) does

_ALWAYS = (
    "core.fsmonitor=false",
    "core.pager=cat",
    "diff.external=",
    "safe.bareRepository=explicit",
    "protocol.ext.allow=never",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "core.quotePath=false",
    "color.ui=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "core.fsync=committed,reference",
    "core.sharedRepository=umask",  # notes are for two people, not for a group of this machine's
    "log.showSignature=false",
)
_NO_HOOKS = "core.hooksPath=/dev/null"


@dataclass(frozen=True, slots=True)
class GitAnswer:
    """What git said: its exit status, and both outputs as raw bytes."""

    status: int
    out: bytes
    err: bytes


def run_git(  # noqa: PLR0913 - the dials of one call; every caller turns one or two
    repository: Repository | None,
    argv: Sequence[str],
    *,
    input: bytes | None = None,  # noqa: A002 (as subprocess calls it)
    blank: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
    trusted: bool = False,
    reads: bool = True,
    anonymous: bool = False,
    cwd: Path | None = None,
    timeout: float = _READ_TIMEOUT,
) -> GitAnswer:
    """Run ``git *argv``; the verb and its options are fixed words, paths come after ``--``.

    ``blank`` names configuration keys to empty (``filter.x.clean``), ``settings`` sets
    some for this call. ``trusted`` lets the repository's hooks run. ``anonymous`` leaves out
    all that would tell a server who asks. Without a repository, git runs in ``cwd``
    (default: ``/``) and finds its own. After ``timeout`` seconds git is asked to end, and the
    status is ``TIMED_OUT``. Raises ``GitMissing``, ``GitNotStarted`` where the system has no
    file or process to spare for it, and ``UnsoundRepository`` where git would wait for ever.
    """
    if repository is not None:
        refuse_unsound(repository)
    config = [*_ALWAYS, *(f"{key}=" for key in blank)]
    config += [] if trusted else [_NO_HOOKS]
    config += [f"{key}={value}" for key, value in (settings or {}).items()]
    command = ["git", *_place(repository), *_options(config), *argv]
    folder = cwd or (repository.root if repository else Path("/"))
    with scrubbed():
        environment = git_environment(reads=reads, literal=not trusted)
        environment |= NOBODY if anonymous else {}
        return _execute(command, folder, environment, input, timeout)


def literal(path: str) -> str:
    """A path for a trusted call, where paths are patterns unless they say otherwise."""
    return f":(literal){path}"


def _place(repository: Repository | None) -> list[str]:
    if repository is None:
        return []
    return [f"--git-dir={repository.git_dir}", f"--work-tree={repository.root}"]


def _options(config: Sequence[str]) -> list[str]:
    return [word for entry in config for word in ("-c", entry)]


def _execute(
    command: list[str], folder: Path, environment: dict[str, str], data: bytes | None, limit: float
) -> GitAnswer:
    from subprocess import PIPE, TimeoutExpired

    try:
        import git
    except ImportError as fault:  # GitPython asks git for its version as it is imported
        raise GitMissing(
            "the git program on the PATH does not work", hint="see what `git --version` says"
        ) from fault

    try:
        running = git.Git(folder).execute(
            command,
            istream=PIPE if data is not None else None,
            as_process=True,  # so that a git that hangs can end itself and drop its locks
            env=environment,
            shell=False,
            umask=0o077,
        )
    except git.GitCommandNotFound as fault:
        raise GitMissing("there is no git program on the PATH", hint="install git") from fault
    except OSError as fault:
        words, hint = reason(fault)
        raise GitNotStarted(f"git could not be started: {words}", hint=hint) from fault
    process = running.proc
    assert process is not None
    try:
        out, err = process.communicate(data, timeout=limit)
    except TimeoutExpired:
        _let_it_end(process)
        return GitAnswer(TIMED_OUT, b"", b"git did not finish and was ended")
    except KeyboardInterrupt:
        _let_it_end(process)
        raise
    return GitAnswer(process.returncode, out, err)


def _let_it_end(process: "Popen[bytes]") -> None:
    """Have a git that is to stop take its locks away before we go on."""
    from subprocess import TimeoutExpired

    process.terminate()
    with suppress(TimeoutExpired):
        process.wait(_LAST_WORDS)
