"""What a crash leaves behind, and how the same command typed again makes up for it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.apply import apply
from thrivecli.workspace.git.repository import commit, find_repository
from thrivecli.workspace.git.result import NOTHING, Reason
from thrivecli.workspace.undo_log import log as undo_log

Git = Callable[..., str]
NOTE = "checkins/joan-citizen/2026-11-22.md"
NEW = "checkins/joan-citizen/2027-01-03.md"


def carry(root: Path) -> Plan:
    before = (root / NOTE).read_bytes()
    new = FileChange(NEW, None, b"- [ ] Call Sam\n")
    return Plan(
        (new, FileChange(NOTE, before, before.replace(b"[ ]", b"[>]"))), "Carry", "checkin new"
    )


def nothing_left(command: str = "checkin new") -> Plan:
    """What the same command plans when its files are as they must be."""
    return Plan((), "Nothing carried", command)


def committed(root: Path, git: Git) -> list[str]:
    """The paths in the last commit, and its subject."""
    return git(root, "show", "--format=%s", "--name-only").split("\n")


def test_a_crash_before_the_commit_is_made_up_for(workspace: Path, git: Git) -> None:
    apply(workspace, lambda: carry(workspace), commit=False)
    applied = apply(workspace, nothing_left, commit=True)
    assert (applied.written, applied.commit.reason) == ((), Reason.COMMITTED)
    assert committed(workspace, git) == ["Carry", "", NOTE, NEW]
    assert apply(workspace, nothing_left, commit=True).commit == NOTHING


def test_a_crash_between_two_files_ends_in_one_commit_of_both(workspace: Path, git: Git) -> None:
    plan = carry(workspace)
    (workspace / ".git/thrive").mkdir()
    undo_log.record(workspace / ".git/thrive", plan)
    (workspace / NEW).write_bytes(b"- [ ] Call Sam\n")
    rest = Plan(plan.changes[1:], "Nothing carried", "checkin new")
    applied = apply(workspace, lambda: rest, commit=True)
    assert applied.written == (NOTE,)
    assert committed(workspace, git) == ["Carry", "", NOTE, NEW]
    assert git(workspace, "status", "--porcelain") == ""


def test_another_command_commits_nothing_of_it(workspace: Path, git: Git) -> None:
    apply(workspace, lambda: carry(workspace), commit=False)
    assert apply(workspace, lambda: nothing_left("actions done"), commit=True).commit == NOTHING
    assert committed(workspace, git)[0] == "First"


def test_what_was_typed_since_is_not_committed_with_it(workspace: Path, git: Git) -> None:
    apply(workspace, lambda: carry(workspace), commit=False)
    (workspace / NEW).write_bytes(b"- [ ] Call Sam, and soon\n")
    assert apply(workspace, nothing_left, commit=True).commit.sha
    assert committed(workspace, git) == ["Carry", "", NOTE]


def test_without_commits_there_is_nothing_to_make_up_for(workspace: Path) -> None:
    apply(workspace, lambda: carry(workspace), commit=False)
    assert apply(workspace, nothing_left, commit=False).commit == NOTHING


def test_a_damaged_entry_of_the_log_does_not_stop_anybody(workspace: Path) -> None:
    apply(workspace, lambda: carry(workspace), commit=False)
    (workspace / ".git/thrive/undo/00000001.applied").write_bytes(b"{")
    assert apply(workspace, nothing_left, commit=True).commit == NOTHING


def test_temporary_files_of_the_dead_are_swept_up(workspace: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    apply(workspace, lambda: carry(workspace), commit=False)
    left = [
        workspace / folder / f".name.thrive-{ended.pid}-0123abcd.tmp"
        for folder in ("checkins/joan-citizen", ".git/info", ".git/thrive/undo")
    ]
    for path in left:
        path.write_bytes(b"")
    living = left[0].with_name(f".name.thrive-{os.getpid()}-0123abcd.tmp")
    living.write_bytes(b"")
    apply(workspace, nothing_left, commit=False)
    assert [path.exists() for path in left] == [False, False, True]
    apply(workspace, lambda: Plan((FileChange("x.md", None, b""),), "m", "c"), commit=False)
    assert not left[2].exists()
    assert living.exists()


def test_an_index_that_lags_behind_the_last_commit_is_brought_up_to_date(
    workspace: Path, git: Git
) -> None:
    assert apply(workspace, lambda: carry(workspace), commit=True).commit.sha
    git(workspace, "read-tree", "HEAD~")
    assert git(workspace, "status", "--porcelain") == f"MM {NOTE}\nD  {NEW}\n?? {NEW}"
    repository = find_repository(workspace)
    assert repository is not None
    assert commit(repository, workspace, [NOTE, NEW], "Again") == NOTHING
    assert git(workspace, "status", "--porcelain") == ""


def test_a_git_that_was_killed_is_told_of_by_the_lock_it_left(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shim = tmp_path / "bin" / "git"
    shim.parent.mkdir()
    lock = workspace / ".git/index.lock"
    shim.write_text(
        f'#!/bin/sh\ncase " $* " in *" commit "*) touch {lock}; kill -9 $$;; esac\n'
        f'exec {shutil.which("git")} "$@"\n'
    )
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{shim.parent}:{os.environ['PATH']}")
    applied = apply(workspace, lambda: carry(workspace), commit=True)
    assert applied.written == (NEW, NOTE)
    assert applied.commit.reason is Reason.LOCK
    assert str(lock) in applied.commit.message
