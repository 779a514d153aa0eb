"""What must be on the disk before what, read from the system calls of a real run."""

import re
from pathlib import Path

import pytest
from running import Forks
from scenery import BEGUN, COMMANDS, NEWER, OLDER, Stage
from strace import Call, can_trace

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not can_trace(), reason="strace cannot trace here"),
]

RENAMES = ("rename", "renameat", "renameat2", "link", "linkat")
IN_ORDER = {"new": [BEGUN, NEWER, OLDER], "done": [OLDER, NEWER]}
# They change nothing that was in the notes, or git does.
UNLOGGED = ("edit", "report", "trust", "demo", "sync", "merge-driver")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_file_is_synced_before_its_rename_and_its_folder_after(
    tmp_path: Path, forks: Forks, command: str
) -> None:
    stage = Stage(tmp_path, command, forks)
    placed = [number for number, call in enumerate(stage.calls) if _places(call)]
    _expect_each_file_is_placed(stage, [stage.calls[number] for number in placed])
    for number, following in zip(placed, [*placed[1:], len(stage.calls)], strict=True):
        _expect_synced_before(stage.calls[:number], _temporary(stage.calls[number]))
        _expect_folder_synced(stage.calls[number + 1 : following], stage.calls[number])


def _expect_each_file_is_placed(stage: Stage, renames: list[Call]) -> None:
    """Nothing is new but by a rename of ours; and the undo log knew of it before."""
    targets = [_target(call) for call in renames]
    if stage.typed.by_editor or stage.typed.by_git:
        return
    new = [path for path in stage.new if stage.old.get(path) != stage.new[path]]
    assert {path.rpartition("/")[2] for path in new} <= set(targets)
    if stage.typed.line.split()[0] in UNLOGGED or "report" in stage.typed.line:
        return
    logged = [place for place, name in enumerate(targets) if re.fullmatch(r"\d{8}\.\w+", name)]
    first = min(targets.index(path.rpartition("/")[2]) for path in new)
    assert len(logged) == 1
    assert logged[0] < first
    for word, order in IN_ORDER.items():
        if stage.typed.line.split()[1:2] == [word] and "Ravi" not in stage.typed.line:
            assert targets[first:] == [path.rpartition("/")[2] for path in order]


def _places(call: Call) -> bool:
    """Whether a temporary file gets its name, as opposed to a mark of the undo log's."""
    return call.name in RENAMES and re.match(r'[^"]*"\.[^"/]+\.tmp"', call.shown) is not None


def _temporary(call: Call) -> str:
    found = re.search(r'"(\.[^"/]+\.tmp)"', call.shown)
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
    assert touched[-2:] == ["fsync", "close"]
    assert set(touched[2:-2]) <= {"write", "fchmod"}


def _expect_folder_synced(calls: list[Call], placed: Call) -> None:
    """The folder in which it got its name is synced before the next file gets one."""
    found = re.match(r"\d+<([^>]+)>", placed.shown)
    assert found, placed
    assert any(call.name == "fsync" and call.shown.endswith(f"<{found[1]}>) = 0") for call in calls)
