"""Three clones that sync in any order all end with the same notes, and nobody's are lost."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from running import Forks
from three_clones import NAMES, Beginning, World, beginning

CHECK_INS = 3
FEW = 200
MANY = 5_000
SHARDS = 8


@pytest.fixture(scope="module")
def beginnings(forks: Forks) -> Iterator[list[Beginning]]:
    with TemporaryDirectory() as folder:
        yield [beginning(Path(folder) / f"home{seed}", forks, seed) for seed in range(CHECK_INS)]


def _expect_convergence(
    seed: int, folder: Path, forks: Forks, beginnings: list[Beginning], most: int
) -> None:
    random = Random(seed)
    with TemporaryDirectory(dir=folder) as place:
        world = World(Path(place) / "home", forks, random)
        world.begin(random.choice(beginnings))
        for _ in range(random.randrange(most + 1)):
            world.act(random.choice(NAMES))
        world.meet()
        assert list(world.faults()) == [], seed


def test_three_clones_converge(tmp_path: Path, forks: Forks, beginnings: list[Beginning]) -> None:
    _expect_convergence(1, tmp_path, forks, beginnings, most=12)


@pytest.mark.merge
@pytest.mark.parametrize("shard", range(SHARDS))
def test_more_clones_converge(
    tmp_path: Path, forks: Forks, beginnings: list[Beginning], shard: int
) -> None:
    for seed in range(shard, FEW, SHARDS):
        most = 30 if seed % 40 == 0 else 5  # short ones find most; long ones now and then
        _expect_convergence(seed, tmp_path, forks, beginnings, most)


@pytest.mark.nightly
@pytest.mark.parametrize("shard", range(SHARDS))
def test_very_many_clones_converge(
    tmp_path: Path, forks: Forks, beginnings: list[Beginning], shard: int
) -> None:
    for seed in range(FEW + shard, FEW + MANY, SHARDS):
        _expect_convergence(seed, tmp_path, forks, beginnings, most=100)
