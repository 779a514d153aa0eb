"""One run of the program: which workspace, what day it is, and how answers are given."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from thrivecli.errors import ExitCode, UsageFault
from thrivecli.journal.journal import Journal
from thrivecli.markdown.date_lines import lone_date
from thrivecli.model.problem import Problem, Severity
from thrivecli.render.clean import clean
from thrivecli.render.envelope import answer_json
from thrivecli.render.parts import Screen
from thrivecli.render.plain import plain_lines
from thrivecli.workspace.locate import Located, locate
from thrivecli.workspace.store import Store, merge

_PROBLEMS_SHOWN = 5


@dataclass
class Session:
    """What the options before the command say, and the answers they lead to.

    ``colour`` is ``auto``, ``always`` or ``never``. ``exit_code`` is how the run will end.
    """

    named: Path | None = None
    colour: str = "auto"
    exit_code: ExitCode = ExitCode.DONE
    as_json: bool = False
    dry_run: bool = False
    no_commit: bool = False
    _told: set[str] = field(default_factory=set)

    @cached_property
    def today(self) -> date:
        """Today, or what ``THRIVE_TODAY`` says it is."""
        told = os.environ.get("THRIVE_TODAY")
        if not told:
            return date.today()  # noqa: DTZ011 - days of the person's own calendar are meant
        day = lone_date(told)
        if day is None:
            raise UsageFault(f"THRIVE_TODAY is '{told}', which is no date", hint="2026-11-22")
        return day

    @cached_property
    def located(self) -> Located:
        """The workspace, or the several that are read as one."""
        return locate(self.named, os.environ, Path.cwd())

    @property
    def root(self) -> Path:
        """The folder of the one workspace that is written to."""
        return self.located.only()

    def fresh_store(self) -> Store:
        """The one workspace, read anew: for commands that write."""
        return Store(self.root)

    @cached_property
    def stores(self) -> tuple[Store, ...]:
        """The workspaces; several have labels."""
        several = self.located.are_several
        return tuple(Store(root, root.name if several else "") for root in self.located.roots)

    @cached_property
    def journal(self) -> Journal:
        """All check-ins there are, of all workspaces."""
        return merge(store.journal for store in self.stores)

    @property
    def date_order(self) -> str | None:
        """How dates in figures are read on the command line."""
        return self.stores[0].settings.date_order

    @property
    def may_ask(self) -> bool:
        """Whether somebody is there to answer a prompt."""
        return not self.as_json and sys.stdin.isatty() and sys.stderr.isatty()

    def answer(
        self,
        data: object,
        screen: Callable[[], Screen],
        problems: Iterable[Problem] = (),
        **more: object,
    ) -> None:
        """Give the answer on stdout, as JSON or in words, and say what was wrong on stderr."""
        told = [one for one in problems if one.severity is not Severity.NOTE]
        if self.as_json:
            print(answer_json(data, told, **more))  # noqa: T201 - this is where answers are printed
            return
        self._print(screen())
        self._tell(told)

    def answer_check(
        self, data: object, screen: Callable[[], Screen], problems: list[dict[str, object]]
    ) -> None:
        """Give an answer that consists of problems: all of them, notes too, on stdout."""
        if self.as_json:
            print(answer_json(data, (), problems=problems))  # noqa: T201 - the answer
        else:
            self._print(screen())

    def note(self, message: str, hint: str = "") -> None:
        """Say something beside the answer, once, on stderr."""
        if message in self._told:
            return
        self._told.add(message)
        print(clean(message), file=sys.stderr)  # noqa: T201 - notes go to stderr
        if hint:
            print(f"hint: {clean(hint)}", file=sys.stderr)  # noqa: T201 - notes go to stderr

    def _print(self, screen: Screen) -> None:
        if self.colour == "always" or (self.colour == "auto" and sys.stdout.isatty()):
            from thrivecli.render.terminal import print_screen  # noqa: PLC0415 - brings Rich

            wants_colour = self.colour == "always" or not os.environ.get("NO_COLOR")
            print_screen(screen, sys.stdout, colour=wants_colour)
            return
        for line in plain_lines(screen):
            print(line)  # noqa: T201 - this is where answers are printed

    def _tell(self, problems: list[Problem]) -> None:
        for problem in problems[:_PROBLEMS_SHOWN]:
            where = f"{problem.path}:{problem.line}" if problem.line else problem.path
            self.note(f"{problem.severity.value}: {where}: {problem.message}", problem.hint)
        more = len(problems) - _PROBLEMS_SHOWN
        if more > 0:
            self.note(f"and {more} more", "`thrive check` names them all")
