"""Which list items are actions, and which lines only look like one."""

import pytest

from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.structure.blocks import parse_blocks
from thrivecli.markdown.structure.boxes import Box, find_boxes, near_misses


def boxes(text: str) -> list[Box]:
    document = open_document("a.md", text.encode())
    assert isinstance(document, Document)
    return list(find_boxes(document, parse_blocks(text, document.body_start)))


def misses(text: str) -> list[tuple[str, str]]:
    document = open_document("a.md", text.encode())
    assert isinstance(document, Document)
    found = near_misses(document, parse_blocks(text, document.body_start))
    return [(text[offset:].splitlines()[0], code) for offset, code in found]


@pytest.mark.parametrize(
    "bullet", ["-", "*", "+", "1.", "7)", "> -", "- >  *", "- - -", "   -", "-   "]
)
@pytest.mark.parametrize(
    "marker", [" ", "/", "x", "X", "-", ">", "?", "é", "📅", "[", "]", "\t", "\\"]
)
def test_a_list_item_with_a_box_and_a_text_is_an_action(bullet: str, marker: str) -> None:
    text = f"{bullet} [{marker}] task"
    (box,) = boxes(text)
    assert (box.marker, text[box.marker_offset]) == (marker, marker)
    assert [text[slice(*segment)] for segment in box.segments] == ["task"]


@pytest.mark.parametrize(
    "text",
    [
        "- [ ]", "- [ ]  ", "- []", "- [] a", "- [x]a", "[ ] a", "- [1] a", "- [٣] a", "- \\[ ] a",
        "- [  ] a", "- [x](/u) a", "- [x][y] a", "- [x]: a", "- ![x] a", "- *[ ] a*", "- # [ ] a",
        "```\n- [ ] a\n```", "    - [ ] a", "<div>\n- [ ] a\n</div>", "<!--\n- [ ] a\n-->",
        "---\nx: |\n  - [ ] a\n---\n", "- ```\n  [ ] a\n  ```", "- > [ ] a", "a\n\n    - [ ] b",
        "- a\n\n  [ ] b", "-[ ] a", "1234567890. [ ] a", "- [\n] a", "- [ ]\xa0a", "",
    ],
)  # fmt: skip
def test_nothing_else_is_an_action(text: str) -> None:
    assert boxes(text) == []


def test_a_text_may_begin_on_the_next_line() -> None:
    text = "- [x]\n  a\n  b\n"
    assert [text[slice(*segment)] for segment in boxes(text)[0].segments] == ["a", "b"]


def test_a_definition_of_the_marker_changes_nothing() -> None:
    assert [box.marker for box in boxes("- [x] a\n- [ ] b\n\n[x]: /url\n")] == ["x", " "]


def test_the_white_space_after_the_box_is_left_out() -> None:
    text = "- [ ] \t  a  \n"
    assert [text[slice(*segment)] for segment in boxes(text)[0].segments] == ["a"]


def test_actions_know_the_action_around_them() -> None:
    text = (
        "- [ ] a\n  - [ ] b\n    > 1. [ ] c\n  - plain\n    - [ ] d\n- plain\n  - [ ] e\n- [ ] f\n"
    )
    assert [box.parent for box in boxes(text)] == [None, 0, 1, 0, None, None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- [ ]\n", [("[ ]", "box-empty")]),
        ("- [x]\n\n  later\n", [("[x]", "box-empty")]),
        ("> 1. [é]  \n", [("[é]  ", "box-empty")]),
        ("- []\n", [("[]", "box-hollow")]),
        ("- [] a\n- []b\n", [("[] a", "box-hollow"), ("[]b", "box-hollow")]),
        ("- [  ] a\n- [ x ] b\n- [x ] c\n", [
            ("[  ] a", "box-wide"), ("[ x ] b", "box-wide"), ("[x ] c", "box-wide")]),
        ("- [x]a\n- [ ]*b*\n- [ ]\xa0c\n", [
            ("[x]a", "box-no-space"), ("[ ]*b*", "box-no-space"), ("[ ]\xa0c", "box-no-space")]),
        ("[ ] a\n[x] b\nc\n", [("[ ] a", "box-no-bullet"), ("[x] b", "box-no-bullet")]),
        ("- a\n\n  [ ] b\n", [("[ ] b", "box-no-bullet")]),
        ("> [/] a\n", [("[/] a", "box-no-bullet")]),
        ("a\n[ ] b", [("[ ] b", "box-no-bullet")]),
        ("- [x]a\n[ ] b\n", [("[x]a", "box-no-space"), ("[ ] b", "box-no-bullet")]),
    ],
)  # fmt: skip
def test_near_misses_are_named(text: str, found: list[tuple[str, str]]) -> None:
    assert misses(text) == found
    assert boxes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] a", "- [x]\n  a", "- [1] a", "- [1]a", "- [1]", "- [a](b)", "- [x](b)", "- [x][ref]",
        "- [x]: a", "- [](b)", "- [][b]", "- [word]", "[1] a", "[x](b) a", "[a] b", "- [k]eyboard",
        "```\n- []\n[ ] a\n```", "<div>\n- []\n</div>", "    [ ] a", "# [ ] a", "- \\[]",
        "- [ x ](b)", "[x]: /url\n", "",
    ],
)  # fmt: skip
def test_what_is_no_miss_is_not_named(text: str) -> None:
    assert misses(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-[ ] a", "box-odd-bullet"),
        ("*[x] a", "box-odd-bullet"),
        ("1.[ ] a", "box-odd-bullet"),
        ("• [ ] a", "box-odd-bullet"),
        ("– [ ] a", "box-odd-bullet"),
        ("Intro:\n    - [ ] a", "box-joined"),
        ("Tasks:\n2. [ ] a", "box-joined"),
        ("Words\n\n    - [ ] a", "box-indented"),
        ("- outer\n\n      - [ ] a", "box-indented"),
    ],
)
def test_an_item_that_commonmark_takes_for_words_is_named(text: str, code: str) -> None:
    assert misses(text) == [("[ ] a" if "x" not in text else "[x] a", code)]
    assert boxes(text) == []


def test_items_in_fenced_code_were_meant_as_code() -> None:
    assert misses("```\n- [ ] a\n```\n\n~~~\n    - [ ] a\n~~~\n") == []
