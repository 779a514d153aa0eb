"""The README's tables and commands, held equal to the program.

`pytest --update-transcripts` writes the tables anew.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import typer
from running import House

from thrivecli.cli.app import app
from thrivecli.errors import ExitCode
from thrivecli.workspace.settings import PERSON_KEYS, SETTINGS, Setting

TOP = Path(__file__).parents[1]
README = TOP / "README.md"
SOURCE = TOP / "src" / "thrivecli"
COMMANDS = dict(getattr(typer.main.get_command(app), "commands"))  # noqa: B009 - a group has it
GROUPS = {name for name, command in COMMANDS.items() if hasattr(command, "commands")}


def table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def settings() -> str:
    return table(
        ("setting", "usually", "what it does"),
        [(f"`{one.key}`", _usually(one), one.help) for one in SETTINGS],
    )


def _usually(setting: Setting) -> str:
    default = setting.default
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f'`"{default}"`' if default else "not set"


def people() -> str:
    return table(("key", "what it says"), [(f"`{key}`", told) for key, told in PERSON_KEYS.items()])


def exit_codes() -> str:
    return table(("code", "means"), [(str(code.value), code.meaning) for code in ExitCode])


_INWARDS = ("cli", "quick", "render", "workspace", "journal", "markdown", "model")


def tree() -> str:
    def sentence(package: str) -> str:
        said = ast.get_docstring(ast.parse((SOURCE / package / "__init__.py").read_text("utf-8")))
        return f"  {package + '/':<11} {said}"

    return "\n".join(["```text", "src/thrivecli/", *map(sentence, _INWARDS), "```"])


@pytest.mark.parametrize(
    ("name", "made"),
    [("settings", settings), ("people", people), ("exit codes", exit_codes), ("tree", tree)],
)
def test_the_readme_has_what_the_program_says(name: str, made: object, updating: bool) -> None:
    assert callable(made)
    around = re.compile(rf"(?<=<!-- {name} -->\n).*(?=<!-- end of {name} -->)", re.S)
    if updating:
        text = around.sub(lambda _: f"\n{made()}\n\n", README.read_text("utf-8"))
        README.write_text(text, "utf-8")
    found = around.search(README.read_text("utf-8"))
    assert found is not None
    assert found[0].strip() == made()


def test_the_readme_begins_with_two_commands_of_one_line_each() -> None:
    before_the_rest = README.read_text("utf-8").split("\n## ")[0]
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", before_the_rest, re.M | re.S)
    assert [kind for kind, _ in blocks] == ["sh", "sh"]
    assert [body.count("\n") for _, body in blocks] == [1, 1]
    assert ".venv/bin/thrive" in blocks[0][1]
    assert ".venv/bin/pytest" in blocks[1][1]


def test_the_first_command_works_without_a_name_in_git(thrive: House) -> None:
    (thrive.home / ".gitconfig").unlink()
    line = re.search(r"^```sh\n(.*)\n", README.read_text("utf-8"), re.M)
    assert line is not None
    for command in line[1].split(" && ")[2:]:
        run = thrive.shell(command.replace(".venv/bin/", ""))
        assert run.code == 0, run.err
    assert (thrive.home / "thrive" / "checkins" / "joan-citizen").is_dir()


def test_every_command_the_readme_names_exists(thrive: House) -> None:
    text = README.read_text("utf-8")
    for words in dict.fromkeys(_commands(text)):
        run = thrive(*words, "--help")
        assert run.code == 0, (words, run.err)


def _commands(text: str) -> Iterator[tuple[str, ...]]:
    for typed in re.findall(r"`thrive ([a-z][^`]*)`", text):
        command, *rest = typed.split()
        if command in GROUPS and rest and not rest[0].startswith("-"):
            yield command, rest[0]
        else:
            yield (command,)


def test_every_command_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    assert [name for name in COMMANDS if f"`thrive {name}" not in text] == []
