"""The held table of owners: which mentions are, and which are text."""

from datetime import date

import pytest

from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.text import read_action_text
from thrivecli.model.person import People, Person

PEOPLE = People(
    [
        Person("Joan Citizen", "joan-citizen", handles=("jc",), formerly=("Joan Smith",)),
        Person("Sam Lee", "sam-lee"),
        Person("Amit Śah", "amit-sah"),
    ]
)


def read(text: str) -> ActionText:
    return read_action_text(text, people=PEOPLE, order=None, on=date(2020, 9, 1))


@pytest.mark.parametrize(
    ("text", "owners", "words"),
    [
        ("*@Joan Citizen* Write docs", ["Joan Citizen"], "Write docs"),
        ("_@Joan Citizen_ Write docs", ["Joan Citizen"], "Write docs"),
        ("**@Joan Citizen** Write docs", ["Joan Citizen"], "Write docs"),
        ("***@Joan Citizen*** Write docs", ["Joan Citizen"], "Write docs"),
        ("__@joan__: Write docs", ["Joan Citizen"], "Write docs"),
        ("@joan Write docs", ["Joan Citizen"], "Write docs"),
        ("@joan: write docs", ["Joan Citizen"], "write docs"),
        ("@joan - write docs", ["Joan Citizen"], "write docs"),
        ("@Joan Citizen Write docs", ["Joan Citizen"], "Write docs"),
        ("@JOAN  CITIZEN Write docs", ["Joan Citizen"], "Write docs"),
        ("@Joan\nCitizen Write docs", ["Joan Citizen"], "Write docs"),
        ("@jc Write docs", ["Joan Citizen"], "Write docs"),
        ("@joan-citizen Write docs", ["Joan Citizen"], "Write docs"),
        ("@Joan Smith Write docs", ["Joan Citizen"], "Write docs"),
        ("*@Joan Smith* Write docs", ["Joan Citizen"], "Write docs"),
        ("*@joan* Write docs", ["Joan Citizen"], "Write docs"),
        ("@Amit S\u0301ah Write docs", ["Amit Śah"], "Write docs"),
        ("*@Joan* *@Sam* Write docs", ["Joan Citizen", "Sam Lee"], "Write docs"),
        ("@Joan, @Sam and @amit Write docs", ["Joan Citizen", "Sam Lee", "Amit Śah"], "Write docs"),
        ("@joan & @sam: write docs", ["Joan Citizen", "Sam Lee"], "write docs"),
        ("@joan @Joan Citizen Write docs", ["Joan Citizen"], "Write docs"),
        ("Write docs @joan", ["Joan Citizen"], "Write docs"),
        ("Write docs *@Joan Citizen*", ["Joan Citizen"], "Write docs"),
        ("Write docs @joan and @sam", ["Joan Citizen", "Sam Lee"], "Write docs"),
        ("Write docs by 08 Oct 2020 @joan", ["Joan Citizen"], "Write docs"),
        ("Write docs @joan by 08 Oct 2020", ["Joan Citizen"], "Write docs"),
        ("Write docs @joan (by 08 Oct 2020)", ["Joan Citizen"], "Write docs"),
        ("Write docs @joan 08 Oct 2020", ["Joan Citizen"], "Write docs"),
        ("Write docs 08 Oct 2020 @joan", ["Joan Citizen"], "Write docs"),
        ("Write docs @joan 08 Oct 2020 (soon)", ["Joan Citizen"], "Write docs (soon)"),
        ("Write docs @joan #team +docs", ["Joan Citizen"], "Write docs #team"),
        ("Write docs @joan (done 06 Oct 2020)", ["Joan Citizen"], "Write docs"),
        ("Write docs @joan <!-- thrive:7k3q9f -->", ["Joan Citizen"], "Write docs"),
        ("Write docs @joan 📅 2020-10-08 ✅ 2020-10-06", ["Joan Citizen"], "Write docs"),
        ("Docs @joan #x by 08 Oct 2020 @sam", ["Joan Citizen", "Sam Lee"], "Docs #x"),
        ("by 08 Oct 2020 @joan write docs", ["Joan Citizen"], "write docs"),
        ("+docs @joan write docs", ["Joan Citizen"], "write docs"),
        ("@joan Ask @sam", ["Joan Citizen"], "Ask @sam"),
        ("*@Ann Other* Write docs", ["Ann Other"], "Write docs"),
        ("*@Joan Other* Write docs", ["Joan Other"], "Write docs"),
        ("@Joan @अमित docs", ["Joan Citizen", "अमित"], "docs"),
        ("@Ann: docs", ["Ann"], "docs"),
        ("@ann-marie.o'neil docs", ["ann-marie.o'neil"], "docs"),
        ("**Docs @joan**", ["Joan Citizen"], "**Docs**"),
    ],
)
def test_owners_lead_or_end_the_text(text: str, owners: list[str], words: str) -> None:
    reading = read(text)
    assert list(reading.owners) == owners
    assert reading.text == words


@pytest.mark.parametrize(
    "text",
    [
        "Ask @Sam Lee about the budget",
        "Mail joan@citizen.org",
        "mail@joan",
        "Mail <joan@citizen.org>",
        "See https://example.org/@joan",
        "See https://example.org/ @joan's",
        "Run `@joan`",
        "`@joan` is a handle",
        "[@joan](http://x)",
        "See [the @joan](http://x)",
        "Upgrade @types/node",
        "@joan's docs need a review",
        "@Joan Citizen's docs need a review",
        "Look @ this",
        "@ joan",
        "@@joan",
        "(@joan)",
        "Pair up (with @joan)",
        "Meet @10am",
        "\\@joan write",
        "<!-- @joan --> write",
        "@\u0301",
    ],
)
def test_what_is_no_owner_stays_text(text: str) -> None:
    reading = read(text)
    assert reading.owners == ()
    assert reading.text == text
    assert reading.problems == ()


def test_whether_owners_lead() -> None:
    assert read("@joan Write docs").leading
    assert not read("Write docs @joan").leading


def test_an_unknown_bare_name_is_its_first_word_with_a_note() -> None:
    reading = read("@Ann Other Write docs")
    assert (reading.owners, reading.text) == (("Ann",), "Other Write docs")
    assert [(problem.code, problem.offset) for problem in reading.problems] == [
        ("owner-unknown", 0)
    ]


def test_an_unknown_styled_name_needs_no_note() -> None:
    assert read("*@Ann Other* Write docs").problems == ()


def test_a_name_of_more_than_a_hundred_characters_is_not_taken_whole() -> None:
    assert read(f"*@{'a ' * 60}b* Write").owners == ("a",)
