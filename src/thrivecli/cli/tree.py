"""The command tree's own manners: commands in the order of use, exit codes under the help."""

from typing import Any

from typer.core import TyperGroup

from thrivecli.errors import ExitCode

# The help lists commands as somebody meets them; whatever is not named here comes last.
_ORDER = (
    *("init", "demo", "checkin", "new", "actions", "goals", "agenda", "wins", "report"),
    *("review", "check", "sync", "resolve", "undo"),
    *("list", "show", "edit", "eject", "add", "done", "start", "drop", "reopen"),
    *("defer", "assign", "restore", "template", "config", "trust"),
)


class Tree(TyperGroup):
    """A group of commands that lists them in the order of use."""

    def list_commands(self, ctx: Any) -> list[str]:  # Typer keeps its context's class private
        """The names, for the help and for completion."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: _ORDER.index(name) if name in _ORDER else 99)


class Trunk(Tree):
    """The outermost group, whose help ends with the exit codes."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the exit codes, each with its meaning word for word."""
        del ctx
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code.value), code.meaning) for code in ExitCode])
