"""Which branches a remote has, where it has not the one that we are kept in step with."""

import os

from thrivecli.errors import NotSynced
from thrivecli.workspace.git.fetch import was_seen
from thrivecli.workspace.git.network import Line
from thrivecli.workspace.git.remote import Remote

_HEADS, _HEAD = "refs/heads/", "HEAD"
_POINTS_TO = "ref: "


def branch_beside(line: Line, remote: Remote) -> str | None:
    """The branch that the remote has instead; ``None`` where it has none, or cannot be asked.

    Raises ``NotSynced`` where ours was there once: whoever renamed it goes on in another one, and
    the two would never meet again.
    """
    own = _own_branch(line, remote)
    if own is None or not was_seen(line.repository, remote):
        return own
    name, branch = remote.name, remote.branch
    raise NotSynced(
        f"the branch {branch} is gone from {name}; what it has now is {own}",
        hint=f"`git fetch {name} && git branch -u {name}/{own}` goes on with that; "
        f"`git push {name} {remote.here}:{branch}` makes {branch} there again",
    )


def _own_branch(line: Line, remote: Remote) -> str | None:
    """The one that a clone would get, else the first of those that there are."""
    answer = line.run(["ls-remote", "--quiet", "--symref", "--", remote.name, _HEAD, f"{_HEADS}*"])
    lines = [] if answer.status else os.fsdecode(answer.out).splitlines()
    found = [(what, name) for what, _, name in (one.partition("\t") for one in lines)]
    heads = [name for _, name in found if name.startswith(_HEADS)]
    points_to = [
        what.removeprefix(_POINTS_TO)
        for what, name in found
        if name == _HEAD and what.startswith(_POINTS_TO)
    ]
    own = [name for name in (*points_to, *heads) if name in heads]
    return own[0].removeprefix(_HEADS) if own else None
