"""Git over the network: how long it may take, who is asked, and what went wrong in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thrivecli.errors import NotSynced
from thrivecli.workspace.git.call import TIMED_OUT, GitAnswer, run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.settings import Settings

_CRAWLS = {"http.lowSpeedLimit": "1", "http.lowSpeedTime": "30"}
_KEEPS_A_LOG = {"core.logAllRefUpdates": "true"}  # by which a rewritten branch is known
_SILENT_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=30"
_HINTS = (
    (
        rb"could not read (Username|Password)|terminal prompts disabled|Authentication failed"
        rb"|HTTP Basic: Access denied|error: 40[13]",
        "git may not ask for a password here: set up a credential helper (`git help credentials`) "
        "or an ssh key, and try it with `git fetch`",
    ),
    (
        rb"Permission denied \(|Too many authentication failures",
        "the server takes none of your ssh keys: try it with `git fetch`",
    ),
    (
        rb"Host key verification failed",
        "run `git fetch` once yourself, and see whether the server is the right one",
    ),
    (
        rb"transport '.*' not allowed",
        "only https, ssh and files are used: see `git remote -v`",
    ),
    (
        rb"does not appear to be a git repository|repository '.*' not found"
        rb"|Repository not found|does not exist",
        "see `git remote -v` whether that is the right place, and may be read by you",
    ),
    (
        rb"certificate|SSL|TLS",
        "do not send private notes there before that is put right",
    ),
)
_LATER = "run `thrive sync` again when you are connected"
_LOCK = re.compile(rb"Unable to create '(.*\.lock)': File exists|cannot lock ref")


@dataclass(frozen=True, slots=True)
class Line:
    """A line to the remote: how many seconds one exchange may take, and who is there.

    ``attended`` says whether somebody may be asked for a passphrase by ssh itself.
    """

    repository: Repository
    settings: Settings
    patience: float
    attended: bool

    def run(self, argv: Sequence[str]) -> GitAnswer:
        """Run one verb that talks to the remote, as its owner's own."""
        config = _CRAWLS | _KEEPS_A_LOG
        if not self.attended and self.settings.get("core.sshcommand") is None:
            config["core.sshCommand"] = _SILENT_SSH
        return run_git(
            self.repository,
            argv,
            settings=config,
            trusted=True,
            reads=False,
            timeout=self.patience,
        )


def not_reached(what: str, answer: GitAnswer) -> NotSynced:
    """The error for a verb that failed: what did not work, git's words, what to do."""
    if answer.status == TIMED_OUT:
        return NotSynced(f"{what}: the server did not answer in time", hint=_LATER)
    said = readable(answer.out + b"\n" + answer.err)
    if _LOCK.search(answer.err):
        hint = "if no git is running, delete that lock and run `thrive sync` again"
        return NotSynced(f"{what}: another git is at work, or one was killed\n{said}", hint=hint)
    found = (hint for pattern, hint in _HINTS if re.search(pattern, answer.err))
    return NotSynced(f"{what}\n{said}", hint=next(found, _LATER))
