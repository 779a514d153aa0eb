import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from thrivecli.workspace.git.repository import (
    CommitResult,
    Repository,
    commit,
    find_repository,
    init_repository,
)
from thrivecli.workspace.git.result import Reason
from thrivecli.workspace.git.trust import code_of, is_trusted, trust

Git = Callable[..., str]
NOTE = "checkins/joan-citizen/2026-11-22.md"
NEW = "checkins/joan-citizen/new.md"


def repository_of(root: Path) -> Repository:
    found = find_repository(root)
    assert found is not None
    return found


def write_and_commit(root: Path, *paths: str, text: str = "written") -> CommitResult:
    for path in paths:
        (root / path).write_text(text)
    return commit(repository_of(root), root, paths, "Message\n\nbody # kept\n")


def hook(root: Path, name: str, script: str) -> Path:
    path = root / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_the_commit_holds_exactly_these_paths(workspace: Path, git: Git) -> None:
    result = write_and_commit(workspace, NOTE, NEW)
    assert result == CommitResult(Reason.COMMITTED, git(workspace, "rev-parse", "HEAD"))
    assert git(workspace, "show", "--format=%B", "--name-only").split("\n") == [
        "Message", "", "body # kept", "", "", NOTE, NEW,
    ]  # fmt: skip


def test_words_with_control_characters_make_a_message_all_the_same(
    workspace: Path, git: Git
) -> None:
    (workspace / NOTE).write_text("written")
    result = commit(repository_of(workspace), workspace, [NOTE], "Done: a\0b\x1b[2Jc\td")
    assert result.reason is Reason.COMMITTED
    assert git(workspace, "log", "-1", "--format=%B") == "Done: a\ufffdb\ufffd[2Jc\td"


def test_what_the_user_staged_is_never_swept_up(workspace: Path, git: Git) -> None:
    (workspace / "secret.txt").write_text("staged")
    git(workspace, "add", "secret.txt")
    (workspace / "loose.txt").write_text("untracked")
    assert write_and_commit(workspace, NOTE, NEW).sha
    assert git(workspace, "status", "--porcelain") == "A  secret.txt\n?? loose.txt"


def test_a_deleted_file_is_committed_as_deleted(workspace: Path, git: Git) -> None:
    (workspace / NOTE).unlink()
    assert commit(repository_of(workspace), workspace, [NOTE], "Gone").sha
    assert git(workspace, "ls-files") == ""


def test_nothing_changed_is_nothing_committed(workspace: Path) -> None:
    result = commit(repository_of(workspace), workspace, [NOTE, "no/such.md"], "Message")
    assert (result.reason, result.refused) == (Reason.NOTHING, False)


def test_the_first_commit_of_all_works(tmp_path: Path, home: Path, git: Git) -> None:
    assert home.is_dir()
    init_repository(tmp_path)
    assert write_and_commit(tmp_path, "thrive.toml").sha
    assert git(tmp_path, "ls-files") == "thrive.toml"


@pytest.mark.parametrize(
    "name", ["-x.md", "--upload-pack=x.md", ":(exclude)*", ":!x", "*.md", "[a].md", "a\nb.md",
             "\x1b[31m.md", "é ü.md", "a\\b.md", '"q".md', "$(touch x).md", "@{u}", "#.md", " .md"],
)  # fmt: skip
def test_a_hostile_name_is_a_name(workspace: Path, git: Git, name: str) -> None:
    (workspace / "bystander.md").write_text("not ours")
    (workspace / "a.md").write_text("not ours")
    assert write_and_commit(workspace, name).sha
    shown = git(workspace, "show", "--format=", "--name-only", "-z")
    assert shown.split("\0") == [name, ""]


def test_a_workspace_inside_a_larger_repository(tmp_path: Path, home: Path, git: Git) -> None:
    assert home.is_dir()
    init_repository(tmp_path)
    (tmp_path / "docs" / "notes" / "checkins").mkdir(parents=True)
    (tmp_path / "a.md").write_text("of the outer repository")
    assert write_and_commit(tmp_path / "docs" / "notes", "a.md", "checkins/b.md").sha
    assert git(tmp_path, "ls-files").split("\n") == ["docs/notes/a.md", "docs/notes/checkins/b.md"]


def test_a_linked_worktree_commits_to_its_own_branch(
    workspace: Path, tmp_path: Path, git: Git
) -> None:
    git(workspace, "worktree", "add", "-q", str(tmp_path / "second"))
    main = git(workspace, "rev-parse", "HEAD")
    assert write_and_commit(tmp_path / "second", NOTE).sha
    assert git(workspace, "rev-parse", "HEAD") == main
    assert git(workspace, "rev-parse", "second") != main


def test_the_users_hooks_run_and_see_an_ordinary_commit(workspace: Path, git: Git) -> None:
    hook(workspace, "pre-commit", "git diff --cached --name-only -- '*.md' > seen")
    hook(workspace, "commit-msg", 'echo "Signed-off-by: hook" >> "$1"')
    assert write_and_commit(workspace, NOTE, NEW).sha
    assert (workspace / "seen").read_text() == f"{NOTE}\n{NEW}\n"
    assert "Signed-off-by: hook" in git(workspace, "log", "-1", "--format=%B")


