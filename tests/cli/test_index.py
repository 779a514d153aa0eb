"""The index is never needed for a right answer: every answer is that of the files themselves."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from index_mutations import MUTATIONS, READING, tick_in_place
from running import House, cache_of

OFF = {"THRIVE_NO_INDEX": "1"}


def _expect_the_same(house: House, commands: Iterable[str], where: object) -> None:
    for typed in commands:
        told, read = house.typed(typed), house.typed(typed, **OFF)
        assert (told.code, told.out, told.err) == (read.code, read.out, read.err), (where, typed)


def _mutate(house: House, seed: int, count: int, commands: int) -> None:
    random = Random(seed)
    house.scene("joan")
    _expect_the_same(house, READING[:3], "at first")
    for number in range(count):
        mutation = random.choice(MUTATIONS)
        mutation(house, random)
        where = (seed, number, mutation.__name__)
        _expect_the_same(house, random.sample(READING, commands), where)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_happens_the_answer_is_that_of_the_files(thrive: House, seed: int) -> None:
    _mutate(thrive, seed, 9, 1)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(100, 110))
def test_whatever_happens_every_answer_is_that_of_the_files(thrive: House, seed: int) -> None:
    _mutate(thrive, seed, 30, len(READING))


def test_what_is_kept_is_for_its_owner_alone(thrive: House) -> None:
    thrive.scene("joan")
    thrive.shell("umask 000; thrive actions; thrive goals")
    kept = [*Path(cache_of(thrive.home)).rglob("*")]
    assert len(kept) > 4
    for place in kept:
        assert place.stat().st_mode & 0o077 == 0, place


def test_nothing_is_kept_where_it_is_not_wanted(thrive: House) -> None:
    thrive.scene("joan")
    thrive.typed("actions", **OFF)
    assert not Path(cache_of(thrive.home)).exists()


def test_off_takes_away_what_is_kept_and_keeps_no_more(thrive: House) -> None:
    thrive.scene("joan")
    thrive.typed("actions")
    index = Path(cache_of(thrive.home)) / "thrive" / "index"
    assert any(index.iterdir())
    assert thrive.typed("config index off").code == 0
    thrive.typed("actions")
    thrive.typed("goals")
    assert not any(index.iterdir())
    thrive.typed("config index on")
    thrive.typed("goals")
    assert any(index.iterdir())


def test_a_file_that_did_not_change_is_not_read_again(thrive: House) -> None:
    place = thrive.scene("joan")
    _settle(thrive)
    thrive.typed("actions")
    for file in place.glob("checkins/*/*.md"):
        file.chmod(0o600)  # another time of change, and another signature
    _settle(thrive)
    opened = _opened_by(thrive, "actions")
    assert any(name.endswith(".md") for name in opened)
    assert not any(name.endswith(".md") for name in _opened_by(thrive, "actions"))
    tick_in_place(thrive, Random(1))
    _settle(thrive)
    opened = _opened_by(thrive, "actions")
    assert len({name for name in opened if "checkins/" in name and name.endswith(".md")}) <= 1


def _settle(thrive: House) -> None:
    """Long enough that no later change could have the same time."""
    thrive.shell("sleep 0.1")


def _opened_by(thrive: House, typed: str) -> list[str]:
    """The files that a run opens."""
    probe = (
        "import sys; opened = []; "
        "sys.addaudithook(lambda event, told: opened.append(str(told[0])) "
        "if event == 'open' else None); "
        "import atexit; "
        "atexit.register(lambda: print(*opened, sep='\\n', file=sys.stderr)); "
        "from thrivecli.__main__ import run; run()"
    )
    run = thrive.shell(f'"{thrive.python}" -P -c "{probe}" {typed}')
    return run.err.splitlines()


@pytest.mark.parametrize(
    "typed",
    [
        *("actions", "actions --open", "actions --json", "actions --open --overdue --json"),
        *("actions --person joan", "actions --owner=sam", "actions --person=jo --owner joan"),
        *("actions --owner @sam", "actions --person nobody", "actions --person ''"),
        *("actions --open --open", "actions --done", "actions --next", "actions --opne"),
        *("-C . actions", "-C .. actions", "-C nowhere actions", "--version", "--version x"),
    ],
)
def test_the_short_way_says_what_the_long_way_says(thrive: House, typed: str) -> None:
    thrive.scene("team")
    for folder in (thrive.place, thrive.place / "joan"):
        thrive.place = folder
        _settle(thrive)
        _expect_the_same(thrive, [typed, typed], folder)


def test_the_short_way_imports_next_to_nothing(thrive: House) -> None:
    thrive.scene("joan")
    _settle(thrive)
    thrive.typed("actions")
    probe = (
        "import sys; before = set(sys.modules); from thrivecli.__main__ import run; run(); "
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    for typed in ("actions", "actions --json", "--version"):
        run = thrive.shell(f'"{thrive.python}" -P -c "{probe}" {typed}')
        loaded = {name for name in run.err.splitlines()[-1].split() if "thrivecli" not in name}
        assert loaded <= {"zlib"}, typed
