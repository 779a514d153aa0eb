"""Edits of an action's paragraph: smallest, and read back as meant."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.edits import (
    spliced,
    with_due,
    with_id,
    with_owner,
    with_settled,
    without_settled,
)
from thrivecli.markdown.line.text import read_action_text
from thrivecli.model.person import People, Person

PEOPLE = People([Person("Joan Citizen", "joan-citizen"), Person("Sam Lee", "sam-lee")])
DAY = date(2026, 9, 4)

PIECES = (
    *("*@Joan Citizen*", "@joan", "@Ann", "_@Sam Lee_", "by", "due", "until", "08 Oct 2020"),
    *(
        "2020-10-08",
        "Friday",
        "8 Oct",
        "31 Jun",
        "📅",
        "✅",
        "🛫",
        "due:",
        "[due:: ",
        "]",
        "(",
        ")",
    ),
    *("(done 06 Oct 2020)", "(dropped 06 Oct 2020: why)", "<!-- thrive:7k3q9f -->", "<!--"),
    *("by 08 Oct 2020", "📅 2020-10-08", "✅ 2020-10-06", "(by Friday)", "before Friday"),
    *("`", "``", "[a](b)", "[", "](", "https://x.y/z", "+slug", "#today", "#x", "*", "_"),
    *(",", ".", "-", "\n", "write docs", "Ask", "é"),
)
texts = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=9)
    .map(" ".join)
    .map(str.strip)
    .filter(bool)
)
days = st.dates(date(1900, 1, 1), date(2999, 12, 31))


def read(text: str) -> ActionText:
    return read_action_text(text, people=PEOPLE, order=None, on=date(2020, 9, 1))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Do it", "Do it by 04 Sep 2026"),
        ("Do it  ", "Do it by 04 Sep 2026  "),
        ("Do it by Friday (soon)", "Do it by 04 Sep 2026 (soon)"),
        ("Do it by the end of October", "Do it by 04 Sep 2026"),
        ("Do it due in 6 weeks", "Do it due 04 Sep 2026"),
        ("Do it Thu 08 Oct 2020.", "Do it 04 Sep 2026."),
        ("Do it by 2020-10-08", "Do it by 2026-09-04"),
        ("Do it by 15/07/2026", "Do it by 2026-09-04"),
        ("Do it by 31 Jun", "Do it by 04 Sep 2026"),
        ("Do it [due:: 2020-10-08]", "Do it [due:: 2026-09-04]"),
        ("Do it 📅 2020-10-08", "Do it 📅 2026-09-04"),
        ("Do it 🛫 2020-10-08", "Do it 🛫 2020-10-08 📅 2026-09-04"),
        (
            "Do it (dropped 06 Oct 2020: x) <!-- thrive:7k3q9f -->",
            "Do it by 04 Sep 2026 (dropped 06 Oct 2020: x) <!-- thrive:7k3q9f -->",
        ),
        ("Do it by 04 Sep 2026", "Do it by 04 Sep 2026"),
        ("Do it by 08\nOct 2020 now", "Do it by \n04 Sep 2026 now"),
        (
            "Do it by 08 <!-- thrive:7k3q9f -->\nOct 2020",
            "Do it by <!-- thrive:7k3q9f -->\n04 Sep 2026",
        ),
    ],
)
def test_a_due_date_is_moved_or_given(text: str, after: str) -> None:
    assert spliced(text, with_due(text, read(text), DAY)) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Do it", "Do it (done 04 Sep 2026)"),
        ("Do it by 08 Oct 2020  ", "Do it by 08 Oct 2020 (done 04 Sep 2026)  "),
        ("Do it by 2020-10-08", "Do it by 2020-10-08 (done 2026-09-04)"),
        ("Do it <!-- thrive:7k3q9f -->", "Do it (done 04 Sep 2026) <!-- thrive:7k3q9f -->"),
        ("Do it 📅 2020-10-08", "Do it 📅 2020-10-08 ✅ 2026-09-04"),
        (
            "Do it <!-- thrive:7k3q9f --> 📅 2020-10-08",
            "Do it <!-- thrive:7k3q9f --> 📅 2020-10-08 ✅ 2026-09-04",
        ),
        ("Do\nit", "Do\nit (done 04 Sep 2026)"),
        ("Do it (dropped 06 Oct 2020: no)", "Do it (done 04 Sep 2026)"),
    ],
)
def test_a_done_note_ends_the_text(text: str, after: str) -> None:
    assert spliced(text, with_settled(text, read(text), "done", DAY)) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Do it", "Do it (dropped 04 Sep 2026: no time)"),
        ("Do it 📅 2020-10-08", "Do it (dropped 2026-09-04: no time) 📅 2020-10-08"),
    ],
)
def test_dropping_says_why(text: str, after: str) -> None:
    assert spliced(text, with_settled(text, read(text), "dropped", DAY, " no\ntime ")) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Do it (done 06 Oct 2020)", "Do it"),
        ("Do it (done 06 Oct 2020) <!-- thrive:7k3q9f -->", "Do it <!-- thrive:7k3q9f -->"),
        ("Do it 📅 2020-10-08 ✅ 2020-10-06", "Do it 📅 2020-10-08"),
        ("Do (done 06 Oct 2020) it (dropped 06 Oct 2020: x)", "Do it"),
        ("Do it", "Do it"),
    ],
)
def test_reopening_takes_the_notes_away(text: str, after: str) -> None:
    assert spliced(text, without_settled(text, read(text))) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Do it", "Do it <!-- thrive:abc123 -->"),
        ("Do it  \nnow", "Do it <!-- thrive:abc123 -->  \nnow"),
        ("Do it\\\nnow", "Do it<!-- thrive:abc123 -->\\\nnow"),
        ("Do it 📅 2020-10-08", "Do it <!-- thrive:abc123 --> 📅 2020-10-08"),
        (
            "Do it ⏫ 📅 2020-10-08 #x ✅ 2020-10-06 ",
            "Do it <!-- thrive:abc123 --> ⏫ 📅 2020-10-08 #x ✅ 2020-10-06 ",
        ),
        ("Do 📅 2020-10-08 it", "Do 📅 2020-10-08 it <!-- thrive:abc123 -->"),
        ("Do `a\nb` it", "Do <!-- thrive:abc123 --> `a\nb` it"),
        ("Do [a\nb](c) it", "Do <!-- thrive:abc123 --> [a\nb](c) it"),
        ("Do it <!-- thrive:7k3q9f --> x", "Do it <!-- thrive:abc123 --> x"),
    ],
)
def test_an_id_ends_the_first_line(text: str, after: str) -> None:
    assert spliced(text, with_id(text, read(text), "abc123")) == after


@pytest.mark.parametrize(
    ("text", "name", "after"),
    [
        ("Do it", "Sam Lee", "*@Sam Lee* Do it"),
        ("*@Joan Citizen* Do it", "Sam Lee", "*@Sam Lee* Do it"),
        ("**@Joan Citizen**: Do it", "Sam Lee", "**@Sam Lee**: Do it"),
        ("@joan Do it", "Sam Lee", "@Sam Lee Do it"),
        ("@joan Do it", "Ann Other", "*@Ann Other* Do it"),
        ("@Joan\nCitizen Do it", "Sam Lee", "@Sam Lee\n Do it"),
        ("@joan, @ann: Do it", "Sam Lee", "@Sam Lee: Do it"),
        ("Do it @joan by Friday", "Sam Lee", "Do it @Sam Lee by Friday"),
        ("Do it @joan by Friday @ann", "Sam Lee", "Do it @Sam Lee by Friday"),
        ("Ask @joan about it", "Sam Lee", "*@Sam Lee* Ask @joan about it"),
    ],
)
def test_an_owner_takes_the_place_of_the_owners(text: str, name: str, after: str) -> None:
    assert spliced(text, with_owner(text, read(text), name, PEOPLE)) == after


@given(texts, days)
def test_a_given_due_date_is_read_back(text: str, day: date) -> None:
    before = read(text)
    changed = spliced(text, with_due(text, before, day))
    after = read(changed)
    assert changed.count("\n") == text.count("\n")
    assert after.due is not None
    assert after.due.day == day
    assert after.id == before.id
    assert after.settled_on == before.settled_on


@given(texts, days, st.sampled_from(["done", "dropped"]), st.text(max_size=12))
def test_a_given_note_is_read_back_and_taken_away(
    text: str, day: date, word: str, reason: str
) -> None:
    assume(word == "dropped" or not reason)
    before = read(text)
    assume(before.text)
    given_word = "done" if word == "done" else "dropped"
    changed = spliced(text, with_settled(text, before, given_word, day, reason))  # type: ignore[arg-type] # mypy widens the literal
    after = read(changed)
    assert (after.settled_word, after.settled_on) == (word, day)
    told = " ".join(reason.split()).lstrip(":,; ")
    assert after.reason in (told, told.replace("`", "'"))
    assert after.id == before.id
    # Where an old note stood between 'by' and 'Friday', its going brings them together.
    assert before.notes or after.due == before.due
    opened = spliced(changed, without_settled(changed, after))
    assert opened.count("\n") == changed.count("\n") == text.count("\n")
    reopened = read(opened)
    assert (reopened.settled_on, reopened.id) == (None, before.id)


@given(texts)
def test_a_given_id_is_read_back_and_nothing_else_changes(text: str) -> None:
    before = read(text)
    after = read(spliced(text, with_id(text, before, "abc123")))
    assert after.id == "abc123"
    assert (after.text, after.identity, after.owners) == (
        before.text,
        before.identity,
        before.owners,
    )
    assert (after.due, after.settled_on) == (before.due, before.settled_on)


@given(texts, st.sampled_from(["Joan Citizen", "Sam Lee", "Ann Other", "Zoë"]))
def test_a_given_owner_is_read_back(text: str, name: str) -> None:
    before = read(text)
    changed = spliced(text, with_owner(text, before, name, PEOPLE))
    after = read(changed)
    assert changed.count("\n") == text.count("\n")
    assert after.owners[0] == name
    assert after.id == before.id
