"""``thrive merge-driver``: what git calls to merge two versions of a check-in."""

from pathlib import Path
from typing import Annotated

import typer

from thrivecli.cli.asking import begin
from thrivecli.errors import ExitCode


def merge_driver(
    ctx: typer.Context,
    base: Annotated[Path, typer.Argument(metavar="%O", help="The version both began with.")],
    ours: Annotated[Path, typer.Argument(metavar="%A", help="Ours; the result goes here.")],
    theirs: Annotated[Path, typer.Argument(metavar="%B", help="Theirs.")],
    path: Annotated[str, typer.Argument(metavar="%P", help="The file's name in the work tree.")],
) -> None:
    """Merge two versions of a check-in, for git.

    Exit code 0 is a whole merge, 1 leaves conflict marks in the file, or the file as it was
    where it cannot be read as text. Any other code leaves it as it was, too, and says why: 2
    for wrong arguments, 3 and 4 for a file that is too large, missing or cannot be written.
    git takes all but 0 for a conflict.
    """
    from thrivecli.model.problem import Problem
    from thrivecli.workspace.merge_driver import drive

    session = begin(ctx, json=False)
    result = drive(Path.cwd(), base, ours, theirs, path)
    if isinstance(result, Problem):
        session.note(f"thrive: {path}: {result.message}; it is left as it was")
        session.exit_code = ExitCode.NO
        return
    for note in result.notes:
        session.note(f"thrive: {path}: {note}")
    if result.conflicts:
        session.exit_code = ExitCode.NO
