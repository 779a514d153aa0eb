"""``thrive trust``: let this repository's own hooks and settings run."""

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.errors import WorkspaceFault
from thrivecli.render.parts import line
from thrivecli.workspace.git.repository import find_repository
from thrivecli.workspace.git.trust import code_of
from thrivecli.workspace.git.trust import trust as record


def trust(
    ctx: typer.Context, *, json: options.Json = False, dry_run: options.DryRun = False
) -> None:
    """Let this repository's own hooks run.

    Needed only for a repository that thrive did not make and that brings hooks, or git
    settings that name programs. Look at what is listed before you trust it.
    """
    session = begin(ctx, json=json, dry_run=dry_run)
    repository = find_repository(session.root)
    if repository is None:
        raise WorkspaceFault("there is no git repository here", hint="`thrive init` makes one")
    code = code_of(repository) if dry_run else record(repository)
    session.saved = not dry_run
    told = "would be trusted" if dry_run else "trusted from now on"
    session.answer(
        {"repository": str(repository.root), "names": list(code.names)},
        lambda: (
            line(f"{told}: {repository.root}"),
            *(line(name, indent=2) for name in code.names),
        ),
    )
