"""The command tree: which word leads to which module."""

import enum
from pathlib import Path
from typing import Annotated

import typer

from thrivecli import __version__
from thrivecli.cli.commands import action_add, action_verbs, actions, checkin, checkin_new
from thrivecli.cli.commands import agenda as agenda_module
from thrivecli.cli.commands import check as check_module
from thrivecli.cli.commands import config as config_module
from thrivecli.cli.commands import demo as demo_module
from thrivecli.cli.commands import goals as goals_module
from thrivecli.cli.commands import init as init_module
from thrivecli.cli.commands import merge_driver as merge_driver_module
from thrivecli.cli.commands import report as report_module
from thrivecli.cli.commands import resolve as resolve_module
from thrivecli.cli.commands import review as review_module
from thrivecli.cli.commands import sync as sync_module
from thrivecli.cli.commands import template as template_module
from thrivecli.cli.commands import trust as trust_module
from thrivecli.cli.commands import undo as undo_module
from thrivecli.cli.commands import wins as wins_module
from thrivecli.cli.session import Session
from thrivecli.cli.tree import Trunk

__all__ = ["action_add", "action_verbs", "app", "checkin_new"]


class _Colour(enum.StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


app = typer.Typer(
    cls=Trunk,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"thrive {__version__}")
        raise typer.Exit


@app.callback()
def thrive(
    ctx: typer.Context,
    *,
    folder: Annotated[
        Path | None,
        typer.Option("-C", metavar="DIR", help="The workspace; THRIVE_HOME does the same."),
    ] = None,
    colour: Annotated[
        _Colour, typer.Option("--color", help="When to print in colour.")
    ] = _Colour.AUTO,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a bug of thrive's own.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Career check-ins as Markdown in a private git repository."""
    del debug, version  # looked for in main, before anything can go wrong
    session = ctx.ensure_object(Session)
    session.named = folder
    session.colour = colour.value


app.command("init")(init_module.init)
app.command("demo")(demo_module.demo)
app.add_typer(checkin.app, name="checkin", help="Begin, list, show and edit check-ins.")
app.add_typer(actions.app, name="actions")
app.command("goals")(goals_module.goals)
app.command("report")(report_module.report)
app.command("review")(review_module.review)
app.command("agenda")(agenda_module.agenda)
app.add_typer(wins_module.app, name="wins")
app.command("check")(check_module.check)
app.command("sync")(sync_module.sync)
app.command("resolve")(resolve_module.resolve)
app.command("undo")(undo_module.undo)
app.add_typer(template_module.app, name="template", help="What a new check-in is copied from.")
app.command("config")(config_module.config)
app.command("trust")(trust_module.trust)
app.command("merge-driver", hidden=True)(merge_driver_module.merge_driver)
