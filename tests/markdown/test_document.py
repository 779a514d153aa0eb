"""A document gives back its bytes, and the same lines as CommonMark's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrivecli.markdown.document import MAX_BYTES, Document, open_document, splice
from thrivecli.model.problem import Problem, Severity


def opened(data: bytes) -> Document:
    document = open_document("checkins/joan/2026-11-22.md", data)
    assert isinstance(document, Document)
    return document


def refused(data: bytes) -> Problem:
    problem = open_document("checkins/joan/2026-11-22.md", data)
    assert isinstance(problem, Problem)
    assert problem.severity is Severity.ERROR
    return problem


def test_lines_end_at_crlf_lf_and_cr_only() -> None:
    document = opened("a\r\nb\nc\rd\u2028e\x0bf\x0cg\x85h\r".encode())
    assert [document.line_text(line) for line in (1, 2, 3, 4)] == [
        "a", "b", "c", "d\u2028e\x0bf\x0cg\x85h",
    ]  # fmt: skip
    assert len(document.line_starts) == 4


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", (0,)),
        ("a", (0,)),
        ("a\n", (0,)),
        ("\n", (0,)),
        ("\n\n", (0, 1)),
        ("a\r\n\r\nb", (0, 3, 5)),
    ],
)
def test_a_final_line_ending_begins_no_line(text: str, starts: tuple[int, ...]) -> None:
    assert opened(text.encode()).line_starts == starts


def test_lines_and_columns_count_from_one() -> None:
    document = opened(b"ab\r\ncd")
    places = [(document.line_of(at), document.column_of(at)) for at in range(7)]
    assert places == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3)]


@pytest.mark.parametrize("line", [0, -1, 3])
def test_there_is_no_line_outside_the_document(line: int) -> None:
    with pytest.raises(IndexError):
        opened(b"a\nb\n").line_text(line)


@pytest.mark.parametrize(
    ("data", "eol"),
    [(b"", "\n"), (b"a\r\nb\r\nc\n", "\r\n"), (b"a\rb\rc\r\n", "\r"), (b"a\n", "\n")],
)
def test_the_usual_ending_is_that_of_most_lines(data: bytes, eol: str) -> None:
    assert opened(data).eol == eol


def test_the_body_begins_after_the_mark_and_the_front_matter() -> None:
    document = opened("\ufeff---\r\nperson: Joan\r\n---\r\n# Hi".encode())
    assert document.text[document.body_start :] == "# Hi"
    assert document.front.values == {"person": "Joan"}
    assert opened("\ufeff# Hi".encode()).body_start == 1


def test_a_file_over_one_mebibyte_is_refused() -> None:
    assert refused(b"a" * (MAX_BYTES + 1)).code == "too-large"
    assert len(opened(b"a" * MAX_BYTES).text) == MAX_BYTES


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff\xfea\x00", 1),
        (b"a\r\nb\rc\n\xe9", 4),
        (b"a\nb \xed\xa0\x80", 2),
        (b"\xc3\xa9\n\xc3", 2),
    ],
)
def test_bytes_that_are_not_utf8_are_refused_with_their_line(data: bytes, line: int) -> None:
    problem = refused(data)
    assert (problem.code, problem.line) == ("not-utf8", line)


def test_a_nul_is_kept_and_refuses_nothing() -> None:
    assert opened(b"- [ ] a\x00b").text == "- [ ] a\x00b"


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_conflict_marks_are_refused_at_the_first(eol: str) -> None:
    lines = ["# a", "<<<<<<< HEAD", "- [ ] b", "=======", "- [x] b", ">>>>>>> other", ""]
    problem = refused(eol.join(lines).encode())
    assert (problem.code, problem.line) == ("conflict", 2)
    assert refused(eol.join(["<<<<<<<", "=======", ">>>>>>>"]).encode()).line == 1


@pytest.mark.parametrize(
    "text",
    [
        "Heading\n=======\n",
        "<<<<<<< a\n>>>>>>> b\n",
        "=======\n<<<<<<< a\n>>>>>>> b\n",
        " <<<<<<< a\n=======\n>>>>>>> b\n",
        "<<<<<<<< a\n=======\n>>>>>>> b\n",
        "<<<<<<< a\n======= \n>>>>>>> b\n",
        "<<<<<<<a\n=======\n>>>>>>> b\n",
    ],
)
def test_what_only_resembles_a_conflict_is_read(text: str) -> None:
    assert opened(text.encode()).text == text


CONFLICT = "<<<<<<< HEAD\n- [ ] b\n=======\n- [x] b\n>>>>>>> other\n"


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "text",
    [
        f"```\n{CONFLICT}```\n",
        f"~~~~ text\n```\n{CONFLICT}~~~\n~~~~~ \n",
        f"# a\n\n```diff\n{CONFLICT}more\n```\n\n- [ ] c\n",
    ],
)
def test_a_conflict_quoted_in_a_fence_is_read(text: str, eol: str) -> None:
    assert opened(text.replace("\n", eol).encode())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"```\n{CONFLICT}", 2),  # a fence without an end
        (f"```\n{CONFLICT}~~~\n", 2),
        (f"````\n{CONFLICT}```\n", 2),
        (f"```\n{CONFLICT}``` no\n", 2),
        (f"```\n{CONFLICT}```\n{CONFLICT}", 8),  # the second is a real one
        (f"```\na\n```\n{CONFLICT}```\nb\n```\n", 4),  # between two fences
        (f"{CONFLICT.replace('b', '```')}```\n", 1),  # the fences are in it
        (f"```\n{CONFLICT.replace('- [ ] b', '```')}```\n", 2),
        (f"- ```\n  a\n  ```\n{CONFLICT}```\nb\n```\n", 4),  # fences in an item
        (f"- a\n\n  ```\n{CONFLICT}  ```\n", 4),
        (f"<!--\n```\n-->\n{CONFLICT}\n```\n", 4),  # one in a comment
        (f"``` a`b\n{CONFLICT}```\n", 2),  # no fence at all
    ],
)
def test_a_conflict_that_may_be_none_in_a_fence_is_refused(text: str, line: int) -> None:
    assert (refused(text.encode()).code, refused(text.encode()).line) == ("conflict", line)


def test_splice_replaces_spans_in_any_order_given() -> None:
    assert splice("abcdef", [(4, 5, "X"), (0, 1, ""), (2, 2, "-"), (2, 2, "+")]) == "b-+cdXf"


@pytest.mark.parametrize(
    "edits", [[(0, 2, ""), (1, 3, "")], [(2, 1, "")], [(0, 9, "")], [(-1, 0, "")]]
)
def test_splice_refuses_spans_that_cannot_be(edits: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ValueError, match="edit of"):
        splice("abc", edits)


@given(st.binary(max_size=200))
def test_text_gives_back_its_bytes(data: bytes) -> None:
    document = open_document("a.md", data)
    if isinstance(document, Document):
        assert document.text.encode() == data


@given(st.text(alphabet="a\r\n\u2028\x0b", max_size=40))
def test_lines_put_together_are_the_text(text: str) -> None:
    document = opened(text.encode())
    ends = (*document.line_starts[1:], len(text))
    lines = [text[start:end] for start, end in zip(document.line_starts, ends, strict=True)]
    assert "".join(lines) == text
    assert [line.rstrip("\r\n") for line in lines] == [
        document.line_text(number) for number in range(1, len(lines) + 1)
    ]
    assert all(line.endswith(("\r", "\n")) for line in lines[:-1])
