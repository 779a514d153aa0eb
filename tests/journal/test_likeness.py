"""Reworded or replaced: held to a set of pairs that people labelled."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import REPLACED, REWORDED, UNSEEN_REPLACED, UNSEEN_REWORDED

from thrivecli.journal.goals.likeness import Change, change_between, likeness, pairs_alike

Pair = tuple[str, str]


def labelled(reworded: Iterable[Pair], replaced: Iterable[Pair]) -> list[tuple[Change, Pair]]:
    return [(Change.REWORDED, pair) for pair in reworded] + [
        (Change.REPLACED, pair) for pair in replaced
    ]


LABELLED = labelled(REWORDED, REPLACED)
UNSEEN = labelled(UNSEEN_REWORDED, UNSEEN_REPLACED)


def told(pair: Pair) -> Change:
    return change_between(pair[:1], pair[1:])


@pytest.mark.parametrize("label", [Change.REWORDED, Change.REPLACED])
@pytest.mark.parametrize(("pairs", "least"), [(LABELLED, 0.95), (UNSEEN, 0.85)])
def test_labelled_pairs_are_told_apart(
    label: Change, pairs: list[tuple[Change, Pair]], least: float
) -> None:
    found = [is_so for is_so, pair in pairs if told(pair) is label]
    meant = [pair for is_so, pair in pairs if is_so is label]
    precision = found.count(label) / len(found)
    recall = found.count(label) / len(meant)
    missed = [pair for pair in meant if told(pair) is not label]
    print(f"{label}: precision {precision:.3f}, recall {recall:.3f} of {len(pairs)}: {missed}")
    assert precision >= least
    assert recall >= least, missed


def test_the_labelled_set_is_large_enough_and_has_no_pair_twice() -> None:
    assert min(len(REWORDED), len(REPLACED)) >= 30
    assert len({pair for _, pair in LABELLED}) == len(LABELLED)


@pytest.mark.parametrize("pair", [pair for _, pair in LABELLED])
def test_a_change_back_is_of_the_same_kind(pair: Pair) -> None:
    assert told((pair[1], pair[0])) is told(pair)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((), ("Lead",), Change.FIRST),
        (("Lead",), (), Change.CLEARED),
        ((), (), Change.SAME),
        (("Lead  a TEAM",), ("lead a team",), Change.SAME),
        (("Lead", "Teach"), ("Teach", "Lead"), Change.REWORDED),
        (("Lead",), ("Lead", "Teach", "Rest"), Change.REWORDED),
        (("Lead", "Teach"), ("Lead",), Change.REWORDED),
        (("Lead a team and speak",), ("Lead a team", "Speak"), Change.REWORDED),
        (("Lead", "Teach", "Rest"), ("Lead", "Sing", "Dance"), Change.REPLACED),
        (("Lead", "three people"), ("Lead", "five people"), Change.REWORDED),
    ],
)
def test_answers_of_several_items(
    before: tuple[str, ...], after: tuple[str, ...], change: Change
) -> None:
    assert change_between(before, after) is change


def test_items_are_paired_with_the_likest_first() -> None:
    before = ("Lead a team", "Lead a platform team")
    assert pairs_alike(before, ("Lead a platform team", "Lead a small team")) == {1: 0, 0: 1}


TEXTS = st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_likeness_is_mutual_and_whole_only_for_the_same(one: str, other: str) -> None:
    score = likeness(one, other)
    assert 0 <= score <= 1.000001
    assert abs(score - likeness(other, one)) < 1e-6
    assert likeness(one, one) == 1


@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=4))
def test_any_two_answers_can_be_compared(one: list[str], other: list[str]) -> None:
    change = change_between(tuple(one), tuple(other))
    assert change is not Change.MOVED
    assert (change is Change.FIRST) == (not one and bool(other))
