"""The history of a workspace's check-ins: one ``git log``, whatever its length."""

from dataclasses import replace
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.model.commit import Commit, Patch
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.log_text import read_log
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.status import below_root

_FOLDER = "checkins"
_LOG = (
    *("log", "--reverse", "--topo-order", "--full-history", "--sparse", "--pretty=raw"),
    *("--no-notes", "--no-decorate", "--no-abbrev-commit", "--no-color", "--no-show-signature"),
    # One difference a parent, so that a merge's lines are found where they came from.
    *("-m", "-p", "-U0", "--inter-hunk-context=0", "--no-renames"),
    # What an attribute may say of a file does not count: every one is text.
    *("--text", "--no-ext-diff", "--no-textconv", "--submodule=short"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)
_SETTINGS = {"log.follow": "false", "log.showRoot": "true", "diff.suppressBlankEmpty": "false"}


def read_history(repository: Repository, workspace: Path) -> tuple[Commit, ...]:
    """All commits that lead to where the repository stands, parents first, one git process.

    Only Markdown files below ``checkins/`` are looked at; paths are the workspace's. There
    are none in a repository without commits. Raises ``GitMissing``, or ``WorkspaceFault``
    with what git said.
    """
    prefix = prefix_of(repository, workspace)
    argv = [*_LOG, "--", f"{prefix}{_FOLDER}"]
    answer = run_git(repository, argv, settings=_SETTINGS)
    if answer.status == 128 and not answer.out and b"does not have any commits" in answer.err:
        return ()
    if answer.status:
        raise WorkspaceFault(f"git cannot tell the history here: {readable(answer.err)}")
    return tuple(_inside(commit, prefix) for commit in read_log(answer.out))


def prefix_of(repository: Repository, workspace: Path) -> str:
    """What leads from the repository's root to the workspace: empty, or such as ``notes/``."""
    (inner,) = below_root(repository, workspace, [_FOLDER])
    return inner.removesuffix(_FOLDER)


def _inside(commit: Commit, prefix: str) -> Commit:
    """The commit with the workspace's own paths, and only those of notes."""
    return replace(
        commit,
        patches=tuple(
            tuple(
                Patch(patch.path.removeprefix(prefix), patch.hunks)
                for patch in patches
                if patch.path.endswith(".md")
            )
            for patches in commit.patches
        ),
    )
