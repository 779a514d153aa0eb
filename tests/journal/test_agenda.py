"""The brief for a meeting: what is due, what slipped, what changed, and when to meet again."""

from datetime import date, timedelta

import pytest
from notebook import TASKS, notebook, tasks

from thrivecli.journal.agenda.agenda import Agenda, agenda_of

OLD, NEW = "2026-03-02", "2026-04-13"
TODAY = date(2026, 5, 4)
GOAL = "## Goals\n\n#### What do you want to be doing in 1 year?\n\n{}\n"
BACK = "## Reality\n\n#### What is currently holding you back from your goals?\n\n{}\n"


def front(day: str, more: str = "partner: Sam Lee\n") -> str:
    return f"---\nperson: Joan Citizen\ndate: {day}\n{more}---\n\n"


def brief(days: dict[str, str], today: date = TODAY, more: str = "partner: Sam Lee\n") -> Agenda:
    book = notebook({day: front(day, more) + text for day, text in days.items()})
    found = agenda_of(book.journal, "Joan Citizen", today)
    assert found is not None
    return found


def test_each_of_the_two_has_one_action_due_next() -> None:
    lines = (
        "- [ ] Later by 01 Jul 2026",
        "- [ ] Sooner by 01 Jun 2026",
        "- [ ] *@Sam Lee* Ask Priya by 10 May 2026",
        "- [ ] *@Priya* Answer by 05 May 2026",
        "- [ ] Without a date",
    )
    found = brief({NEW: tasks(*lines)})
    told = {owner: row.text for owner, row in found.next_due.items()}
    assert told == {"Joan Citizen": "Sooner", "Sam Lee": "Ask Priya"}


def test_the_slip_is_counted_from_the_first_date() -> None:
    found = brief(
        {
            "2026-01-19": tasks("- [>] Draft by 01 Feb 2026"),
            OLD: tasks("- [>] Draft by 15 Mar 2026"),
            NEW: tasks("- [ ] Draft by 30 Apr 2026"),
        }
    )
    (row,) = found.overdue
    assert (row,) == found.carried_often
    assert row.due is not None
    assert row.first_due is not None
    assert (row.due - row.first_due, TODAY - row.due) == (timedelta(days=88), timedelta(days=4))


def test_a_partners_actions_are_treated_like_the_mentees() -> None:
    lines = ("- [ ] *@Sam Lee* Ask Priya by 01 May 2026", "- [ ] Draft by 01 May 2026")
    found = brief({NEW: tasks(*lines)})
    assert [row.text for row in found.overdue] == ["Ask Priya", "Draft"]
    told = [(one.owner, one.to, [row.text for row in one.actions]) for one in found.promises]
    assert told == [
        ("Sam Lee", "Joan Citizen", ["Ask Priya"]),
        ("Joan Citizen", "Sam Lee", ["Draft"]),
    ]


def test_what_changed_in_goals_and_reality_and_nothing_else() -> None:
    before = GOAL.format("- Lead our releases") + BACK.format("Meetings")
    after = GOAL.format("- Keep bees") + BACK.format("Meetings")
    (one,) = brief({OLD: before + tasks(), NEW: after + tasks("- [ ] New")}).changes
    assert (one.section, one.change.value) == ("goals", "replaced")
    assert (one.before, one.after) == (("Lead our releases",), ("Keep bees",))
    assert one.question == "What do you want to be doing in 1 year?"


def test_reality_is_compared_with_the_newest_answer_there_was() -> None:
    found = brief({OLD: BACK.format("- Too many meetings"), NEW: BACK.format("")})
    assert [(one.change.value, one.before) for one in found.changes] == [
        ("cleared", ("Too many meetings",))
    ]
    guidance = BACK.format("_Anything counts._")
    days = {"2026-01-19": BACK.format("- Meetings"), OLD: guidance}
    assert brief(days | {NEW: BACK.format("- Meetings")}).changes == ()
    assert brief(days).changes == ()


def test_a_first_check_in_has_nothing_to_compare_with() -> None:
    found = brief({NEW: GOAL.format("- Lead")})
    assert (found.previous, found.changes) == (None, ())


def test_unanswered_questions_and_help_and_practices() -> None:
    planning = (
        f"## Planning\n\n{TASKS}\n\n_One to a line._\n\n"
        "#### What help will you need to get to those goals?\n\n- A word with Priya\n"
        "- [x] An hour a week\n\n#### How will we know that you're on track?\n\nTests stay green.\n"
    )
    found = brief({NEW: GOAL.format("_A size larger._") + planning})
    assert found.unanswered == ("What do you want to be doing in 1 year?", TASKS.lstrip("# "))
    assert found.help == ("A word with Priya",)
    assert found.practices == ("Tests stay green.",)


def test_wins_are_those_since_the_last_meeting() -> None:
    done = "## What have you done so far?\n\n*20 Apr 2026*\n\n- After\n\n*13 Apr 2026*\n\n- There\n"
    assert [row.text for row in brief({OLD: "", NEW: done}).wins] == ["After"]
    prepared = brief({OLD: "", NEW: done}, date.fromisoformat(NEW))
    assert [row.text for row in prepared.wins] == ["After", "There"]
    assert prepared.weeks_since == 0


@pytest.mark.parametrize(
    ("next_", "day", "latest"),
    [
        ("next: 2026-05-25\n", "2026-05-25", None),
        ("", "2026-05-25", "2026-06-08"),
        ("next: 2026-03-01\n", "2026-05-25", "2026-06-08"),  # left from the check-in before
    ],
)
def test_the_next_one_is_as_agreed_or_six_to_eight_weeks_on(
    next_: str, day: str, latest: str | None
) -> None:
    found = brief({NEW: ""}, more=next_).next
    assert found.day.isoformat() == day
    assert (found.latest and found.latest.isoformat()) == latest
    assert not found.is_overdue


@pytest.mark.parametrize(("days", "is_long"), [(91, False), (92, True)])
def test_over_thirteen_weeks_is_long_ago(days: int, is_long: bool) -> None:
    found = brief({NEW: ""}, date.fromisoformat(NEW) + timedelta(days=days))
    assert found.next.is_long_ago is is_long
    assert found.weeks_since == 13


def test_what_was_lost_from_sight_is_named() -> None:
    days = {
        "2025-06-02": tasks("- [ ] Too old"),
        OLD: tasks("- [>] Gone"),
        NEW: tasks(),
    }
    found = brief(days)
    assert [row.text for row in found.stranded] == ["Gone"]
    assert [row.text for row in found.left_behind] == ["Too old"]


def test_nobody_without_a_check_in_has_a_brief() -> None:
    book = notebook({OLD: "---\nkind: swot\nperson: Joan Citizen\n---\n- [ ] A\n"})
    assert agenda_of(book.journal, "Joan Citizen", TODAY) is None
