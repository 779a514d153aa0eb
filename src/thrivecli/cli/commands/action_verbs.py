"""``thrive actions VERB``: what can be done to an action."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, owner_name, the_day, the_past_day
from thrivecli.cli.changing import Doing, change
from thrivecli.cli.commands.actions import app
from thrivecli.cli.session import Session
from thrivecli.journal import verbs
from thrivecli.journal.lookup import find_thread


@app.command()
def done(
    ctx: typer.Context,
    actions: options.ActionIds,
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", help="The day it was done; today if left out.", metavar="DATE"),
    ] = None,
    win: Annotated[
        bool | None,
        typer.Option(
            "--win/--no-win",
            help="Note them as wins, too; on a terminal it asks if left out.",
            show_default=False,
        ),
    ] = None,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Tick actions, and write the day beside them."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    day = session.today if on is None else the_past_day(session, on, "--on")
    if win is None and session.may_ask and not dry_run:
        win = _wants_win(session, actions)
    told = "done, and noted as a win" if win else "done"
    doing = Doing("done", verbs.done(day), told, settles=True, wins_on=day if win else None)
    change(session, doing, actions)


def _wants_win(session: Session, actions: list[str]) -> bool:
    """Ask, once it is clear that there are such actions; a partner's are nobody's win here."""
    threads = [find_thread(session.journal, name) for name in actions]
    if any((*one.live.action.owners, one.person)[0] != one.person for one in threads):
        return False
    it = "it as a win" if len(actions) == 1 else "them as wins"
    return typer.confirm(f"Note {it}, too?", default=False, err=True)


@app.command()
def start(
    ctx: typer.Context,
    actions: options.ActionIds,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Mark actions as begun."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    change(session, Doing("start", verbs.start, "started"), actions)


@app.command()
def drop(
    ctx: typer.Context,
    actions: options.ActionIds,
    *,
    because: Annotated[
        str, typer.Option("--because", help="Why; written beside it.", metavar="TEXT")
    ] = "",
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Give actions up, and say why."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    verb = verbs.drop(session.today, because)
    change(session, Doing("drop", verb, "dropped", settles=True), actions)


@app.command()
def reopen(
    ctx: typer.Context,
    actions: options.ActionIds,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Make actions open again."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    change(session, Doing("reopen", verbs.reopen, "open"), actions)


@app.command()
def restore(
    ctx: typer.Context,
    action: options.ActionId,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Bring back an action whose line was lost.

    That is one marked as carried on whose later copy is gone; `thrive check` names them.
    """
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    change(session, Doing("restore", verbs.restore, "open"), action)


@app.command()
def defer(
    ctx: typer.Context,
    action: options.ActionId,
    day: Annotated[str, typer.Argument(metavar="DATE", help="Its new due date.")],
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Give an action another due date."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    due = the_day(session, day, "DATE")
    change(session, Doing("defer", verbs.defer(due), f"due {due.isoformat()}"), action)


@app.command()
def assign(
    ctx: typer.Context,
    action: options.ActionId,
    owner: Annotated[
        str,
        typer.Argument(
            metavar="OWNER", help="Who is to do it.", autocompletion=options.complete_owner
        ),
    ],
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Hand an action over to somebody else."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    name = owner_name(session, owner)
    change(
        session, Doing("assign", verbs.assign(name, session.journal.people), f"for {name}"), action
    )
