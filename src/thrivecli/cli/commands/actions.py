"""``thrive actions``: what is to be done, and what can be done to it."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import (
    begin,
    note_if_empty,
    owner_name,
    people_meant,
    the_day,
    the_past_day,
)
from thrivecli.cli.session import Session
from thrivecli.cli.tree import Tree
from thrivecli.journal.listing import Filter, list_actions
from thrivecli.journal.lookup import find_thread
from thrivecli.journal.row import ActionRow, Shown, row_of
from thrivecli.quick.beside import left_behind, some_named
from thrivecli.render.actions import (
    action_card,
    action_data,
    action_list,
    action_with_copies,
    left_open_note,
    stranded_note,
)

app = typer.Typer(cls=Tree)


@app.callback(invoke_without_command=True)
def list_(
    ctx: typer.Context,
    *,
    open_: Annotated[
        bool, typer.Option("--open", help="Open and started ones (the default).")
    ] = False,
    done: Annotated[bool, typer.Option("--done", help="Finished ones.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="Ones given up.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Open ones past their date.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Every one, stranded ones too.")] = False,
    person: options.PersonOption = None,
    owner: options.OwnerOption = None,
    project: options.ProjectOption = None,
    due_before: Annotated[
        str | None, typer.Option("--due-before", help="Due before this day.", metavar="DATE")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            help="From check-ins since this day; finished ones: finished since.",
            metavar="DATE",
        ),
    ] = None,
    next_: Annotated[bool, typer.Option("--next", help="Only each owner's nearest.")] = False,
    json: options.Json = False,
) -> None:
    """List actions, and change them.

    Without a command it lists what is open. Options for the status add up, all others narrow.
    """
    if ctx.invoked_subcommand is not None:
        return
    session = begin(ctx, json=json)
    statuses = _statuses(open_=open_, done=done, dropped=dropped, all_=all_)
    wanted = Filter(
        statuses,
        overdue,
        frozenset(people_meant(session, person)),
        frozenset([] if owner is None else [owner_name(session, owner)]),
        None if project is None else project.removeprefix("+").lower(),
        None if due_before is None else the_day(session, due_before, "--due-before"),
        None if since is None else the_past_day(session, since, "--since", opening=True),
        next_,
    )
    rows = list_actions(session.journal, wanted, session.today)
    several = session.located.are_several
    session.answer(
        [action_data(row, several=several) for row in rows],
        lambda: action_list(rows, several=several),
        session.journal.all_problems(),
    )
    _notes(session, rows, wanted)
    note_if_empty(session)


def _statuses(*, open_: bool, done: bool, dropped: bool, all_: bool) -> frozenset[Shown]:
    if all_:
        return frozenset(Shown)
    chosen: set[Shown] = set()
    if open_:
        chosen |= {Shown.OPEN, Shown.STARTED}
    if done:
        chosen.add(Shown.DONE)
    if dropped:
        chosen.add(Shown.DROPPED)
    return frozenset(chosen)


def _notes(session: Session, rows: tuple[ActionRow, ...], wanted: Filter) -> None:
    _note_project(session, wanted.project)
    threads = [
        thread
        for owner in session.journal.owners(wanted.people)
        for thread in session.journal.threads[owner]
    ]
    stranded = [one for one in threads if one.is_stranded and not session.journal.is_astray(one)]
    for told in (
        *left_behind(sum(row.left_behind for row in rows)),
        *some_named([left_open_note(one) for one in threads if one.left_open]),
        *some_named([stranded_note(one) for one in stranded]),
    ):
        session.note(*told)


def _note_project(session: Session, slug: str | None) -> None:
    """A slug that nothing is tied to is likely a slip."""
    if slug is None:
        return
    known = {thread.live.action.project for thread in session.journal.all_threads()} - {None}
    if slug not in known:
        named = ", ".join(sorted(f"+{one}" for one in known))
        session.note(f"nothing is tied to +{slug}", f"known: {named}" if named else "")


@app.command()
def show(ctx: typer.Context, action: options.ActionId, *, json: options.Json = False) -> None:
    """Show one action through all its check-ins."""
    session = begin(ctx, json=json)
    row = row_of(session.journal, find_thread(session.journal, action), session.today)
    several = session.located.are_several
    session.answer(action_with_copies(row, several=several), lambda: action_card(row))
