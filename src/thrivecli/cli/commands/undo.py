"""``thrive undo``: take the last command back."""

from contextlib import suppress

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.session import Session
from thrivecli.cli.writing import (
    tell_commit,
    tell_editors,
    tell_unconfirmed,
    warn_if_open_to_all,
)
from thrivecli.errors import ExitCode, ThriveError
from thrivecli.render.changes import change_data, change_list
from thrivecli.render.parts import Screen, line
from thrivecli.workspace.git.last_commit import last_commit
from thrivecli.workspace.git.repository import find_repository
from thrivecli.workspace.settings import read_settings
from thrivecli.workspace.undo import Undone
from thrivecli.workspace.undo import undo as take_back

_BY_HAND = ("Notes in ", "Notes of ")  # how `checkin edit` and `sync` begin their messages


def undo(
    ctx: typer.Context,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Take back what the last command wrote.

    Nothing of what you wrote yourself is touched, in `checkin edit` either; where you changed
    the very same lines, that file is left alone and named, and so are those that belong
    together with it.
    """
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    warn_if_open_to_all(session)
    _note_own_words(session)
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


def _note_own_words(session: Session) -> None:
    """Say that the last commit is of words written by hand, if so: they are not taken back."""
    with suppress(ThriveError):  # undo itself will meet it, and say so
        repository = find_repository(session.root)
        name, subject = (repository and last_commit(repository)) or ("", "")
        if subject.startswith(_BY_HAND):
            session.note(
                f"the last commit, '{subject}', is what was written by hand, and stays: "
                "undo takes back the command before it",
                f"`git revert {name}` takes those words back",
            )


def _told(undone: Undone) -> Screen:
    if not undone.changes:
        return (line(f"nothing was taken back of: {undone.command}"),)
    files = ", ".join(change.path for change in undone.changes)
    return (line(f"taken back: {undone.command} ({files})"),)
