"""git killed in the middle of a commit, alone or together with thrive, as in a power cut.

``git commit`` is struck at its write-side calls, by way of a ``git`` on the PATH that runs
the real one under strace.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from running import Forks, Run
from scenery import Stage, files, git_says
from strace import WRITE_SIDE, Call, Program, calls_in, can_trace

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not can_trace(), reason="strace cannot trace here"),
]

SHARDS = 4
SAMPLE = 40
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


@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_commit_that_is_killed_loses_no_line_and_is_made_up_for(
    tmp_path: Path, forks: Forks, shard: int
) -> None:
    stage = Stage(tmp_path, "new")
    calls = _calls_of_commit(stage, tmp_path, forks)
    assert len(calls) >= SAMPLE
    for turn in range(shard, SAMPLE, SHARDS):
        call = calls[turn * len(calls) // SAMPLE]
        with_thrive = turn // SHARDS % 2 == 1
        inject = f"-e inject={call.name}:signal=KILL:when={call.number}"
        program = _with_shim(stage, tmp_path, inject, "kill -9 $PPID" if with_thrive else "")
        run = _run(forks, program)
        where = f"{call}: {run}"
        assert run.code == (-9 if with_thrive else 5), where
        assert with_thrive or "saved, not committed" in run.err, where
        if not with_thrive:  # it has waited for the locks, and named one
            _remove_locks(program, run.err, where)
        assert files(program.folder) == stage.new, where
        git_says(program, "fsck", "--strict", "--no-dangling")
        _expect_made_up_for(forks, stage, program, where)


def _calls_of_commit(stage: Stage, folder: Path, forks: Forks) -> list[Call]:
    run = _run(forks, _with_shim(stage, folder, "", ""))
    assert run.code == 0, run
    return [one for one in calls_in(folder / "git.log") if "/.git" in one.shown]


def _with_shim(stage: Stage, folder: Path, inject: str, after: str) -> Program:
    program = stage.fresh()
    shim = program.folder.parent / "bin" / "git"
    shim.parent.mkdir()
    words = {"log": folder / "git.log", "calls": ",".join(WRITE_SIDE), "git": shutil.which("git")}
    shim.write_text(SHIM.format(inject=inject, after=after, **words))
    shim.chmod(0o755)
    path = f"{shim.parent}:{program.environment['PATH']}"
    return replace(program, environment={**program.environment, "PATH": path})


def _run(forks: Forks, program: Program) -> Run:
    return forks.run(list(program.argv[1:]), program.folder, program.environment)


def _expect_made_up_for(forks: Forks, stage: Stage, program: Program, where: str) -> None:
    """The next run, without the shim, succeeds; or it names the lock that is in its way."""
    (program.folder.parent / "bin" / "git").unlink()
    run = _run(forks, program)
    if run.code == 5:
        _remove_locks(program, run.err, where)
        run = _run(forks, program)
    assert run.code == 0, (where, run)
    assert files(program.folder) == stage.new, where
    assert git_says(program, "status", "--porcelain") == "", where
    assert git_says(program, "log", "--format=%s").count("Check-in for Joan") == 1, where


def _remove_locks(program: Program, said: str, where: str) -> None:
    """Do what the hint says; git makes the next commit stumble over one lock at a time."""
    locks = list((program.folder / ".git").rglob("*.lock"))
    assert not locks or any(str(path) in said for path in locks), (where, said)
    for path in locks:
        path.unlink()
