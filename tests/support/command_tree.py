"""Every command line there is, made by walking the command tree.

A command, argument or option that is added later is in it by itself; only a new kind of
argument (a metavar not met before) wants a word here for what somebody would type.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer

from thrivecli.cli.app import app

PERSON, PARTNER = "joan-citizen", "Sam Lee"
NOTE = "checkins/joan-citizen/2026-10-08.md"

USUAL = {
    "PERSON": PERSON,
    "OWNER": "sam-lee",
    "DATE": "2026-10-08",
    "ID": "7k3q9f",
    "TEXT": "Ask Priya about it",
    "SLUG": "oncall",
    "SPAN": "1 year",
    "KEY": "date_order",
    "VALUE": "dmy",
    "FILE": "../page.html",
    "DIR": "../elsewhere",
    "PATH": NOTE,
    **dict.fromkeys(("%O", "%A", "%B", "%P"), NOTE),
}
"""What stands for each metavar in the scene ``joan``."""

_NAMES = {"partner": PARTNER, "template": "career-checkin", "name": "career-checkin"}
_TYPES = {"INT": "7", "INTEGER": "7", "INTEGER RANGE": "7", "FLOAT": "7", "BOOL": "true"}


@dataclass(frozen=True, slots=True)
class Use:
    """One way to use a command; ``kinds`` says of each word what it stands for, or nothing."""

    command: str
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    writes: bool

    def with_word(self, place: int, word: str) -> tuple[str, ...]:
        """The words with another one in one place."""
        return (*self.words[:place], word, *self.words[place + 1 :])

    def __str__(self) -> str:
        """For the name of a test."""
        return " ".join(self.words)


Typed = tuple[tuple[str, str], ...]
"""Words, each with its kind; options and commands are of no kind."""


def commands() -> dict[str, Any]:
    """Every command that can be run, hidden ones too, by what is typed for it."""
    return dict(_walk(typer.main.get_command(app), ""))


def _walk(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    children = getattr(command, "commands", {})
    if path and (not children or command.invoke_without_command):
        yield path, command
    for name, child in children.items():
        yield from _walk(child, f"{path} {name}".strip())


def plain_uses() -> list[Use]:
    """Each command as briefly as it can be typed."""
    return [_use(path, one, ()) for path, one in commands().items()]


def uses() -> list[Use]:
    """Each command in every way: briefly, with all its arguments, and with each option."""
    return [use for path, one in commands().items() for use in _uses(path, one)]


def _uses(path: str, command: Any) -> Iterator[Use]:
    yield _use(path, command, ())
    optional = [one for one in command.params if one.param_type_name == "argument"]
    if any(not one.required for one in optional):
        typed = tuple(word for one in optional for word in _words(path, one))
        yield _use(path, command, typed, arguments=False)
    for param in command.params:
        if param.param_type_name == "option" and not param.required:
            for name in (*param.opts, *param.secondary_opts):
                if name.startswith("--") and name != "--help":
                    yield _use(path, command, _option(path, param, name))


def _use(path: str, command: Any, more: Typed, *, arguments: bool = True) -> Use:
    typed: Typed = tuple((word, "") for word in path.split())
    for param in command.params:
        if not param.required:
            continue
        if param.param_type_name == "option":
            typed += _option(path, param, param.opts[0])
        elif arguments:
            typed += _words(path, param)
    words, kinds = zip(*typed, *more, strict=True)
    writes = any("--dry-run" in one.opts for one in command.params) or path == "checkin edit"
    return Use(path, words, kinds, writes)


def _option(path: str, param: Any, name: str) -> Typed:
    if getattr(param, "is_flag", False):
        return ((name, ""),)
    return ((name, ""), *_words(path, param))


def _words(path: str, param: Any) -> Typed:
    """What is typed for a parameter, one word or several."""
    choices = getattr(param.type, "choices", ())
    if choices:
        return ((str(getattr(choices[0], "value", choices[0])), ""),)
    metavar = param.metavar or _TYPES.get(getattr(param.type, "name", "").upper(), "")
    kinds = metavar.replace("[", "").replace("]", "").replace("...", "").split()
    return tuple((_word(path, param, kind), kind) for kind in kinds or [""])


def _word(path: str, param: Any, kind: str) -> str:
    if kind == "NAME" and param.name in _NAMES:
        return _NAMES[param.name]
    if kind in USUAL or kind.isdigit():
        return USUAL.get(kind, kind)
    raise LookupError(
        f"`{path}` takes {param.name}={kind!r}: say in tests/support/command_tree.py, under USUAL, "
        "what somebody would type there, so that the tests that walk the commands cover it"
    )
