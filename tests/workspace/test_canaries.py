"""Nothing that a repository of unknown origin brings along is ever run."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.apply import apply, undo
from thrivecli.workspace.git.repository import find_repository, uncommitted, user_name
from thrivecli.workspace.git.result import Reason
from thrivecli.workspace.git.trust import code_of, is_trusted

Git = Callable[..., str]

_KEYS = (
    "core.fsmonitor",
    "core.sshCommand",
    "core.pager",
    "core.editor",
    "core.askPass",
    "core.hooksPath",
    "credential.helper",
    "gpg.program",
    "diff.external",
    "diff.x.textconv",
    "filter.x.clean",
    "filter.x.smudge",
    "filter.x.process",
    "merge.x.driver",
    "alias.status",
    "alias.commit",
    "sequence.editor",
    "uploadpack.packObjectsHook",
)
_HOOKS = (
    "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-index-change",
    "reference-transaction", "post-checkout", "post-rewrite", "pre-push", "post-merge",
)  # fmt: skip


class Trap:
    """A repository with one canary planted; a shot of it leaves a file."""

    def __init__(self, root: Path, shots: Path, git: Git) -> None:
        self.root, self.shots, self.git = root, shots, git
        self.script = shots / "canary"
        shots.mkdir()
        self.script.write_text(f'#!/bin/sh\ntouch {shots}/fired-"$$"\ncat\n')
        self.script.chmod(0o755)
        (root / "checkins" / "a").mkdir(parents=True)
        (root / "checkins" / "a" / "n.md").write_text("- [ ] one\n")
        (root / ".gitattributes").write_text("*.md filter=x diff=x merge=x\n")
        git(root, "init", "-q")
        git(root, "add", ".")
        git(root, "commit", "-q", "-m", "First")

    @property
    def fired(self) -> list[Path]:
        return list(self.shots.glob("fired-*"))

    def use_everything(self) -> Reason:
        """Every operation there is, on a file that is not as committed; the commit's reason."""
        (self.root / "checkins/a/n.md").write_text("- [ ] one\n- [ ] two\n")
        repository = find_repository(self.root)
        assert repository is not None
        user_name(self.root)
        is_trusted(repository)
        code_of(repository)
        assert uncommitted(repository, self.root, ["checkins/a/n.md"]) == ["checkins/a/n.md"]
        before = (self.root / "checkins/a/n.md").read_bytes()
        new = FileChange("checkins/a/new.md", None, b"- [ ] two\n")
        old = FileChange("checkins/a/n.md", before, b"- [x] one\n- [ ] two\n")
        done = apply(self.root, lambda: Plan((new, old), "Message", "done"), commit=True)
        undo(self.root, commit=True)
        assert (self.root / "checkins/a/n.md").read_bytes() == before
        return done.commit.reason


@pytest.fixture
def trap(tmp_path: Path, git: Git) -> Trap:
    (tmp_path / "received").mkdir()
    return Trap(tmp_path / "received", tmp_path / "shots", git)


@pytest.mark.parametrize("key", _KEYS)
def test_a_key_of_the_repository_runs_nothing(trap: Trap, key: str) -> None:
    trap.git(trap.root, "config", key, str(trap.script))
    assert trap.use_everything() is Reason.UNTRUSTED
    assert trap.fired == []


@pytest.mark.parametrize("name", _HOOKS)
def test_a_hook_of_the_repository_runs_nothing(trap: Trap, name: str) -> None:
    hook = trap.root / ".git" / "hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_bytes(trap.script.read_bytes())
    hook.chmod(0o755)
    assert trap.use_everything() is Reason.UNTRUSTED
    assert trap.fired == []


def test_the_canaries_would_fire_if_git_were_called_plainly(trap: Trap) -> None:
    for key in ("filter.x.clean", "core.fsmonitor"):
        trap.git(trap.root, "config", key, str(trap.script))
    (trap.root / "checkins/a/n.md").write_text("changed and longer\n")
    trap.git(trap.root, "add", ".")
    assert len(trap.fired) >= 2


def test_a_folder_that_looks_like_gits_own_runs_nothing(trap: Trap) -> None:
    bare = trap.root / "checkins"
    for part in ("objects", "refs", "hooks"):
        (bare / part).mkdir()
    (bare / "HEAD").write_text("ref: refs/heads/main\n")
    (bare / "config").write_text(f"[core]\n\tbare = false\n\tfsmonitor = {trap.script}\n")
    (bare / "hooks" / "pre-commit").write_bytes(trap.script.read_bytes())
    (bare / "hooks" / "pre-commit").chmod(0o755)
    assert trap.use_everything() is Reason.COMMITTED
    repository = find_repository(bare / "a")
    assert repository is not None
    assert repository.root == trap.root
    assert trap.fired == []


def test_a_module_in_this_folder_is_not_imported(
    trap: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("git.py", "gitdb.py", "ctypes.py", "difflib.py"):
        (trap.root / name).write_text(f"open({str(trap.shots / 'fired-module')!r}, 'w')")
    monkeypatch.chdir(trap.root)
    assert trap.use_everything() is Reason.COMMITTED
    assert trap.fired == []


def test_a_state_folder_that_is_a_link_is_refused(trap: Trap, tmp_path: Path) -> None:
    from thrivecli.workspace.disk.faults import SymlinkRefused

    (tmp_path / "elsewhere").mkdir()
    (trap.root / ".git" / "thrive").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SymlinkRefused):
        trap.use_everything()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_pointer_to_a_planted_git_folder_runs_nothing(trap: Trap) -> None:
    subprocess.run(["mv", ".git", "planted"], cwd=trap.root, check=True)
    (trap.root / ".git").write_text("gitdir: planted\n")
    hook = trap.root / "planted" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_bytes(trap.script.read_bytes())
    hook.chmod(0o755)
    assert trap.use_everything() is Reason.UNTRUSTED
    assert trap.fired == []
