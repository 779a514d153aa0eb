import os
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from thrivecli.errors import FileChanged, NotWritten, Refused, WorkspaceFault
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace import site
from thrivecli.workspace.apply import apply, undo
from thrivecli.workspace.disk.faults import LockHeld
from thrivecli.workspace.disk.lock import hold_lock
from thrivecli.workspace.git.result import OFF, Reason
from thrivecli.workspace.undo_log import log as undo_log

Git = Callable[..., str]
NOTE = "checkins/joan-citizen/2026-11-22.md"
NEW = "checkins/joan-citizen/2027-01-03.md"


def tick(root: Path, old: bytes = b"[ ] Call Sam", new: bytes = b"[x] Call Sam") -> Plan:
    before = (root / NOTE).read_bytes()
    change = FileChange(NOTE, before, before.replace(old, new))
    return Plan((change,), "Tick one action", "actions done 7k3q9f")


def carry(root: Path) -> Plan:
    before = (root / NOTE).read_bytes()
    new = FileChange(NEW, None, b"- [ ] Call Sam\n")
    return Plan(
        (new, FileChange(NOTE, before, before.replace(b"[ ]", b"[>]"))), "Carry", "checkin new"
    )


def subjects(root: Path, git: Git) -> list[str]:
    return git(root, "log", "--format=%s").split("\n")


def test_a_plan_is_written_and_committed(workspace: Path, git: Git) -> None:
    applied = apply(workspace, lambda: carry(workspace), commit=True)
    assert applied.written == (NEW, NOTE)
    assert applied.unconfirmed == ()
    assert applied.commit.sha == git(workspace, "rev-parse", "HEAD")
    assert applied.saved_first is None
    assert (workspace / NEW).read_bytes() == b"- [ ] Call Sam\n"
    assert b"[>] Call Sam" in (workspace / NOTE).read_bytes()
    assert git(workspace, "status", "--porcelain") == ""


def test_without_a_commit_git_is_not_touched(workspace: Path, git: Git) -> None:
    applied = apply(workspace, lambda: tick(workspace), commit=False)
    assert (applied.commit.reason, applied.commit.refused) == (Reason.OFF, False)
    assert git(workspace, "status", "--porcelain") == f" M {NOTE}"


def test_without_a_repository_it_is_saved_and_said(tmp_path: Path, home: Path) -> None:
    assert home.is_dir()
    (tmp_path / "notes").mkdir()
    plan = Plan((FileChange("thrive.toml", None, b""),), "Message", "init")
    applied = apply(tmp_path / "notes", lambda: plan, commit=True)
    assert (applied.commit.reason, applied.commit.refused) == (Reason.NO_REPOSITORY, False)
    assert [path.name for path in (tmp_path / "notes").iterdir()] == ["thrive.toml"]
    assert undo(tmp_path / "notes", commit=True).changes
    assert list((tmp_path / "notes").iterdir()) == []


def test_a_file_changed_since_the_plan_was_made_stops_all_of_it(workspace: Path) -> None:
    plan = carry(workspace)
    (workspace / NOTE).write_bytes(b"somebody's")
    with pytest.raises(FileChanged):
        apply(workspace, lambda: plan, commit=True)
    assert not (workspace / NEW).exists()
    assert (workspace / NOTE).read_bytes() == b"somebody's"


def test_hand_edits_are_committed_first_by_themselves(workspace: Path, git: Git) -> None:
    with (workspace / NOTE).open("ab") as file:
        file.write(b"by hand\n")
    applied = apply(workspace, lambda: tick(workspace), commit=True)
    assert applied.saved_first is not None
    assert applied.saved_first.sha
    assert subjects(workspace, git) == [
        "Tick one action", "Save notes before actions done 7k3q9f", "First",
    ]  # fmt: skip
    assert git(workspace, "show", "HEAD~1:" + NOTE).endswith("- [ ] Call Sam\nby hand")


def test_a_refused_commit_of_hand_edits_does_not_mix_them_with_ours(
    workspace: Path, git: Git
) -> None:
    (workspace / ".git/hooks/pre-commit").write_text("#!/bin/sh\nexit 1\n")
    (workspace / ".git/hooks/pre-commit").chmod(0o755)
    with (workspace / NOTE).open("ab") as file:
        file.write(b"by hand\n")
    applied = apply(workspace, lambda: tick(workspace), commit=True)
    assert applied.commit.reason is Reason.HOOK
    assert b"[x] Call Sam\nby hand" in (workspace / NOTE).read_bytes()
    assert subjects(workspace, git) == ["First"]


