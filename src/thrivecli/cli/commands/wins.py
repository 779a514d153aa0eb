"""``thrive wins``: what was accomplished, and noting one thing more."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, note_if_empty, one_person, people_meant, the_past_day
from thrivecli.cli.person_or_verb import PersonOrVerb, complete_person_or_verb
from thrivecli.cli.session import Session
from thrivecli.cli.writing import write
from thrivecli.errors import UsageFault
from thrivecli.journal.wins.adding import NewWin
from thrivecli.journal.wins.listing import list_wins
from thrivecli.model.plan import Plan
from thrivecli.render.wins import win_data, win_list, win_noted
from thrivecli.workspace.apply import Applied
from thrivecli.workspace.new_win import noted_win, win_addition
from thrivecli.workspace.store import Store

app = typer.Typer(cls=PersonOrVerb, subcommand_metavar="| COMMAND [ARGS]...")


@app.callback(invoke_without_command=True)
def list_(
    ctx: typer.Context,
    person: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERSON]",
            help="Whose: a name, slug or handle, or the beginning of one.",
            autocompletion=complete_person_or_verb,
            show_default=False,
        ),
    ] = None,
    *,
    since: Annotated[
        str | None, typer.Option("--since", help="From this day on.", metavar="DATE")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help="Up to and including this day.", metavar="DATE")
    ] = None,
    json: options.Json = False,
) -> None:
    """List what was accomplished, newest first, and note more of it.

    Without a command it lists the wins of all check-ins; one that was copied along counts once.
    """
    if ctx.invoked_subcommand is not None:
        _refuse_beside_a_command(person, since, until, json)
        return
    session = begin(ctx, json=json)
    rows = list_wins(
        session.journal,
        people_meant(session, person),
        None if since is None else the_past_day(session, since, "--since", opening=True),
        None if until is None else the_past_day(session, until, "--until"),
    )
    several = session.located.are_several
    session.answer(
        [win_data(row, several=several) for row in rows],
        lambda: win_list(rows),
        session.journal.all_problems(),
    )
    note_if_empty(session)
    if not rows and session.journal.checkins:
        session.note("hint: `thrive wins add TEXT` notes one")


def _refuse_beside_a_command(*given: str | bool | None) -> None:
    if any(given):
        raise UsageFault(
            "what is for the list does not go before a command",
            hint="such as `thrive wins add TEXT --person NAME --date DATE --json`",
        )


@app.command()
def add(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was done.")],
    *,
    person: options.IntoPerson = None,
    date: Annotated[
        str | None,
        typer.Option("--date", help="The day it was done; today if left out.", metavar="DATE"),
    ] = None,
    detail: Annotated[
        list[str] | None,
        typer.Option("--detail", help="A bullet beneath it; may be repeated.", metavar="TEXT"),
    ] = None,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Note a win in somebody's newest check-in, under its date."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    day = session.today if date is None else the_past_day(session, date, "--date")
    new = NewWin(text, day, tuple(detail or ()))
    words = new.bullet.text
    name = one_person(session, person)

    def plan(store: Store) -> Plan:
        change = win_addition(store, new, name)
        changes = () if change is None else (change,)
        return Plan(changes, f"Note win of {name}: {words}", "wins add")

    applied = write(session, plan)
    if applied is not None:
        _tell(session, name, new, applied)


def _tell(session: Session, person: str, new: NewWin, applied: Applied) -> None:
    """Answer with the win as it is listed now."""
    row = noted_win(session.fresh_store().journal, person, new)
    if row is None:
        raise LookupError(f"the win just noted is not to be found: {new.text}")
    session.answer(
        win_data(row),
        lambda: win_noted(row, already=not applied.written),
        committed=applied.commit.sha,
    )
