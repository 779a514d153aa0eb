"""The goal ledger: what became of every answer, and how long a goal has been one."""

from collections import Counter
from datetime import date

import pytest
from histories import NO_STEP, histories
from notebook import Notebook, notebook

from thrivecli.journal.goals.ledger import Ledger, follow_goals, months_between

CHANGES = ("first", "same", "reworded", "replaced", "moved", "cleared")


def sheet(**answers: str | None) -> str:
    """A check-in: goals by horizon, parted by semicolons; ``None`` leaves guidance only."""
    text = "## Goals\n"
    for name, told in answers.items():
        heading = "today" if name == "today" else f"in {name[1:].replace('_', ' ')}"
        text += f"\n#### What do you want to be doing {heading}?\n\n"
        goals = ["_A size larger._"] if told is None else told.split("; ") if told else []
        text += "".join(f"{goal if told is None else f'- {goal}'}\n" for goal in goals)
    return text


def ledgers(*sheets: str) -> dict[str, Ledger]:
    """The ledgers of check-ins six weeks... half a year apart, the first on 2024-01-01."""
    days = [f"{2024 + at // 2}-{'07' if at % 2 else '01'}-01" for at in range(len(sheets))]
    book: Notebook = notebook(dict(zip(days, sheets, strict=True)))
    return {one.name: one for one in follow_goals(book.meetings)}


def told(ledger: Ledger) -> list[str]:
    return [step.change.value for step in ledger.steps]


def test_500_histories_are_told_as_they_happened() -> None:
    right, found, meant = Counter[str](), Counter[str](), Counter[str]()
    days_right = moves_right = moves = days = 0
    for history in histories(500):
        made = {one.name: one for one in follow_goals(history.checkins)}
        steps = {
            (step.checkin.date, name): (step.change.value, step.moved_from, step.moved_to)
            for name, one in made.items()
            for step in one.steps
        }
        for place, truth in history.truth.items():
            answer = steps.get(place, (NO_STEP, None, None))
            meant[truth[0]] += 1
            found[answer[0]] += 1
            right[truth[0]] += answer[0] == truth[0]
            moves += truth[1:] != (None, None)
            moves_right += truth[1:] != (None, None) and truth == answer
        for name, day in history.first_stated.items():
            days += 1
            days_right += (made[name].first_stated if name in made else None) == day
    for change in (*CHANGES, NO_STEP):
        precision, recall = right[change] / found[change], right[change] / meant[change]
        print(f"{change}: precision {precision:.4f}, recall {recall:.4f} of {meant[change]}")
        assert precision >= 0.95, change
        assert recall >= 0.95, change
    print(f"from and to: {moves_right / moves:.4f} of {moves}")
    print(f"first stated: {days_right / days:.4f} of {days}")
    assert moves_right / moves >= 0.95
    assert days_right / days >= 0.95


def test_a_typo_is_a_rewording_and_the_goal_keeps_its_age() -> None:
    year = ledgers(
        sheet(_1_year="Lead our releases"),
        sheet(_1_year="Lead our relaeses"),
        sheet(_1_year="Lead our releases"),
        sheet(_1_year="Lead our releases"),
    )["1 year"]
    assert told(year) == ["first", "reworded", "reworded", "same"]
    assert (year.first_stated, year.since) == (date(2024, 1, 1), date(2025, 1, 1))
    assert (year.changes, year.stood) == (2, 2)


def test_guidance_alone_leaves_the_ledger_as_it_was() -> None:
    year = ledgers(sheet(_1_year="Lead"), sheet(_1_year=None), sheet(_1_year="Lead"))["1 year"]
    assert told(year) == ["first", "same"]
    assert (year.since, year.stood) == (date(2024, 1, 1), 2)


def test_a_heading_that_is_left_out_leaves_the_ledger_as_it_was() -> None:
    found = ledgers(sheet(_1_year="Lead", today="Rest"), sheet(today="Rest"))
    assert told(found["1 year"]) == ["first"]
    assert found["1 year"].now == ("Lead",)


