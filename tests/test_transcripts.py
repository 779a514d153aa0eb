"""The transcripts: what each command says, shown to people and run for real.

A transcript is Markdown. A ``console`` block is a shell session in the folder where the last
one ended; a ``markdown`` block that names a file writes it first. `pytest
--update-transcripts` writes down what really happens; read the difference before you commit it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from running import Forks, House
from transcripts import commands_in, played

from thrivecli.cli.app import app

FOLDER = Path(__file__).parent / "transcripts"
TRANSCRIPTS = sorted(set(FOLDER.glob("*.md")) - {FOLDER / "README.md"})
_ON_MANY = ("--json", "--dry-run", "--no-commit")
README = Path(__file__).parents[1] / "README.md"


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_a_transcript_says_what_really_happens(
    file: Path, tmp_path: Path, forks: Forks, updating: bool
) -> None:
    written = file.read_text("utf-8")
    happened = played(written, House(tmp_path / "joan", forks))
    if updating:
        file.write_text(happened, "utf-8")
    assert happened == file.read_text("utf-8")


def test_the_readmes_tour_says_what_really_happens(
    tmp_path: Path, forks: Forks, updating: bool
) -> None:
    happened = played(README.read_text("utf-8"), House(tmp_path / "joan", forks))
    if updating:
        README.write_text(happened, "utf-8")
    assert happened == README.read_text("utf-8")


def test_every_command_and_every_option_has_its_place_in_a_transcript() -> None:
    shown = [line for file in TRANSCRIPTS for line in commands_in(file.read_text("utf-8"))]
    missing = [
        f"thrive {path} {option}".rstrip()
        for path, option in _all_of(typer.main.get_command(app), "")
        if not any(_shows(line, path, option) for line in shown)
    ]
    assert missing == []


def _shows(line: str, path: str, option: str) -> bool:
    if option in _ON_MANY:
        path = ""  # with any command will do
    words = re.sub(r"\A(?:\w+=\S+ )*thrive(?: -C \S+| --color[= ]\S+)* ?", "", line).split()
    return words[: len(path.split())] == path.split() and (not option or option in words)


def _all_of(command: object, path: str) -> Iterator[tuple[str, str]]:
    """Each command's path, alone and with each of its options."""
    children = getattr(command, "commands", {})
    if not children or getattr(command, "invoke_without_command", False):
        yield path, ""
        for parameter in getattr(command, "params", ()):
            yield from ((path, name) for name in parameter.opts if name.startswith("--"))
    for name, child in children.items():
        yield from _all_of(child, f"{path} {name}".strip())