def test_a_failing_hook_is_said_with_its_words_made_harmless(workspace: Path, git: Git) -> None:
    (workspace / "staged.txt").write_text("x")
    git(workspace, "add", "staged.txt")
    hook(workspace, "pre-commit", r"printf '\033[31mno way\033[0m \007' >&2; exit 1")
    before = git(workspace, "rev-parse", "HEAD")
    result = write_and_commit(workspace, NOTE, NEW)
    assert (result.reason, result.refused, result.sha) == (Reason.HOOK, True, None)
    assert result.message.split("\n") == ["saved, not committed: a hook of yours said no", "no way"]
    assert git(workspace, "rev-parse", "HEAD") == before
    assert git(workspace, "status", "--porcelain").split("\n") == [
        f" M {NOTE}", "A  staged.txt", f"?? {NEW}",
    ]  # fmt: skip


def test_signing_that_fails_is_said(workspace: Path, home: Path) -> None:
    with (home / ".gitconfig").open("a") as config:
        config.write("[commit]\ngpgsign = true\n[gpg]\nprogram = /bin/false\n")
    result = write_and_commit(workspace, NOTE)
    assert (result.reason, result.refused) == (Reason.SIGNING, True)
    assert result.message.startswith("saved, not committed: signing failed\n")


def test_without_an_identity_nothing_is_guessed(workspace: Path, home: Path) -> None:
    (home / ".gitconfig").write_text("")
    result = write_and_commit(workspace, NOTE)
    assert (result.reason, result.refused) == (Reason.NO_IDENTITY, False)
    assert result.message == "saved, not committed: git does not know who you are"
    assert "git config --global user.name" in result.hint


def test_an_identity_in_the_environment_is_one(
    workspace: Path, home: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".gitconfig").write_text("")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Sam Lee")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "sam@example.com")
    assert write_and_commit(workspace, NOTE).sha
    assert git(workspace, "log", "-1", "--format=%an %ce") == "Sam Lee sam@example.com"


def test_no_branch_checked_out(workspace: Path, git: Git) -> None:
    git(workspace, "checkout", "-q", "--detach")
    result = write_and_commit(workspace, NOTE)
    assert (result.reason, result.refused) == (Reason.DETACHED, True)


def _diverge(workspace: Path, git: Git) -> None:
    git(workspace, "checkout", "-q", "-b", "other")
    write_and_commit(workspace, NOTE, text="other")
    git(workspace, "checkout", "-q", "main")
    write_and_commit(workspace, NOTE, text="main")


@pytest.mark.parametrize(
    ("command", "word"),
    [(("merge", "other"), "a merge"), (("cherry-pick", "other"), "a cherry-pick"),
     (("rebase", "other"), "a rebase"), (("revert", "other"), "a revert"),
     (("bisect", "start"), "a bisect")],
)  # fmt: skip
def test_what_is_under_way_is_named(
    workspace: Path, git: Git, command: tuple[str, ...], word: str
) -> None:
    _diverge(workspace, git)
    git(workspace, *command, check=False)
    result = write_and_commit(workspace, NEW)
    assert (result.reason, result.refused) == (Reason.UNDER_WAY, True)
    assert result.message == f"saved, not committed: {word} is under way in this repository"


def test_a_file_with_a_conflict_is_not_committed(workspace: Path, git: Git) -> None:
    _diverge(workspace, git)
    git(workspace, "merge", "other", check=False)
    (workspace / ".git" / "MERGE_HEAD").unlink()  # as a stash that was popped leaves it
    result = commit(repository_of(workspace), workspace, [NOTE], "Message")
    assert (result.reason, result.refused) == (Reason.UNMERGED, True)


@pytest.mark.parametrize("lock", ["index.lock", "HEAD.lock", "refs/heads/main.lock"])
def test_a_lock_is_waited_for_named_and_never_deleted(workspace: Path, lock: str) -> None:
    path = workspace / ".git" / lock
    path.write_text("")
    os.utime(path, (path.stat().st_mtime - 7300,) * 2)
    result = write_and_commit(workspace, NOTE)
    assert (result.reason, result.refused) == (Reason.LOCK, True)
    assert f"{path} is there, 2 h old" in result.message
    assert path.exists()
    path.unlink()
    assert write_and_commit(workspace, NOTE).sha


def test_a_lock_that_goes_away_in_time_is_no_matter(workspace: Path) -> None:
    path = workspace / ".git" / "index.lock"
    path.write_text("")
    with subprocess.Popen(["sh", "-c", f"sleep 0.3; rm {path}"]):
        assert write_and_commit(workspace, NOTE).sha


def test_an_ignored_file_is_saved_and_said(workspace: Path) -> None:
    (workspace / ".gitignore").write_text("new.md\n")
    result = write_and_commit(workspace, NEW)
    assert (result.reason, result.refused) == (Reason.IGNORED, False)
    assert NEW in result.message


