"""A group whose first word is a person, unless it is one of its commands: ``wins joan``."""

from collections.abc import Iterator
from typing import Any

import typer

from thrivecli.cli.complete import complete_person
from thrivecli.cli.tree import Tree
from thrivecli.errors import UsageFault

_IS_COMMAND = "thrivecli.is_command"


def complete_person_or_verb(ctx: typer.Context, incomplete: str) -> list[str]:
    """What the first word may be: somebody with check-ins, or a command."""
    verbs = getattr(ctx.command, "commands", {})
    return [
        *complete_person(ctx, incomplete),
        *(one for one in verbs if one.startswith(incomplete)),
    ]


class PersonOrVerb(Tree):
    """Its argument stands wherever among the options, as that of a plain command does.

    Where the first word is a command, there is no argument: all that follows is the
    command's. Typer keeps the classes of contexts and parameters private.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Tell the two forms apart before anything is parsed."""
        first = next(self._plain_words(ctx, args), None)
        is_command = first in self.commands
        ctx.meta[_IS_COMMAND] = is_command
        ctx.allow_interspersed_args = not is_command
        rest = super().parse_args(ctx, args)
        extra = [*ctx._protected_args, *rest]
        if not is_command and extra and extra[0] not in self.commands:
            raise UsageFault(
                f"too much was typed: '{extra[0]}'",
                hint="put a full name in quotes; "
                f"the commands of {ctx.info_name} are: {', '.join(self.list_commands(ctx))}",
            )
        return rest

    def get_params(self, ctx: Any) -> list[Any]:
        """What is parsed: beside a command, only the options."""
        params: list[Any] = super().get_params(ctx)
        if not ctx.meta.get(_IS_COMMAND, False):
            return params
        return [one for one in params if one.param_type_name == "option"]

    def _plain_words(self, ctx: Any, args: list[str]) -> Iterator[str]:
        """The words that are neither options nor their values."""
        params: list[Any] = super().get_params(ctx)
        valued = {
            name
            for param in params
            if param.param_type_name == "option" and not param.is_flag
            for name in param.opts
        }
        words = iter(args)
        for word in words:
            if word in valued:
                next(words, None)
            elif word == "--":
                yield from words
            elif not word.startswith("-"):
                yield word
