"""Wins over all check-ins: what counts as one, and what as a copy of one."""

from datetime import date

from notebook import Notebook, notebook

from thrivecli.journal.wins.listing import WinRow, list_wins

OLD, NEW = "2026-03-02", "2026-04-13"
DONE = "## What have you done so far?\n\n"


def wins(days: dict[str, str]) -> tuple[WinRow, ...]:
    return list_wins(notebook({day: DONE + text for day, text in days.items()}).journal)


def test_a_copy_carried_along_by_hand_counts_once_and_the_earliest_is_kept() -> None:
    (row,) = wins({OLD: "*01 Mar 2026*\n\n- Shipped it\n", NEW: "2026-03-01\n\n- shipped  IT\n"})
    assert (row.text, row.checkin, row.line) == ("Shipped it", date(2026, 3, 2), 5)
    assert row.path.endswith("2026-03-02.md")


def test_the_fullest_copys_details_are_told() -> None:
    old = "*01 Mar 2026*\n\n- Shipped it\n  - on time\n"
    new = "*01 Mar 2026*\n\n- Shipped it\n  - on time\n  - without a page\n"
    (row,) = wins({OLD: old, NEW: new})
    assert row.details == ("on time", "without a page")
    assert row.checkin == date(2026, 3, 2)


def test_the_same_words_on_another_day_are_another_win() -> None:
    rows = wins({OLD: "*01 Mar 2026*\n\n- On call\n\n*01 Feb 2026*\n\n- On call\n"})
    assert [row.date for row in rows] == [date(2026, 3, 1), date(2026, 2, 1)]


def test_the_newest_come_first_across_check_ins() -> None:
    rows = wins({OLD: "*01 Mar 2026*\n\n- B\n\n*01 Jan 2026*\n\n- A\n", NEW: "- D\n- E\n"})
    assert [row.text for row in rows] == ["D", "E", "B", "A"]


def test_both_ends_of_a_span_count() -> None:
    text = DONE + "".join(f"*{day:02d} Mar 2026*\n\n- Day {day}\n\n" for day in (5, 4, 3, 2))
    journal = notebook({NEW: text}).journal
    rows = list_wins(journal, since=date(2026, 3, 3), until=date(2026, 3, 4))
    assert [row.text for row in rows] == ["Day 4", "Day 3"]
    assert list_wins(journal, ["Sam Lee"]) == ()


def test_a_worksheets_wins_count() -> None:
    book: Notebook = notebook({OLD: f"---\nkind: swot\ndate: {OLD}\n---\n{DONE}- Drew it up\n"})
    assert [row.text for row in list_wins(book.journal)] == ["Drew it up"]


def test_a_ticked_box_is_a_win_on_the_day_it_says() -> None:
    (row,) = wins({OLD: "*01 Mar 2026*\n\n- [x] Call Sam (done 20 Feb 2026)\n- [ ] Not yet\n"})
    assert (row.text, row.date) == ("Call Sam", date(2026, 2, 20))


def test_a_date_line_right_below_a_bullet_is_that_of_the_next_ones() -> None:
    """Markdown joins it to the bullet's words; people mean a heading."""
    text = (
        "## What have you done so far?\n*22 Oct 2020*\n- shipped it\n*10 Oct 2020*\n- wrote it\n"
        "  - in full\n*1 Sep 2020*\n- old\n"
    )
    rows = list_wins(notebook({"2020-11-01": text}).journal)
    assert [(row.date.isoformat(), row.text, row.details) for row in rows] == [
        ("2020-10-22", "shipped it", ()),
        ("2020-10-10", "wrote it", ("in full",)),
        ("2020-09-01", "old", ()),
    ]


DONE = "## What have you done so far?\n\n"


def test_a_win_without_a_date_that_is_copied_along_counts_once() -> None:
    days = {"2026-10-01": f"{DONE}- Led it\n", "2026-11-01": f"{DONE}- Led it\n- Wrote it\n"}
    rows = list_wins(notebook(days).journal)
    assert [(row.date.isoformat(), row.text) for row in rows] == [
        ("2026-11-01", "Wrote it"),
        ("2026-10-01", "Led it"),
    ]


def test_a_copy_with_other_emphasis_or_full_stop_is_a_copy() -> None:
    said = ("Shipped the *search* page", "Shipped the *search* page.", "Shipped the search page")
    days = (f"{DONE}*20 May 2026*\n\n- {words}\n" for words in said)
    book = notebook(dict(zip(("2026-06-01", "2026-07-13", "2026-08-24"), days, strict=True)))
    (row,) = list_wins(book.journal)
    assert row.text == said[0]


def test_a_date_that_is_a_heading_of_any_level_begins_its_wins() -> None:
    text = f"{DONE}22 Oct 2026\n---\n\n- shipped\n\n## 1 Oct 2026\n\n- wrote\n"
    rows = list_wins(notebook({"2026-11-01": text}).journal)
    assert [(row.date.isoformat(), row.text) for row in rows] == [
        ("2026-10-22", "shipped"),
        ("2026-10-01", "wrote"),
    ]
