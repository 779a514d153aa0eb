"""A command that was cut short, typed again: what is still to be committed, and tidied up.

A crash may come between two files, or between the last file and the commit. The undo log
knows what the command was about; its files are there or are written now.
"""

from pathlib import Path

from thrivecli.errors import ThriveError
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.site import Site, contents, sweep
from thrivecli.workspace.undo_log import log as undo_log
from thrivecli.workspace.undo_log.log import EntryState


def whole_commit(site: Site, plan: Plan, *, writes: bool) -> tuple[list[str], str]:
    """The paths and the message of the commit that ``plan`` leads to.

    With those of the same command before, where that was cut short: the files that still
    stand as it left them. ``writes`` says whether ``plan`` has anything left to write; if
    not, a commit may be all that is missing.
    """
    paths = [change.path for change in plan.changes]
    before = _before(site, plan.command, writes=writes)
    if before is None:
        return paths, plan.message
    sweep(site.root, before.changes)
    left = [change.path for change in before.changes if _stands(site.root, change)]
    if site.repository is None or not left:
        return paths, plan.message
    return list(dict.fromkeys([*left, *paths])), before.message


def _before(site: Site, command: str, *, writes: bool) -> Plan | None:
    """The last command in the log, if it was this one and may not have come to its end."""
    entry = undo_log.last_undoable(site.log)
    if entry is None or (writes and entry.state is not EntryState.PENDING):
        return None
    try:
        logged = undo_log.read_entry(site.log, entry)
    except ThriveError:
        return None  # `undo` will say that it is damaged
    return logged if logged.command == command else None


def _stands(root: Path, change: FileChange) -> bool:
    try:
        return contents(root, change.path) == change.after
    except ThriveError:
        return False
