"""``thrive config``: the settings of the workspace."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.writing import write
from thrivecli.model.plan import Plan
from thrivecli.render.parts import Column, Role, Table, Words, line, words
from thrivecli.workspace.index.removal import forget_index
from thrivecli.workspace.settings import SETTINGS, YES_OR_NO, read_values, setting
from thrivecli.workspace.settings_edit import with_setting
from thrivecli.workspace.template.templates import find_template


def _keys(incomplete: str) -> list[str]:
    return [one.key for one in SETTINGS if one.key.startswith(incomplete)]


def _values(ctx: typer.Context, incomplete: str) -> list[str]:
    known = next((one for one in SETTINGS if one.key == ctx.params.get("key")), None)
    if known is None:
        return []
    values = tuple(YES_OR_NO) if isinstance(known.default, bool) else known.choices
    return [value for value in values if value and value.startswith(incomplete)]


def config(
    ctx: typer.Context,
    key: Annotated[
        str | None,
        typer.Argument(
            metavar="[KEY]", help="A setting's name.", autocompletion=_keys, show_default=False
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[VALUE]", help="Its new value.", autocompletion=_values, show_default=False
        ),
    ] = None,
    *,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Show the settings, show one, or change one."""
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    if key is not None and value is not None:
        parsed = setting(key).parse(value)
        if key == "template":
            find_template(session.root, value)  # or the next check-in could not begin
        applied = write(
            session,
            lambda store: Plan(
                with_setting(store.root, key, parsed),
                f"Set {key} to {value}",
                f"config {key} {value}",
            ),
        )
        if applied is None:
            return
        if key == "index" and not parsed:
            forget_index(session.root)
    values = read_values(session.root)
    shown = [setting(key)] if key is not None else list(SETTINGS)
    now = {one.key: values.get(one.key, one.default) for one in shown}
    if key is not None:
        session.answer(now, lambda: (line(_told(now[key])),))
        return
    table = Table(
        (Column("Setting"), Column("Value"), Column("", flexible=True)),
        tuple(
            (
                words(Words(one.key, Role.ID)),
                words(_told(now[one.key]) or "-"),
                words(Words(one.help, Role.FAINT)),
            )
            for one in shown
        ),
    )
    session.answer(now, lambda: (table,))


def _told(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
