"""``thrive undo``: take the last command back."""

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.writing import (
    tell_commit,
    tell_editors,
    tell_unconfirmed,
    warn_if_open_to_all,
)
from thrivecli.errors import ExitCode
from thrivecli.render.changes import change_data, change_list
from thrivecli.render.parts import Screen, line
from thrivecli.workspace.settings import read_settings
from thrivecli.workspace.undo import Undone
from thrivecli.workspace.undo import undo as take_back


def undo(
    ctx: typer.Context,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Take back what the last command wrote.

    Nothing of what you wrote since is touched; where you changed the very same lines, that
    file is left alone and named, and so are those that belong together with it.
    """
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    warn_if_open_to_all(session)
    commit = not no_commit and read_settings(session.root).autocommit
    undone = take_back(session.root, commit=commit, dry_run=dry_run)
    session.saved = bool(undone.changes) and not dry_run
    session.answer(
        {
            "command": undone.command,
            "changes": [change_data(change) for change in undone.changes],
            "refused": [{"path": one.path, "why": one.refusal.why} for one in undone.refused],
            "dry_run": dry_run,
        },
        lambda: change_list(undone.changes) if dry_run else _told(undone),
        committed=undone.commit.sha,
    )
    past = ", or leave it"
    if undone.in_the_way:
        past = f"; to go past this command, delete {undone.in_the_way}"
    for one in undone.refused:
        hint = one.hint or "change it back by hand"
        session.note(f"left alone: {one.path}: {one.refusal.why}", f"{hint}{past}")
    tell_unconfirmed(session, undone.unconfirmed)
    if not dry_run:
        tell_editors(session, [change.path for change in undone.changes])
    tell_commit(session, undone.commit)
    if undone.refused:
        session.exit_code = ExitCode.NO


def _told(undone: Undone) -> Screen:
    if not undone.changes:
        return (line(f"nothing was taken back of: {undone.command}"),)
    files = ", ".join(change.path for change in undone.changes)
    return (line(f"taken back: {undone.command} ({files})"),)
