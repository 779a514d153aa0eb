"""``thrive goals`` as it is typed: what it says when there is little to say, and its errors."""

import json

import pytest
from running import House

SHEET = "---\nperson: Joan Citizen\ndate: {day}\n---\n\n## Goals\n\n#### 1 year\n\n{answer}\n"
YEAR_ONE, YEAR_TWO = "2024-09-12", "2025-09-12"


def write(thrive: House, day: str, answer: str) -> None:
    thrive.write(f"checkins/joan-citizen/{day}.md", SHEET.format(day=day, answer=answer))


@pytest.fixture
def joan(thrive: House) -> House:
    thrive.typed("init")
    return thrive


def test_one_check_in_is_enough(joan: House) -> None:
    write(joan, YEAR_ONE, "- Lead a team")
    assert joan.typed("goals").out == (
        "Joan Citizen\n"
        "  1 year  since 2024-09-12\n"
        "    - Lead a team\n"
        "    a '1 year' goal, first stated 26 months ago\n"
        "    no project serves this\n"
    )
    assert "2024-09-12  first stated\n" in joan.typed("goals --history").out
    run = joan.typed(f"goals --diff {YEAR_ONE} {YEAR_ONE}")
    assert (run.code, run.out.splitlines()[1]) == (0, "  1 year  unchanged")


def test_with_no_answer_it_says_what_to_do(joan: House) -> None:
    write(joan, YEAR_ONE, "")
    run = joan.typed("goals")
    assert (run.code, run.out) == (0, "No goals found.\n")
    assert "hint: `thrive checkin edit` opens the newest check-in" in run.err
    run = joan.typed(f"goals --diff {YEAR_ONE} {YEAR_ONE}")
    assert (run.code, run.out.splitlines()[1]) == (0, "  no goals in either check-in")


def test_goals_that_were_cleared_are_found_in_the_history(joan: House) -> None:
    write(joan, YEAR_ONE, "- Lead a team")
    write(joan, YEAR_TWO, "")
    run = joan.typed("goals")
    assert (run.code, run.out) == (0, "No goals found.\n")
    assert "`thrive goals --history` shows what they were" in run.err
    run = joan.typed("goals --history")
    assert run.out.splitlines()[-1] == "    2025-09-12  cleared"
    assert run.err == ""
    (row,) = json.loads(joan.typed("goals --history --json").out)["data"]
    assert (row["answer"], row["first_stated"], row["checkins"]) == ([], None, 0)


def test_nothing_at_all_is_an_answer_too(joan: House) -> None:
    for typed in ("goals", "goals --history"):
        run = joan.typed(typed)
        assert (run.code, run.out) == (0, "No goals found.\n")
        assert "makes the first" in run.err


def test_what_came_from_a_farther_horizon_counts_from_when_it_came(joan: House) -> None:
    write(joan, "2020-09-12", "\n#### 3 years\n\n- Lead a team")
    write(joan, YEAR_ONE, "- Lead a team\n\n#### 3 years\n")
    out = joan.typed("goals").out
    assert "a '1 year' goal, first stated 74 months ago and here for 26 months" in out


def test_the_days_of_a_difference_may_come_in_any_order_and_form(joan: House) -> None:
    write(joan, YEAR_ONE, "- Lead a team")
    write(joan, YEAR_TWO, "- Lead a small team")
    there = joan.typed(f"goals --diff {YEAR_ONE} {YEAR_TWO}")
    assert there.out == (
        "Joan Citizen  2024-09-12 to 2025-09-12\n  1 year  reworded\n    - Lead a {+small+} team\n"
    )
    assert joan.typed("goals joan --diff '12 Sep 2025' 'Sep 12, 2024'").out == there.out


@pytest.mark.parametrize(
    ("typed", "error", "hint"),
    [
        (
            "goals --diff 2024-09-12 2025-01-01",
            "Joan Citizen has no check-in of 2025-01-01",
            "the nearest is 2024-09-12; known: 2024-09-12, 2025-09-12",
        ),
        (
            "goals --history --diff 2024-09-12 2025-09-12",
            "--history and --diff are two answers",
            "ask for one of them",
        ),
        (
            "goals --diff 2024-09-12 someday",
            "--diff: ",
            "such as 2026-11-22, fri, 2w, 'in 6 weeks'",
        ),
        ("goals --horizon far", "'far' names no time span", "such as today, '6 months', 3y"),
    ],
)
def test_what_cannot_be_answered_is_said(joan: House, typed: str, error: str, hint: str) -> None:
    write(joan, YEAR_ONE, "- Lead a team")
    write(joan, YEAR_TWO, "- Lead a small team")
    run = joan.typed(typed)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"error: {error}")
    assert f"hint: {hint}" in run.err


def test_nothing_is_ever_written(joan: House) -> None:
    write(joan, YEAR_ONE, "- Lead a team")
    joan.shell("git add -A; git commit -qm x")
    for typed in ("goals", "goals --history", f"goals --diff {YEAR_ONE} {YEAR_ONE}", "check"):
        assert joan.typed(typed).code == 0
    assert joan.shell("git status --porcelain").out == ""


def test_hostile_words_stay_words(joan: House) -> None:
    write(joan, YEAR_ONE, "- Lead \x1b[31ma team\x07")
    write(joan, YEAR_TWO, "- Lead \x1b[31ma small team\x07")
    for typed in ("goals", "goals --history", f"goals --diff {YEAR_ONE} {YEAR_TWO}"):
        for colour in ("", "--color always "):
            assert "\x1b[31ma" not in joan.typed(f"{colour}{typed}").out
