"""``thrive sync``: bring the workspace and its remote into step."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.session import Session
from thrivecli.cli.writing import tell_refusal, warn_if_open_to_all
from thrivecli.errors import ExitCode, WorkspaceFault
from thrivecli.model.synced import Synced
from thrivecli.render.sync import foreseen_screen, left_notes, sync_data, sync_screen
from thrivecli.workspace.sync.permission import Assurances
from thrivecli.workspace.sync.sync import Wishes, foresee
from thrivecli.workspace.sync.sync import sync as carry_out


def sync(
    ctx: typer.Context,
    *,
    private: Annotated[
        bool,
        typer.Option("--private", help="Say that only the two of you can read the remote."),
    ] = False,
    public: Annotated[
        bool,
        typer.Option(
            "--i-know-this-is-public", help="Send the notes where everybody can read them."
        ),
    ] = False,
    merge_anyway: Annotated[
        bool,
        typer.Option("--merge-anyway", help="Send again what somebody took away at the remote."),
    ] = False,
    json: options.Json = False,
    dry_run: options.DryRun = False,
) -> None:
    """Commit your notes, and exchange them with the remote.

    Commits what you changed or added by hand in checkins/, templates/, examples/ and
    thrive.toml (of new files just the Markdown), fetches, merges check-ins item by item, and
    pushes. Nothing is ever forced, and nothing is sent to where everybody could read it.
    """
    session = begin(ctx, json=json, dry_run=dry_run)
    if not session.located.exists:
        raise WorkspaceFault(
            f"{session.root} is no workspace yet", hint=f"`thrive init {session.root}` makes it one"
        )
    warn_if_open_to_all(session)
    if dry_run:
        synced = foresee(session.root, merge_anyway=merge_anyway)
    else:
        ask = _ask if session.may_ask else None
        assurances = Assurances(private, public, ask)
        message = f"Notes of {session.today.isoformat()}"
        wishes = Wishes(message, assurances, attended=session.may_ask, merge_anyway=merge_anyway)
        synced = carry_out(session.root, wishes)
        session.saved = True
    _tell(session, synced)
    screen = foreseen_screen if dry_run else sync_screen
    session.answer(sync_data(synced, dry_run=dry_run), lambda: screen(synced))


def _ask(name: str) -> bool:
    return typer.confirm(f"Can only the two of you read {name}?", default=False, err=True)


def _tell(session: Session, synced: Synced) -> None:
    """Say beside the answer what was left, decided, or is to be done; set the exit code."""
    for message, hint in left_notes(synced):
        session.note(message, hint)
    for said in synced.notes:
        session.note(said.removeprefix("thrive: "))
    if synced.first_push:
        session.note(
            f"sent to {synced.remote} for the first time: see to it that only the two of you can "
            "read what is kept there"
        )
    if synced.beside and synced.pushed:
        session.note(
            f"{synced.branch} is a new branch at {synced.remote}, beside its own, {synced.beside}: "
            "whoever follows that one does not get it",
            f"`git switch {synced.beside}` and another sync go on there",
        )
    if synced.stopped is not None:
        tell_refusal(session, synced.stopped)
    elif synced.conflicts:
        back = "; `git merge --abort` makes everything as it was" if synced.merging else ""
        session.note(
            "some files have two versions in them, and nothing was sent",
            f"`thrive resolve` goes through them{back}",
        )
        session.exit_code = ExitCode.NO
    elif synced.remote is None:
        session.note(
            "there is no remote to exchange notes with",
            "make an empty private repository, then run `git remote add origin URL` and "
            "`thrive sync`",
        )
