"""``thrive actions``: what is to be done, and what can be done to it."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, owner_name, person_name, the_day
from thrivecli.cli.session import Session
from thrivecli.journal.listing import ActionRow, Filter, Shown, list_actions, row_of
from thrivecli.journal.lookup import find_thread
from thrivecli.render.actions import action_card, action_data, action_list, action_with_copies

app = typer.Typer()


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
    """List action items, or change them with one of the commands below."""
    if ctx.invoked_subcommand is not None:
        return
    session = begin(ctx, json=json)
    statuses = _statuses(open_=open_, done=done, dropped=dropped, all_=all_)
    wanted = Filter(
        statuses,
        overdue,
        frozenset([person_name(session, person)] if person else []),
        frozenset([owner_name(session, owner)] if owner else []),
        project.removeprefix("+").lower() if project else None,
        the_day(session, due_before, "--due-before") if due_before else None,
        the_day(session, since, "--since") if since else None,
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
    behind = sum(row.left_behind for row in rows)
    if behind:
        session.note(
            f"{behind} left behind in check-ins too old to be carried from",
            "`thrive checkin new --carry all` takes them along",
        )
    for thread in session.journal.all_threads():
        if wanted.people and thread.person not in wanted.people:
            continue
        where = f"{thread.live.checkin.path}:{thread.live.action.line}"
        if thread.left_open:
            session.note(
                f"{thread.id} is {thread.status.value}, but its newest copy stands open: {where}",
                f"`thrive actions done {thread.id}` ticks it there, too",
            )
        elif thread.is_stranded:
            session.note(
                f"{thread.id} was carried on, and the line it was carried to is gone: {where}",
                f"`thrive actions restore {thread.id}` brings it back, "
                f"`thrive actions drop {thread.id}` gives it up",
            )


@app.command()
def show(ctx: typer.Context, action: options.ActionId, *, json: options.Json = False) -> None:
    """Show one action with every check-in it went through."""
    session = begin(ctx, json=json)
    row = row_of(session.journal, find_thread(session.journal, action), session.today)
    several = session.located.are_several
    session.answer(action_with_copies(row, several=several), lambda: action_card(row))
