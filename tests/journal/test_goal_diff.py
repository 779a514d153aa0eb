"""The goals of two check-ins, held against each other word for word."""

from hypothesis import given
from hypothesis import strategies as st
from notebook import notebook

from thrivecli.journal.goals.diff import HorizonDiff, diff_goals
from thrivecli.journal.goals.ledger import follow_goals
from thrivecli.journal.goals.word_diff import Side, word_diff

GOALS = "## Goals\n\n#### 1 year\n\n{}\n\n#### 3 years\n\n{}\n"


def diff(*sheets: tuple[str, str], first: int = 0, second: int = -1) -> dict[str, HorizonDiff]:
    days = {f"2026-0{at}-01": GOALS.format(*told) for at, told in enumerate(sheets, start=1)}
    meetings = notebook(days).meetings
    found = diff_goals(follow_goals(meetings), meetings[first], meetings[second])
    return {one.name: one for one in found}


def test_a_reworded_goal_shows_the_words_that_changed() -> None:
    year = diff(("- Lead a team", ""), ("- Lead a small team", ""))["1 year"]
    assert year.change.value == "reworded"
    (pair,) = year.goals
    assert [(one.side.value, one.text) for one in pair.words] == [
        ("same", "Lead a"),
        ("added", "small"),
        ("same", "team"),
    ]


def test_a_nested_bullet_is_compared_too() -> None:
    year = diff(("- Lead\n  - three people", ""), ("- Lead\n  - three good people", ""))["1 year"]
    assert [(one.before, one.after, one.nested) for one in year.goals] == [
        ("Lead", "Lead", False),
        ("three people", "three good people", True),
    ]


def test_a_goal_that_moved_is_compared_with_where_it_stood() -> None:
    found = diff(("- Lead a team", "- Rest"), ("", "- Rest\n- Lead a small team"))
    year, later = found["1 year"], found["3 years"]
    assert (year.change.value, year.moved_to) == ("moved", "3 years")
    assert (later.change.value, later.moved_from) == ("moved", "1 year")
    assert [(one.before, one.after) for one in later.goals] == [
        ("Rest", "Rest"),
        ("Lead a team", "Lead a small team"),
    ]


def test_what_lies_between_the_two_does_not_count() -> None:
    sheets = (("- Lead", ""), ("- Write a book", ""), ("- Lead", ""))
    assert diff(*sheets)["1 year"].change.value == "same"
    assert diff(*sheets, second=1)["1 year"].change.value == "replaced"


def test_horizons_with_no_answer_in_either_are_left_out() -> None:
    assert list(diff(("- Lead", ""), ("- Lead", ""))) == ["1 year"]


TEXTS = st.lists(st.sampled_from("a b c lead team é C++".split()), max_size=8).map(" ".join)


@given(TEXTS, TEXTS)
def test_each_side_can_be_read_off_whole(before: str, after: str) -> None:
    found = word_diff(before, after)
    kept = [one.text for one in found if one.side is not Side.ADDED]
    came = [one.text for one in found if one.side is not Side.REMOVED]
    assert (" ".join(kept), " ".join(came)) == (before, after)
