import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from thrivecli.workspace.git.repository import (
    Absence,
    commit,
    find_repository,
    init_repository,
    look_for_repository,
    state_folder,
    uncommitted,
)

Git = Callable[..., str]
NOTE = "checkins/joan-citizen/2026-11-22.md"


def test_a_new_repository_is_on_main_and_private(tmp_path: Path, home: Path, git: Git) -> None:
    assert home.is_dir()
    repository = init_repository(tmp_path)
    assert repository.root == tmp_path
    assert repository.git_dir == repository.common_dir == tmp_path / ".git"
    assert git(tmp_path, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert (tmp_path / ".git").stat().st_mode & 0o777 == 0o700


def test_git_overlooks_our_temporary_files_and_is_told_once(workspace: Path, git: Git) -> None:
    init_repository(workspace)
    (workspace / "checkins" / ".n.md.thrive-1-0a0a0a0a.tmp").write_text("x")
    assert git(workspace, "status", "--porcelain") == ""
    lines = (workspace / ".git/info/exclude").read_text().split("\n")
    assert lines.count(".*.thrive-*.tmp") == 1


def test_the_repository_is_found_from_below_and_through_a_link(
    workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "way").symlink_to(workspace)
    for start in (workspace, workspace / "checkins", tmp_path / "way" / "checkins"):
        found = find_repository(start)
        assert found is not None
        assert found.root == workspace


def test_without_a_git_folder_there_is_none(tmp_path: Path) -> None:
    assert look_for_repository(tmp_path) is Absence.NONE
    (tmp_path / ".git").mkdir()  # empty, as a half-finished copy leaves it
    assert look_for_repository(tmp_path) is Absence.NONE


def test_a_folder_that_merely_looks_like_gits_own_is_not_one(
    tmp_path: Path, workspace: Path, git: Git
) -> None:
    bare = workspace / "checkins" / "embedded"
    git(tmp_path, "init", "-q", "--bare", str(bare))
    found = find_repository(bare)
    assert found is not None
    assert found.root == workspace


def test_a_linked_worktree_has_a_git_folder_of_its_own(
    workspace: Path, tmp_path: Path, git: Git
) -> None:
    git(workspace, "worktree", "add", "-q", str(tmp_path / "second"))
    found = find_repository(tmp_path / "second" / "checkins")
    assert found is not None
    assert found.root == tmp_path / "second"
    assert found.git_dir == workspace / ".git/worktrees/second"
    assert found.common_dir == workspace / ".git"


def test_a_git_folder_kept_elsewhere_is_found(tmp_path: Path, home: Path, git: Git) -> None:
    assert home.is_dir()
    git(tmp_path, "init", "-q", "--separate-git-dir", str(tmp_path / "store"), str(tmp_path / "w"))
    found = find_repository(tmp_path / "w")
    assert found is not None
    assert found.git_dir == found.common_dir == tmp_path / "store"


def test_a_submodule_is_not_for_us(workspace: Path, tmp_path: Path, git: Git) -> None:
    outer = tmp_path / "outer"
    git(tmp_path, "init", "-q", str(outer))
    git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(workspace), "sub")
    assert look_for_repository(outer / "sub") is Absence.SUBMODULE


def test_a_pointer_to_nowhere_is_broken(tmp_path: Path) -> None:
    for text in ("gitdir: /no/such/place\n", "something else", ""):
        (tmp_path / ".git").write_text(text)
        assert look_for_repository(tmp_path) is Absence.BROKEN


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("whose", ["", ".git"])
def test_what_belongs_to_another_user_is_not_for_us(workspace: Path, whose: str) -> None:
    os.chown(workspace / whose, 12345, -1)
    assert look_for_repository(workspace) is Absence.FOREIGN
    assert find_repository(workspace) is None


def test_state_is_kept_in_gits_own_folder_or_the_users(
    workspace: Path, tmp_path: Path, home: Path
) -> None:
    repository = find_repository(workspace)
    assert state_folder(workspace, repository) == workspace / ".git/thrive"
    without = state_folder(tmp_path, None)
    assert without.parent == home / "state" / "thrive"
    assert without != state_folder(workspace, None)


def test_uncommitted_names_changed_and_new_files_of_those_asked_for(
    workspace: Path, git: Git
) -> None:
    repository = find_repository(workspace)
    assert repository is not None
    folder = workspace / "checkins" / "joan-citizen"
    paths = [NOTE, "checkins/joan-citizen/new é\n.md", "checkins/joan-citizen/staged.md", "no.md"]
    assert uncommitted(repository, workspace, paths) == []
    (folder / "2026-11-22.md").write_text("changed")
    (folder / "new é\n.md").write_text("new")
    (folder / "staged.md").write_text("staged")
    (folder / "other.md").write_text("not asked for")
    git(workspace, "add", f"{folder}/staged.md")
    assert uncommitted(repository, workspace, paths) == paths[:3]
    assert uncommitted(repository, workspace, []) == []


def test_uncommitted_takes_paths_from_the_workspace_not_the_repository(
    tmp_path: Path, home: Path
) -> None:
    assert home.is_dir()
    repository = init_repository(tmp_path)
    inner = tmp_path / "docs" / "notes"
    inner.mkdir(parents=True)
    (inner / "a.md").write_text("x")
    assert uncommitted(repository, inner, ["a.md"]) == ["a.md"]
    assert commit(repository, inner, ["a.md"], "One").sha
    assert uncommitted(repository, inner, ["a.md"]) == []
    shutil.rmtree(inner)
