from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrivecli.errors import WorkspaceFault
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.undo_log import log as undo_log
from thrivecli.workspace.undo_log.entry import entry_bytes, entry_plan
from thrivecli.workspace.undo_log.log import EntryState

_CONTENT = st.none() | st.binary(max_size=50)
_CHANGES = st.builds(FileChange, st.from_regex(r"[a-z]{1,9}/[a-zé ]{1,9}\.md", fullmatch=True),
                     _CONTENT, _CONTENT)  # fmt: skip
PLAN = Plan((FileChange("a/b.md", b"old", b"new"),), "Message", "command")


@given(st.lists(_CHANGES, max_size=4), st.text(max_size=20), st.text(max_size=20))
def test_an_entry_gives_back_its_plan(
    changes: list[FileChange], message: str, command: str
) -> None:
    plan = Plan(tuple(changes), message, command)
    assert entry_plan(entry_bytes(plan)) == plan


@given(st.integers(0, 200), st.binary(max_size=3))
def test_a_damaged_entry_is_a_value_error_or_still_a_plan(place: int, other: bytes) -> None:
    data = entry_bytes(PLAN)
    damaged = data[:place] + other + data[place + 1 :]
    try:
        assert isinstance(entry_plan(damaged), Plan)
    except ValueError:
        return


def test_an_entry_cannot_lead_out_of_the_workspace() -> None:
    for path in ("../x", "/etc/passwd", ".git/config"):
        with pytest.raises(ValueError, match="not an entry"):
            entry_plan(entry_bytes(Plan((FileChange(path, None, b""),), "m", "c")))


def test_entries_are_numbered_marked_and_read(tmp_path: Path) -> None:
    first = undo_log.record(tmp_path, PLAN)
    second = undo_log.record(tmp_path, PLAN, state=EntryState.UNDO)
    assert [entry.number for entry in undo_log.entries(tmp_path)] == [1, 2]
    assert undo_log.last_undoable(tmp_path) == first
    assert undo_log.read_entry(tmp_path, second) == PLAN
    applied = undo_log.mark(tmp_path, first, EntryState.APPLIED)
    assert undo_log.last_undoable(tmp_path) == applied
    undo_log.mark(tmp_path, applied, EntryState.UNDONE)
    assert undo_log.last_undoable(tmp_path) is None
    assert undo_log.record(tmp_path, PLAN).number == 3


def test_the_oldest_entries_go_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_log, "_MOST_ENTRIES", 3)
    for _ in range(5):
        undo_log.record(tmp_path, PLAN)
    assert [entry.number for entry in undo_log.entries(tmp_path)] == [3, 4, 5]


def test_the_newest_entry_stays_however_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_log, "_MOST_BYTES", 10)
    undo_log.record(tmp_path, PLAN)
    undo_log.record(tmp_path, PLAN)
    assert [entry.number for entry in undo_log.entries(tmp_path)] == [2]


def test_a_damaged_log_says_which_file(tmp_path: Path) -> None:
    entry = undo_log.record(tmp_path, PLAN)
    (tmp_path / "undo" / entry.name).write_bytes(b"{")
    with pytest.raises(WorkspaceFault, match="undo log cannot be read") as caught:
        undo_log.read_entry(tmp_path, entry)
    assert caught.value.hint
