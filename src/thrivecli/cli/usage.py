"""The argument parser's complaints in our own words."""

import re

from thrivecli.errors import ThriveError, UsageFault

_HINT = re.compile(r"\s*\(?((?:Did you mean|Possible options:)[^)]*?)[.)?]*\s*$", re.IGNORECASE)


def as_usage_fault(fault: Exception) -> ThriveError:
    """An exception of Typer's as a :class:`UsageFault`: one sentence, and a hint."""
    say = getattr(fault, "format_message", None)
    message = str(say() if say else fault).strip().rstrip(".")
    hint = ""
    found = _HINT.search(message)
    if found:
        hint = found[1][0].lower() + found[1][1:] + "?"
        message = message[: found.start()].rstrip(" .")
    context = getattr(fault, "ctx", None)
    if not hint and context is not None:
        hint = f"`{context.command_path} --help` shows what it takes"
    return UsageFault(message[:1].lower() + message[1:], hint=hint)
