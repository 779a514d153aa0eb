"""The workspace that speed is measured on: the same bytes every time, and read as it is meant."""

import json
import re
import subprocess
import sys
from pathlib import Path
from statistics import mean

import pytest
from running import SCRIPT

from benchmarks.corpus.sheet import SIZE
from benchmarks.corpus.tasks import TODAY
from benchmarks.corpus.workspace import checkins, make_repository, make_workspace

TOP = Path(__file__).parents[2]
_DIGEST = """
import hashlib
from benchmarks.corpus.workspace import checkins
print(hashlib.sha256(repr(list(checkins(40, {seed}))).encode()).hexdigest())
"""


def digest(seed: int, hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _DIGEST.format(seed=seed)],
        cwd=TOP,
        env={"PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_the_same_seed_gives_the_same_bytes_in_any_process() -> None:
    assert digest(1, "1") == digest(1, "2")
    assert digest(1, "1") != digest(2, "1")


@pytest.mark.parametrize("count", [1, 7, 100, 101])
def test_there_are_as_many_checkins_as_asked_for(count: int) -> None:
    assert len({path for path, _ in checkins(count)}) == count


def test_a_checkin_is_as_long_as_it_should_be() -> None:
    sizes = [len(content) for _, content in checkins(300)]
    assert mean(sizes) == pytest.approx(SIZE, rel=0.05)
    assert min(sizes) > SIZE / 2


def test_the_notes_differ_in_all_the_ways_that_people_write() -> None:
    everything = b"".join(content for _, content in checkins(600))
    for piece in (b"\r\n", b"\n* [ ] ", b"\n+ [ ] ", b"\n1. [x] ", b"\n```markdown\n- [ ] ",
                  b"\n    - [ ] ", b"[>] ", b"  - [ ] ", "📅".encode(), b"by Friday"):  # fmt: skip
        assert piece in everything


def test_what_is_carried_keeps_its_id_and_is_marked_where_it_was() -> None:
    carried = 0
    earlier: dict[str, str] = {}
    for path, content in checkins(100):
        folder = path.rpartition("/")[0]
        for box, identity in re.findall(r"\[(.)\] .*<!-- thrive:(\w{6}) -->", content.decode()):
            carried += f"{folder} {identity}" in earlier
            assert earlier.get(f"{folder} {identity}", ">") == ">"
            assert box == ">" or f"{folder} {identity}" in earlier
            earlier[f"{folder} {identity}"] = box
    assert carried > 50


def test_thrive_reads_it_without_a_complaint_worth_a_warning(home: Path) -> None:
    place = home / "notes"
    make_workspace(place, 60)
    make_repository(place)
    assert answer(place, "check") == {"files": 60}
    listed = answer(place, "actions", "--all")
    assert isinstance(listed, list)
    still_open = [one for one in listed if one["status"] in ("open", "started")]
    assert 4 * 60 < len(listed) < 10 * 60
    assert 60 < len(still_open) < 3 * 60
    assert sum(one["carried"] > 0 for one in still_open) > 10
    assert not [one for one in listed if one["status"] == "stranded"]
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=place, check=True, capture_output=True
    )
    assert status.stdout == b""


def answer(place: Path, *words: str) -> object:
    done = subprocess.run(
        [SCRIPT, "-C", place, *words, "--json"],
        env={"HOME": str(place.parent), "PATH": "/usr/bin:/bin", "THRIVE_TODAY": str(TODAY)},
        check=True,
        capture_output=True,
    )
    return json.loads(done.stdout)["data"]