def test_a_goal_later_blank_is_cleared_once_and_may_begin_again() -> None:
    year = ledgers(
        sheet(_1_year=""),
        sheet(_1_year="Lead"),
        sheet(_1_year=""),
        sheet(_1_year=""),
        sheet(_1_year="Lead"),
    )["1 year"]
    assert told(year) == ["first", "cleared", "first"]
    assert (year.first_stated, year.stood) == (date(2026, 1, 1), 1)
    cleared = ledgers(sheet(_1_year="Lead"), sheet(_1_year=""))["1 year"]
    assert (cleared.now, cleared.stood, cleared.first_stated) == ((), 0, None)


def test_a_goal_that_moves_is_told_at_both_places_and_keeps_its_age() -> None:
    found = ledgers(
        sheet(_1_year="Lead a team", _3_years=""), sheet(_1_year="", _3_years="Lead a team")
    )
    year, later = found["1 year"], found["3 years"]
    assert told(year) == ["first", "moved"]
    assert (year.last.moved_from, year.last.moved_to, year.now) == (None, "3 years", ())
    assert told(later) == ["moved"]
    assert (later.last.moved_from, later.last.moved_to) == ("1 year", None)
    assert later.first_stated == date(2024, 1, 1)


def test_where_something_new_took_its_place_it_was_replaced_there() -> None:
    found = ledgers(
        sheet(_1_year="Lead a team", _3_years="Rest"),
        sheet(_1_year="Write a book", _3_years="Rest; Lead a team"),
    )
    assert told(found["1 year"]) == ["first", "replaced"]
    assert found["1 year"].last.moved_to == "3 years"
    assert found["1 year"].first_stated == date(2024, 7, 1)
    assert told(found["3 years"]) == ["first", "moved"]


def test_goals_that_change_places_moved_both_ways() -> None:
    found = ledgers(
        sheet(_1_year="Lead a team", _3_years="Write a book"),
        sheet(_1_year="Write a book", _3_years="Lead a team"),
    )
    for name, other in (("1 year", "3 years"), ("3 years", "1 year")):
        last = found[name].last
        assert (last.change.value, last.moved_from, last.moved_to) == ("moved", other, other)


def test_one_of_several_goals_moves() -> None:
    found = ledgers(
        sheet(_1_year="Lead a team; Speak in public", _3_years="Rest"),
        sheet(_1_year="Speak in public", _3_years="Rest; Lead a small team"),
    )
    assert told(found["1 year"]) == ["first", "moved"]
    assert found["1 year"].now == ("Speak in public",)
    assert told(found["3 years"]) == ["first", "moved"]


def test_a_goal_copied_to_another_horizon_stays_where_it_was() -> None:
    found = ledgers(
        sheet(_1_year="Lead a team", _3_years=""),
        sheet(_1_year="Lead a team", _3_years="Lead a team"),
    )
    assert told(found["1 year"]) == ["first", "same"]
    assert told(found["3 years"]) == ["first"]


def test_under_a_heading_that_was_changed_the_goal_has_moved() -> None:
    found = ledgers(sheet(_1_year="Lead a team"), sheet(_2_years="Lead a team"))
    assert told(found["1 year"]) == ["first", "moved"]
    assert found["1 year"].now == ()
    assert found["2 years"].first_stated == date(2024, 1, 1)


def test_an_answer_of_which_the_most_stays_is_reworded() -> None:
    year = ledgers(
        sheet(_1_year="Lead a team; Speak in public; Rest"),
        sheet(_1_year="Lead a team; Speak in public; Write a book"),
        sheet(_1_year="Write a book; Move to Lisbon; Found a company"),
    )["1 year"]
    assert told(year) == ["first", "reworded", "replaced"]
    assert year.first_stated == date(2024, 7, 1)  # the book's


