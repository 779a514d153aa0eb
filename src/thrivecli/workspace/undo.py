"""Taking back the last command that has not been taken back yet, step by step to any depth."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from thrivecli.errors import Refused, ThriveError
from thrivecli.journal.undo.take_back import Refusal, take_back
from thrivecli.journal.undo.together import together
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.disk.files import checkin_paths
from thrivecli.workspace.git.repository import find_repository, log_folder, uncommitted
from thrivecli.workspace.git.result import NOTHING, CommitResult
from thrivecli.workspace.settings import FILE
from thrivecli.workspace.site import (
    Site,
    at_work,
    contents,
    save_hand_edits,
    sweep,
    write_logged,
)
from thrivecli.workspace.undo_log import log as undo_log
from thrivecli.workspace.undo_log.log import Entry, EntryState

_ELSEWHERE = (
    "if the command was typed on another branch, switch to that and run `thrive undo` there"
)
_DELETE_IT = "if nothing in it is to stay, delete it and run `thrive undo` again"


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file left alone, since what the command wrote in it, or beside it, was changed."""

    path: str
    refusal: Refusal
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """The command taken back, the changes that did it, and what was left alone.

    ``refused`` not empty means that the answer is no for these files (exit code 1). Where
    nothing at all could be done, ``in_the_way`` is the entry of the log that stays the next one.
    """

    command: str
    changes: tuple[FileChange, ...]
    refused: tuple[RefusedFile, ...]
    commit: CommitResult = NOTHING
    saved_first: CommitResult | None = None
    unconfirmed: tuple[str, ...] = ()
    in_the_way: Path | None = None


def undo(root: Path, *, commit: bool, dry_run: bool = False) -> Undone:
    """Take back thrive's own spans of the last command, as a new commit.

    With ``dry_run`` only says what would change. Raises ``Refused`` when there is nothing
    left to take back, and what ``apply`` raises.
    """
    if dry_run:
        log = log_folder(root, find_repository(root))
        entry = _last(log)
        logged = undo_log.read_entry(log, entry)
        _refuse_the_workspace(root, logged)
        return _undone_unless_so_already(root, log, entry, logged)
    with at_work(root, commit=commit) as site:
        entry = _last(site.log)
        logged = undo_log.read_entry(site.log, entry)
        _refuse_the_workspace(root, logged)
        sweep(root, logged.changes)
        undone = _undone_unless_so_already(root, site.log, entry, logged)
        if undone.refused and not undone.changes:
            return replace(undone, in_the_way=undo_log.place_of(site.log, entry))
        result = _carry_out(site, logged, undone)
        undo_log.mark(site.log, entry, EntryState.UNDONE)
        return result


def _refuse_the_workspace(root: Path, logged: Plan) -> None:
    """What made the workspace is not taken from under the check-ins that are in it."""
    makes_it = any(change.path == FILE and change.before is None for change in logged.changes)
    if makes_it and checkin_paths(root)[0]:
        raise Refused(
            "nothing is left to take back but the workspace itself, and it has check-ins",
            hint="see `git log` for older changes",
        )


def _last(log: Path) -> Entry:
    entry = undo_log.last_undoable(log)
    if entry is None:
        raise Refused("there is nothing to take back", hint="see `git log` for older changes")
    return entry


def _undone_unless_so_already(root: Path, log: Path, entry: Entry, logged: Plan) -> Undone:
    """What taking it back means; refused where nothing of it is here, so that the entry stays.

    It may have been typed on another branch, and can be taken back there.
    """
    undone = _undone(root, logged)
    if undone.changes or undone.refused or entry.state is not EntryState.APPLIED:
        return undone
    if not _is_committed(root, logged) or _was_cut_short(root, log, logged):
        return undone
    refusal = Refusal("it is as it was before that command already")
    refused = (RefusedFile(change.path, refusal, _ELSEWHERE) for change in logged.changes)
    return replace(undone, refused=tuple(refused))


def _is_committed(root: Path, logged: Plan) -> bool:
    """Whether git has the files as they stand: no, where somebody took it back by hand."""
    repository = find_repository(root)
    try:
        return repository is not None and not uncommitted(
            repository, root, [change.path for change in logged.changes]
        )
    except ThriveError:
        return False  # the commit that follows meets the same fault, and says it


def _was_cut_short(root: Path, log: Path, logged: Plan) -> bool:
    """Whether an undo of this very command wrote its files and was killed before it said so."""
    last = undo_log.entries(log)[-1]
    if last.state is not EntryState.UNDO:
        return False
    plan = undo_log.read_entry(log, last)
    return plan.command == _undo_of(logged) and all(
        contents(root, change.path) == change.after for change in plan.changes
    )


def _undo_of(logged: Plan) -> str:
    return f"undo ({logged.command})"


def _undone(root: Path, logged: Plan) -> Undone:
    """What taking the command back means for the files as they are today."""
    groups = together(tuple(reversed(logged.changes)))
    found = [one for group in groups for one in _whole_or_not(root, group)]
    return Undone(
        logged.command,
        tuple(change for change in found if isinstance(change, FileChange)),
        tuple(refused for refused in found if isinstance(refused, RefusedFile)),
    )


def _whole_or_not(root: Path, group: Sequence[FileChange]) -> Iterable[FileChange | RefusedFile]:
    found = list(_each(root, group))
    refused = next((one for one in found if isinstance(one, RefusedFile)), None)
    if refused is None:
        return found
    beside = Refusal(f"it belongs together with {refused.path}")
    return [one if isinstance(one, RefusedFile) else RefusedFile(one.path, beside) for one in found]


def _each(root: Path, group: Sequence[FileChange]) -> Iterator[FileChange | RefusedFile]:
    for change in group:
        today = contents(root, change.path)
        result = take_back(change.before, change.after, today)
        if isinstance(result, Refusal):
            hint = _DELETE_IT if change.before is None and today is not None else ""
            yield RefusedFile(change.path, result, hint)
        elif result != today:
            yield FileChange(change.path, today, result)


def _carry_out(site: Site, logged: Plan, undone: Undone) -> Undone:
    plan = Plan(undone.changes, f"Take back: {logged.message}", _undo_of(logged))
    saved = save_hand_edits(site, _edited_since(logged, undone.changes), "undo")
    unconfirmed = write_logged(site, plan, EntryState.UNDO) if plan.changes else ()
    if saved is not None and saved.refused:
        result = saved
    else:
        refused = {file.path for file in undone.refused}
        paths = [change.path for change in logged.changes if change.path not in refused]
        result = site.commit(paths, plan.message)
    return Undone(undone.command, undone.changes, undone.refused, result, saved, unconfirmed)


def _edited_since(logged: Plan, changes: tuple[FileChange, ...]) -> list[FileChange]:
    """Those files the person wrote in after the command."""
    left_behind = {change.path: change.after for change in logged.changes}
    return [change for change in changes if change.before != left_behind[change.path]]
