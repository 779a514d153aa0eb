"""Listing all that is open: thrive against ripgrep and the peers, at one size."""

import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.speed.figures import Figures, Row, rows
from benchmarks.speed.peers import NOT_TRIED, PEERS, Item, items, ready
from benchmarks.speed.stage import Stage
from benchmarks.speed.stopwatch import Command, Failed, in_turns, peak, run

THRIVE = "thrive"
FIRST_TIME = "thrive, no index yet"
EDITED = "thrive, one file edited"
_ACTIONS = ("actions", "--open")


@dataclass(frozen=True)
class Pace:
    """How often everything is run, and how long one command may take in all."""

    rounds: int
    seconds: float


class Listing:
    """Everybody's way to list the open actions of one workspace.

    Making it has thrive build its index and fills the peers' files, if ``with_peers``.
    """

    def __init__(
        self, stage: Stage, pace: Pace, scratch: Path, figures: Figures, with_peers: bool
    ) -> None:
        self._stage, self._pace = stage, pace
        self._warm = stage.thrive(THRIVE, *_ACTIONS)
        run(self._warm)
        self._peers: list[Command] = []
        if with_peers:
            figures.left_out.update(NOT_TRIED)
            self._peers = list(_ready(stage, scratch / f"peers of {stage.size}", figures))
        self._rows: dict[str, Row] = {}
        figures.listing[stage.size] = self._rows

    def warm(self) -> Row:
        """Everybody in turns, the index as thrive last left it; thrive's own row."""
        return self._in_turns(self._warm, *self._peers)[THRIVE]

    def edited(self) -> Row:
        """With one check-in edited by hand before each run."""
        again = replace(self._warm, name=EDITED, before=self._stage.edit)
        return self._in_turns(again)[EDITED]

    def first_time(self) -> Row:
        """With no index there before each run, as after a clone."""
        again = replace(self._warm, name=FIRST_TIME, before=self._stage.forget)
        return self._in_turns(again)[FIRST_TIME]

    def memory(self) -> dict[str, float]:
        """The peak of everybody in MB, thrive's with an index and without."""
        first = replace(self._warm, name=FIRST_TIME, before=self._stage.forget)
        commands = (first, self._warm, self._stage.search(), *self._peers)
        return {command.name: peak(command) for command in commands}

    def _in_turns(self, *commands: Command) -> dict[str, Row]:
        everybody = (self._stage.floor(), self._stage.search(), *commands)
        found = rows(in_turns(everybody, self._pace.rounds, self._pace.seconds))
        self._rows.update({**found, **self._rows})
        return found


def _ready(stage: Stage, place: Path, figures: Figures) -> list[Command]:
    place.mkdir()
    given, found = _open_items(stage), [stage.grep()]
    for peer in PEERS:
        try:
            found.append(ready(peer, place / peer.name, given, stage.environment))
        except Failed as failed:
            figures.left_out[peer.name] = str(failed)
    return found


def _open_items(stage: Stage) -> list[Item]:
    command = stage.thrive(THRIVE, *_ACTIONS, "--json")
    answer = subprocess.run(
        command.words, cwd=stage.notes, env=dict(stage.environment), check=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return items(answer.stdout)
