"""What must be on the disk before what, read from the system calls of a real run."""

import re
from pathlib import Path

import pytest
from scenery import BEGUN, COMMANDS, NEWER, OLDER, Stage
from strace import Call, can_trace

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not can_trace(), reason="strace cannot trace here"),
]

RENAMES = ("rename", "renameat", "renameat2", "link", "linkat")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_file_is_synced_before_its_rename_and_its_folder_after(
    tmp_path: Path, command: str
) -> None:
    calls = Stage(tmp_path, command).calls
    placed = [number for number, call in enumerate(calls) if _places(call)]
    targets = [_target(calls[number]) for number in placed]
    notes = [BEGUN, NEWER, OLDER] if command.startswith("new") else [OLDER, NEWER]
    assert targets[-len(notes) :] == [path.rpartition("/")[2] for path in notes]
    assert re.fullmatch(r"\d{8}\.pending", targets[-len(notes) - 1])
    for number, following in zip(placed, [*placed[1:], len(calls)], strict=True):
        _expect_synced_before(calls[:number], _temporary(calls[number]))
        _expect_folder_synced(calls[number + 1 : following], calls[number])


def _places(call: Call) -> bool:
    """Whether a temporary file gets its name, as opposed to the undo log's own marks."""
    return call.name in RENAMES and ".thrive-" in call.shown


def _temporary(call: Call) -> str:
    found = re.search(r'"(\.[^"]+\.tmp)"', call.shown)
    assert found, call
    return found[1]


def _target(call: Call) -> str:
    names: list[str] = re.findall(r'"([^"]+)"', call.shown)
    return names[-1]


def _expect_synced_before(calls: list[Call], temporary: str) -> None:
    """Made, written, synced; and nothing of it written after it was synced."""
    touched = [call.name for call in calls if temporary in call.shown]
    assert touched[0] == "openat"
    assert touched[1] == "write"
    assert touched[-1] == "fsync"
    assert set(touched[2:-1]) <= {"write", "fchmod"}


def _expect_folder_synced(calls: list[Call], placed: Call) -> None:
    """The folder in which it got its name is synced before the next file gets one."""
    found = re.match(r"\d+<([^>]+)>", placed.shown)
    assert found, placed
    assert any(call.name == "fsync" and call.shown.endswith(f"<{found[1]}>) = 0") for call in calls)
