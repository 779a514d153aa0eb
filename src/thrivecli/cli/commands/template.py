"""``thrive template``: what a new check-in is copied from."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.session import Session
from thrivecli.cli.tree import Tree
from thrivecli.cli.writing import write
from thrivecli.errors import UsageFault
from thrivecli.model.plan import FileChange, Plan
from thrivecli.render.parts import Column, Role, Table, Verbatim, Words, line, words
from thrivecli.workspace.template.templates import find_template, packaged_templates, team_templates

app = typer.Typer(cls=Tree)

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="The template's name.", autocompletion=options.complete_template
    ),
]


@app.command("list")
def list_(ctx: typer.Context, *, json: options.Json = False) -> None:
    """List the templates there are, the team's own first choice."""
    session = begin(ctx, json=json)
    team, problems = team_templates(session.root)
    rows = [
        {"name": name, "source": "team" if name in team else "packaged", "usual": name == usual}
        for usual in [session.stores[0].settings.template]
        for name in sorted({*packaged_templates(), *team})
    ]
    table = Table(
        (Column("Name"), Column("From"), Column("", flexible=True)),
        tuple(
            (
                words(Words(str(row["name"]), Role.ID)),
                words(str(row["source"])),
                words("the usual one" if row["usual"] else ""),
            )
            for row in rows
        ),
    )
    session.answer(rows, lambda: (table,), problems)


@app.command()
def show(ctx: typer.Context, name: Name, *, json: options.Json = False) -> None:
    """Print a template as it is written."""
    session = begin(ctx, json=json)
    template = find_template(session.root, name)
    data = {"name": template.name, "path": template.path, "text": template.text}
    session.answer(data, lambda: (Verbatim(template.text),))


@app.command()
def eject(
    ctx: typer.Context,
    name: Name,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Copy a packaged template into templates/, to make it the team's own."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    path = f"templates/{name}.md"
    applied = write(session, lambda _store: _ejection(session, name, path))
    if applied is not None:
        if not applied.written and not (applied.commit.sha or applied.commit.refused):
            raise _already(path)
        data = {"name": name, "path": path}
        session.answer(
            data,
            lambda: (line(Words(path, Role.ID), "  (yours to change)"),),
            committed=applied.commit.sha,
        )


def _already(path: str) -> UsageFault:
    return UsageFault(f"{path} is the team's own already", hint="edit that file")


def _ejection(session: Session, name: str, path: str) -> Plan:
    """The copy; one that is there already as it would be made now may still be uncommitted."""
    packaged = packaged_templates().get(name)
    template = find_template(session.root, name)
    if template.path == path and (session.dry_run or template.text != packaged):
        raise _already(path)
    change = FileChange(path, None, template.text.encode())
    return Plan((change,), f"Make the template {name} our own", f"template eject {name}")
