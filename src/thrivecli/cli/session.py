"""One run of the program: which workspace, what day it is, and how answers are given."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from thrivecli.cli.streams import say
from thrivecli.errors import ExitCode, ThriveError, UsageFault
from thrivecli.journal.journal import Journal
from thrivecli.markdown.dates.lone import lone_date
from thrivecli.model.problem import Problem, Severity
from thrivecli.quick.beside import some_problems
from thrivecli.render.clean import clean
from thrivecli.render.envelope import answer_json, error_json, problem_note
from thrivecli.render.parts import Screen
from thrivecli.render.plain import plain_lines
from thrivecli.render.progress import Progress
from thrivecli.workspace.locate import Located, locate
from thrivecli.workspace.store import Store, merge


@dataclass
class Session:
    """What the options before the command say, and the answers they lead to.

    ``colour`` is ``auto``, ``always`` or ``never``. ``exit_code`` is how the run will end;
    ``fault`` is why, where files were saved and git then refused. ``saved`` says that something
    was written, so that nobody is told to do it again where only the answer fails.
    """

    named: Path | None = None
    colour: str = "auto"
    exit_code: ExitCode = ExitCode.DONE
    as_json: bool = False
    dry_run: bool = False
    no_commit: bool = False
    fault: ThriveError | None = None
    saved: bool = False
    _told: set[str] = field(default_factory=set)

    @cached_property
    def today(self) -> date:
        """Today, or what ``THRIVE_TODAY`` says it is."""
        told = os.environ.get("THRIVE_TODAY")
        if not told:
            return date.today()
        day = lone_date(told)
        if day is None:
            raise UsageFault(
                f"THRIVE_TODAY is '{told}', which is no date", hint="write it as 2026-11-22"
            )
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
        return Store(self.root, is_indexed=True, watch=Progress(sys.stderr))

    @cached_property
    def stores(self) -> tuple[Store, ...]:
        """The workspaces; several have labels."""
        return self.fresh_stores()

    def fresh_stores(self) -> tuple[Store, ...]:
        """The same, read anew: for what comes after a write."""
        several = self.located.are_several
        return tuple(
            Store(root, root.name if several else "", is_indexed=True, watch=Progress(sys.stderr))
            for root in self.located.roots
        )

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
        *,
        problems_are_answer: bool = False,
        **more: object,
    ) -> None:
        """Give the answer on stdout, as JSON or in words, and say what was wrong on stderr.

        Notes are left out, unless the problems are what was asked for: then the screen has
        them all, and nothing goes to stderr.
        """
        told = [one for one in problems if problems_are_answer or _is_worth_a_word(one)]
        if self.as_json:
            # What was asked for did not come about whole: scripts get the error, not the answer.
            print(error_json(self.fault) if self.fault else answer_json(data, told, **more))
            return
        self.show(screen())
        if not problems_are_answer:
            self._tell(told)

    def note(self, message: str, hint: str = "") -> None:
        """Say something beside the answer, once, on stderr."""
        if message in self._told:
            return
        self._told.add(message)
        say(clean(message))
        if hint:
            say(f"hint: {clean(hint)}")

    def show(self, screen: Screen) -> None:
        """Print a screen on stdout: a question's, or the answer's own."""
        if self.colour == "always" or (self.colour == "auto" and sys.stdout.isatty()):
            from thrivecli.render.terminal import print_screen

            wants_colour = self.colour == "always" or not os.environ.get("NO_COLOR")
            print_screen(screen, sys.stdout, colour=wants_colour)
            return
        for line in plain_lines(screen):
            print(line)

    def _tell(self, problems: list[Problem]) -> None:
        for told in some_problems([problem_note(one) for one in problems]):
            self.note(*told)


def _is_worth_a_word(problem: Problem) -> bool:
    return problem.severity is not Severity.NOTE