def test_a_plan_already_written_is_only_committed(workspace: Path, git: Git) -> None:
    plan = carry(workspace)
    apply(workspace, lambda: plan, commit=False)
    applied = apply(workspace, lambda: plan, commit=True)
    assert applied.written == ()
    assert applied.commit.sha
    assert subjects(workspace, git) == ["Carry", "First"]
    assert apply(workspace, lambda: plan, commit=True).commit.reason is Reason.NOTHING


def test_a_plan_half_written_is_finished(workspace: Path) -> None:
    plan = carry(workspace)
    (workspace / NEW).write_bytes(b"- [ ] Call Sam\n")
    applied = apply(workspace, lambda: plan, commit=True)
    assert applied.written == (NOTE,)
    assert applied.commit.sha


def test_an_empty_plan_does_nothing(workspace: Path) -> None:
    assert apply(workspace, lambda: Plan((), "m", "c"), commit=True).commit.reason is Reason.NOTHING


def test_when_the_second_file_cannot_be_written_the_first_is_put_back(workspace: Path) -> None:
    plan = carry(workspace)
    other = FileChange("checkins/joan-citizen/2026-11-22.md/x.md", None, b"below a file")
    broken = Plan((plan.changes[0], other), "m", "c")
    (workspace / ".git/thrive").mkdir(exist_ok=True)
    with pytest.raises(WorkspaceFault, match="is not a folder"):
        site.write_logged(site.Site(workspace, workspace / ".git/thrive", None, OFF), broken)
    assert not (workspace / NEW).exists()
    assert undo_log.entries(workspace / ".git/thrive") == []