def test_half_of_what_belongs_together_is_not_committed(workspace: Path, git: Git) -> None:
    """A carry whose new file is ignored would leave the old marks alone in the history."""
    before = git(workspace, "rev-parse", "HEAD")
    (workspace / ".gitignore").write_text("new.md\n")
    assert write_and_commit(workspace, NOTE, NEW).reason is Reason.IGNORED
    assert git(workspace, "rev-parse", "HEAD") == before


def test_what_a_formatter_made_of_a_file_is_not_staged_to_be_taken_back(
    workspace: Path, git: Git
) -> None:
    hook(workspace, "pre-commit", f"echo tidied >> {NOTE} && git add {NOTE}")
    assert write_and_commit(workspace, NOTE).sha
    assert git(workspace, "status", "--porcelain") == ""
    assert git(workspace, "show", f"HEAD:{NOTE}").endswith("tidied")


def test_no_git_program_is_saved_and_said(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = write_and_commit(workspace, NOTE)
    assert (result.reason, result.refused) == (Reason.NO_GIT, False)


def test_a_repository_without_code_of_its_own_needs_no_trust(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q")
    repository = repository_of(tmp_path)
    assert is_trusted(repository)
    assert code_of(repository).names == ()


def test_hooks_of_a_repository_thrive_did_not_make_wait_for_trust(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q")
    path = hook(tmp_path, "pre-commit", "touch ran")
    refused = write_and_commit(tmp_path, "a.md")
    assert (refused.reason, refused.refused) == (Reason.UNTRUSTED, True)
    assert str(path) in refused.message
    assert "thrive trust" in refused.hint
    assert not (tmp_path / "ran").exists()

    assert trust(repository_of(tmp_path)).hooks == (path,)
    assert write_and_commit(tmp_path, "a.md").sha
    assert (tmp_path / "ran").exists()

    hook(tmp_path, "pre-commit", "touch ran-again")
    assert write_and_commit(tmp_path, "b.md").reason is Reason.UNTRUSTED
    assert not (tmp_path / "ran-again").exists()


def test_trust_does_not_travel_with_a_copy(tmp_path: Path, git: Git) -> None:
    first = tmp_path / "first"
    first.mkdir()
    git(first, "init", "-q")
    hook(first, "pre-commit", "true")
    trust(repository_of(first))
    assert is_trusted(repository_of(first))
    subprocess.run(["cp", "-a", str(first), str(tmp_path / "second")], check=True)
    assert not is_trusted(repository_of(tmp_path / "second"))


def test_trust_ends_when_a_key_is_added(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "filter.x.clean", "cat")
    trust(repository_of(tmp_path))
    assert is_trusted(repository_of(tmp_path))
    git(tmp_path, "config", "core.sshCommand", "ssh -v")
    assert not is_trusted(repository_of(tmp_path))


def test_a_damaged_trust_file_is_no_trust(tmp_path: Path, home: Path, git: Git) -> None:
    git(tmp_path, "init", "-q")
    hook(tmp_path, "pre-commit", "true")
    trust(repository_of(tmp_path))
    [stored] = (home / "state/thrive/trust").iterdir()
    for damage in ("", "[]", "{}", "\x00", '{"path": 1, "inode": 2, "fingerprint": 3, "x": 4}'):
        stored.write_text(damage)
        assert not is_trusted(repository_of(tmp_path))


def test_tracked_hooks_named_by_the_repository_wait_for_trust(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks" / "pre-commit").write_text("#!/bin/sh\ntouch ran\n")
    (tmp_path / "hooks" / "pre-commit").chmod(0o755)
    git(tmp_path, "config", "--global", "core.hooksPath", "hooks")
    assert write_and_commit(tmp_path, "a.md").reason is Reason.UNTRUSTED
    assert not (tmp_path / "ran").exists()


def test_hooks_in_a_folder_of_the_users_own_run(workspace: Path, home: Path, git: Git) -> None:
    (home / "hooks").mkdir()
    (home / "hooks" / "pre-commit").write_text("#!/bin/sh\ntouch ran\n")
    (home / "hooks" / "pre-commit").chmod(0o755)
    git(workspace, "config", "--global", "core.hooksPath", "~/hooks")
    assert write_and_commit(workspace, NOTE).sha
    assert (workspace / "ran").exists()


def test_harmless_settings_need_no_trust(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q")
    harmless = {
        "user.name": "x",
        "remote.origin.url": "git@host:x",
        "color.pager": "true",
        "branch.main.merge": "refs/heads/main",
        "commit.gpgsign": "false",
        "core.autocrlf": "input",
        "pull.rebase": "true",
    }
    for key, value in harmless.items():
        git(tmp_path, "config", key, value)
    assert code_of(repository_of(tmp_path)).names == ()


def test_a_key_brought_in_by_an_include_is_found(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "more").write_text("[core]\n\tsshCommand = touch ran\n")
    git(tmp_path, "config", "include.path", "../more")
    assert code_of(repository_of(tmp_path)).names == ("core.sshcommand = touch ran",)
