"""``thrive checkin new``: begin a check-in, and carry on what is open."""

import enum
import sys
from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, the_day
from thrivecli.cli.commands.checkin import app
from thrivecli.cli.editing import edit_checkin
from thrivecli.cli.newcomer import make_default_workspace, partners, whose
from thrivecli.cli.session import Session
from thrivecli.cli.writing import write
from thrivecli.errors import UsageFault
from thrivecli.journal.carrying.begun import Begun
from thrivecli.journal.carrying.travel import Carry
from thrivecli.model.plan import Plan
from thrivecli.render.beginning import begun_data, begun_screen
from thrivecli.workspace.new_checkin import Request, plan_new_checkin
from thrivecli.workspace.store import Store


class _Carry(enum.StrEnum):
    AUTO = "auto"
    ALL = "all"
    NONE = "none"


@app.command()
def new(
    ctx: typer.Context,
    person: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERSON]",
            help="Whose check-in: a full name, slug or handle.",
            autocompletion=options.complete_person,
            show_default=False,
        ),
    ] = None,
    *,
    date: Annotated[
        str | None, typer.Option("--date", help="When; today if left out.", metavar="DATE")
    ] = None,
    partner: Annotated[
        str | None,
        typer.Option(
            "--partner",
            help="Who helps: mentor or manager; as last time if left out.",
            metavar="NAME",
            autocompletion=options.complete_owner,
        ),
    ] = None,
    template: options.TemplateOption = None,
    next_: Annotated[
        str | None, typer.Option("--next", help="When the next one is agreed for.", metavar="DATE")
    ] = None,
    carry: Annotated[
        _Carry,
        typer.Option(
            "--carry",
            help="What comes along: recent open actions, all that are open, or none.",
        ),
    ] = _Carry.AUTO,
    blank: Annotated[
        bool, typer.Option("--blank", help="Start without last time's answers.")
    ] = False,
    another: Annotated[
        bool, typer.Option("--another", help="A second check-in on the same day.")
    ] = False,
    new_person: Annotated[
        bool, typer.Option("--new-person", help="The name is nobody's who is known already.")
    ] = False,
    edit: Annotated[
        bool | None,
        typer.Option("--edit/--no-edit", help="Open it in your editor; usual on a terminal."),
    ] = None,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Begin a check-in: last time's answers, and every action still open."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    if edit and not session.may_ask:
        raise UsageFault("there is no terminal to open an editor on", hint="leave out --edit")
    day = session.today if date is None else the_day(session, date, "--date")
    created_workspace = make_default_workspace(session)
    store = session.fresh_store()
    request = Request(
        whose(session, store, person, is_new=new_person),
        day,
        partners(store, partner),
        template,
        None if next_ is None else the_day(session, next_, "--next"),
        Carry(carry.value),
        blank,
        another,
    )
    _carry_out(session, request, edit=edit, created_workspace=created_workspace)


def _carry_out(
    session: Session, request: Request, *, edit: bool | None, created_workspace: bool
) -> None:
    wants_editor = (session.may_ask and sys.stdout.isatty()) if edit is None else edit
    made: list[tuple[Plan, Begun]] = []

    def plan(store: Store) -> Plan:
        made[:] = [plan_new_checkin(store, request)]
        return made[0][0]

    applied = write(session, plan, commit_later=wants_editor)
    if applied is None:
        return
    whole, begun = made[0]
    session.answer(
        begun_data(begun, applied.commit.sha, created_workspace=created_workspace),
        lambda: begun_screen(begun),
    )
    _notes(session, begun)
    if wants_editor:
        message = whole.message if begun.created else ""
        edit_checkin(session, session.root, begun.path, also=applied.written, message=message)


def _notes(session: Session, begun: Begun) -> None:
    if begun.later:
        session.note(
            f"nothing was carried: there is a later check-in, of {begun.later.isoformat()}"
        )
    if begun.left_behind:
        session.note(
            f"{len(begun.left_behind)} left behind in check-ins too old to be carried from",
            "`--carry all` takes them along",
        )
    if begun.stranded:
        count = len(begun.stranded)
        session.note(
            f"{count} stranded: said to be carried on, to a file that is gone",
            f"`thrive actions restore {' '.join(begun.stranded[:1])}` brings "
            f"{'it' if count == 1 else 'one'} back, `thrive undo` all",
        )
