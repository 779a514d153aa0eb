"""A disk that is really full or read-only: one sentence, nothing lost, and it works again later.

The home lies on a small file system of its own, which only root can mount.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from running import Forks, Run
from scenery import COMMANDS, Stage, expect_told

pytestmark = pytest.mark.crash

WITHOUT_EDITOR = [name for name, typed in COMMANDS.items() if not typed.by_editor]


def mount(*words: str) -> bool:
    """Whether the system lets us mount this."""
    try:
        return not subprocess.run(["mount", *words], check=False, capture_output=True).returncode
    except FileNotFoundError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of 8 MiB, unmounted afterwards."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)):
        assert os.getuid() or not os.environ.get("CI"), "CI runs as root and is to mount it"
        pytest.skip("needs the right to mount a tmpfs")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.parametrize("command", WITHOUT_EDITOR)
def test_a_full_disk_is_told_and_typing_it_again_once_there_is_room_does_it(
    disk: Path, forks: Forks, command: str
) -> None:
    stage = Stage(disk, command, forks)
    stage.fresh()
    filler = disk / "filler"
    assert _fill(filler) > 0
    run = stage.run()
    assert run.code == (5 if stage.typed.by_git else 4), run
    assert "the disk is full" in run.err or "No space left on device" in run.err, run
    expect_told(stage, run, str(run))
    filler.unlink()
    _expect_it_works(stage)


@pytest.mark.parametrize("command", WITHOUT_EDITOR)
def test_a_read_only_disk_is_told_and_typing_it_again_later_does_it(
    disk: Path, forks: Forks, command: str
) -> None:
    stage = Stage(disk, command, forks)
    stage.fresh()
    assert mount("-o", "remount,ro", str(disk))
    run = stage.run()
    assert mount("-o", "remount,rw", str(disk))
    assert run.code in (4, 5) if stage.typed.by_git else run.code == 4, run
    assert "the file system is read-only" in run.err or "Read-only file system" in run.err, run
    expect_told(stage, run, str(run))
    _expect_it_works(stage)


def _fill(file: Path) -> int:
    """Write to a file until nothing more goes in; how many bytes did."""
    count = 0
    with file.open("wb", buffering=0) as opened, suppress(OSError):
        while True:
            count += opened.write(b"x" * 4096)
    return count


def _expect_it_works(stage: Stage) -> None:
    again: Run = stage.run()
    assert again.code == stage.code, again
    assert stage.files() == stage.new
    assert stage.leftovers() == []
