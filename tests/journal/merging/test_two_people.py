"""Thousands of check-ins that two people changed apart: nothing lost, doubled or come back."""

from collections import Counter
from random import Random

import pytest
from commonmark_grammar import body
from merge_outcome import chosen, outcome
from two_people import TOKEN, Fresh, check_in, edited

from thrivecli.journal.merging.merge import Merge, merge_checkin

PATH = "checkins/joan-citizen/2026-10-08.md"
PAIRS = 3_000
MORE_PAIRS = 100_000
SHARDS = 6
DOCUMENTS = 4_000


def merged(base: str, ours: str, theirs: str) -> Merge:
    result = merge_checkin(PATH, base.encode(), ours.encode(), theirs.encode())
    assert isinstance(result, Merge)
    return result


def two_people(seed: int) -> tuple[str, str, str]:
    """A check-in, and what each of two people made of it."""
    random, fresh = Random(seed), Fresh()
    base = check_in(random, fresh)
    return base.text, edited(random, base, fresh).text, edited(random, base, fresh).text


def words(text: str) -> Counter[str]:
    return Counter(TOKEN.findall(text))


def _expect_right(seeds: range) -> None:
    clashes = 0
    for seed in seeds:
        base, ours, theirs = two_people(seed)
        one = merged(base, ours, theirs)
        text = one.data.decode()
        found = outcome(base, ours, theirs, text)
        assert found.is_right, (seed, found)
        assert found.conflicts == one.conflicts, seed
        if seed % 3 == 0:
            _expect_the_same_the_other_way_round(one, merged(base, theirs, ours), seed)
        clashes += bool(one.conflicts)
    assert clashes < len(seeds) * 0.2  # people are asked now and then, not all the time


def _expect_the_same_the_other_way_round(one: Merge, other: Merge, seed: int) -> None:
    text, turned = one.data.decode(), other.data.decode()
    assert one.conflicts == other.conflicts, seed
    for side, opposite in (("ours", "theirs"), ("theirs", "ours")):
        assert words(chosen(text, side)) == words(chosen(turned, opposite)), seed


def test_a_few_random_merges() -> None:
    _expect_right(range(60))


@pytest.mark.merge
@pytest.mark.parametrize("shard", range(SHARDS))
def test_random_merges(shard: int) -> None:
    _expect_right(range(shard, PAIRS, SHARDS))


@pytest.mark.nightly
@pytest.mark.parametrize("shard", range(SHARDS))
def test_very_many_random_merges(shard: int) -> None:
    _expect_right(range(PAIRS + shard, PAIRS + MORE_PAIRS, SHARDS))


@pytest.mark.merge
def test_any_markdown_merges_without_losing_a_word() -> None:
    for seed in range(DOCUMENTS):
        random = Random(seed)
        base = body(seed)
        ours, theirs = _scribbled(random, base, "A"), _scribbled(random, base, "B")
        data = [text.encode("utf-8", "replace") for text in (base, ours, theirs)]
        result = merge_checkin(PATH, data[0], data[1], data[2])
        if not isinstance(result, Merge):
            continue
        text = result.data.decode().replace("\r\n", "\n").replace("\r", "\n")
        for word in {*ours.split(), *theirs.split()} - {*base.split()}:
            if word[:2] in ("A§", "B§"):
                assert word in chosen(text, "ours") + chosen(text, "theirs"), (seed, word)


def _scribbled(random: Random, text: str, who: str) -> str:
    """Lines added, taken away, set in, swapped and written to, as they come."""
    lines = text.split("\n")
    for number in range(random.randrange(1, 5)):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        word = f"{who}§{number}"
        match random.randrange(6):
            case 0:
                start = random.choice(("- ", "", "> ", "# ", "- [ ] ", "1. ", "    "))
                lines.insert(at, f"{start}new {word}")
            case 1 if len(lines) > 1:
                del lines[at]
            case 2:
                lines[at] += f" {word}"
            case 3:
                lines[at] = f"  {lines[at]}"
            case 4:
                lines[at] = lines[at].replace("[ ]", "[x]")
            case _:
                lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)
