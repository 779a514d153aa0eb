"""The report in words: numbers beside every picture, nothing wide, nobody ranked."""

from datetime import date

import pytest
from hypothesis import given
from notebook import Notebook, notebook, tasks
from telling import CASES, books

from thrivecli.journal.report.report import make_report
from thrivecli.render.plain import plain_lines
from thrivecli.render.report.bars import ASCII, BLOCKS, Glyphs
from thrivecli.render.report.screen import report_screen

OLD, NEW = "2026-03-02", "2026-04-13"
TODAY = date(2026, 5, 20)
WINS = "## What have you done so far?\n\n"


def lines(
    book: Notebook,
    since: date | None = None,
    until: date | None = None,
    glyphs: Glyphs = ASCII,
    today: date = TODAY,
) -> list[str]:
    made = make_report(book.journal, [], since, until, today)
    return [line.strip() for line in plain_lines(report_screen(made, glyphs))]


def test_numbers_stand_beside_the_bars() -> None:
    told = lines(notebook({OLD: tasks("- [x] Read", "- [ ] Run", "- [/] Write", "- [-] Rest")}))
    assert told[4:8] == [
        "finished    1  #",
        "started     1  #",
        "open        1  #",
        "dropped     1  #",
    ]
    assert "2026-03-02  #...  1 of 4 done, 1/1 answered" in told


def test_the_share_on_time_comes_with_its_numbers() -> None:
    done = "- [x] {} by 20 Mar 2026 (done {} Mar 2026)"
    told = lines(notebook({OLD: tasks(done.format("A", 19), done.format("B", 21), "- [x] C")}))
    assert "finished by their date: 1 of 2 (50%), after it: 1" in told
    assert "finished without a date to keep: 1" in told


def test_a_day_that_is_not_known_is_said_to_be() -> None:
    told = lines(notebook({OLD: tasks("- [x] Read by 20 Mar 2026")}))
    assert "finished on a day nobody wrote down: 1" in told
    assert not any("by their date" in line for line in told)


def test_months_without_a_win_are_named_in_runs() -> None:
    told = lines(
        notebook({OLD: WINS + "*05 Apr 2026*\n\n- Won\n"}),
        since=date(2025, 12, 1),
        until=date(2026, 9, 1),
        today=date(2026, 9, 1),
    )
    assert "nothing noted in 2025-12 to 2026-03, 2026-05 to 2026-08" in told


def test_a_month_that_is_not_over_is_not_held_to_be_empty() -> None:
    told = lines(notebook({OLD: WINS + "*05 Apr 2026*\n\n- Won\n"}))
    assert "nothing noted in 2026-03 (from day 2 on)" in told


def test_what_is_carried_again_and_again_is_asked_after() -> None:
    line = "- [>] Write the guide <!-- thrive:7k3q9f -->"
    days = {"2026-02-01": tasks(line), OLD: tasks(line), NEW: tasks(line.replace("[>]", "[/]"))}
    told = lines(notebook(days))
    assert "What got in the way of these? Are they too large?" in told
    assert "7k3q9f  Write the guide (carried twice)" in told
    days[NEW] = tasks(line.replace("[>]", "[x]"))
    assert not any("too large" in line for line in lines(notebook(days)))


def test_a_gap_of_more_than_a_quarter_is_said_plainly() -> None:
    close = lines(notebook({OLD: tasks(), NEW: tasks()}))
    assert "days between: median 42, longest 42" in close
    assert not any("13 weeks" in line for line in close)
    three = lines(notebook({"2026-02-09": tasks(), OLD: tasks(), NEW: tasks()}))
    assert "=#  21 42" in three
    far = lines(notebook({"2025-11-01": tasks(), NEW: tasks()}))
    assert "The longest gap was more than 13 weeks." in far


@pytest.mark.parametrize(
    ("agreed", "told"),
    [
        ("2026-05-25", "next 2026-05-25"),
        ("2026-05-19", "next was agreed for 2026-05-19"),
        ("", "next not agreed; 6 to 8 weeks: 2026-05-25 to 2026-06-08"),
    ],
)
def test_the_next_check_in_is_named(agreed: str, told: str) -> None:
    header = f"---\nnext: {agreed}\n---\n\n" if agreed else ""
    assert told in lines(notebook({NEW: header + tasks()}))


def test_a_quiet_stretch_says_when_the_last_check_in_was() -> None:
    told = lines(notebook({OLD: tasks("- [ ] Run")}), since=date(2026, 4, 1))
    assert "None in this time; the last one was on 2026-03-02." in told


def test_before_the_first_check_in_there_is_one_line() -> None:
    told = lines(notebook({OLD: tasks("- [ ] Run")}), until=date(2026, 2, 1))
    assert told == ["Joan Citizen", "2025-02-01 to 2026-02-01", "No check-in by then."]


def test_all_done_and_all_unanswered_are_worth_a_word() -> None:
    assert "Nothing is left to do." in lines(notebook({OLD: tasks("- [x] Run")}))
    told = lines(notebook({OLD: "## Goals\n\n#### 1 year\n"}))
    assert "None written down so far; a rough one will do to begin with." in told
    assert "None noted in this time; small ones count as well." in told
    assert "2026-03-02    no actions, 0/1 answered" in told


def test_a_partners_promises_are_told_apart() -> None:
    told = lines(notebook({OLD: tasks("- [ ] @Sam Lee Call", "- [x] Run")}))
    assert "of these, Sam Lee's: 0 finished, 1 to do" in told
    assert not any("Joan Citizen's" in line for line in told)


def test_everybody_is_drawn_to_their_own_scale_and_nobody_is_summed_up() -> None:
    text = tasks("- [x] Run").encode()
    many = tasks(*(f"- [x] Run {n}" for n in range(40))).encode()
    files = {"checkins/zoe/2026-03-02.md": many, "checkins/adam/2026-03-02.md": text}
    alone = lines(Notebook({"checkins/adam/2026-03-02.md": text}))
    together = lines(Notebook(files))
    assert together[: len(alone)] == alone
    assert together[len(alone) + 1] == "Zoe"
    assert together[len(alone) + 1 :] == lines(Notebook({"checkins/zoe/2026-03-02.md": many}))


@CASES
@given(books(8, 8))
def test_what_is_not_in_the_persons_words_fits_sixty_columns(book: Notebook) -> None:
    for glyphs in (ASCII, BLOCKS):
        made = make_report(book.journal, [], None, None, TODAY)
        told = list(plain_lines(report_screen(made, glyphs)))
        pictures = told[: told.index("  Goals")] if "  Goals" in told else told
        assert all(len(line) <= 60 for line in pictures if "(carried " not in line)
