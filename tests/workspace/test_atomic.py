import errno
import os
import resource
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from thrivecli.errors import FileChanged, NotWritten
from thrivecli.workspace.disk import faults, rename
from thrivecli.workspace.disk.atomic import delete_file, write_file
from thrivecli.workspace.disk.temporary import sweep_temp_files, temporary_name


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_new_file_is_private_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        assert write_file(tmp_path, "a/b/c.md", b"text", expected=None)
    assert (tmp_path / "a/b/c.md").read_bytes() == b"text"
    assert mode_of(tmp_path / "a/b/c.md") == 0o600
    assert mode_of(tmp_path / "a") == mode_of(tmp_path / "a/b") == 0o700
    assert names(tmp_path / "a/b") == ["c.md"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o400])
def test_an_existing_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    (tmp_path / "n.md").write_bytes(b"old")
    (tmp_path / "n.md").chmod(mode)
    assert write_file(tmp_path, "n.md", b"new", expected=b"old")
    assert (tmp_path / "n.md").read_bytes() == b"new"
    assert mode_of(tmp_path / "n.md") == mode
    assert names(tmp_path) == ["n.md"]


def test_a_file_somebody_else_wrote_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_bytes(b"theirs")
    for expected in (None, b"", b"their", b"theirs and more"):
        with pytest.raises(FileChanged, match=r"n\.md: was changed by somebody else"):
            write_file(tmp_path, "n.md", b"ours", expected=expected)
    assert (tmp_path / "n.md").read_bytes() == b"theirs"
    assert names(tmp_path) == ["n.md"]


def test_a_file_that_is_gone_was_changed(tmp_path: Path) -> None:
    for path in ("n.md", "folder/n.md"):
        with pytest.raises(FileChanged):
            write_file(tmp_path, path, b"ours", expected=b"old")
        with pytest.raises(FileChanged):
            delete_file(tmp_path, path, b"old")
    assert names(tmp_path) == []


def _links(root: Path, outside: Path) -> list[str]:
    (outside / "victim.md").write_bytes(b"old")
    (root / "file.md").symlink_to(outside / "victim.md")
    (root / "folder").symlink_to(outside)
    (root / "dangling.md").symlink_to(outside / "new.md")
    (root / "deep").mkdir()
    (root / "deep" / "folder").symlink_to(outside)
    return ["file.md", "folder/victim.md", "dangling.md", "deep/folder/victim.md", "folder/new.md"]


@pytest.mark.parametrize("expected", [None, b"old"])
def test_nothing_is_written_through_a_link(tmp_path: Path, expected: bytes | None) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    for path in _links(root, outside):
        with pytest.raises((faults.SymlinkRefused, FileChanged)):
            write_file(root, path, b"ours", expected=expected)
        with pytest.raises(faults.SymlinkRefused):
            delete_file(root, path, b"old")
    assert names(outside) == ["victim.md"]
    assert (outside / "victim.md").read_bytes() == b"old"


def test_a_path_out_of_the_root_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    for path in ("../x.md", "/tmp/x.md", "a/../../x.md", ".git/hooks/pre-commit"):
        with pytest.raises(faults.PathRefused):
            write_file(root, path, b"x", expected=None)
    assert names(tmp_path) == ["root"]


def test_a_file_is_deleted_only_as_it_was_read(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_bytes(b"old")
    with pytest.raises(FileChanged):
        delete_file(tmp_path, "n.md", b"other")
    assert (tmp_path / "n.md").read_bytes() == b"old"
    assert delete_file(tmp_path, "n.md", b"old")
    assert names(tmp_path) == []


def test_no_saves_of_an_editor_are_lost_while_thrive_writes(tmp_path: Path) -> None:
    """The editor saves by rename, not looking; each of its saves must be seen or still stand.

    What thrive writes names the save it was made from, so a save that is neither in the
    file nor in a later version was overwritten unread.
    """
    path = tmp_path / "n.md"
    path.write_bytes(b"0")
    replaced: list[bytes] = []

    def edit() -> None:
        for number in range(1, 151):
            new = tmp_path / "editor.tmp"
            new.write_bytes(b"%d" % number)
            # as an editor does that keeps the old file as its backup
            path.rename(tmp_path / "backup")
            new.rename(path)
            replaced.append((tmp_path / "backup").read_bytes())

    editor = threading.Thread(target=edit)
    editor.start()
    overwritten = set()
    while editor.is_alive():
        try:
            seen = path.read_bytes()
            write_file(tmp_path, "n.md", seen + b"+", expected=seen)
            overwritten.add(seen)
        except (FileChanged, NotWritten, FileNotFoundError):
            continue
    editor.join()
    kept = {file.read_bytes() for file in tmp_path.iterdir()}
    known = {*replaced, *overwritten, *kept}
    assert {b"%d" % number for number in range(151)} <= known


def test_an_editors_save_in_the_last_instant_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "n.md").write_bytes(b"old")
    real = rename.swap
    saves = iter([b"saved meanwhile"])

    def editor_first(folder: int, one: str, other: str) -> bool:
        for save in saves:
            (tmp_path / "n.md").write_bytes(save)
        return real(folder, one, other)

    monkeypatch.setattr(rename, "swap", editor_first)
    with pytest.raises(FileChanged):
        write_file(tmp_path, "n.md", b"ours", expected=b"old")
    assert (tmp_path / "n.md").read_bytes() == b"saved meanwhile"
    assert names(tmp_path) == ["n.md"]


