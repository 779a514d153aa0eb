"""``thrive demo``: a year of somebody else's check-ins to look around in."""

import os
import tempfile
from pathlib import Path

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.session import Session
from thrivecli.cli.writing import show_changes
from thrivecli.render.demo import demo_data, tour
from thrivecli.workspace.demo.make import Demo, demo_plan, make_demo, refuse_unless_empty
from thrivecli.workspace.typed_path import typed_path

_DEFAULT = "thrive-demo"


def demo(
    ctx: typer.Context,
    folder: options.OptionalFolder = None,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Make a throw-away workspace to look around in.

    It holds two people and a year of their check-ins; then you are told what to type.
    """
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    named = folder or session.named or Path(_DEFAULT)
    root = Path(os.path.normpath(typed_path(named)))
    if dry_run:
        _show(session, root)
        return
    made = make_demo(root, session.today, commit=not no_commit)
    session.saved = True
    _answer(session, made, str(root) if str(named).startswith("~") else str(named))


def _show(session: Session, root: Path) -> None:
    """The diff of a dry run: the year is played in a folder that is gone afterwards."""
    refuse_unless_empty(root)
    with tempfile.TemporaryDirectory(prefix="thrive-demo-") as elsewhere:
        show_changes(session, demo_plan(Path(elsewhere), session.today))


def _answer(session: Session, made: Demo, shown: str) -> None:
    session.answer(
        demo_data(made.path, made.people, made.checkins),
        lambda: tour(shown, made.people, made.checkins, made.action),
    )
    if made.missing:
        session.note(made.missing, "the tour works all the same")
    if os.environ.get("THRIVE_HOME"):
        session.note(
            "THRIVE_HOME is set, and goes before the folder you are in",
            "type `unset THRIVE_HOME` before the tour",
        )
