"""The argument parser's complaints in our own words."""

import re
from typing import Any

from thrivecli.errors import ThriveError, UsageFault

_NEAR = re.compile(r"\s*\(?(?:Did you mean|Possible options:) ([^)]*?)[.)?]*\s*$", re.IGNORECASE)
_EXTRA = re.compile(r"got unexpected extra arguments? ?\(s?\)?\s*\((?P<words>.*)\)", re.IGNORECASE)
_BEFORE_THE_COMMAND = ("-C", "--color", "--debug", "--version")


def as_usage_fault(fault: Exception) -> ThriveError:
    """An exception of Typer's as a :class:`UsageFault`: one sentence, and a hint."""
    say = getattr(fault, "format_message", None)
    message = str(say() if say else fault).strip().rstrip(".")
    hint = _own_hint(fault, message)
    near = _NEAR.search(message)
    if near:
        message = message[: near.start()].rstrip(" .")
        hint = hint or f"did you mean {_either(near[1].split(', '))}?"
    extra = _EXTRA.search(message)
    if extra:
        message = f"too much was typed: '{extra['words']}'"
        hint = _too_much(fault)
    return UsageFault(message[:1].lower() + message[1:], hint=hint or _see_help(fault))


def _own_hint(fault: Exception, message: str) -> str:
    """A hint that only the tree of commands can give."""
    context: Any = getattr(fault, "ctx", None)
    if context is None:
        return ""
    if message == "Missing command":
        names = context.command.list_commands(context)
        return f"one of {', '.join(names)}"
    option = getattr(fault, "option_name", "")
    if option in _BEFORE_THE_COMMAND and context.parent is not None:
        rest = context.command_path.partition(" ")[2]
        value = {"-C": " DIR", "--color": " never"}.get(option, "")
        return f"it goes before the command: `thrive {option}{value} {rest}`"
    return ""


def _too_much(fault: Exception) -> str:
    context: Any = getattr(fault, "ctx", None)
    takes = [one for one in context.command.params if one.param_type_name == "argument"]
    if takes:
        return 'put words that belong together in quotes, such as "Joan Citizen"'
    if context.command.name == "sync":
        return "it takes the remote that git has for this branch: `git branch -vv` shows it"
    return f"it takes options only: `{context.command_path} --help` shows them"


def _see_help(fault: Exception) -> str:
    context: Any = getattr(fault, "ctx", None)
    if context is None:
        return "the same with --help in its place shows what it takes"
    return f"`{context.command_path} --help` shows what it takes"


def _either(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)
