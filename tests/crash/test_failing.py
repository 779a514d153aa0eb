"""Any write that fails: the file is the old one or the new one, and the exit code says which."""

from pathlib import Path

import pytest
from running import Forks
from sampling import SHARDS, to_fail
from scenery import COMMANDS, Stage, expect_told
from strace import can_trace

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace cannot trace here")


@pytest.mark.parametrize(
    ("all_of_them", "shard"),
    [pytest.param(False, 0, marks=pytest.mark.crash, id="some")]
    + [
        pytest.param(True, one, marks=pytest.mark.nightly, id=f"all-{one}") for one in range(SHARDS)
    ],
)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_write_that_fails_is_told_and_leaves_no_half_file(
    tmp_path: Path, forks: Forks, command: str, all_of_them: bool, shard: int
) -> None:
    stage = Stage(tmp_path, command, forks)
    pairs = list(to_fail(stage, all_of_them))
    for call, error in pairs[shard :: SHARDS if all_of_them else 1]:
        run = stage.fail(call, error)
        expect_told(stage, run, f"{error} at {call}: {run}")


@pytest.mark.crash
@pytest.mark.parametrize("most", [1, 7, 4096])
@pytest.mark.parametrize("command", ["new", "undo", "config", "report"])
def test_a_system_that_takes_few_bytes_at_a_time_gets_them_all(
    tmp_path: Path, forks: Forks, command: str, most: int
) -> None:
    stage = Stage(tmp_path, command, forks)
    stage.fresh()
    run = stage.run(short_writes=most)
    assert (run.code, stage.files()) == (stage.code, stage.new), run
    assert stage.leftovers() == []
