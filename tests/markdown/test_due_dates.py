"""The held table of due dates: what is one, and what only looks like one."""

from datetime import date

import pytest

from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.text import read_action_text
from thrivecli.model.due import Due
from thrivecli.model.person import People, Person

ON = date(2020, 9, 1)  # a Tuesday
PEOPLE = People([Person("Joan Citizen", "joan-citizen"), Person("Sam Lee", "sam-lee")])


def read(text: str, order: str | None = None) -> ActionText:
    return read_action_text(text, people=PEOPLE, order=order, on=ON)


def day_of(text: str, order: str | None = None) -> date | None:
    due = read(text, order).due
    return due.on(ON, None) if due else None


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text).problems]


OCT_8 = date(2020, 10, 8)


@pytest.mark.parametrize(
    "words",
    [
        *("08 Oct 2020", "8 Oct 2020", "8 October 2020", "8th Oct, 2020", "8th of October 2020"),
        *("Oct 8, 2020", "October 8th, 2020", "oct 8 2020", "8 OCT 2020", "8 Oct. 2020"),
        *("Thu 08 Oct 2020", "Thursday, 8 October 2020", "Thu, Oct 8, 2020", "2020-10-08"),
        *("2020/10/08", "08\nOct 2020"),
    ],
)
@pytest.mark.parametrize(
    "line", ["Do it by {}", "Do it due {}", "Do it {}", "Do it before {}", "Do it until {}."]
)
def test_every_full_form_at_the_end(line: str, words: str) -> None:
    reading = read(line.format(words))
    assert reading.due == Due(words, day=OCT_8)
    assert reading.text.rstrip(".") == "Do it"
    assert reading.date_span is not None
    assert line.format(words)[slice(*reading.date_span)] == words
    assert not reading.problems


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("by 8 Oct", OCT_8),
        ("by Oct 8", OCT_8),
        ("by the 8th of October", OCT_8),
        ("by Thu 8 Oct", OCT_8),
        ("by 31 Aug", date(2021, 8, 31)),
        ("by 1 Sept", date(2020, 9, 1)),
        ("by 29 Feb", date(2024, 2, 29)),
        ("by 2 May", date(2021, 5, 2)),
        ("by Oct 2026", date(2026, 10, 31)),
        ("by October, 2026", date(2026, 10, 31)),
        ("by end of Oct 2026", date(2026, 10, 31)),
        ("by Q3 2026", date(2026, 9, 30)),
        ("by 2026 Q3", date(2026, 9, 30)),
        ("by 2026-Q3", date(2026, 9, 30)),
        ("by end of Q3 2026", date(2026, 9, 30)),
        ("by Q3", date(2020, 9, 30)),
        ("by end of Q2", date(2021, 6, 30)),
        ("by end of October", date(2020, 10, 31)),
        ("by the end of Aug", date(2021, 8, 31)),
        ("by end of month", date(2020, 9, 30)),
        ("by the end of the month", date(2020, 9, 30)),
        ("by the end of next month", date(2020, 10, 31)),
        ("by end of week", date(2020, 9, 6)),
        ("by end of next week", date(2020, 9, 13)),
        ("by end of the quarter", date(2020, 9, 30)),
        ("by end of the year", date(2020, 12, 31)),
        ("by end of 2026", date(2026, 12, 31)),
        ("by EOY", date(2020, 12, 31)),
        ("by next month", date(2020, 10, 31)),
        ("by next week", date(2020, 9, 13)),
        ("by Friday", date(2020, 9, 4)),
        ("by fri", date(2020, 9, 4)),
        ("by Sun", date(2020, 9, 6)),
        ("by Tuesday", date(2020, 9, 1)),
        ("by this Friday", date(2020, 9, 4)),
        ("by next Friday", date(2020, 9, 11)),
        ("by today", date(2020, 9, 1)),
        ("by tomorrow", date(2020, 9, 2)),
        ("due in 6 weeks", date(2020, 10, 13)),
        ("due in six weeks", date(2020, 10, 13)),
        ("due in 3 days", date(2020, 9, 4)),
        ("due in a fortnight", date(2020, 9, 15)),
        ("by in 2 months", date(2020, 11, 1)),
        ("by next check-in", date(2020, 10, 13)),
        ("by the next checkin", date(2020, 10, 13)),
        ("by our next check in", date(2020, 10, 13)),
        ("By 08 Oct 2020", OCT_8),
        ("by: 08 Oct 2020", OCT_8),
        ("by **08 Oct 2020**", OCT_8),
        ("by _08 Oct 2020_", OCT_8),
        ("due on 08 Oct 2020", OCT_8),
        ("due by 08 Oct 2020", OCT_8),
        ("Due: 08 Oct 2020", OCT_8),
        ("due:2020-10-08", OCT_8),
        ("due::2020-10-08", OCT_8),
        ("due date: 8 Oct", OCT_8),
        ("due: Friday", date(2020, 9, 4)),
        ("[due:: 2020-10-08]", OCT_8),
        ("(due:: 2020-10-08)", OCT_8),
        ("📅 2020-10-08", OCT_8),
        ("📅2020-10-08", OCT_8),
        ("📅\ufe0f 2020-10-08", OCT_8),
        ("🗓\ufe0f 2020-10-08", OCT_8),
        ("📆 08 Oct 2020", OCT_8),
        ("by 15/07/2026", date(2026, 7, 15)),
        ("by 07/15/2026", date(2026, 7, 15)),
        ("by 08/08/2026", date(2026, 8, 8)),
        ("by 15.07.2026", date(2026, 7, 15)),
    ],
)
def test_announced_dates_count_anywhere(phrase: str, day: date) -> None:
    assert day_of(f"Do it {phrase}") == day
    assert day_of(f"Do it {phrase} for the team") == day
    assert day_of(f"Do it {phrase}, then rest") == day
    reading = read(f"Do it {phrase}")
    assert reading.text == "Do it"
    assert reading.due_span == (6, 6 + len(phrase))
    assert not reading.problems


