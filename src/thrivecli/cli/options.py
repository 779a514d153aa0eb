"""Options and arguments that several commands share, each defined once."""

from pathlib import Path
from typing import Annotated

import typer

from thrivecli.cli.complete import (
    complete_action,
    complete_owner,
    complete_person,
    complete_template,
)

Json = Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
]
NoCommit = Annotated[bool, typer.Option("--no-commit", help="Save without committing, this once.")]
OptionalPerson = Annotated[
    str | None,
    typer.Argument(
        metavar="[PERSON]",
        help="Whose: a name, slug or handle, or the beginning of one.",
        autocompletion=complete_person,
        show_default=False,
    ),
]
OptionalDate = Annotated[
    str | None,
    typer.Argument(
        metavar="[DATE]", help="The check-in's date; the newest if left out.", show_default=False
    ),
]
PersonOption = Annotated[
    str | None,
    typer.Option(
        "--person", help="Only this person's.", metavar="PERSON", autocompletion=complete_person
    ),
]
IntoPerson = Annotated[
    str | None,
    typer.Option(
        "--person",
        help="Into whose check-in; needed where several have some.",
        metavar="PERSON",
        autocompletion=complete_person,
    ),
]
OwnerOption = Annotated[
    str | None,
    typer.Option(
        "--owner",
        help="Only what this person is to do.",
        metavar="OWNER",
        autocompletion=complete_owner,
    ),
]
ProjectOption = Annotated[
    str | None, typer.Option("--project", help="Only what is tied to +SLUG.", metavar="SLUG")
]
ActionId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="An action's id, or its beginning.", autocompletion=complete_action
    ),
]
ActionIds = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="Ids of actions, or their beginnings.",
        autocompletion=complete_action,
    ),
]
TemplateOption = Annotated[
    str | None,
    typer.Option(
        "--template",
        help="The template to start from.",
        metavar="NAME",
        autocompletion=complete_template,
    ),
]
OptionalFolder = Annotated[
    Path | None,
    typer.Argument(metavar="[DIR]", help="The folder to make it in.", show_default=False),
]