def test_a_goal_that_was_split_in_two_is_as_old_as_before() -> None:
    year = ledgers(
        sheet(_1_year="Lead a team and speak at a conference"),
        sheet(_1_year="Lead a team; Speak at a conference"),
    )["1 year"]
    assert told(year) == ["first", "reworded"]
    assert year.first_stated == date(2024, 1, 1)


def test_asked_twice_the_first_answer_counts_though_a_blank_one_stands_before() -> None:
    text = sheet(_1_year="") + "\n## More goals\n\n#### 1 year\n\n- Lead\n"
    assert ledgers(text)["1 year"].now == ("Lead",)


def test_worksheets_are_left_out() -> None:
    book = notebook(
        {
            "2024-01-01": sheet(_1_year="Lead"),
            "2024-07-01": "---\ndate: 2024-07-01\nkind: swot\n---\n" + sheet(_1_year="Rest"),
        }
    )
    (year,) = follow_goals(book.journal.by_person["", "Joan Citizen"])
    assert told(year) == ["first"]


def test_horizons_come_nearest_first() -> None:
    found = ledgers(sheet(_3_years="A", today="B", _6_months="C"))
    assert list(found) == ["today", "6 months", "3 years"]


def test_a_year_that_has_lasted_two_has_drifted() -> None:
    year = ledgers(sheet(_1_year="Lead a team"), sheet(_1_year="Lead the team"))["1 year"]
    assert year.drift(date(2024, 12, 31)) is None
    assert year.drift(date(2025, 1, 31)) is None
    assert year.drift(date(2025, 2, 1)) == 1
    assert (year.age(date(2026, 3, 1)), year.drift(date(2026, 3, 1))) == (26, 14)


def test_today_never_drifts() -> None:
    assert ledgers(sheet(today="Own a feature"))["today"].drift(date(2034, 1, 1)) is None


def test_a_goal_that_came_nearer_as_planned_has_not_drifted() -> None:
    found = ledgers(
        *[sheet(_1_year="", _3_years="Lead a team")] * 4,
        sheet(_1_year="Lead a team", _3_years=""),
    )
    year = found["1 year"]
    assert year.age(date(2026, 6, 1)) == 29
    assert year.drift(date(2026, 6, 1)) is None
    assert year.drift(date(2027, 3, 1)) == 2


def test_a_goal_put_off_has_been_due_all_the_while() -> None:
    found = ledgers(
        *[sheet(_1_year="Lead a team", _3_years="")] * 4,
        sheet(_1_year="", _3_years="Lead a team"),
    )
    assert found["3 years"].drift(date(2027, 3, 1)) == 2


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2024, 1, 31), date(2024, 2, 29), 0),
        (date(2024, 1, 31), date(2024, 3, 31), 2),
        (date(2024, 1, 1), date(2026, 3, 1), 26),
        (date(2024, 3, 1), date(2024, 2, 1), -1),
    ],
)
def test_only_whole_months_count(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months


def test_no_check_in_has_no_ledger() -> None:
    assert follow_goals(()) == ()
    assert ledgers(sheet(_1_year=None, today="")) == {}


def test_answers_of_thousands_of_goals_are_followed_in_no_time() -> None:
    many = [[f"Lead team {n} in {place}" for n in range(3000)] for place in ("Lyon", "Lisbon")]
    long = [" ".join(f"{word}{n}" for n in range(5000)) for word in ("lead", "read")]
    found = ledgers(*(sheet(_1_year="; ".join(told)) for told in (*many, *zip(long, strict=True))))
    assert told(found["1 year"])[0] == "first"
    assert len(found["1 year"].steps) == 4


def test_goals_put_in_another_order_stay_what_they_were_however_many() -> None:
    goals = [f"Goal number {n}" for n in range(100)]
    year = ledgers(
        sheet(_1_year="; ".join(goals)), sheet(_1_year="; ".join(["Rest", *reversed(goals)]))
    )["1 year"]
    assert told(year) == ["first", "reworded"]
    new = [goal.text for goal in year.last.goals if goal.first_stated != date(2024, 1, 1)]
    assert new == ["Rest"]
