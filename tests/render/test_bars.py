"""Bars and strips: true to their numbers, and drawn with what a terminal can show."""

from hypothesis import given
from hypothesis import strategies as st

from thrivecli.render.report.bars import (
    ASCII,
    BLOCKS,
    Glyphs,
    bar,
    glyphs_for,
    height,
    months_head,
    months_of,
    strip,
)

GLYPHS = st.sampled_from([ASCII, BLOCKS])
COUNTS = st.integers(0, 200)


def test_a_sign_stands_for_one_while_there_is_room() -> None:
    assert bar(2, 5, 7, 12, ASCII) == "##..."
    assert bar(2, 5, 7, 12, BLOCKS) == "██░░░"
    assert bar(0, 0, 7, 12, ASCII) == ""


def test_all_bars_shrink_alike_where_there_is_none() -> None:
    assert bar(60, 60, 60, 12, ASCII) == "#" * 12
    assert bar(30, 60, 60, 12, ASCII) == "######......"
    assert bar(5, 30, 60, 12, ASCII) == "#....."


def test_almost_all_is_not_drawn_as_all() -> None:
    assert bar(99, 100, 100, 12, ASCII) == "###########."


@given(COUNTS, COUNTS, COUNTS, st.integers(2, 40), GLYPHS)
def test_a_bar_is_no_wider_than_its_room(
    part: int, rest: int, more: int, width: int, glyphs: Glyphs
) -> None:
    whole = part + rest
    drawn = bar(part, whole, whole + more, width, glyphs)
    assert len(drawn) <= width
    assert bool(drawn) == bool(whole)
    assert (glyphs.full in drawn) == (part > 0) or len(drawn) == 1


@given(st.lists(COUNTS, min_size=1), GLYPHS)
def test_a_strip_rises_and_falls_with_its_numbers(counts: list[int], glyphs: Glyphs) -> None:
    drawn = [glyphs.heights.index(sign) for sign in strip(counts, glyphs)]
    assert [place == 0 for place in drawn] == [count == 0 for count in counts]
    for count, place in zip(counts, drawn, strict=True):
        for other, its_place in zip(counts, drawn, strict=True):
            assert count > other or place <= its_place
    assert not max(counts) or drawn[counts.index(max(counts))] == len(glyphs.heights) - 1


def test_nothing_at_all_is_drawn_as_nothing() -> None:
    assert height(0, 0, ASCII) == "."


def test_a_number_stands_under_its_month() -> None:
    head = months_head()
    numbers, heights = months_of("2026", {"2026-03": 2, "2026-12": 11, "2025-01": 9}, ASCII)
    for month, count, sign in (("Mar", "2", "-"), ("Dec", "11", "#")):
        end = head.index(month) + len(month)
        assert numbers[:end].endswith(count)
        assert heights[:end].endswith(sign)
    assert numbers.split() == ["2", "11"]


def test_signs_are_what_the_terminal_has() -> None:
    assert glyphs_for("utf-8", "xterm-256color") is BLOCKS
    assert glyphs_for("utf-8", "linux") is ASCII
    assert glyphs_for("ascii", "xterm") is ASCII
    assert glyphs_for("latin-1", "xterm") is ASCII
    assert glyphs_for("no such thing", "xterm") is ASCII
    assert glyphs_for(None, "xterm") is ASCII
    assert "".join((ASCII.full, ASCII.empty, ASCII.heights)).isascii()
