"""An action's paragraph as a whole: words, identity, notes, ids, tags, and hostile text."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.text import read_action_text
from thrivecli.model.person import People, Person

PEOPLE = People([Person("Joan Citizen", "joan-citizen"), Person("Sam Lee", "sam-lee")])

PIECES = (
    *("*@Joan Citizen*", "@joan", "@Ann", "_@Sam Lee_", "@", "by", "due", "until", "08 Oct 2020"),
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
    *("(done 06 Oct 2020)", "(dropped 06 Oct 2020: why)", "<!-- thrive:7k3q9f -->", "<!--", "-->"),
    *("`", "``", "[a](b)", "[", "](", "https://x.y/z", "+slug", "#today", "#x", "\\", "*", "_"),
    *(",", ".", "-", "\n", " ", "  ", "write docs", "é", "e\u0301", "\x00", "\u2028", "<a b='"),
)
texts = (
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map(" ".join) | st.text()
)


def read(text: str, order: str | None = None) -> ActionText:
    return read_action_text(text, people=PEOPLE, order=order, on=date(2020, 9, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Write docs (by 08 Oct 2020)", "Write docs"),
        ("Write docs [by 08 Oct 2020]", "Write docs"),
        ("Write docs **by 08 Oct 2020**", "Write docs"),
        ("Write docs (team A, by 08 Oct 2020) now", "Write docs (team A) now"),
        ("Write docs (by 08 Oct 2020, with Sam)", "Write docs (with Sam)"),
        ("Write docs - by 08 Oct 2020", "Write docs"),
        ("Write docs, by 08 Oct 2020", "Write docs"),
        ("Write docs: 08 Oct 2020", "Write docs"),
        ("Write docs by 08 Oct 2020, then rest", "Write docs, then rest"),
        ("Write docs, by 08 Oct 2020, then rest", "Write docs, then rest"),
        ("Write docs by 08 Oct 2020.", "Write docs."),
        ("By 08 Oct 2020: write docs", "write docs"),
        ("Write  **docs**\n for `x  y`", "Write **docs** for `x y`"),
        ("Write +docs the #today page #q4", "Write the page #q4"),
        ("Learn C++", "Learn C++"),
        ("Call f() by 08 Oct 2020", "Call f()"),
        ("Compare **a** by 08 Oct 2020 **b**", "Compare **a** **b**"),
        ("*@Joan Citizen* by 08 Oct 2020", ""),
    ],
)
def test_words_people_read(text: str, words: str) -> None:
    assert read(text).text == words


@pytest.mark.parametrize(
    ("text", "identity", "tie"),
    [
        (
            "*@Joan Citizen* Write Docs  by 08 Oct 2020.",
            "*@joan citizen* write docs",
            "write docs",
        ),
        ("@joan: Write docs?!", "@joan: write docs", "write docs"),
        ("Write docs @joan, 08 Oct 2020", "write docs @joan", "write docs"),
        ("Write docs (by Friday)", "write docs ()", "write docs ()"),
        ("Write\ndocs (done 06 Oct 2020) <!-- thrive:7k3q9f -->", "write docs", "write docs"),
        ("Write +docs docs #18m #q4", "write docs #q4", "write docs #q4"),
        ("Learn C++", "learn c++", "learn c++"),
        ("Learn C#", "learn c#", "learn c#"),
        ("E\u0301tude STRASSE", "étude strasse", "étude strasse"),
        ("Étude Straße", "étude strasse", "étude strasse"),
    ],
)
def test_identity_and_tie(text: str, identity: str, tie: str) -> None:
    assert (read(text).identity, read(text).tie) == (identity, tie)


def test_identity_outlives_a_tick_an_id_and_a_new_date() -> None:
    told = {
        read(text).identity
        for text in (
            "Write docs by Friday",
            "Write docs by 04 Sep 2020",
            "Write docs by 04 Sep 2020 (done 03 Sep 2020) <!-- thrive:7k3q9f -->",
            "Write docs 04/09/2020",
            "Write docs 📅 2020-09-04 ✅ 2020-09-03",
            "Write docs (dropped 04 Sep 2020: no budget)",
        )
    }
    assert told == {"write docs"}


@pytest.mark.parametrize(
    ("text", "word", "day", "reason"),
    [
        ("x (done 06 Oct 2020)", "done", 6, ""),
        ("x (Done: 2020-10-06)", "done", 6, ""),
        ("x (done on 6 October 2020) #t", "done", 6, ""),
        ("x ✅ 2020-10-06", "done", 6, ""),
        ("x ✅\ufe0f 2020-10-06", "done", 6, ""),
        ("x ❌ 2020-10-06", "dropped", 6, ""),
        ("x (dropped 06 Oct 2020: no budget)", "dropped", 6, "no budget"),
        ("x (dropped 06 Oct 2020: no (more) time)", "dropped", 6, "no (more) time"),
        ("x (dropped 06 Oct 2020)", "dropped", 6, ""),
        ("x (dropped 06 Oct 2020: no)\n(done 07 Oct 2020)", "done", 7, ""),
    ],
)
def test_notes_of_done_and_dropped(text: str, word: str, day: int, reason: str) -> None:
    reading = read(text)
    assert reading.settled_word == word
    assert reading.settled_on == date(2020, 10, day)
    assert reading.reason == reason
    assert reading.text in ("x", "x #t")


@pytest.mark.parametrize(
    "text",
    ["x (done 31 Jun 2020)", "x (done Friday)", "x (done)", "x ✅ yes"],
)
def test_what_is_no_note_stays_text(text: str) -> None:
    assert read(text).settled_on is None
    assert read(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Write docs <!-- thrive:7k3q9f -->",
        "Write docs <!-- thrive:7K3Q9F -->  \nand more",
        "Write docs <!--thrive:7k3q9f--> 📅 2020-10-08",
        "Write <!-- a --> docs <!-- thrive:7k3q9f -->",
        "Write <!-- docs <!-- thrive:7k3q9f -->",
        "Write ` docs <!-- thrive:7k3q9f -->",
    ],
)
def test_an_id_is_read_from_the_first_line(text: str) -> None:
    reading = read(text)
    assert reading.id == "7k3q9f"
    assert reading.id_span is not None
    assert text[slice(*reading.id_span)].startswith("<!--")
    assert "7k3q9f" not in reading.text


@pytest.mark.parametrize(
    "text",
    [
        "Write docs\n<!-- thrive:7k3q9f -->",
        "Write `<!-- thrive:7k3q9f -->`",
        "Write <!-- thrive:7k3q9 -->",
        "Write <!-- thrive:7k3q9ff -->",
        "Write <!-- thrive:7k3q9u -->",
        "Write <!-- thrive:7k3q9f",
    ],
)
def test_what_is_no_id(text: str) -> None:
    assert read(text).id is None


@pytest.mark.parametrize(
    ("text", "project", "tag"),
    [
        ("Write +docs", "docs", None),
        ("+Docs-2 write", "docs-2", None),
        ("Write +docs, then", "docs", None),
        ("Write #18m +a_b", "a_b", "#18m"),
        ("Write #Today", None, "#today"),
        ("Write #3y", None, "#3y"),
        ("Write #12 #todayish #team", None, None),
        ("Learn C++ or a+b or +1 or `+x`", None, None),
    ],
)
def test_project_and_horizon_tag(text: str, project: str | None, tag: str | None) -> None:
    assert (read(text).project, read(text).horizon_tag) == (project, tag)


@given(texts, st.sampled_from([None, "dmy", "mdy"]))
def test_any_text_is_read_and_every_span_lies_inside_it(text: str, order: str | None) -> None:
    reading = read(text, order)
    spans = [
        *(reading.due_span, reading.date_span, reading.settled_span, reading.id_span),
        *(reading.project_span, *reading.owner_spans, *reading.notes),
    ]
    for span in spans:
        assert span is None or 0 <= span.start < span.end <= len(text)
    for ordered in (reading.owner_spans, reading.notes):
        assert all(one.end <= two.start for one, two in pairwise(ordered))
    if reading.due_span and reading.date_span:
        assert reading.due_span.start <= reading.date_span.start
        assert reading.date_span.end <= reading.due_span.end


@pytest.mark.parametrize(
    "unit",
    [
        *("by ", "by 08 Oct 2020 ", "@joan ", "*@a", "(", ")", "(a) ", "[", "](", "[[a](b) "),
        *("`` ` ", "<!-- ", "<a b='", "08 Oct 2020 ", "(until 08 Oct 2020) ", "#a ", "\n", ")\n"),
        *("a", "1", " ", "http://a(", "\\", "@joan and ", "08 Oct 2020\n", "(done 06 Oct 2020: "),
    ],
)
def test_a_line_of_200_kb_takes_no_more_than_linear_time(unit: str) -> None:
    began = time.process_time()
    read(unit * (50_000 // len(unit)) + "x")
    short = time.process_time() - began
    began = time.process_time()
    read(unit * (200_000 // len(unit)) + "x")
    assert time.process_time() - began < 10 * short + 0.5
