"""git killed in the middle of a commit, alone or together with thrive, as in a power cut.

``git commit`` is struck at its write-side calls, by way of a ``git`` on the PATH that runs
the real one under strace.
"""

import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from running import Forks, Run
from scenery import Stage
from strace import WRITE_SIDE, Call, calls_in, can_trace

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace cannot trace here")

BY_DAY = 200  # kills
TIMES_BY_NIGHT = 10
SHARDS = 2
AT_ONCE = 4  # most of the time is spent waiting for locks that will not go
SHIM = """\
#!/bin/sh
for word in "$@"; do
    if [ "$word" = commit ]; then
        strace -y -s1 -o '{log}' -e trace={calls} {inject} '{git}' "$@"
        code=$?
        {after}
        exit $code
    fi
done
exec '{git}' "$@"
"""


@pytest.mark.parametrize(
    ("times", "shard"),
    [pytest.param(1, shard, marks=pytest.mark.crash) for shard in range(SHARDS)]
    + [pytest.param(TIMES_BY_NIGHT, shard, marks=pytest.mark.nightly) for shard in range(SHARDS)],
)
def test_a_commit_that_is_killed_loses_no_line_and_is_made_up_for(
    tmp_path: Path, times: int, shard: int
) -> None:
    """Each call in its turn, alone and with thrive; the whole round again and again."""
    hands = SHARDS * AT_ONCE
    mine = [range(one, BY_DAY * times, hands) for one in range(shard, hands, SHARDS)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = [pool.submit(_kill_each, tmp_path / str(turns[0]), turns) for turns in mine]
        assert sum(one.result() for one in done) == BY_DAY * times // SHARDS


def _kill_each(folder: Path, turns: Iterable[int]) -> int:
    folder.mkdir()
    with Forks() as forks:
        stage = Stage(folder, "new", forks)
        calls = _calls_of_commit(stage)
        assert len(calls) >= 30
        return sum(
            _kill(stage, calls[turn // 2 % len(calls)], with_thrive=turn % 2 == 1) for turn in turns
        )


def _kill(stage: Stage, call: Call, *, with_thrive: bool) -> bool:
    stage.fresh()
    inject = f"-e inject={call.name}:signal=KILL:when={call.number}"
    run = _run(stage, inject, "kill -9 $PPID" if with_thrive else "")
    where = f"{call}: {run}"
    assert run.code in ((-9,) if with_thrive else (5, 0)), where
    if run.code == 5:  # it has waited for the locks, and named one
        assert "saved, not committed" in run.err, where
        _remove_locks(stage, run.err, where)
    assert stage.files() == stage.new, where
    stage.shell("git fsck --strict --no-dangling")
    _expect_made_up_for(stage, where)
    return True


def _calls_of_commit(stage: Stage) -> list[Call]:
    stage.fresh()
    run = _run(stage, "", "")
    assert run.code == 0, run
    return [one for one in calls_in(stage.home / "git.log") if "/.git" in one.shown]


def _run(stage: Stage, inject: str, after: str) -> Run:
    """Type the command where ``git commit`` is watched by strace."""
    shim = stage.home / "bin" / "git"
    shim.parent.mkdir()
    log = stage.home / "git.log"
    words = {"log": log, "calls": ",".join(WRITE_SIDE), "git": shutil.which("git")}
    shim.write_text(SHIM.format(inject=inject, after=after, **words))
    shim.chmod(0o755)
    path = f"{shim.parent}:{stage.environment['PATH']}"
    run = stage.run(environment={**stage.environment, "PATH": path})
    shutil.rmtree(shim.parent)
    return run


def _expect_made_up_for(stage: Stage, where: str) -> None:
    """The next run succeeds; or it names the lock that is in its way."""
    run = stage.run()
    if run.code == 5:
        _remove_locks(stage, run.err, where)
        run = stage.run()
    assert run.code == 0, (where, run)
    assert stage.files() == stage.new, where
    assert stage.shell("git status --porcelain") == "", where
    assert stage.shell("git log --format=%s").count("Check-in for Joan") == 1, where


def _remove_locks(stage: Stage, said: str, where: str) -> None:
    """Do what the hint says; git makes the next commit stumble over one lock at a time."""
    locks = list((stage.notes / ".git").rglob("*.lock"))
    assert not locks or any(str(path) in said for path in locks), (where, said)
    for path in locks:
        path.unlink()
