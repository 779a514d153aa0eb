"""Whether git would ever take a file that is not there yet."""

import os

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable

_IGNORED, _NOT = 0, 1


def is_ignored(repository: Repository, path: str) -> bool:
    """Whether git overlooks ``path`` (from the repository's root), and does not have it yet.

    Raises ``GitMissing``, or ``WorkspaceFault`` with what git said.
    """
    # This verb knows no literal paths, which an untrusted call insists on; it takes none for a
    # pattern either, once it begins with a dot. Hooks stay off all the same.
    argv = ["check-ignore", "-q", "--", f"./{path}"]
    answer = run_git(repository, argv, trusted=True, settings={"core.hooksPath": os.devnull})
    if answer.status not in (_IGNORED, _NOT):
        raise WorkspaceFault(f"git cannot tell what it ignores: {readable(answer.err)}")
    return answer.status == _IGNORED
