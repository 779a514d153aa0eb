"""The transcripts: what each command says, shown to people and run for real.

A transcript is Markdown. A ``console`` block is a shell session in the folder where the last
one ended; a ``markdown`` block that names a file writes it first. `pytest
--update-transcripts` writes down what really happens; read the difference before you commit it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Forks, House
from transcripts import commands_in, played

FOLDER = Path(__file__).parent / "transcripts"
TRANSCRIPTS = sorted(FOLDER.glob("*.md"))
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
        " ".join(("thrive", *path, *option))
        for path, *option in _tree()
        if not any(_shows(line, path, option) for line in shown)
    ]
    assert missing == []


def _shows(line: str, path: tuple[str, ...], option: list[str]) -> bool:
    words = re.sub(r"\A(?:\w+=\S+ )*thrive(?: -C \S+| --color[= ]\S+)* ", "", line).split()
    return words[: len(path)] == list(path) and (not option or option[0] in words)


def _tree() -> Iterator[tuple[tuple[str, ...], ...]]:
    """Each command's path, alone and with each of its options."""
    import typer

    from thrivecli.cli.app import app

    def below(command: object, path: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
        children = getattr(command, "commands", {})
        if not children or getattr(command, "invoke_without_command", False):
            yield (path,)
            for parameter in getattr(command, "params", ()):
                for name in parameter.opts:
                    if name.startswith("--"):
                        yield path, name
        for name, child in children.items():
            yield from below(child, (*path, name))

    yield from below(typer.main.get_command(app), ())  # type: ignore[misc]  # as it says
