"""Carrying out a plan: lock, plan, save the person's own edits, log, write, commit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.cut_short import whole_commit
from thrivecli.workspace.disk.faults import changed
from thrivecli.workspace.git.result import NOTHING, CommitResult
from thrivecli.workspace.site import at_work, contents, save_hand_edits, write_logged
from thrivecli.workspace.undo import Undone, undo

__all__ = ["Applied", "Undone", "apply", "undo"]


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done: the paths written, those the disk did not confirm, the commits.

    ``saved_first`` is the commit of the person's own edits, if there were any.
    """

    written: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    commit: CommitResult
    saved_first: CommitResult | None = None


def apply(
    root: Path, make_plan: Callable[[], Plan], *, commit: bool, commit_later: bool = False
) -> Applied:
    """Make a plan with the workspace at ``root`` locked, and carry it out in its order.

    The plan is made under the lock, so that of two commands at once the second sees what
    the first wrote. Raises ``FileChanged`` if an editor wrote a file after the plan read
    it, and ``NotWritten`` if the disk refuses; files written before are put back then. A
    change that is already there is not written again, only committed if that is still to do:
    the same command typed again finishes what was cut short, its commit included. With
    ``commit_later`` the person's own edits are committed, and the plan's left to the caller.
    """
    with at_work(root, commit=commit) as site:
        plan = make_plan()
        left = tuple(_still_to_do(root, plan.changes))
        paths, message = whole_commit(site, plan, writes=bool(left))
        if not left:
            return Applied((), (), site.commit(paths, message) if paths else NOTHING)
        saved = save_hand_edits(site, left, plan.command)
        unconfirmed = write_logged(site, Plan(left, plan.message, plan.command))
        written = tuple(change.path for change in left)
        if saved is not None and saved.refused:
            return Applied(written, unconfirmed, saved, saved)
        if commit_later:
            return Applied(written, unconfirmed, NOTHING, saved)
        return Applied(written, unconfirmed, site.commit(paths, message), saved)


def _still_to_do(root: Path, changes: Sequence[FileChange]) -> Iterator[FileChange]:
    for change in changes:
        today = contents(root, change.path)
        if today == change.after:
            continue
        if today != change.before:
            raise changed(change.path)
        yield change
