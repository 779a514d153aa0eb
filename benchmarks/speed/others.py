"""The other commands: all that read, TAB, the version, and beginning a check-in."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus.tasks import TODAY
from benchmarks.speed.figures import Middle, ratio
from benchmarks.speed.listing import Pace
from benchmarks.speed.stage import Stage
from benchmarks.speed.stopwatch import Command, Failed, in_turns, run

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "support"))

from command_tree import commands, plain_uses

_HIDDEN = ("merge-driver",)
_LISTED_APART = ("actions",)
_READ_TOO = ("check", "config")  # they write only when told to
_YEAR = ("--since", "2026-01-01", "--until", "2026-12-31")


def reading(stage: Stage) -> list[tuple[str, ...]]:
    """The command lines that only read, made by walking the command tree.

    Plainly, and for one person where a person can be named; what is refused so is left out.
    """
    found = []
    for words in dict.fromkeys(_typed(stage)):
        try:
            run(stage.thrive("", *words))
        except Failed:
            continue
        found.append(words)
    return found


def paces(stage: Stage, typed: list[tuple[str, ...]], pace: Pace) -> dict[str, Middle]:
    """How many P each of these command lines takes."""
    return _to_p(stage, [stage.thrive(" ".join(words), *words) for words in typed], pace)


def version_and_tab(stage: Stage, pace: Pace) -> dict[str, Middle]:
    """`--version`, and TAB as bash asks: for a command's name, and for an action's id."""
    return _to_p(
        stage,
        [
            stage.thrive("--version", "--version"),
            _tab(stage, "thrive ch", 1),
            _tab(stage, "thrive actions done ", 3),
        ],
        pace,
    )


def beginning(stage: Stage, pace: Pace) -> Middle:
    """How many P `checkin new` takes: it renders, carries and writes, without a commit."""
    name = "checkin new --no-commit"
    words = (*name.split(), stage.person.name, "--date", TODAY.isoformat())
    new = stage.thrive(name, *words, before=stage.as_made)
    found = _to_p(stage, [new], pace)[name]
    stage.as_made()
    return found


def _to_p(stage: Stage, typed: list[Command], pace: Pace) -> dict[str, Middle]:
    times = in_turns([stage.floor(), *typed], pace.rounds, pace.seconds)
    return {command.name: ratio(times, command.name, "P") for command in typed}


def _tab(stage: Stage, typed: str, word: int) -> Command:
    return stage.thrive(
        f"TAB behind `{typed}`", _THRIVE_COMPLETE="complete_bash", COMP_WORDS=typed,
        COMP_CWORD=str(word),
    )  # fmt: skip


def _typed(stage: Stage) -> Iterator[tuple[str, ...]]:
    tree, own = commands(), {"ID": _some_id(stage), "PERSON": stage.person.slug}
    for use in plain_uses():
        if use.command in (*_HIDDEN, *_LISTED_APART):
            continue
        if use.writes and use.command not in _READ_TOO:
            continue
        words = tuple(own.get(kind, word) for word, kind in zip(use.words, use.kinds, strict=True))
        words = ("review", *_YEAR) if use.command == "review" else words
        yield words
        if any(one.metavar == "[PERSON]" for one in tree[use.command].params):
            yield (*words, stage.person.slug)
    yield ("actions", "--person", stage.person.slug)
    yield ("actions", "--all")
    yield ("actions", "--json")


def _some_id(stage: Stage) -> str:
    command = stage.thrive("", "actions", "--open", "--person", stage.person.slug, "--json")
    answer = subprocess.run(
        command.words, cwd=stage.notes, env=dict(stage.environment), check=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return str(json.loads(answer.stdout)["data"][0]["id"])
