"""How long commands take, run in turns, and how much memory they need at most.

The output goes to a pipe that is read to its end, always: where it goes changes the ratios.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

_PEAK = Path(__file__).with_name("peak.py")
_MOST_ROUNDS = 200


class Failed(Exception):
    """A command that ended with an error: its time says nothing."""


@dataclass(frozen=True)
class Command:
    """A command line in its place; ``before`` sets the scene before each run, untimed."""

    name: str
    words: tuple[str, ...]
    place: Path
    environment: Mapping[str, str]
    before: Callable[[], None] | None = None

    @property
    def program(self) -> str:
        """Where it is; raises :class:`Failed` if it is not installed."""
        found = shutil.which(self.words[0], path=self.environment["PATH"])
        if found is None:
            raise Failed(f"{self.words[0]} is not installed")
        return found


@dataclass(frozen=True)
class Run:
    """How long one run took, and how much it said."""

    seconds: float
    lines: int


def run(command: Command) -> Run:
    """Run it once. Raises :class:`Failed` when it ends with more than a 'no'."""
    if command.before is not None:
        command.before()
    with chdir(command.place):
        took, status, lines = _timed(command)
    if status not in (0, 1):
        raise Failed(f"`{' '.join(command.words)}` in {command.place} ended with {status}")
    return Run(took, lines)


def _timed(command: Command) -> tuple[float, int, int]:
    """Seconds, exit code and lines; as little as possible of our own is between the clocks."""
    program, nothing = command.program, os.open(os.devnull, os.O_RDWR)
    out, into = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, *pair) for pair in ((nothing, 0), (into, 1), (nothing, 2))]
    lines = 0
    begun = time.perf_counter()
    child = os.posix_spawn(program, command.words, command.environment, file_actions=actions)
    os.close(into)
    while piece := os.read(out, 1 << 16):
        lines += piece.count(b"\n")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    took = time.perf_counter() - begun
    os.close(out)
    os.close(nothing)
    return took, status, lines


def in_turns(
    commands: Sequence[Command], rounds: int, seconds: float
) -> dict[str, tuple[float, ...]]:
    """The times of each, by its name: one run of each, then the next round.

    A command that has used up its ``seconds`` after three rounds sits out the others.
    """
    times: dict[str, list[float]] = {command.name: [] for command in commands}
    for number in range(min(rounds, _MOST_ROUNDS)):
        for command in commands:
            taken = times[command.name]
            if number < 3 or (len(taken) == number and sum(taken) < seconds):
                taken.append(run(command).seconds)
    return {name: tuple(taken) for name, taken in times.items()}


def peak(command: Command) -> float:
    """The most memory it has at once, in MB."""
    if command.before is not None:
        command.before()
    watched = [sys.executable, "-I", "-S", str(_PEAK), command.program, *command.words[1:]]
    told = subprocess.run(
        watched, cwd=command.place, env=dict(command.environment), capture_output=True, check=False
    )
    if told.returncode not in (0, 1) or not told.stdout:
        raise Failed(f"`{' '.join(command.words)}` ended with {told.returncode}")
    return int(told.stdout) / 1024
