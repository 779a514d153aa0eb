"""One pass over a repository's history, and every line's origin in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from notebook import JOAN
from past import Past, shown

from thrivecli.journal.history.provenance import Provenance
from thrivecli.workspace.git.gitdir import find_repository
from thrivecli.workspace.git.history import read_history
from thrivecli.workspace.past import history_of
from thrivecli.workspace.store import Store

Git = Callable[..., str]
FIRST, SECOND, THIRD = date(2026, 1, 1), date(2026, 2, 2), date(2026, 3, 3)
NAME = f"{JOAN}2026-01-01.md"


def past_of(root: Path, *versions: dict[str, bytes]) -> None:
    past = Past()
    for day, files in zip((FIRST, SECOND, THIRD), versions, strict=False):
        past.commit(day, files)
    past.write(root)


def origins(root: Path, workspace: Path | None = None) -> dict[str, list[tuple[int, int] | None]]:
    """For each line of each file the month and line of its origin; every one opens."""
    workspace = workspace or root
    store = Store(workspace)
    provenance = Provenance(history_of([store]))
    found: dict[str, list[tuple[int, int] | None]] = {}
    for path in store.files:
        document = store.reading(path).document
        for line in range(1, len(document.line_starts) + 1):
            origin = provenance.origin("", path, line)
            if origin:
                quoted = document.line_text(line).encode().rstrip()
                assert quoted in shown(root, origin.cite).replace(b"\r", b"\n").split(b"\n")
            place = (origin.day.month, origin.line) if origin else None
            found.setdefault(path, []).append(place)
    return found


def test_a_line_is_from_the_commit_that_wrote_it(home: Path) -> None:
    past_of(home, {NAME: b"a\nb\nc\n"}, {NAME: b"a\nnew\nb\nc\n"}, {NAME: b"new\nb\nc!\nd"})
    assert origins(home)[NAME] == [(2, 2), (1, 2), (3, 3), (3, 4)]


def test_line_ends_and_trailing_spaces_make_no_other_line(home: Path) -> None:
    past_of(home, {NAME: b"a\nb"}, {NAME: b"a  \r\nb\r\nc\r\n"})
    assert origins(home)[NAME] == [(1, 1), (1, 2), (2, 3)]


def test_a_lone_carriage_return_ends_a_line_for_us_and_not_for_git(home: Path) -> None:
    past_of(home, {NAME: b"a\rb\nc\rd\n"}, {NAME: b"a\rb\nc\rd\ne\n"})
    assert origins(home)[NAME] == [(1, 1), (1, 1), (1, 2), (1, 2), (2, 3)]


def test_a_renamed_file_is_cited_by_its_old_name(home: Path) -> None:
    new = f"{JOAN}2026-01-02.md"
    past_of(home, {NAME: b"a\nb\nc\n"}, {new: b"a\nb\nc\nd\n"})
    assert origins(home) == {new: [(1, 1), (1, 2), (1, 3), (2, 4)]}


def test_a_merge_leaves_each_line_to_the_commit_that_wrote_it(home: Path) -> None:
    past = Past()
    base = past.commit(FIRST, {NAME: b"a\n\nb\n"})
    ours = past.commit(SECOND, {NAME: b"ours\na\n\nb\n"}, base)
    theirs = past.commit(SECOND, {NAME: b"a\n\nb\ntheirs\n", f"{JOAN}2026-01-09.md": b"x"}, base)
    merged = b"ours\na\nevil\nb\ntheirs\n"
    past.commit(THIRD, {NAME: merged, f"{JOAN}2026-01-09.md": b"x"}, ours, theirs)
    past.write(home)
    assert origins(home)[NAME] == [(2, 1), (1, 1), (3, 3), (1, 3), (2, 4)]


def test_what_was_never_committed_has_no_origin(home: Path) -> None:
    past_of(home, {NAME: b"a\nb\n"})
    (home / NAME).write_bytes(b"a\nnew\nb\n")
    (home / f"{JOAN}2026-01-09.md").write_bytes(b"a\n")
    assert origins(home) == {NAME: [(1, 1), None, (1, 2)], f"{JOAN}2026-01-09.md": [None]}


def test_a_workspace_below_the_root_is_cited_from_the_root(home: Path) -> None:
    inside = {f"notes/{NAME}": b"a\n", f"checkins/elsewhere/{NAME[-13:]}": b"x\n"}
    past_of(home, inside, {**inside, "notes/other.md": b"o\n"})
    repository = find_repository(home / "notes")
    assert repository is not None
    (commit, other) = read_history(repository, home / "notes")
    assert ([[one.path for one in patch] for patch in commit.patches], any(other.patches)) == (
        [[NAME]], False
    )  # fmt: skip
    assert origins(home, home / "notes") == {NAME: [(1, 1)]}


def test_names_that_git_quotes_and_bytes_of_any_kind_are_read(home: Path) -> None:
    odd = 'checkins/jo\\a\tn "ü"/2026-01-01.md'
    quoted = odd.replace("\\", "\\\\").replace("\t", "\\t").replace('"', '\\"')
    blank = "checkins/jo an/2026-01-01.md"
    past = Past()
    past.commit(FIRST, {f'"{quoted}"': b"a\x00b\n-- c\n++ d\n", blank: b"\xff\n"})
    past.commit(SECOND, {f'"{quoted}"': b"a\x00b\n-- c!\n++ d\n", blank: b"@@ -1 +1 @@\n"})
    past.write(home)
    assert origins(home) == {odd: [(1, 1), (2, 2), (1, 3)], blank: [(2, 1)]}


def test_what_attributes_and_settings_say_is_not_heeded(home: Path, git: Git) -> None:
    past_of(home, {NAME: b"a\nb\n"}, {NAME: b"a\nB\n"}, {NAME: b"a\nB\nc\n"})
    (home / ".gitattributes").write_text("*.md binary diff=x\n")
    canary = home / "canary"
    (home / "run").write_text(f'#!/bin/sh\ntouch {canary}\ncat "$1"\n')
    (home / "run").chmod(0o755)
    for name, value in {
        "diff.x.textconv": f"{home}/run", "diff.external": f"{home}/run", "log.follow": "true",
        "diff.x.command": f"{home}/run", "diff.renames": "copies", "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true", "log.showRoot": "false", "log.abbrevCommit": "true",
        "log.decorate": "full", "color.ui": "always", "color.diff": "always",
        "diff.context": "9", "diff.interHunkContext": "9", "log.date": "relative",
        "format.pretty": "oneline", "log.diffMerges": "off", "diff.wordRegex": ".",
        "diff.relative": "true", "core.pager": f"{home}/run", "log.showSignature": "true",
    }.items():  # fmt: skip
        git(home, "config", name, value)
    assert origins(home)[NAME] == [(1, 1), (2, 2), (3, 3)]
    assert not canary.exists()


def test_the_day_is_the_authors_own(home: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git(home, "init", "-q")
    (home / JOAN).mkdir(parents=True)
    (home / NAME).write_bytes(b"a\n")
    git(home, "add", ".")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2026-03-01T23:30:00-0800")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-05-05T12:00:00+0000")
    git(home, "commit", "-qm", "Late")
    repository = find_repository(home)
    assert repository is not None
    assert [commit.day for commit in read_history(repository, home)] == [date(2026, 3, 1)]


def test_a_shallow_clone_has_a_short_history(home: Path, git: Git) -> None:
    past_of(home / "whole", {NAME: b"a\n"}, {NAME: b"a\nb\n"}, {NAME: b"a\nb\nc\n"})
    git(home, "clone", "-q", "--depth=2", f"file://{home}/whole", "short")
    assert origins(home / "short")[NAME] == [(2, 1), (2, 2), (3, 3)]


def test_without_commits_a_repository_or_git_there_is_no_history(
    home: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / JOAN).mkdir(parents=True)
    (home / NAME).write_bytes(b"a\n")
    assert history_of([Store(home)]) is None
    git(home, "init", "-q")
    assert history_of([Store(home)]) is None
    git(home, "commit", "-q", "--allow-empty", "-m", "Nothing")
    assert history_of([Store(home)]) is None
    git(home, "add", ".")
    git(home, "commit", "-qm", "Something")
    assert history_of([Store(home)]) is not None
    monkeypatch.setenv("PATH", str(home))
    assert history_of([Store(home)]) is None