@pytest.mark.parametrize(
    "text",
    [
        "Update the service readme 08 Oct 2020 ",
        "Ideas 08 Oct 2020 (Follow up with mates / recruit)",
        "What does good look like? What can we measure? 08 Oct 2020",
        "What can we measure?08 Oct 2020",
        "Do it 08 Oct 2020.",
        "Do it 08 Oct 2020!)",
        "Do it **08 Oct 2020**",
        "Do it 08 Oct 2020 #team #q4",
        "Do it 08 Oct 2020 +onboarding",
        "Do it 08 Oct 2020 (done 06 Oct 2020)",
        "Do it 08 Oct 2020 <!-- thrive:7k3q9f -->",
        "Do it 08 Oct 2020 (with Sam) #x (done 06 Oct 2020) <!-- thrive:7k3q9f -->  ",
        "Do it 08 Oct 2020 (see https://example.org/a)",
        "Do it 08 Oct 2020 @joan",
        "Do it 08 Oct 2020\nFollow up with the team",
        "Do it 08 Oct 2020 ⏫",
        "Do it 08 Oct 2020 ⏳ 2020-10-01",
        "Do it - 08 Oct 2020",
        "Do it on https://example.org 08 Oct 2020",
    ],
)
def test_a_full_date_that_ends_the_line_is_the_due_date(text: str) -> None:
    assert day_of(text) == OCT_8


@pytest.mark.parametrize(
    "text",
    [
        "Summarise the 03 Feb 2026 outage for the team",
        "Summarise the outage of 03 Feb 2026\nfor the team",
        "Do it (remarks of 08 Oct 2020)",
        "Do it (08 Oct 2020)",
        "Finish before 08 Oct 2020 we leave",
        "Wait until Friday and go on",
        "Upgrade to 1.2.3",
        "Upgrade by 1.2.3",
        "Cut it by 3/4",
        "Cut it by 1/2",
        "Grow by 10",
        "Grow by 2026 users",
        "Support 24/7",
        "Score 3/4",
        "Mail joan2020-10-08@example.org",
        "Mail by 2020-10-08@example.org",
        "See https://example.org/2020-10-08",
        "See www.example.org/by/2020-10-08",
        "See [notes](http://x/2020-10-08)",
        "See [notes of 2020-10-08](http://x)",
        "See [[2020-10-08]]",
        "See <https://x/2020-10-08>",
        "Read notes/2020-10-08.md",
        "Read 2020-10-08.md",
        "Run `date by 08 Oct 2020`",
        "Run `` ` by 08 Oct 2020 ``",
        "Look <!-- by 08 Oct 2020 -->",
        "You may 2 times",
        "Cut by march 3 miles by foot",
        "Do two by 2 may be late",
        "Call by 5pm",
        "Made by hand",
        "Reviewed by the team",
        "Reviewed by Sun Microsystems",
        "Powered by sun",
        "Powered by the sun",
        "See section 3.10.2020",
        "Call 555-10-2020",
        "Call +44 20 7946 0958",
        "Plan Q3",
        "Plan for Friday",
        "Do it tomorrow",
        "Do it in 6 weeks",
        "Do it 8 Oct",
        "Do it Oct 2026",
        "Stand-by 08 Oct 2020 x",
        "overdue 08 Oct 2020 x",
        "due to the 08 Oct 2020 outage, talk",
        "by Friday's standup, talk",
        "by next year's budget, talk",
        "by today's standards, talk",
        "03-05 Oct 2020",
        "Write 🛫 2020-10-08",
        "Write ⏳ 2020-10-08",
        "Write ⏳\ufe0f 2020-10-08",
        "Write ➕ 2020-10-08",
        "Write scheduled: 2020-10-08",
        "Write [scheduled:: 2020-10-08]",
        "Write ✅ 2020-10-08",
        "Write (done 08 Oct 2020)",
        "Write (dropped 08 Oct 2020: due 09 Oct 2020, too late)",
        "Write 2020-10-08T17:00",
    ],
)
def test_what_only_looks_like_a_due_date_is_text(text: str) -> None:
    reading = read(text)
    assert reading.due is None
    assert not reading.problems


