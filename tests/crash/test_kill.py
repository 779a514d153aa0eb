"""Killed at any write: every file is the old one or the new one, and typing it again helps."""

from pathlib import Path

import pytest
from running import Forks
from sampling import SHARDS, to_kill
from scenery import BEGUN, COMMANDS, NEWER, OLDER, Stage
from strace import can_trace

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace cannot trace here")

FEWEST = {"new": 50, "done": 40, "edit": 15, "report": 8, "trust": 15, "undo": 25, "demo": 500}
FEWEST |= {"merge-driver": 8, "sync": 20}
"""How many calls there are at least; fewer would mean that some are not looked at."""


@pytest.mark.parametrize(
    ("all_of_them", "shard"),
    [pytest.param(False, 0, marks=pytest.mark.crash, id="some")]
    + [
        pytest.param(True, one, marks=pytest.mark.nightly, id=f"all-{one}") for one in range(SHARDS)
    ],
)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_at_any_write_loses_nothing_and_the_same_command_finishes_it(
    tmp_path: Path, forks: Forks, command: str, all_of_them: bool, shard: int
) -> None:
    stage = Stage(tmp_path, command, forks)
    assert len(stage.calls) >= FEWEST.get(command, 35)
    for call in to_kill(stage, all_of_them)[shard :: SHARDS if all_of_them else 1]:
        stage.kill(call)
        found = stage.files()
        _expect_old_or_new(stage, found, str(call))
        _expect_nothing_doubled(stage, str(call))
        if stage.typed.adds and found == stage.new:
            _expect_tidied_by_the_next_command(stage, str(call))
        else:
            _expect_finished_by_the_same_command(stage, str(call))


def _expect_old_or_new(stage: Stage, found: dict[str, bytes], where: str) -> None:
    states = {}
    for path in {*stage.old, *stage.new}:
        before, after = stage.old.get(path), stage.new.get(path)
        assert found.get(path) in (before, after), f"{path} is torn by a kill at {where}"
        states[path] = found.get(path) == after
    assert found.keys() <= states.keys(), where
    notes = {path: f"notes/{path}" for path in (BEGUN, NEWER, OLDER)}
    marked = {path for path in (OLDER, NEWER) if stage.old[notes[path]] != found[notes[path]]}
    if stage.typed.line.startswith("checkin new") and marked:
        assert states[notes[BEGUN]], f"{marked} say carried on, and there is nothing yet ({where})"


def _expect_nothing_doubled(stage: Stage, where: str) -> None:
    """Every action is there once, whatever was being done to it."""
    run = stage.run("-C", str(stage.notes), "actions", "--all", "--json")
    assert run.code == 0, (where, run)
    rows = run.data
    assert isinstance(rows, list)
    texts = [row["text"] for row in rows]
    assert len(texts) == len(set(texts)), (where, texts)
    wanted = {"Draft the guide", "Ask three colleagues for feedback", "Learn C++", "Find the money"}
    assert wanted <= set(texts), where


def _expect_finished_by_the_same_command(stage: Stage, where: str) -> None:
    again = stage.run()
    assert again.code in (stage.code, stage.typed.once_done), (where, again)
    assert stage.files() == stage.new, where
    if again.code == stage.code:
        assert stage.leftovers() == [], where
    else:
        _expect_tidied_by_the_next_command(stage, where)
    for place in stage.repositories():
        if again.code != stage.code:
            break
        dirty = stage.shell(f"git -C {place} status --porcelain")
        assert (dirty == "") == stage.commits, (where, place, dirty)


def _expect_tidied_by_the_next_command(stage: Stage, where: str) -> None:
    """Whoever sees that it was done will not type it again; what it left goes all the same."""
    following = stage.run("-C", str(stage.notes), "actions", "start", "m4m4m4")
    assert following.code == 0, (where, following)
    assert stage.leftovers() == [], where
