"""Blocks, and the ways of the parser behind them."""

import pytest

from thrivecli.markdown.structure.blocks import Block, Kind, parse_blocks, reference_definitions


def shape(text: str, blocks: tuple[Block, ...]) -> list[object]:
    """Kinds, levels and texts as nested lists."""
    shown: list[object] = []
    for block in blocks:
        lines = [text[start:end] for start, end in block.segments]
        shown.append((block.kind.value, *([block.level] if block.level else []), *lines))
        if block.children:
            shown.append(shape(text, block.children))
    return shown


def parsed(text: str) -> list[object]:
    return shape(text, parse_blocks(text, 0))


def test_headings_have_their_level_and_their_words() -> None:
    assert parsed("# a\n  ## b ##  \n### c#\n#\n#### #\n") == [
        ("heading", 1, "a"), ("heading", 2, "b"), ("heading", 3, "c#"),
        ("heading", 1), ("heading", 4),
    ]  # fmt: skip


def test_underlined_headings_leave_the_line_out() -> None:
    assert parsed("a\nb\n---\n\n#c\n===\n\n> d\n> ===\n") == [
        ("heading", 2, "a", "b"), ("heading", 1, "#c"), ("quote",), [("heading", 1, "d")],
    ]  # fmt: skip


def test_every_kind_is_told_apart() -> None:
    assert parsed("a\n\n```\nb\n```\n\n    c\n\n<!-- d -->\n\n***\n\n> e\n") == [
        ("paragraph", "a"), ("code",), ("code",), ("html",), ("rule",),
        ("quote",), [("paragraph", "e")],
    ]  # fmt: skip


def test_items_of_tight_lists_have_a_paragraph() -> None:
    assert parsed("- a\n  b\n  - c\n- # d\n-\n") == [
        ("list",),
        [("item",), [("paragraph", "a", "b"), ("list",), [("item",), [("paragraph", "c")]]],
         ("item",), [("heading", 1, "d")],
         ("item",)],
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["- \\[ ] a", "- \\\\ a", "> \\*", "\\# a", "1) \\[x] a"])
def test_a_text_begins_with_its_escape(text: str) -> None:
    block = parse_blocks(text, 0)[0]
    while block.children:
        block = block.children[0]
    assert text[slice(*block.segments[0])].startswith("\\")


@pytest.mark.parametrize("text", ["- a\n\n\t- b\n\n\t- c\n", "> - a\n>\n>   - b\n>\n>   - c\n"])
def test_an_item_starts_at_its_marker_even_after_a_tab(text: str) -> None:
    block = parse_blocks(text, 0)[0]
    outer = block if block.kind is Kind.LIST else block.children[0]
    inner = outer.children[0].children[1]
    assert [text[item.start : item.start + 3] for item in inner.children] == ["- b", "- c"]
    assert inner.start == inner.children[0].start == inner.children[0].marker_start


def test_an_item_knows_where_its_content_begins() -> None:
    text = "12)  a\n\n-\tb\n\n+\n\n*   \n"
    items = [block.children[0] for block in parse_blocks(text, 0)]
    assert [text[item.start : item.content_start] for item in items] == [
        "12)  ",
        "-\t",
        "+",
        "*   ",
    ]


def test_blocks_end_where_the_next_line_begins() -> None:
    text = "- a\r\n  b\r\n\r\n\r\n- c\r\n\r\nd"
    (items, last) = parse_blocks(text, 0)
    assert [text[item.start : item.end] for item in items.children] == ["- a\r\n  b\r\n", "- c\r\n"]
    assert text[items.start : items.end] == "- a\r\n  b\r\n\r\n\r\n- c\r\n"
    assert text[last.start : last.end] == "d"


def test_an_item_keeps_the_code_and_definitions_at_its_end() -> None:
    text = "- a\n\n  [x]: /u\n\n- ```\n  >\n\n\nb\n"
    items = parse_blocks(text, 0)[0].children
    assert text[items[0].start : items[0].end] == "- a\n\n  [x]: /u\n"
    assert ">" in text[items[1].start : items[1].end]


def test_the_prefixes_of_quotes_and_lists_are_no_text() -> None:
    assert parsed("> - a `b\n>   c` <b\n>   title='> d'>e\n  lazy\n> > f\n") == [
        ("quote",),
        [("list",), [("item",), [("paragraph", "a `b", "c` <b", "title='> d'>e", "lazy")]],
         ("quote",), [("paragraph", "f")]],
    ]  # fmt: skip


def test_a_lazy_line_keeps_a_sign_that_is_its_text() -> None:
    assert parsed("> a\n     > b\n") == [("quote",), [("paragraph", "a", "> b")]]


def test_a_lone_cr_ends_a_line_and_a_form_feed_does_not() -> None:
    assert parsed("# a\r- b\r- c\r") == [
        ("heading", 1, "a"),
        ("list",), [("item",), [("paragraph", "b")], ("item",), [("paragraph", "c")]],
    ]  # fmt: skip
    assert parsed("a\n\x0c\nb\n") == [("paragraph", "a", "\x0c", "b")]


def test_offsets_count_characters_whatever_their_bytes() -> None:
    text = "\ufeffé\U0001f4c5\n\n- ça \u2028 📅\n"
    assert parsed(text[1:]) == [
        ("paragraph", "é\U0001f4c5"), ("list",), [("item",), [("paragraph", "ça \u2028 📅")]],
    ]  # fmt: skip
    assert [block.start for block in parse_blocks(text, 1)] == [1, 5]


def test_signs_beyond_ascii_open_and_close_no_html() -> None:
    assert parsed("<é>\n- a\n") == [
        ("paragraph", "<é>"),
        ("list",),
        [("item",), [("paragraph", "a")]],
    ]
    assert parsed("<é\n\n<?\né>\n# b\n") == [("paragraph", "<é"), ("html",)]
    assert parsed("<!-- é\n\n- a\n-->\n") == [("html",)]


def test_the_comment_of_an_action_is_inline_and_alone_it_is_html() -> None:
    assert parsed("- [ ] a <!-- thrive:7k3q9f -->\n\n<!-- thrive:7k3q9f -->\n") == [
        ("list",), [("item",), [("paragraph", "[ ] a <!-- thrive:7k3q9f -->")]], ("html",),
    ]  # fmt: skip


def test_no_extension_is_switched_on() -> None:
    assert parsed("| a |\n|---|\n| b |\n\n[^1]: c\n\nx: 1\n: d\n") == [
        ("paragraph", "| a |", "|---|", "| b |"), ("paragraph", "x: 1", ": d"),
    ]  # fmt: skip


def test_definitions_are_found_with_their_spans() -> None:
    text = "---\n\ufeff[no]: é\r\r> [É x]: </ü>\r>  'title'\r\n\n- [y]: /u\n[É X]: /later\n"
    found = reference_definitions(text, 4)
    assert [(one.label, text[one.start : one.end]) for one in found] == [
        ("É x", "[É x]: </ü>\r>  'title'"), ("y", "[y]: /u"),
    ]  # fmt: skip


def test_a_block_is_shown_without_the_blocks_in_it() -> None:
    block = parse_blocks("- " * 3000 + "a", 0)[0]
    assert repr(block) == "<list 0-6001>"
    assert block != parse_blocks("- " * 3000 + "a", 0)[0]
