import os
import socket
from pathlib import Path

import pytest

from thrivecli.errors import ThriveError
from thrivecli.workspace.disk import faults
from thrivecli.workspace.disk.files import LARGEST, checkin_paths, read_file


def test_reads_the_bytes_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.md").write_bytes(b"\xef\xbb\xbfx\r\n\xff")
    assert read_file(tmp_path, "a/b.md") == b"\xef\xbb\xbfx\r\n\xff"


def test_reads_up_to_one_mebibyte_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "full.md").write_bytes(b"x" * LARGEST)
    (tmp_path / "over.md").write_bytes(b"x" * (LARGEST + 1))
    assert len(read_file(tmp_path, "full.md")) == LARGEST
    with pytest.raises(faults.TooLarge, match=r"over\.md: is larger than 1 MiB"):
        read_file(tmp_path, "over.md")


@pytest.mark.parametrize(
    "path", ["", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a/", ".git/config", "a\0b",
             "A/.GIT/hooks/x"],
)  # fmt: skip
def test_a_path_that_does_not_lead_plainly_down_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(faults.PathRefused):
        read_file(tmp_path, path)


def _outside(tmp_path: Path) -> tuple[Path, Path]:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    return root, outside


def test_no_link_is_followed_wherever_it_stands(tmp_path: Path) -> None:
    root, outside = _outside(tmp_path)
    (root / "file.md").symlink_to(outside / "secret.md")
    (root / "folder").symlink_to(outside)
    (root / "dangling.md").symlink_to(outside / "nothing")
    (root / "a").mkdir()
    (root / "a" / "up").symlink_to("..")
    (root / "loop").symlink_to("loop")
    for path in ("file.md", "folder/secret.md", "dangling.md", "a/up/file.md", "loop", "loop/x"):
        with pytest.raises(faults.SymlinkRefused):
            read_file(root, path)


def test_pipes_sockets_and_folders_are_no_files_and_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "plain").write_text("")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.md"))
        for path in ("pipe.md", "folder.md", "s.md", "plain/below.md"):
            with pytest.raises(faults.NotARegularFile):
                read_file(tmp_path, path)


def test_a_missing_file_has_an_error_of_its_own(tmp_path: Path) -> None:
    for path in ("no.md", "no/no.md"):
        with pytest.raises(faults.FileMissing, match="there is no such"):
            read_file(tmp_path, path)


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.md").write_text("x")
    before = len(list(Path("/dev/fd").iterdir()))
    for path in ("a/b.md", "a/no.md", "no/no.md", "a"):
        try:
            read_file(tmp_path, path)
        except ThriveError:
            continue
    assert len(list(Path("/dev/fd").iterdir())) == before


def _make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("")


def test_the_list_has_every_checkin_in_order_and_nothing_else(tmp_path: Path) -> None:
    _make(
        tmp_path,
        "checkins/sam/2026-01-02.md",
        "checkins/joan/2026-03-04.md",
        "checkins/joan/2026-03-04-2.md",
        "checkins/joan/notes by hand.md",
        "checkins/joan/README.md",
        "checkins/joan/ReadMe.md",
        "checkins/joan/.2026-03-04.md.thrive-1-0a0a0a0a.tmp",
        "checkins/joan/.hidden.md",
        "checkins/joan/2026.txt",
        "checkins/joan/deeper/2026-01-01.md",
        "checkins/.obsidian/x.md",
        "checkins/loose.md",
    )
    paths, problems = checkin_paths(tmp_path)
    assert paths == [
        "checkins/joan/2026-03-04-2.md",
        "checkins/joan/2026-03-04.md",
        "checkins/joan/notes by hand.md",
        "checkins/sam/2026-01-02.md",
    ]
    assert problems == []


def test_links_pipes_and_conflict_copies_are_named_and_left_out(tmp_path: Path) -> None:
    _make(
        tmp_path,
        "checkins/joan/2026-01-01.md",
        "checkins/joan/2026-01-01 (Joan's conflicted copy 2026-01-02).md",
        "checkins/joan/2026-01-01.sync-conflict-20260102-101010-ABCDEFG.md",
    )
    os.mkfifo(tmp_path / "checkins/joan/pipe.md")
    (tmp_path / "checkins/joan/link.md").symlink_to("2026-01-01.md")
    (tmp_path / "checkins/sam").symlink_to("joan")
    paths, problems = checkin_paths(tmp_path)
    assert paths == ["checkins/joan/2026-01-01.md"]
    assert [problem.code for problem in problems] == [
        "conflict-copy", "conflict-copy", "symlink", "not-a-file", "symlink",
    ]  # fmt: skip
    assert all(problem.path.startswith("checkins/") for problem in problems)


def test_a_workspace_without_checkins_has_an_empty_list(tmp_path: Path) -> None:
    assert checkin_paths(tmp_path) == ([], [])


def test_a_checkins_folder_that_is_a_link_is_passed_over(tmp_path: Path) -> None:
    root, outside = _outside(tmp_path)
    (root / "checkins").symlink_to(outside)
    paths, problems = checkin_paths(root)
    assert paths == []
    assert [problem.path for problem in problems] == ["checkins"]
