"""``thrive init``: make a workspace."""

from pathlib import Path

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.writing import show_changes, tell_commit, tell_unconfirmed
from thrivecli.render.parts import line
from thrivecli.workspace.apply import apply
from thrivecli.workspace.init import make_folder, plan_workspace
from thrivecli.workspace.typed_path import typed_path


def init(
    ctx: typer.Context,
    folder: options.OptionalFolder = None,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Make a workspace: settings, a folder, a git repository.

    Without DIR it is made of the folder you are in. Files that are there already stay as
    they are, so it is safe to run again; inside a git repository, that one is used.
    """
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    named = folder or session.named
    root = typed_path(named) if named else Path.cwd()
    made = plan_workspace(root)
    if made.inside:
        session.note(f"this is inside the git repository {made.inside}, which is used")
    if dry_run:
        show_changes(session, made.plan)
        return
    make_folder(root, made)
    applied = apply(root, lambda: plan_workspace(root).plan, commit=not no_commit)
    session.saved = bool(applied.written)
    tell_unconfirmed(session, applied.unconfirmed)
    tell_commit(session, applied.commit)
    told = "is a workspace now" if applied.written else "is a workspace already"
    session.answer(
        {"path": str(root), "written": list(applied.written)},
        lambda: (line(f"{root} {told}"),),
        committed=applied.commit.sha,
    )
    if applied.written:
        session.note('next: `thrive checkin new "First Last"`')
