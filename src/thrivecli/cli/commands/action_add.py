"""``thrive actions add``: one more thing to do."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, one_person, owner_name, the_day
from thrivecli.cli.changing import tell_actions
from thrivecli.cli.commands.actions import app
from thrivecli.cli.writing import write
from thrivecli.journal.adding import NewAction
from thrivecli.model.plan import Plan
from thrivecli.workspace.new_action import addition
from thrivecli.workspace.store import Store


@app.command()
def add(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be done.")],
    *,
    person: options.IntoPerson = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner",
            help="Who is to do it; the check-in's person if left out.",
            metavar="OWNER",
            autocompletion=options.complete_owner,
        ),
    ] = None,
    due: Annotated[str | None, typer.Option("--due", help="By when.", metavar="DATE")] = None,
    project: Annotated[
        str | None,
        typer.Option("--project", help="Tie it to the project +SLUG.", metavar="SLUG"),
    ] = None,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Add an action to somebody's newest check-in."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    name = one_person(session, person)
    new = NewAction(
        text,
        None if owner is None else owner_name(session, owner),
        None if due is None else the_day(session, due, "--due"),
        None if project is None else project.removeprefix("+"),
    )
    added: list[str] = []

    def plan(store: Store) -> Plan:
        change, new_id = addition(store, new, name)
        added[:] = [new_id]
        return Plan((change,), f"Add action for {name}: {new.text}", "actions add")

    applied = write(session, plan)
    if applied is not None:
        tell_actions(session, added[0], "added", applied)