@contextmanager
def swapped_under(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """An event that is set once the new file is in the old one's place."""
    real, swapped = rename.swap, threading.Event()

    def swap(folder: int, one: str, other: str) -> bool:
        done = real(folder, one, other)
        swapped.set()
        return done

    monkeypatch.setattr(rename, "swap", swap)
    yield swapped
    assert path.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell who writes")
@pytest.mark.parametrize("after", [0.0, 0.2])
def test_a_save_into_the_old_file_after_it_was_exchanged_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: float
) -> None:
    """An editor that saves in place opened the file before we took its name."""
    path = tmp_path / "n.md"
    path.write_bytes(b"old")
    with swapped_under(path, monkeypatch) as swapped, path.open("r+b", buffering=0) as editor:

        def save() -> None:
            swapped.wait()
            time.sleep(after)
            editor.truncate(0)
            editor.write(b"saved in place")
            editor.close()

        saving = threading.Thread(target=save)
        saving.start()
        with pytest.raises(FileChanged):
            write_file(tmp_path, "n.md", b"ours", expected=b"old")
        saving.join()
    assert path.read_bytes() == b"saved in place"
    assert names(tmp_path) == ["n.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell who writes")
@pytest.mark.parametrize(
    "change",
    [
        lambda root: write_file(root, "n.md", b"ours", expected=b"old"),
        lambda root: delete_file(root, "n.md", b"old"),
    ],
    ids=["write", "delete"],
)
def test_a_file_that_stays_open_for_writing_is_not_taken_away_from_its_writer(
    tmp_path: Path, change: Callable[[Path], bool]
) -> None:
    path = tmp_path / "n.md"
    path.write_bytes(b"old")
    with path.open("ab", buffering=0) as other:
        with pytest.raises(FileChanged, match="another program has it open"):
            change(tmp_path)
        other.write(b" and more")
    assert path.read_bytes() == b"old and more"
    assert names(tmp_path) == ["n.md"]