def test_nothing_is_written_that_could_not_be_logged(workspace: Path) -> None:
    (workspace / ".git/thrive").mkdir(exist_ok=True)
    (workspace / ".git/thrive/undo").write_text("in the way")
    before = (workspace / NOTE).read_bytes()
    with pytest.raises(WorkspaceFault, match="undo: is not a folder"):
        apply(workspace, lambda: tick(workspace), commit=True)
    assert (workspace / NOTE).read_bytes() == before


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_all_that_is_made_is_private(workspace: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        apply(workspace, lambda: carry(workspace), commit=True)
    finally:
        os.umask(before)
    for path in [workspace / NEW, *(workspace / ".git/thrive").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    open_to_others = [
        path for path in (workspace / ".git").rglob("*") if path.stat().st_mode & 0o022
    ]
    assert open_to_others == []


def test_undo_gives_back_the_exact_bytes_as_a_new_commit(workspace: Path, git: Git) -> None:
    before = (workspace / NOTE).read_bytes()
    apply(workspace, lambda: carry(workspace), commit=True)
    undone = undo(workspace, commit=True)
    assert undone.command == "checkin new"
    assert undone.refused == ()
    assert (workspace / NOTE).read_bytes() == before
    assert not (workspace / NEW).exists()
    assert subjects(workspace, git) == ["Take back: Carry", "Carry", "First"]
    assert git(workspace, "status", "--porcelain") == ""


def test_undo_goes_back_step_by_step_and_ends(workspace: Path) -> None:
    versions = [(workspace / NOTE).read_bytes()]
    for new in (b"[/] Call Sam", b"[x] Call Sam", b"[-] Call Sam"):
        apply(workspace, partial(tick, workspace, versions[-1][-13:-1], new), commit=True)
        versions.append((workspace / NOTE).read_bytes())
    assert len(set(versions)) == 4
    for version in reversed(versions[:-1]):
        undo(workspace, commit=True)
        assert (workspace / NOTE).read_bytes() == version
    with pytest.raises(Refused, match="nothing to take back"):
        undo(workspace, commit=True)


def test_undo_leaves_what_the_person_wrote_since(workspace: Path, git: Git) -> None:
    apply(workspace, lambda: tick(workspace), commit=True)
    written = (workspace / NOTE).read_bytes()
    (workspace / NOTE).write_bytes(written.replace(b"Call Sam", b"Call Sam Lee") + b"more\n")
    undone = undo(workspace, commit=True)
    assert undone.saved_first is not None
    assert (workspace / NOTE).read_bytes().endswith(b"- [ ] Call Sam Lee\nmore\n")
    assert subjects(workspace, git)[:2] == ["Take back: Tick one action", "Save notes before undo"]


def test_undo_refuses_the_file_whose_words_were_changed_and_what_belongs_to_it(
    workspace: Path,
) -> None:
    apply(workspace, lambda: carry(workspace), commit=True)
    carried = (workspace / NOTE).read_bytes()
    (workspace / NEW).write_bytes(b"- [ ] Call Sam\nwritten since\n")
    undone = undo(workspace, commit=True)
    assert {file.path for file in undone.refused} == {NEW, NOTE}
    assert (workspace / NEW).read_bytes() == b"- [ ] Call Sam\nwritten since\n"
    assert (workspace / NOTE).read_bytes() == carried


def test_undo_that_can_take_back_nothing_changes_nothing_and_can_be_tried_again(
    workspace: Path, git: Git
) -> None:
    apply(workspace, lambda: tick(workspace), commit=True)
    ticked = (workspace / NOTE).read_bytes()
    (workspace / NOTE).write_bytes(ticked.replace(b"[x]", b"[-]"))
    undone = undo(workspace, commit=True)
    assert (undone.changes, [file.path for file in undone.refused]) == ((), [NOTE])
    assert undone.refused[0].refusal.line == 4
    assert subjects(workspace, git) == ["Tick one action", "First"]
    (workspace / NOTE).write_bytes(ticked)
    assert undo(workspace, commit=True).refused == ()


def _snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in root.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_dry_undo_changes_nothing_at_all(workspace: Path) -> None:
    before = (workspace / NOTE).read_bytes()
    apply(workspace, lambda: tick(workspace), commit=True)
    seen = _snapshot(workspace)
    undone = undo(workspace, commit=True, dry_run=True)
    assert [change.after for change in undone.changes] == [before]
    assert _snapshot(workspace) == seen


def test_a_crash_after_the_log_and_before_the_files_is_undone_as_nothing(workspace: Path) -> None:
    plan = carry(workspace)
    with hold_lock(workspace / ".git/thrive"):
        undo_log.record(workspace / ".git/thrive", plan)
    undone = undo(workspace, commit=True)
    assert (undone.changes, undone.refused) == ((), ())
    assert (workspace / NOTE).read_bytes() == plan.changes[1].before


def test_a_crash_between_the_two_files_can_be_undone(workspace: Path) -> None:
    plan = carry(workspace)
    with hold_lock(workspace / ".git/thrive"):
        undo_log.record(workspace / ".git/thrive", plan)
    (workspace / NEW).write_bytes(b"- [ ] Call Sam\n")
    undo(workspace, commit=True)
    assert not (workspace / NEW).exists()


def test_leftovers_of_a_killed_process_are_swept(workspace: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    left = workspace / f"checkins/joan-citizen/.x.md.thrive-{child.stdout.strip()}-0a0a0a0a.tmp"
    left.write_text("half")
    apply(workspace, lambda: tick(workspace), commit=False)
    assert not left.exists()


_COUNT = """
import sys
from pathlib import Path
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.apply import apply
root, name, times, commit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4] == "y"

def plan(number):
    before = (root / "log.md").read_bytes()
    change = FileChange("log.md", before, before + f"{name}-{number}\\n".encode())
    return Plan((change,), f"{name}-{number}", "count")

for number in range(times):
    result = apply(root, lambda: plan(number), commit=commit)
    assert not result.commit.refused, result.commit
"""


def _run_eight(root: Path, times: int, commit: str) -> set[str]:
    (root / "log.md").write_bytes(b"")
    running = [
        subprocess.Popen([sys.executable, "-c", _COUNT, str(root), name, str(times), commit],
                         stderr=subprocess.PIPE)
        for name in "abcdefgh"
    ]  # fmt: skip
    for process in running:
        _, said = process.communicate(timeout=100)
        assert process.returncode == 0, said.decode()[-2000:]
    lines = (root / "log.md").read_text().split("\n")[:-1]
    assert len(lines) == len(set(lines))
    return set(lines)


def test_eight_processes_lose_nothing(workspace: Path) -> None:
    assert len(_run_eight(workspace, 50, "n")) == 400


def test_eight_processes_commit_everything(workspace: Path, git: Git) -> None:
    assert len(_run_eight(workspace, 4, "y")) == 32
    assert git(workspace, "status", "--porcelain") == ""
    assert git(workspace, "fsck", "--no-dangling") == ""


def test_the_lock_names_its_holder(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "state"):
        assert stat.S_IMODE((tmp_path / "state/lock").stat().st_mode) == 0o600
        with (
            pytest.raises(LockHeld, match=f"process {os.getpid()}"),
            hold_lock(tmp_path / "state", wait=0.05),
        ):
            pass
    with hold_lock(tmp_path / "state", wait=0.05):
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\n"
        "from thrivecli.workspace.disk.lock import hold_lock\n"
        "with hold_lock(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False).returncode
    with hold_lock(tmp_path, wait=0.05):
        pass


def test_where_the_lock_cannot_be_made_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    with pytest.raises(NotWritten), hold_lock(tmp_path / "state"):
        pass
