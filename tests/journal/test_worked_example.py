"""A check-in as people wrote it by hand before there was thrive: all of it is read."""

from datetime import date

import pytest
from notebook import PEOPLE, Notebook, context_for, notebook, path_of, read

from thrivecli.journal.goals.rows import list_goals
from thrivecli.journal.listing import Filter, list_actions
from thrivecli.journal.row import ActionRow, Shown
from thrivecli.markdown.actions import Context
from thrivecli.markdown.guidance import Guidance
from thrivecli.markdown.template_text import guidance_in
from thrivecli.model.person import People

DAY = "2021-03-04"
# Trailing blanks matter here, so they are written as \x20.
CHECKIN = """\
# Joan and Sam

## Goals

#### What do you want to be doing today?
- Look after the search page from end to end
- Less time on calls

#### What do you want to be doing in 1 year?
Lead a small team.

#### What do you want to be doing in 3 years?
- Move to the platform group
  - perhaps in Lisbon

#### What do you want to be doing in 8 years?
- Have my own workshop

## Reality

#### What is currently holding you back from your goals?
- I have not led anything yet.

#### What keeps you working here?
- The people

## Planning

#### What projects can you take on in the next 6 months to get closer to your goals?
- Rebuild the search page

#### What tasks can you complete in the next 6 weeks to complete your projects (above)?

- [x] @Joan Write up how the search index is built by 20 Mar 2021\x20
- [ ] @Sam Ask the platform group for a week of shadowing by 01 Apr 2021 (Lena knows whom to ask)
- [ ] @Joan Which of the old pages can go? 12 Apr 2021
- [ ] @Joan Pair with Ravi on the release, twice

#### What help will you need to get to those goals?
- Time away from calls on two days a week

#### How will we know that you're on track?

## What have you done so far?

*02 Mar 2021*
- Took the search index apart and put it together again
  - half as large as before
  - written up for the others
- Gave a talk at the Friday round

*11 Jan 2021*\x20
- Fixed the slow start of the page

*30 Nov 2020*
- Ran the release while Ravi was away
  - no rollback
"""


@pytest.fixture(params=["\n", "\r\n"], ids=["LF", "CRLF"])
def book(request: pytest.FixtureRequest) -> Notebook:
    found = notebook({DAY: CHECKIN.replace("\n", request.param)})
    assert found.context.people == PEOPLE
    return found


def rows(book: Notebook) -> list[ActionRow]:
    everything = Filter(statuses=frozenset(Shown))
    listed = list_actions(book.journal, everything, date(2021, 4, 5))
    return sorted(listed, key=lambda row: row.line)


def test_every_action_is_read_with_owner_date_and_state(book: Notebook) -> None:
    assert [(row.text, row.owners, row.due, row.status, row.overdue) for row in rows(book)] == [
        (
            "Write up how the search index is built",
            ("Joan Citizen",),
            date(2021, 3, 20),
            Shown.DONE,
            False,
        ),
        (
            "Ask the platform group for a week of shadowing (Lena knows whom to ask)",
            ("Sam Lee",),
            date(2021, 4, 1),
            Shown.OPEN,
            True,
        ),
        ("Which of the old pages can go?", ("Joan Citizen",), date(2021, 4, 12), Shown.OPEN, False),
        ("Pair with Ravi on the release, twice", ("Joan Citizen",), None, Shown.OPEN, False),
    ]


def test_actions_know_their_section_and_question_and_their_line(book: Notebook) -> None:
    lines = CHECKIN.split("\n")
    for row in rows(book):
        assert row.section == "Planning"
        assert row.question is not None
        assert row.question.startswith("What tasks can you complete")
        assert row.text[:10] in lines[row.line - 1]
        assert not row.owner_implied


def test_every_win_is_read_with_its_day_and_its_details(book: Notebook) -> None:
    wins = book.read(path_of(DAY)).checkin.wins
    assert [(win.date, win.text, win.details) for win in wins] == [
        (
            date(2021, 3, 2),
            "Took the search index apart and put it together again",
            ("half as large as before", "written up for the others"),
        ),
        (date(2021, 3, 2), "Gave a talk at the Friday round", ()),
        (date(2021, 1, 11), "Fixed the slow start of the page", ()),
        (date(2020, 11, 30), "Ran the release while Ravi was away", ("no rollback",)),
    ]


def test_every_goal_is_read_nearest_horizon_first(book: Notebook) -> None:
    goals = list_goals(book.journal)
    assert [(goal.horizon and goal.horizon.months, goal.answer) for goal in goals] == [
        (0, ("Look after the search page from end to end", "Less time on calls")),
        (12, ("Lead a small team.",)),
        (36, ("Move to the platform group",)),
        (96, ("Have my own workshop",)),
    ]


def test_the_one_question_without_an_answer_is_known(book: Notebook) -> None:
    asked = [q for s in book.read(path_of(DAY)).checkin.sections for q in s.questions]
    unanswered = [question.heading for question in asked if not question.answered]
    assert unanswered == ["How will we know that you're on track?"]


def test_nothing_is_wrong_with_it(book: Notebook) -> None:
    assert book.read(path_of(DAY)).checkin.problems == ()
    assert book.read(path_of(DAY)).checkin.person == "Joan Citizen"
    assert book.read(path_of(DAY)).checkin.date == date(2021, 3, 4)


def test_the_next_checkin_takes_it_all_along(book: Notebook) -> None:
    before = {thread.id for thread in book.open}
    book.new("2021-04-15")
    assert {thread.id for thread in book.open} == before
    text = book.text("2021-04-15")
    assert "- Move to the platform group\n  - perhaps in Lisbon\n" in text
    assert "- [ ] @Joan Which of the old pages can go? 12 Apr 2021 <!--" in text
    assert "by 01 Apr 2021 (Lena knows whom to ask) <!--" in text
    assert "search index is built" not in text


EXAMPLE = "- [ ] *@Joan Citizen* Write onboarding documentation for incoming intern by 08 Oct 2020"
UNTOUCHED = f"""\
# A template

## Goals
!!! note
\tNote: words for the person who fills it in.
\tMore of them.


#### What do you want to be doing today?
- What would you pick up?
- And what else?

#### What do you want to be doing in 1 year?
- Something larger.

## Planning
#### What tasks can you complete in the next 6 weeks to complete your projects (above)?
Put them here.

{EXAMPLE}

#### How will we know that you're on track?
- By the tasks above.

## What have you done so far?
- List it here.
"""


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_template_that_nobody_filled_in_holds_no_action_and_no_answer(eol: str) -> None:
    context = Context(People(), Guidance.of(guidance_in(UNTOUCHED)))
    checkin = read(path_of(DAY), UNTOUCHED.replace("\n", eol).encode(), context).checkin
    assert checkin.actions == ()
    assert checkin.wins == ()
    questions = [question for section in checkin.sections for question in section.questions]
    assert len(questions) >= 4
    assert not any(question.answered for question in questions)


@pytest.mark.parametrize(
    ("old", "new"),
    [("[ ]", "[x]"), ("Joan Citizen", "Ann Other"), ("08 Oct", "09 Oct"), ("intern", "interns")],
)
def test_the_example_line_is_an_action_once_anything_in_it_was_changed(old: str, new: str) -> None:
    def actions(line: str) -> int:
        text = UNTOUCHED.replace(EXAMPLE, line)
        return len(read(path_of(DAY), text.encode(), context_for(UNTOUCHED)).checkin.actions)

    assert actions(EXAMPLE) == 0
    assert actions(EXAMPLE.replace(old, new)) == 1
