import os
import stat
from pathlib import Path

import pytest

from thrivecli.workspace.disk.faults import GitMissing
from thrivecli.workspace.git.call import TIMED_OUT, run_git
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.repository import find_repository, user_name


def test_output_comes_as_raw_bytes_with_its_status(workspace: Path) -> None:
    repository = find_repository(workspace)
    assert run_git(repository, ["rev-parse", "--abbrev-ref", "HEAD"]).out == b"main\n"
    answer = run_git(repository, ["rev-parse", "--verify", "-q", "no-such"])
    assert (answer.status, answer.out) == (1, b"")
    assert b"--no-such-option" in run_git(repository, ["log", "--no-such-option"]).err


def test_input_goes_to_git_and_nothing_else_is_ever_waited_for(workspace: Path) -> None:
    repository = find_repository(workspace)
    told = run_git(repository, ["hash-object", "--stdin"], input=b"x" * 300_000)
    assert told.status == 0
    silent = run_git(repository, ["hash-object", "--stdin"])
    assert silent.out.startswith(b"e69de29")  # the empty blob: stdin is no terminal


def test_what_the_caller_had_in_git_variables_does_not_reach_git(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
                 "GIT_COMMON_DIR", "GIT_CEILING_DIRECTORIES", "GIT_NAMESPACE"):  # fmt: skip
        monkeypatch.setenv(name, str(other))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "alias.x")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "!false")
    before = dict(os.environ)
    answer = run_git(find_repository(workspace), ["status", "--porcelain"])
    assert (answer.status, answer.out) == (0, b"")
    assert run_git(find_repository(workspace), ["x"]).status == 1
    assert dict(os.environ) == before
    assert not other.exists()


def test_the_users_own_git_configuration_counts(workspace: Path) -> None:
    assert user_name(workspace) == "Joan Citizen"


def test_no_name_is_no_name(workspace: Path, home: Path) -> None:
    (home / ".gitconfig").write_text("")
    assert user_name(workspace) is None


def test_the_name_needs_no_repository(tmp_path: Path, home: Path) -> None:
    assert home.is_dir()
    assert user_name(tmp_path) == "Joan Citizen"


def test_without_a_git_program_there_is_a_named_error(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitMissing, match="there is no git program"):
        run_git(find_repository(workspace), ["status"])
    assert user_name(workspace) is None


def test_a_program_called_git_in_this_folder_is_not_git(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = workspace / "git"
    fake.write_text("#!/bin/sh\ntouch fired\n")
    fake.chmod(0o755)
    monkeypatch.chdir(workspace)
    monkeypatch.setenv("PATH", ".::" + os.environ["PATH"])
    assert run_git(find_repository(workspace), ["status"]).status == 0
    assert not (workspace / "fired").exists()


def test_a_git_that_hangs_is_ended(workspace: Path, home: Path) -> None:
    (home / ".gitconfig").write_text("[alias]\nhang = !sleep 20\n")
    answer = run_git(find_repository(workspace), ["hang"], timeout=0.3)
    assert answer.status == TIMED_OUT


def test_what_git_writes_is_private(workspace: Path) -> None:
    before = os.umask(0)
    try:
        run_git(
            find_repository(workspace), ["hash-object", "-w", "--stdin"], input=b"x", reads=False
        )
    finally:
        os.umask(before)
    made = [path for path in (workspace / ".git").rglob("*") if path.is_dir() or path.is_file()]
    assert not [path for path in made if stat.S_IMODE(path.stat().st_mode) & 0o022]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_dir()} == {0o700}


def test_output_is_repeated_without_control_characters_or_passwords() -> None:
    raw = b"\x1b[31mred\x1b[0m\x1b]0;title\x07 \x9b \xe2\x80\xaeback\r\nsecond\ttab\r" + (
        b"fatal: https://joan:TOKEN@host/x\n\n"
    )
    assert readable(raw) == "red \ufffd back\nsecond    tab\nfatal: https://host/x"


def test_only_the_end_of_a_flood_is_repeated() -> None:
    flood = readable(b"x" * 10_000 + b"\n" + b"line\n" * 10_000)
    assert flood == "\n".join(["line"] * 20)
