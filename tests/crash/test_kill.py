"""Killed at any write: every file is the old one or the new one, and typing it again helps.

Each test takes every fourth of the calls, so that they can run side by side.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from running import Forks, Run
from scenery import BEGUN, COMMANDS, NEWER, OLDER, Stage, files, git_says, leftovers
from strace import Program, can_trace

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not can_trace(), reason="strace cannot trace here"),
]

SHARDS = 4
FEWEST = {"new": 30, "new-without-commit": 30, "done": 26, "done-without-commit": 26}
"""How many calls there are at least; fewer would mean that some are not looked at."""


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_at_any_write_loses_nothing_and_the_same_command_finishes_it(
    tmp_path: Path, forks: Forks, command: str, shard: int
) -> None:
    stage = Stage(tmp_path, command)
    assert len(stage.calls) >= FEWEST[command]
    for number in range(shard, len(stage.calls), SHARDS):
        program = stage.kill(number)
        call = stage.calls[number]
        _expect_old_or_new(stage, files(program.folder), str(call))
        _expect_nothing_doubled(_again(forks, program, ["actions", "--json"]), command)
        again = _again(forks, program, stage.words)
        assert again.code == 0, (call, again)
        assert files(program.folder) == stage.new, call
        assert leftovers(program.folder) == [], call
        _expect_committed(program, commits=stage.commits)


def _again(forks: Forks, program: Program, words: Sequence[str]) -> Run:
    return forks.run(list(words), program.folder, program.environment)


def _expect_old_or_new(stage: Stage, found: dict[str, bytes], where: str) -> None:
    states = {}
    for path in {*stage.old, *stage.new}:
        before, after = stage.old.get(path), stage.new.get(path)
        assert found.get(path) in (before, after), f"{path} is torn by a kill at {where}"
        states[path] = found.get(path) == after
    extra = {path.rpartition("/")[2] for path in found.keys() - states.keys()}
    assert all(name.startswith(".20") and ".thrive-" in name for name in extra), (where, extra)
    marked = {path for path in (OLDER, NEWER) if states[path]}
    if BEGUN in states and marked:
        assert states[BEGUN], f"{marked} say carried on, and there is nothing yet ({where})"


def _expect_nothing_doubled(run: Run, command: str) -> None:
    """Every action is there once: still open, or carried, or done if that is what was asked."""
    assert run.code == 0, run
    rows = run.data
    assert isinstance(rows, list)
    texts = [row["text"] for row in rows]
    assert len(texts) == len(set(texts))
    wanted = {"Learn C++", "Find the money"}
    asked = {"Draft the guide", "Ask three colleagues for feedback"}
    assert wanted <= set(texts) <= wanted | asked
    if command.startswith("new"):
        assert set(texts) == wanted | asked


def _expect_committed(program: Program, *, commits: bool) -> None:
    dirty = git_says(program, "status", "--porcelain")
    assert (dirty == "") == commits, dirty
