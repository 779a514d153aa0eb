"""Any commands, and hand edits between them, taken back one by one: thrive's goes, yours stays."""

import random
import shutil
from pathlib import Path

import pytest
from running import House
from scenery import NEWER, OLDER, build, files

from thrivecli.workspace.undo_log import log as undo_log

RUNS = [
    *range(2),
    *(pytest.param(seed, marks=pytest.mark.crash) for seed in range(2, 7)),
    *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(7, 107)),
]
LINES = (
    "actions done {id}",
    "actions done {id} --win",
    "actions start {id}",
    "actions drop {id} --because 'no more'",
    "actions reopen {id}",
    "actions defer {id} 2026-12-24",
    "actions assign {id} 'Sam Lee'",
    "actions add 'Task number {n}'",
    "wins add 'Win number {n}'",
    "checkin new joan-citizen",
    "checkin new joan-citizen --another",
    "checkin new 'Ravi Naidoo' --new-person",
    "config date_order dmy",
    "config date_order mdy",
    "config autocommit {bool}",
    "template eject career-checkin",
    "check --fix",
    "init",
)
IDS = ("7k3q9f", "m4m4m4", "b8b8b8", "x5x5x5")


class Typist:
    """Types random commands, and remembers which of them changed anything."""

    def __init__(self, thrive: House, chance: random.Random) -> None:
        self._thrive = thrive
        self._chance = chance
        self._has_git = (thrive.place / ".git").exists()
        self.typed_by_hand: list[bytes] = []
        self.taken: list[dict[str, bytes]] = []

    def type_one(self, number: int) -> None:
        """One random command; the notes as they were before it are kept if it wrote."""
        line = self._chance.choice(LINES).format(
            id=self._chance.choice(IDS), n=number, bool=self._chance.choice(("true", "false"))
        )
        if self._chance.random() < 0.3:
            line += " --no-commit"
        if line.startswith("init") and not self._has_git:
            return  # which would begin another log
        before, entries = files(self._thrive.place), self._entries()
        run = self._thrive.typed(line)
        assert run.code in (0, 1, 2), (line, run)
        if self._entries() > entries:
            assert files(self._thrive.place) != before
            self._expect_logged(before)
            self.taken.append(before)
        else:
            assert files(self._thrive.place) == before

    def edit_by_hand(self, number: int) -> None:
        """A line of the person's own, at the top of one of the two notes."""
        note = self._thrive.place / self._chance.choice((OLDER, NEWER))
        end = b"\r\n" if b"\r\n" in note.read_bytes() else b"\n"
        head, fence, rest = note.read_bytes().partition(b"---" + end + end)
        line = b"Typed by hand, number %d." % number + end
        self.typed_by_hand.append(line)
        note.write_bytes(head + fence + line + end + rest)

    @property
    def log(self) -> Path:
        """The folder of the undo log, wherever it is."""
        found = self._thrive.home.rglob("undo")
        return next((one.parent for one in found if one.is_dir()), self._thrive.home)

    def _entries(self) -> int:
        return len(undo_log.entries(self.log))

    def _expect_logged(self, before: dict[str, bytes]) -> None:
        """Every file that was changed stands in the undo log as it was before."""
        last = undo_log.entries(self.log)[-1]
        logged = {one.path: one for one in undo_log.read_entry(self.log, last).changes}
        now = files(self._thrive.place)
        for path in {*before, *now}:
            if before.get(path) != now.get(path):
                assert logged[path].before == before.get(path), path
                assert logged[path].after == now.get(path), path


@pytest.fixture
def notes(thrive: House) -> House:
    build(thrive.home / "built")
    shutil.move(thrive.home / "built" / "notes", thrive.home / "notes")
    thrive.place = thrive.home / "notes"
    return thrive


@pytest.fixture(params=["with git", "without git"])
def either(notes: House, request: pytest.FixtureRequest) -> House:
    """The notes, with a repository or without."""
    if request.param == "without git":
        shutil.rmtree(notes.place / ".git")
    return notes


@pytest.mark.parametrize("seed", RUNS)
def test_step_by_step_back_to_the_first_byte(either: House, seed: int) -> None:
    chance = random.Random(seed)
    typist = Typist(either, chance)
    beginning = files(either.place)
    for number in range(chance.randint(1, 30)):
        typist.type_one(number)
    for before in reversed(typist.taken):
        run = either("undo")
        assert run.code == 0, run
        assert files(either.place) == before
    assert files(either.place) == beginning
    assert either("undo").code == 1
    assert files(either.place) == beginning


@pytest.mark.parametrize("seed", RUNS)
def test_hand_edits_between_stay_and_nothing_else_does(either: House, seed: int) -> None:
    chance = random.Random(seed)
    typist = Typist(either, chance)
    beginning = files(either.place)
    for number in range(chance.randint(1, 30)):
        typist.type_one(number)
        if chance.random() < 0.4:
            typist.edit_by_hand(number)
    for _ in typist.taken:
        run = either("undo")
        assert run.code == 0, run
    left = files(either.place)
    assert left.keys() == beginning.keys()
    assert sum(typed in left[OLDER] + left[NEWER] for typed in typist.typed_by_hand) == len(
        typist.typed_by_hand
    )
    for path, data in left.items():
        assert _without(data, typist.typed_by_hand) == beginning[path], path


def _without(data: bytes, typed: list[bytes]) -> bytes:
    for line in typed:
        end = b"\r\n" if line.endswith(b"\r\n") else b"\n"
        data = data.replace(line + end, b"")
    return data
