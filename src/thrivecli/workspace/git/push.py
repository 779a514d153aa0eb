"""Pushing the branch that is checked out: plainly, or not at all."""

import enum

from thrivecli.errors import NotSynced
from thrivecli.workspace.git.call import TIMED_OUT
from thrivecli.workspace.git.network import Line, not_reached
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.remote import Remote

# Somebody else pushed first: before we began, or in the very same moment.
_RACES = (
    b"(fetch first)",
    b"(non-fast-forward)",
    b"(needs force)",
    b"cannot lock ref",
    b"failed to update ref",
    b"incorrect old value",
    b"(failed to lock)",
)
_ASK = "ask whoever looks after it; everything is committed here"


class Pushed(enum.Enum):
    """How a push ended, where it did not fail."""

    DONE = "done"
    RACED = "raced"


def push(line: Line, remote: Remote) -> Pushed:
    """Push, and note the upstream down the first time. Raises ``NotSynced`` if refused."""
    options = ["--porcelain", "--no-follow-tags", "--recurse-submodules=no", "--no-force"]
    options += [] if remote.has_upstream else ["--set-upstream"]
    refspec = f"refs/heads/{remote.here}:refs/heads/{remote.branch}"
    answer = line.run(["push", *options, "--", remote.name, refspec])
    if not answer.status:
        return Pushed.DONE
    if any(sign in answer.out + answer.err for sign in _RACES):
        return Pushed.RACED
    if b"!\t" in answer.out:
        said = readable(answer.err + b"\n" + answer.out)
        raise NotSynced(f"{remote.name} refused what was sent\n{said}", hint=_ASK)
    if answer.status != TIMED_OUT and not _spoke(answer.err):
        said = readable(answer.out + b"\n" + answer.err)
        raise NotSynced(f"a hook of yours said no\n{said}", hint="see `.git/hooks/pre-push`")
    raise not_reached(f"nothing could be sent to {remote.name}", answer)


def _spoke(err: bytes) -> bool:
    """Whether git itself said what is wrong; a failing hook it passes over in silence."""
    return b"fatal:" in err or b"ssh:" in err or b"remote:" in err
