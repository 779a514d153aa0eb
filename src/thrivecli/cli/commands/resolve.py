"""``thrive resolve``: settle what a merge has left."""

from pathlib import Path
from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.session import Session
from thrivecli.cli.settling import walk
from thrivecli.cli.writing import show_changes, tell_commit, tell_refusal, warn_if_open_to_all
from thrivecli.errors import ExitCode, NotCommitted, UnknownName, UsageFault, WorkspaceFault
from thrivecli.model.conflict import Conflict, Side
from thrivecli.render.parts import Screen, line
from thrivecli.render.resolve import conflict_data, conflict_list
from thrivecli.workspace.resolving.choose import plan_resolution
from thrivecli.workspace.resolving.choose import resolve as settle
from thrivecli.workspace.resolving.end import conclude, merge_what_git_could_not
from thrivecli.workspace.resolving.find import conflicts, unmerged_elsewhere


def resolve(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Only in these files.", show_default=False),
    ] = None,
    *,
    ours: Annotated[bool, typer.Option("--ours", help="Keep what you wrote.")] = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Keep what came from elsewhere.")
    ] = False,
    both: Annotated[bool, typer.Option("--both", help="Keep both, ours first.")] = False,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Settle what a merge left between conflict marks.

    At a terminal it goes from one place to the next and asks; elsewhere it lists them, or
    keeps what an option says. Once nothing is left, the merge is committed.
    """
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    side = _side(ours=ours, theirs=theirs, both=both)
    warn_if_open_to_all(session)
    for note in () if dry_run else merge_what_git_could_not(session.root):
        session.note(note.removeprefix("thrive: "))
    wanted = _wanted(session, paths or [])
    if side and dry_run:
        show_changes(session, plan_resolution(session.root, wanted, side))
        return
    written = [] if dry_run else _settled(session, wanted, side)
    session.saved = bool(written)
    committed = None
    if not dry_run and not no_commit:
        result = conclude(session.root, written)
        tell_commit(session, result)
        committed = result.sha
        session.saved = bool(written or result.sha)
    _answer(session, written, committed)


def _settled(session: Session, wanted: list[Conflict], side: Side | None) -> list[str]:
    """Settle what can be settled; the files written."""
    if side and wanted:
        tell_commit(session, settle(session.root, wanted, side))
        return list(dict.fromkeys(conflict.path for conflict in wanted))
    return walk(session, {conflict.path for conflict in wanted}) if session.may_ask else []


def _side(*, ours: bool, theirs: bool, both: bool) -> Side | None:
    chosen = [side for side, wanted in zip(Side, (ours, theirs, both), strict=True) if wanted]
    if len(chosen) > 1:
        raise UsageFault("--ours, --theirs and --both exclude each other", hint="name one of them")
    return chosen[0] if chosen else None


def _wanted(session: Session, paths: list[str]) -> list[Conflict]:
    """The conflicts in the files named, or all there are."""
    found = conflicts(session.root)
    if any(one.is_swapped for one in found):
        session.note(
            "a rebase is under way: ours is what you wrote, theirs what came from elsewhere; "
            "git's own marks have these names the other way round",
            "once all is settled, `git rebase --continue` goes on, `git rebase --abort` stops",
        )
    if not paths:
        return found
    names = {(session.root / one.path).resolve(): one.path for one in found}
    wanted = set()
    for path in paths:
        inside = [names.get(Path(path).resolve()), names.get((session.root / path).resolve())]
        if not any(inside):
            raise UnknownName(
                f"there is nothing to settle in {path}", hint="`thrive resolve` lists what there is"
            )
        wanted |= set(inside)
    return [one for one in found if one.path in wanted]


def _tell_elsewhere(session: Session) -> None:
    """Say what git could not merge in the same repository, and is none of ours."""
    elsewhere = unmerged_elsewhere(session.root)
    if elsewhere:
        session.exit_code = max(session.exit_code, ExitCode.NO)
        session.note(
            f"not merged, and outside of this workspace: {', '.join(elsewhere)}",
            "settle these with git, then run `thrive resolve` again",
        )


def _left(session: Session, written: list[str]) -> list[Conflict]:
    """What is left; where git cannot tell any more, what was written is saved all the same."""
    try:
        _tell_elsewhere(session)
        return conflicts(session.root)
    except WorkspaceFault as fault:
        if not written:
            raise
        tell_refusal(session, NotCommitted(f"saved, not committed: {fault.message}"))
        return []


def _answer(session: Session, written: list[str], committed: str | None) -> None:
    left = _left(session, written)
    if left:
        session.exit_code = max(session.exit_code, ExitCode.NO)
    session.answer(
        {"conflicts": [conflict_data(one) for one in left], "resolved": written},
        lambda: _screen(left, written),
        committed=committed,
    )
    if left:
        session.note(
            f"{len(left)} left to settle",
            "`thrive resolve` at a terminal asks; --ours, --theirs or --both keep that everywhere; "
            "or take the marks out in your editor and run it again",
        )


def _screen(left: list[Conflict], written: list[str]) -> Screen:
    settled = tuple(line(f"settled: {path}") for path in dict.fromkeys(written))
    return (*settled, *conflict_list(left)) or (line("nothing is left to settle"),)
