"""The states a workspace is brought into between two measurements."""

import sys
from pathlib import Path

import pytest

from benchmarks.speed import stage as module
from benchmarks.speed.stage import Stage
from benchmarks.speed.stopwatch import Failed, run

THRIVE = Path(sys.executable).with_name("thrive")


@pytest.fixture
def stage(home: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(module, "_FRESH", 0.0)
    return Stage(home, 10, THRIVE)


def contents(stage: Stage) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in stage.notes.rglob("*.md")}


def test_commands_answer_in_it(stage: Stage) -> None:
    said = run(stage.thrive("", "actions", "--open"))
    assert 0 < said.lines <= run(stage.search()).lines
    assert run(stage.grep()).lines == run(stage.search()).lines
    assert run(stage.floor()).lines == 0
    with pytest.raises(Failed):
        run(stage.thrive("", "actions", "--no-such-option"))


def test_an_edit_changes_one_file_and_no_action(stage: Stage) -> None:
    said = [run(stage.thrive("", "actions", "--open")).lines]
    before = contents(stage)
    for _ in range(3):
        stage.edit()
        after = contents(stage)
        assert sum(after[file] != before[file] for file in before) == 1
        before = after
    assert [run(stage.thrive("", "actions", "--open")).lines] == said


def test_a_new_check_in_is_taken_back(stage: Stage) -> None:
    before = contents(stage)
    run(stage.thrive("", "checkin", "new", stage.person.name, "--no-commit"))
    assert len(contents(stage)) == len(before) + 1
    stage.as_made()
    assert contents(stage) == before


def test_forgetting_leaves_no_cache_and_all_the_notes(stage: Stage) -> None:
    cache = Path(stage.environment["XDG_CACHE_HOME"])
    (cache / "thrive").mkdir(parents=True)
    before = contents(stage)
    stage.forget()
    assert not cache.exists()
    assert contents(stage) == before