def test_the_last_announced_date_wins() -> None:
    assert day_of("by 01 Sep 2020, no, due 08 Oct 2020 it is") == OCT_8
    assert day_of("by 01 Oct 2020 or 📅 2020-10-08") == OCT_8
    assert day_of("by 01 Oct 2020, at least before 08 Oct 2020") == OCT_8


def test_an_announced_date_wins_over_one_that_ends_the_line() -> None:
    assert day_of("Summarise by 08 Oct 2020 the outage of 03 Feb 2026") == OCT_8


def test_the_due_sign_wins_among_other_signs() -> None:
    assert day_of("Do 🛫 2020-10-01 ⏳ 2020-10-02 📅 2020-10-08 ➕ 2020-09-01") == OCT_8


def test_before_counts_inside_a_closing_parenthesis() -> None:
    assert day_of("Do it (before 08 Oct 2020)") == OCT_8
    assert day_of("Do it (before 08 Oct 2020 that is)") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Do it by 31 Jun", "date-impossible"),
        ("Do it by 30/11", "date-unreadable"),
        ("Do it by 24-26 Nov 2026", "date-unreadable"),
        ("Do it due 2026-10-08T10:00", "date-unreadable"),
        ("Do it by 20261008", "date-unreadable"),
        ("Do it by 2026-11", "date-unreadable"),
        ("Do it due: soon", "date-unreadable"),
        ("Do it by 31 Jun 2020", "date-impossible"),
        ("Do it 31 Jun 2020", "date-impossible"),
        ("Do it by 2020-13-01", "date-impossible"),
        ("Do it 📅 2020-02-30", "date-impossible"),
        ("Do it by 29 Feb 2023", "date-impossible"),
        ("Do it by 13/13/2020", "date-impossible"),
        ("Do it by 08/10/2020", "date-ambiguous"),
        ("Do it 08/10/2020", "date-ambiguous"),
        ("Do it by 08.10.2020", "date-ambiguous"),
        ("Do it by 08/10/20", "date-unreadable"),
        ("Do it by 8 Oct 20", "date-unreadable"),
        ("Do it by 8 Octber 2020", "date-unreadable"),
        ("Do it by October", "date-unreadable"),
        ("Do it 📅 soon", "date-unreadable"),
        ("Do it [due:: soon]", "date-unreadable"),
        ("Do it by 01 Sep 2020 or by 31 Jun 2021", "date-impossible"),
    ],
)
def test_a_date_that_cannot_be_or_be_read_is_a_problem_and_no_due_date(
    text: str, code: str
) -> None:
    assert read(text).due is None
    assert codes(text) == [code]


def test_words_of_a_date_that_cannot_be_stay_in_the_text_people_read() -> None:
    assert read("Do it by 31 Jun").text == "Do it by 31 Jun"
    assert read("Do it by 31 Jun").identity == "do it"


def test_date_order_settles_two_readings() -> None:
    assert day_of("Do it by 08/10/2020", "dmy") == OCT_8
    assert day_of("Do it 08/10/2020", "mdy") == date(2020, 8, 10)
    assert day_of("Do it by 15/07/2026", "mdy") == date(2026, 7, 15)


def test_a_wrong_weekday_is_a_note_and_the_date_counts() -> None:
    assert day_of("Do it by Fri 08 Oct 2020") == OCT_8
    assert codes("Do it by Fri 08 Oct 2020") == ["date-weekday"]


@pytest.mark.parametrize(
    ("text", "style", "signs"),
    [
        ("Do it", "long", False),
        ("Do it by Friday", "long", False),
        ("Do it by 08 Oct 2020", "long", False),
        ("Review 2020-01-01 by 08 Oct 2020", "long", False),
        ("Review 2020-01-01 notes", "iso", False),
        ("Do it by 2020-10-08", "iso", False),
        ("Do it by 15/07/2026", "iso", False),
        ("Do it 📅 2020-10-08", "iso", True),
        ("Do it 🛫 2020-10-08", "iso", True),
    ],
)
def test_how_a_line_writes_its_dates(text: str, style: str, signs: bool) -> None:
    assert (read(text).date_style, read(text).emoji_dates) == (style, signs)
