"""How git is brought to merge check-ins: in a clone, against attributes of others, and by hand."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import House

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.git.driver import (
    DRIVER_KEY,
    driver_settings,
    is_our_driver,
    name_checkins,
    set_up_merging,
)
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.merge import Merged, merge, with_marks
from thrivecli.workspace.git.remote import Remote
from thrivecli.workspace.git.repository import find_repository
from thrivecli.workspace.git.trust import code_of, trust
from thrivecli.workspace.git.unmerged import (
    end_merge,
    stands_as_ours,
    unmerged_files,
    unmerged_paths,
)

Git = Callable[..., str]
NOTE = "checkins/joan-citizen/2026-11-22.md"
REMOTE = Remote("origin", "main", "main", has_upstream=True)


@pytest.fixture
def apart(workspace: Path, git: Git) -> Repository:
    """Two versions of one line: here, and as fetched from the remote."""
    for word, keep in (("theirs", "refs/remotes/origin/main"), ("ours", "")):
        (workspace / NOTE).write_text(f"- [ ] {word}\n")
        git(workspace, "commit", "-qam", word)
        if keep:
            git(workspace, "update-ref", keep, "HEAD")
            git(workspace, "reset", "-q", "--hard", "HEAD~1")
    found = find_repository(workspace)
    assert found is not None
    return found


def driver(folder: Path, script: str) -> dict[str, str]:
    """Settings for a driver of the test's own, which gets the result's file as ``$1``."""
    file = folder / "a driver"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return {"merge.thrive.name": "test", DRIVER_KEY: f"{shlex.quote(str(file))} %A %P"}


def test_what_the_driver_says_is_told_and_kept_in_the_commit(
    apart: Repository, tmp_path: Path, git: Git
) -> None:
    script = "echo both > \"$1\"; printf 'thrive: two \\033[31mdates\\nother\\nthrive: b\\n' >&2"
    name_checkins(apart, apart.root)
    (apart.root / "staged").write_text("mine")
    found = merge(apart, REMOTE, driver(tmp_path, script), forward=False)
    assert found == Merged(
        git(apart.root, "rev-parse", "HEAD"), (), ("thrive: two dates", "thrive: b")
    )
    assert (apart.root / NOTE).read_text() == "both\n"
    assert git(apart.root, "log", "-1", "--format=%B").rstrip() == (
        "Merge origin/main\n\nthrive: two dates\nthrive: b"
    )
    assert len(git(apart.root, "log", "-1", "--format=%P").split()) == 2
    assert git(apart.root, "status", "--porcelain") == "?? staged"


@pytest.mark.parametrize(
    "attributes",
    ["", "*.md merge=union", "*.md -merge", "*.md merge=binary", "*.md binary", "* merge=x",
     "checkins/** !merge", "[attr]thrive -merge\n*.md thrive"],
)  # fmt: skip
def test_attributes_of_others_do_not_keep_the_driver_away(
    apart: Repository, tmp_path: Path, attributes: str
) -> None:
    (apart.root / ".gitattributes").write_text(f"{attributes}\n")
    (apart.root / "checkins" / ".gitattributes").write_text(f"{attributes}\n")
    name_checkins(apart, apart.root)
    merge(apart, REMOTE, driver(tmp_path, 'echo ours and "$2" > "$1"'), forward=False)
    assert (apart.root / NOTE).read_text() == f"ours and {NOTE}\n"


def test_a_driver_that_leaves_marks_leaves_the_merge_under_way(
    apart: Repository, tmp_path: Path
) -> None:
    name_checkins(apart, apart.root)
    script = "echo '<<<<<<<' > \"$1\"; echo thrive: look >&2; exit 1"
    found = merge(apart, REMOTE, driver(tmp_path, script), forward=False)
    assert found == Merged(None, (NOTE,), ("thrive: look",))
    assert (apart.git_dir / "MERGE_HEAD").exists()


def test_check_ins_are_named_once_and_other_lines_stay(apart: Repository) -> None:
    file = apart.git_dir / "info" / "attributes"
    file.write_bytes(b"*.png binary")
    for _ in range(2):
        name_checkins(apart, apart.root)
    said = b"checkins/**/*.md merge=thrive -working-tree-encoding -ident\n"
    assert file.read_bytes() == b"*.png binary\n" + said
    name_checkins(apart, apart.root / "checkins")
    assert file.read_bytes().endswith(b"\n**/" + said)


def test_a_plain_git_merge_uses_the_driver_once_it_is_set_up(apart: Repository, git: Git) -> None:
    set_up_merging(apart, apart.root)
    driven = git(apart.root, "config", DRIVER_KEY)
    assert driven == f"{Path(sys.executable).with_name('thrive')} merge-driver -- %O %A %B %P"
    text = "---\nperson: Joan Citizen\n---\n- [ ] one <!-- thrive:111111 -->\n- [ ] two\n"
    git(apart.root, "reset", "-q", "--hard", "HEAD~1")
    for branch, old, new in (("b", "[ ] one", "[x] one"), ("a", "two", "two by 27 Nov 2026")):
        git(apart.root, "switch", "-q", "-C", branch, "main")
        (apart.root / NOTE).write_text(text)
        git(apart.root, "commit", "-qam", "base") if branch == "b" else None
        git(apart.root, "branch", "-f", "base") if branch == "b" else None
        git(apart.root, "reset", "-q", "--hard", "base")
        (apart.root / NOTE).write_text(text.replace(old, new))
        git(apart.root, "commit", "-qam", branch)
    git(apart.root, "merge", "-q", "--no-edit", "b")
    merged = (apart.root / NOTE).read_text()
    assert "[x] one" in merged
    assert "two by 27 Nov 2026" in merged
    assert "<<<" not in merged


def test_our_own_driver_needs_no_trust_and_any_other_does(apart: Repository, git: Git) -> None:
    ours = driver_settings()[DRIVER_KEY]
    python = f"{sys.executable} -P -m thrivecli merge-driver -- %O %A %B %P"
    for value in (ours, python, "thrive merge-driver %O %A %B %P"):
        git(apart.root, "config", DRIVER_KEY, value)
        assert code_of(apart).names == (), value
    others = (
        f"{ours}; touch fired",
        f" {ours}",
        ours.replace("%P", "%P &"),
        ours.replace("/thrive ", "/Thrive "),
        "./thrive merge-driver %O %A %B %P",
        "/tmp/thrive merge-driver %O %A %B %P",
        "thrive merge-driver %O %A %B %P %L",
    )
    for value in others:
        git(apart.root, "config", DRIVER_KEY, value)
        assert len(code_of(apart).names) == 1, value
    git(apart.root, "config", "--unset", DRIVER_KEY)
    git(apart.root, "config", "merge.thrive2.driver", ours)
    assert len(code_of(apart).names) == 1
    assert not is_our_driver("diff.thrive.driver", ours)


def test_a_file_called_like_an_option_is_not_taken_for_ours(thrive: House) -> None:
    thrive.scene("joan")
    assert thrive("init").code == 0
    lines = (
        "echo '--help merge=thrive' >> .git/info/attributes; echo a > ./--help; git add -A;"
        "git commit -qm a; git switch -qc sam; echo sam > ./--help; git commit -qam sam;"
        "git switch -q -; echo joan > ./--help; git commit -qam joan; git merge -q sam"
    )
    assert thrive.shell(lines).code == 1
    assert thrive.shell("git ls-files -u | wc -l").out.strip() == "3"


@pytest.fixture
def conflict(apart: Repository) -> Repository:
    """The two merged as far as git can do that."""
    assert merge(apart, REMOTE, {}, forward=False).conflicts == (NOTE,)
    return apart


def test_a_git_that_cannot_tell_what_is_unmerged_is_never_taken_for_a_no(
    conflict: Repository,
) -> None:
    (conflict.git_dir / "index").write_bytes(b"garbage")
    for ask in (unmerged_paths, lambda one: unmerged_files(one, one.root), end_merge):
        with pytest.raises(WorkspaceFault, match="git cannot tell what is not merged: "):
            ask(conflict)
    assert (conflict.git_dir / "MERGE_HEAD").exists()


def test_nor_one_that_cannot_tell_whether_a_file_was_touched(
    conflict: Repository, git: Git
) -> None:
    (file,) = unmerged_files(conflict, conflict.root)
    git(conflict.root, "config", "filter.x.clean", "false")
    git(conflict.root, "config", "filter.x.required", "true")
    (conflict.git_dir / "info/attributes").write_text("*.md filter=x\n")
    trust(conflict)
    with pytest.raises(WorkspaceFault, match="git cannot tell whether"):
        stands_as_ours(conflict, file, conflict.root)
    (conflict.root / NOTE).unlink()
    assert not stands_as_ours(conflict, file, conflict.root)


def test_nor_one_that_cannot_look_for_marks(workspace: Path, git: Git) -> None:
    found = find_repository(workspace)
    assert found is not None
    assert with_marks(found, workspace) == ()
    tree = git(workspace, "rev-parse", "HEAD:checkins")
    (workspace / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(WorkspaceFault, match="git cannot tell what is committed"):
        with_marks(found, workspace)
