from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrivecli.journal.undo.byte_edits import ByteEdit, edits_between, put_onto
from thrivecli.journal.undo.take_back import Refusal, take_back

TICKED = b"- [x] Call Sam (done 06 Oct 2020)\n"
OPEN = b"- [ ] Call Sam\n"


def test_a_file_not_touched_since_is_as_it_was() -> None:
    assert take_back(b"old", b"new", b"new") == b"old"
    assert take_back(None, b"new", b"new") is None
    assert take_back(b"old", None, None) == b"old"


def test_a_file_that_is_already_as_it_was_stays_so() -> None:
    assert take_back(b"old", b"new", b"old") == b"old"
    assert take_back(None, b"new", None) is None
    assert take_back(b"old", None, b"old") == b"old"


@pytest.mark.parametrize(
    ("before", "after", "today"),
    [(None, b"new", b"new and more"), (b"old", None, b"something new"), (b"old", b"new", None)],
)
def test_a_file_made_or_removed_in_between_is_left_alone(
    before: bytes | None, after: bytes | None, today: bytes | None
) -> None:
    assert isinstance(take_back(before, after, today), Refusal)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (b"# Title\n" + TICKED, b"# Title\n" + OPEN),  # lines above
        (TICKED + b"- [ ] Another\n", OPEN + b"- [ ] Another\n"),  # lines below
        (b"- [x] Call Sam Lee (done 06 Oct 2020)\n", b"- [ ] Call Sam Lee\n"),  # the same line
        (b"- [x] Call Sam and Sam (done 06 Oct 2020)\n", b"- [ ] Call Sam and Sam\n"),
        (b"- [x] Call (done 06 Oct 2020)\n", b"- [ ] Call\n"),
        (b"- [x] Call Sam (done 06 Oct 2020) soon\n", b"- [ ] Call Sam soon\n"),  # right after
        (b"* [x] Call Sam (done 06 Oct 2020)\n", b"* [ ] Call Sam\n"),  # right before
        (b"\xef\xbb\xbf" + TICKED, b"\xef\xbb\xbf" + OPEN),
        (TICKED[:-1] + b"\r\n", OPEN[:-1] + b"\r\n"),
        (TICKED[:-1], OPEN[:-1]),
    ],
)
def test_what_the_person_wrote_since_stays(today: bytes, expected: bytes) -> None:
    assert take_back(OPEN, TICKED, today) == expected


@pytest.mark.parametrize(
    "today",
    [
        b"- [-] Call Sam (done 06 Oct 2020)\n",
        b"- [x] Call Sam (done 07 Oct 2020)\n",
        b"- [ ] Call Sam (done 06 Oct 2020)\n",
        b"- [x] Call Sam (done 06 early Oct 2020)\n",
        b"",
        b"- [x] Something else\n",
    ],
)
def test_words_of_ours_that_were_changed_are_refused(today: bytes) -> None:
    refusal = take_back(b"# Title\n" + OPEN, b"# Title\n" + TICKED, b"# Title\n" + today)
    assert refusal == Refusal("what the command wrote was changed since", 2)


def test_words_the_command_removed_come_back_to_their_place() -> None:
    assert take_back(TICKED, OPEN, b"new\n" + OPEN + b"new\n") == b"new\n" + TICKED + b"new\n"


def test_two_texts_for_one_place_are_refused() -> None:
    assert isinstance(take_back(TICKED, OPEN, b"- [ ] Call Sam soon\n"), Refusal)


def test_two_lines_are_never_made_one() -> None:
    """The file had no final newline, ours added one with a line, the person went on below."""
    assert isinstance(take_back(b"x", b"x\ny\n", b"x\ny\nz\n"), Refusal)
    assert take_back(b"x\n", b"x\ny\n", b"x\ny\nz\n") == b"x\nz\n"


# Every word is its own, so that what changed where has one reading.
_WORDS = [f"w{number}" for number in range(60)]


@given(st.data())
def test_the_persons_edits_and_only_they_remain(data: st.DataObject) -> None:
    """Words of one file are changed by thrive or by the person, never neighbours by both."""
    count = data.draw(st.integers(6, len(_WORDS)))
    owners = [data.draw(st.sampled_from(["-", "-", "thrive", "person"])) for _ in range(count)]
    for place in range(1, count):
        if {owners[place - 1], owners[place]} == {"thrive", "person"}:
            owners[place] = "-"
    ends = [data.draw(st.sampled_from([" ", " ", " ", "\n", "\r\n", "\r"])) for _ in range(count)]
    forms = [data.draw(st.sampled_from(["new{}", "{} more{}", "", "[x]{}"])) for _ in range(count)]

    def text(*changed_by: str) -> bytes:
        pieces = []
        for place in range(count):
            word = _WORDS[place]
            if owners[place] in changed_by:
                word = forms[place].format(word, word)
            pieces.append(word + ends[place])
        return "".join(pieces).encode()

    result = take_back(text(), text("thrive"), text("thrive", "person"))
    assert result == text("person")


_SMALL = st.lists(st.sampled_from([b"a", b"b", b" ", b"\n", b"[x]", b"\r"]), max_size=25).map(
    b"".join
)


@given(_SMALL, _SMALL, _SMALL)
def test_whatever_the_texts_nothing_is_done_by_halves(
    before: bytes, after: bytes, today: bytes
) -> None:
    result = take_back(before, after, today)
    assert take_back(before, after, after) == before
    assert take_back(before, before, today) == (today if before != today else before)
    if after not in (before, today) and before != today:
        # a merge has no favourites: the person's way back out of ours gives the same
        mirrored = take_back(today, after, before)
        assert isinstance(result, Refusal) or isinstance(mirrored, Refusal) or mirrored == result


@given(_SMALL, _SMALL)
def test_edits_turn_the_one_into_the_other_and_never_touch(old: bytes, new: bytes) -> None:
    edits = edits_between(old, new)
    assert put_onto(old, edits) == new
    assert all(one.end < other.start for one, other in pairwise(edits))


def test_only_the_words_that_differ_are_edits() -> None:
    assert edits_between(OPEN, TICKED) == (
        ByteEdit(3, 4, b"x"),
        ByteEdit(14, 14, b" (done 06 Oct 2020)"),
    )


def test_a_large_file_takes_no_time() -> None:
    lines = [b"- [ ] item %d\n" % (number % 500) for number in range(3_000)]
    ticked = list(lines)
    today = list(lines)
    for place in range(0, 3_000, 100):
        ticked[place] = today[place] = lines[place].replace(b"[ ]", b"[x]")
        today[place + 50] = b"by hand %d\n" % place
    expected = [*lines]
    for place in range(0, 3_000, 100):
        expected[place + 50] = today[place + 50]
    assert take_back(b"".join(lines), b"".join(ticked), b"".join(today)) == b"".join(expected)
