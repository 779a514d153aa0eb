"""The packet's Markdown: the notes' words stay words, wherever they land."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from thrivecli.render.review.quoting import as_item, later_in_words

MARKDOWN = MarkdownIt("commonmark")
STARTS = [
    *("- x", "* x", "+ x", "-", "+", "1. x", "23) x", "1.", "# x", "######", "> x", ">x"),
    *("```x", "``` x y", "~~~", "~~~ x", "---", "***", "* * *", "_ _ _", "[ ] x", "[x] x"),
    *("[a]: b", "[a]: <b> 'c'", "<div>", "</p> x", "<!-- x", "<?x", "<!X", "<script> y"),
]


def one_paragraph(text: str) -> str | None:
    """The words of a list of one item of one paragraph; ``None`` if it is anything else."""
    tokens = MARKDOWN.parse(f"- {as_item(text)} (checkins/x.md:1@12345678)\n- next\n")
    kinds = [token.type for token in tokens]
    item = ["list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close"]
    if kinds != ["bullet_list_open", *item, *item, "bullet_list_close"]:
        return None
    return tokens[3].content


@pytest.mark.parametrize("text", STARTS)
def test_what_would_become_other_markup_gets_a_backslash_and_no_more(text: str) -> None:
    escaped = as_item(text)
    assert escaped != text
    assert escaped.replace("\\", "", 1) == text
    assert one_paragraph(text) is not None


@pytest.mark.parametrize(
    "text",
    ["Plain", "**Bold** start", "*x* y", "`code` first", "``` a ``` b", "[link](u)", "#tag",
     "1.5 times", "-x", "<https://a.example>", "<a@b.example> wrote", "2026 was good", "+1"],
)  # fmt: skip
def test_what_stays_what_it_was_is_left_alone(text: str) -> None:
    assert as_item(text) == text
    assert one_paragraph(text) is not None


@given(st.text(alphabet="ab1 .)#>-+*_`~[]:x<!/?=|\\", min_size=1, max_size=12))
@example("\\- a")
@example("=")
def test_any_words_stay_one_paragraph(text: str) -> None:
    words = " ".join(text.split())
    if words:
        told = one_paragraph(words)
        assert told is not None
        assert told.startswith(as_item(words))


@pytest.mark.parametrize(
    ("days", "words"),
    [(31, "31 days"), (59, "59 days"), (60, "2 months"), (91, "3 months"), (700, "23 months"),
     (731, "2 years"), (1200, "3 years")],
)  # fmt: skip
def test_a_delay_is_told_as_people_say_it(days: int, words: str) -> None:
    assert later_in_words(days) == words