def test_a_file_that_is_open_for_reading_is_written_at_once(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_bytes(b"old")
    with (tmp_path / "n.md").open("rb"):
        begun = time.monotonic()
        assert write_file(tmp_path, "n.md", b"new", expected=b"old")
        assert time.monotonic() - begun < 0.5


def test_a_second_save_meanwhile_is_kept_beside_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saved in the last instant, and once more before that came back: both stand somewhere."""
    path = tmp_path / "n.md"
    path.write_bytes(b"old")
    real = rename.swap
    saves = iter([b"first save", b"second save"])

    def editor_first(folder: int, one: str, other: str) -> bool:
        path.write_bytes(next(saves))
        return real(folder, one, other)

    monkeypatch.setattr(rename, "swap", editor_first)
    with pytest.raises(NotWritten, match="saved again and again") as caught:
        write_file(tmp_path, "n.md", b"ours", expected=b"old")
    kept = [name for name in names(tmp_path) if name.endswith(".kept")]
    assert len(kept) == 1
    assert kept[0] in caught.value.hint
    assert {path.read_bytes(), (tmp_path / kept[0]).read_bytes()} == {b"first save", b"second save"}


def test_a_deleted_file_that_was_saved_meanwhile_and_made_anew_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.md"
    path.write_bytes(b"old")
    real = os.rename
    saves = iter([b"saved"])

    def editor_first(source: str, target: str, **folders: Any) -> None:
        for save in saves:
            path.write_bytes(save)
            real(source, target, **folders)
            path.write_bytes(b"made anew")
            return
        real(source, target, **folders)

    monkeypatch.setattr(os, "rename", editor_first)
    with pytest.raises(NotWritten) as caught:
        delete_file(tmp_path, "n.md", b"old")
    kept = next(name for name in names(tmp_path) if name.endswith(".kept"))
    assert kept in caught.value.hint
    assert path.read_bytes() == b"made anew"
    assert (tmp_path / kept).read_bytes() == b"saved"


def test_where_the_system_cannot_exchange_a_save_in_the_last_instant_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.md"
    path.write_bytes(b"old")
    monkeypatch.setattr(rename, "_function", lambda _: None)
    real = os.link

    def editor_first(source: str, target: str, **options: Any) -> None:
        path.write_bytes(b"saved meanwhile")
        real(source, target, **options)

    monkeypatch.setattr(os, "link", editor_first)
    with pytest.raises(FileChanged):
        write_file(tmp_path, "n.md", b"ours", expected=b"old")
    assert path.read_bytes() == b"saved meanwhile"
    assert names(tmp_path) == ["n.md"]


def test_the_plain_rename_does_where_the_system_cannot_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rename, "_function", lambda _: None)
    write_file(tmp_path, "n.md", b"one", expected=None)
    write_file(tmp_path, "n.md", b"two", expected=b"one")
    with pytest.raises(FileChanged):
        write_file(tmp_path, "n.md", b"three", expected=None)
    assert (tmp_path / "n.md").read_bytes() == b"two"
    assert names(tmp_path) == ["n.md"]


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from thrivecli.errors import NotWritten
from thrivecli.workspace.disk.atomic import write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(Path(sys.argv[1]), "n.md", b"x" * 5000, expected=b"old")
except NotWritten as fault:
    print(fault.message)
"""


def test_a_file_that_may_not_grow_is_not_written(tmp_path: Path) -> None:
    """The first write is a short one: 1000 bytes; the second fails."""
    (tmp_path / "n.md").write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("n.md: not written, the file would be larger")
    assert (tmp_path / "n.md").read_bytes() == b"old"
    assert names(tmp_path) == ["n.md"]


def test_too_many_open_files_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    taken = [os.open(tmp_path, os.O_RDONLY)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (taken[0] + 2, hard))
    try:
        with pytest.raises(NotWritten, match="not written, too many open files"):
            write_file(tmp_path, "n.md", b"new", expected=b"old")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        os.close(taken[0])
    assert (tmp_path / "n.md").read_bytes() == b"old"
    assert names(tmp_path) == ["n.md"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=50", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    (small_disk / "n.md").write_bytes(b"old")
    with pytest.raises(OSError, match="No space left"):
        (small_disk / "filler").write_bytes(b"x" * 100_000)
    for expected, path in ((b"old", "n.md"), (None, "new.md")):
        with pytest.raises(NotWritten, match="the disk is full") as caught:
            write_file(small_disk, path, b"y" * 10_000, expected=expected)
        assert caught.value.hint
    assert (small_disk / "n.md").read_bytes() == b"old"
    assert names(small_disk) == ["filler", "n.md"]


def test_a_read_only_disk_is_one_sentence(small_disk: Path) -> None:
    (small_disk / "n.md").write_bytes(b"old")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(NotWritten, match="the file system is read-only"):
        write_file(small_disk, "n.md", b"new", expected=b"old")
    with pytest.raises(NotWritten, match="the file system is read-only"):
        delete_file(small_disk, "n.md", b"old")
    assert (small_disk / "n.md").read_bytes() == b"old"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_fault_on_sync_leaves_the_old_file_and_no_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "n.md").write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotWritten, match="not written"):
        write_file(tmp_path, "n.md", b"new", expected=b"old")
    assert (tmp_path / "n.md").read_bytes() == b"old"
    assert names(tmp_path) == ["n.md"]


def test_a_folder_that_does_not_sync_is_written_but_not_confirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fail(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "I/O")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fail)
    assert write_file(tmp_path, "n.md", b"new", expected=None) is False
    assert (tmp_path / "n.md").read_bytes() == b"new"


def test_the_longest_name_there_is_can_be_written(tmp_path: Path) -> None:
    name = "é" * 126 + ".md"
    assert write_file(tmp_path, name, b"x", expected=None)
    assert write_file(tmp_path, name, b"y", expected=b"x")
    assert names(tmp_path) == [name]


def test_leftovers_of_dead_processes_are_swept_and_those_of_live_ones_stay(tmp_path: Path) -> None:
    child = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                           capture_output=True, text=True, check=True)  # fmt: skip
    dead = f".n.md.thrive-{child.stdout.strip()}-0a1b2c3d.tmp"
    (tmp_path / "checkins").mkdir()
    others = [temporary_name("n.md"), "n.md", ".n.md.thrive-x-0a1b2c3d.tmp", ".x.tmp"]
    for name in [dead, *others]:
        (tmp_path / "checkins" / name).write_text("")
    sweep_temp_files(tmp_path, "checkins")
    assert names(tmp_path / "checkins") == sorted(others)


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_leftover_whose_process_number_is_anothers_now_goes_by_its_age(
    tmp_path: Path, hours: int
) -> None:
    """Number 1 always lives. A clock that was set back makes files of hours to come."""
    old, young = f".n.md.thrive-1-0a1b2c{10 + hours:02}.tmp", ".n.md.thrive-1-0a1b2c3d.tmp"
    for name in (old, young):
        (tmp_path / name).write_text("")
    then = time.time() - hours * 3600
    os.utime(tmp_path / old, (then, then))
    sweep_temp_files(tmp_path)
    assert names(tmp_path) == [young]


def test_sweeping_a_folder_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    sweep_temp_files(tmp_path, "checkins/joan")
    assert names(tmp_path) == []
