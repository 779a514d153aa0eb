"""The page's pictures as numbers and words, and the page as HTML whatever the notes say."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from notebook import notebook, tasks

from thrivecli.journal.goals.ledger import follow_goals
from thrivecli.journal.report.report import Report, make_report
from thrivecli.model.person import People
from thrivecli.render.page.axis import Axis, percent, ticks
from thrivecli.render.page.values import page_values
from thrivecli.workspace.template.sandbox.page import is_plain, render_page

TODAY = date(2026, 11, 22)
FIRST = date(2025, 11, 22)
DAYS = st.dates(FIRST, TODAY)


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, ...]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@cache
def values_of_a_person() -> dict[str, Any]:
    """A page's values; every text of the person's is X, Y or their name."""
    book = notebook(
        {
            "2026-03-02": "## Goals\n\n#### 1 year\n\n- X\n\n"
            + tasks("- [>] X by 1 Apr 2026 <!-- thrive:7k3q9f -->")
            + "\n## What have you done so far?\n\n- X\n  - X\n",
            "2026-04-13": "## Goals\n\n#### 1 year\n\n- Y\n\n"
            + tasks("- [ ] X by 1 May 2026 <!-- thrive:7k3q9f -->"),
        }
    )
    (person,) = make_report(book.journal, (), None, None, TODAY).people
    ledgers = follow_goals(book.journal.meetings("Joan Citizen"))
    return page_values(Report(TODAY, (person,)), {("", "Joan Citizen"): ledgers})


def page_saying(words: str) -> Skeleton:
    """A page in which every text of a person's is these words."""

    def changed(one: Any) -> Any:
        if isinstance(one, dict):
            return {key: changed(item) for key, item in one.items()}
        if isinstance(one, list):
            return [changed(item) for item in one]
        return words if one in ("X", "Y", "Joan Citizen") else one

    return Skeleton(render_page(changed(values_of_a_person())))


@cache
def plain_page() -> Skeleton:
    return page_saying("plain")


@settings(max_examples=40)
@given(st.text(min_size=1).filter(lambda text: "\r" not in text and "\0" not in text))
def test_no_text_changes_the_elements_of_the_page(words: str) -> None:
    page = page_saying(words)
    assert page.found == plain_page().found
    assert words in page.text


@given(st.lists(DAYS, max_size=40))
def test_dates_beneath_a_picture_never_run_into_each_other(days: list[date]) -> None:
    found = ticks(Axis(FIRST, TODAY, TODAY), days)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}
    lefts = [float(one["x"].rstrip("%")) - 18 * share[one["anchor"]] for one in found]
    assert all(after - before >= 17.9 for before, after in pairwise(lefts))
    assert all(-0.1 <= left <= 82.1 for left in lefts)
    assert bool(found) == bool(days)


@given(DAYS, DAYS)
def test_a_later_day_never_stands_further_left(one: date, other: date) -> None:
    axis = Axis(FIRST, TODAY, TODAY)
    assert (axis.at(one) <= axis.at(other)) == (one <= other)
    assert axis.at(FIRST - timedelta(days=900)) == axis.at(FIRST)
    assert re.fullmatch(r"\d+\.\d\d%", percent(axis.at(one)))


def person_values(days: dict[str, str]) -> dict[str, Any]:
    book = notebook(days)
    report = make_report(book.journal, (), None, None, TODAY)
    ledgers = {("", "Joan Citizen"): follow_goals(book.journal.meetings("Joan Citizen"))}
    values = page_values(report, ledgers)
    assert is_plain(values)
    (person,) = values["people"]
    assert isinstance(person, dict)
    return person


def test_a_slip_is_marked_where_the_date_was_moved() -> None:
    person = person_values(
        {
            "2026-03-02": tasks("- [>] Call Sam by 1 Apr 2026 <!-- thrive:7k3q9f -->"),
            "2026-04-13": tasks(
                "- [x] Call Sam by 1 May 2026 (done 3 May 2026) <!-- thrive:7k3q9f -->"
            ),
        }
    )
    (lane,) = person["lanes"]
    assert [one["label"] for one in lane["slips"]] == ["+30 d"]
    assert lane["slips"][0]["x"] == lane["stops"][1]
    assert (lane["status"], lane["late"]) == ("done", False)
    assert "13 Apr 2026: due 30 days later, on 1 May 2026" in lane["description"]
    (row,) = person["lane_rows"]
    assert (row["first_due"], row["due"], row["ended"]) == (
        "1 Apr 2026",
        "1 May 2026",
        "3 May 2026",
    )


def test_a_goal_has_one_band_for_each_answer_it_had() -> None:
    goals = "## Goals\n\n#### 1 year\n\n- {}\n"
    said = ("Lead a team", "Lead a team", "Write a book about birds", "Write a book about birds")
    person = person_values({f"2026-0{n + 3}-02": goals.format(one) for n, one in enumerate(said)})
    (horizon,) = person["horizons"]
    assert [one["change"] for one in horizon["bands"]] == ["first", "replaced"]
    assert [one["goals"] for one in horizon["answers"]] == [[said[0]], [said[2]]]
    first, second = horizon["bands"]
    end = float(first["x"][:-1]) + float(first["width"][:-1])
    assert abs(end - float(second["x"][:-1])) < 0.02
    assert len(person["horizon_rows"]) == 4


def test_months_without_a_win_are_columns_as_well() -> None:
    wins = "## What have you done so far?\n\n*{}*\n\n- Won\n- Won again\n"
    person = person_values({"2026-08-27": wins.format("2026-08-28"), "2026-10-08": ""})
    columns = person["months"]["columns"]
    assert [one["title"] for one in columns] == [
        "Aug 2026: 2 wins", "Sep 2026: 0 wins", "Oct 2026: 0 wins", "Nov 2026: 0 wins"
    ]  # fmt: skip
    assert [len(one["blocks"]) for one in columns] == [2, 0, 0, 0]
    assert [one["empty"] is not None for one in columns] == [False, True, True, True]


@given(st.integers(1, 60), st.integers(0, 80))
def test_columns_stand_on_the_floor_and_inside_the_picture(meetings: int, actions: int) -> None:
    from thrivecli.journal.report.rhythm import CheckInFigures
    from thrivecli.render.page.columns import checkin_columns

    one = CheckInFigures(TODAY, "x.md", actions, 2, actions // 2, 1, 3, 4)
    chart = checkin_columns((one,) * meetings)
    floor = float(chart["floor"])
    for column in chart["columns"]:
        blocks = [column[name] for name in ("finished", "dropped", "rest") if column[name]]
        assert abs(float(blocks[0]["y"]) + float(blocks[0]["height"]) - floor) < 0.2
        assert all(float(block["y"]) >= 0 for block in blocks)
        right = float(column["x"][:-1]) + float(column["width"][:-1])
        assert right <= 100
    labelled = [float(one["middle"][:-1]) for one in chart["columns"] if one["label"]]
    assert labelled
    assert all(after - before > 16.9 for before, after in pairwise(labelled))


def test_people_come_in_the_order_of_their_names_and_nothing_compares_them() -> None:
    book = notebook({"2026-03-02": tasks("- [x] Call Sam")})
    (checkin,) = book.journal.checkins
    others = [replace(checkin, person=name) for name in ("zoe", "Ada", "Émile")]
    journal = type(book.journal).of((*others, checkin), People())
    values = page_values(make_report(journal, (), None, None, TODAY), {})
    assert [one["name"] for one in values["people"]] == ["Ada", "Joan Citizen", "zoe", "Émile"]
    assert set(values) == {"who", "made", "people"}
