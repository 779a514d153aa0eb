"""The brief on one screen, and as Markdown in which what people wrote is only text."""

import html
import re
from datetime import date

import cmarkgfm  # type: ignore[import-untyped]  # it has no stubs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from notebook import notebook, tasks

from thrivecli.journal.agenda.agenda import agenda_of
from thrivecli.render.agenda.markdown import agenda_markdown, as_text
from thrivecli.render.agenda.screen import agenda_screen
from thrivecli.render.clean import clean
from thrivecli.render.plain import plain_lines

TODAY = date(2026, 5, 4)
_LINKS_ITSELF = re.compile(r"://|www\.|@|:")  # GitHub's own, from bare addresses and :names:
HOSTILE = [
    "[x] done?", "<script>alert(1)</script>", "# big", "a | b", "![i](i.png)", "- one",
    "1. one", "10) ten", "+ plus", "=== ", "---", "> quote", "`code`", "**bold** _it_ ~~no~~",
    "[a](javascript:1)", "&lt;b&gt; &#60;", "a\\", "<!-- -->", "$x$", "[^1]: note", "C#", "on_call",
]  # fmt: skip


def shown(words: str) -> str | None:
    """What a renderer shows of one bullet; ``None`` if it is anything but text."""
    made = str(cmarkgfm.github_flavored_markdown_to_html(f"- {as_text(words)}\n\nEnd\n"))
    found = re.fullmatch(r"<ul>\n<li>([^<>]*)</li>\n</ul>\n<p>End</p>\n", made)
    return html.unescape(found[1]) if found else None


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_text(words: str) -> None:
    assert shown(words) == " ".join(words.split())


@given(st.lists(st.sampled_from([*HOSTILE, *"`*_[]<>#|!~$&\\-+=.()1 aé"]), min_size=1, max_size=6))
def test_no_words_become_markup(pieces: list[str]) -> None:
    words = clean(" ".join("".join(pieces).split()))
    if words and not _LINKS_ITSELF.search(words):
        assert shown(words) == words


def test_a_word_with_an_underscore_is_not_cluttered() -> None:
    assert as_text("Mend on_call in C# by 5 o'clock (soon)") == (
        "Mend on_call in C# by 5 o'clock (soon)"
    )


def test_a_full_year_fits_one_screen() -> None:
    many = tasks(*(f"- [ ] *@Sam Lee* Number {n} by {n:02d} Apr 2026" for n in range(1, 29)))
    done = "## What have you done so far?\n\n*01 May 2026*\n\n" + "- {}\n" * 20
    text = many + "#### Help\n\n" + "- Help\n" * 9 + "\n" + done.format(*range(20))
    book = notebook({"2026-04-13": f"---\npartner: Sam Lee\n---\n{text}"})
    found = agenda_of(book.journal, "Joan Citizen", TODAY)
    lines = list(plain_lines(agenda_screen(found, "Joan Citizen")))
    assert len(lines) <= 40
    assert [line for line in lines if re.fullmatch(r"  - and \d+ more", line)]


@pytest.mark.parametrize("text", ["", tasks("- [x] All done"), "## Goals\n\n#### 1 year\n"])
def test_with_nothing_to_report_it_asks_what_comes_next(text: str) -> None:
    book = notebook({"2026-04-13": text})
    found = agenda_of(book.journal, "Joan Citizen", TODAY)
    told = "\n".join(plain_lines(agenda_screen(found, "Joan Citizen")))
    assert "Nothing is open: what comes next?" in told
    assert "When is the next one?" in told
    assert "# Agenda: Joan Citizen" in "\n".join(plain_lines(agenda_markdown(found, None)))


def test_a_quarter_without_a_meeting_is_said_plainly() -> None:
    book = notebook({"2026-01-05": "", "2025-11-01": ""})
    found = agenda_of(book.journal, "Joan Citizen", TODAY)
    told = "\n".join(plain_lines(agenda_screen(found, None)))
    assert "17 weeks since the last check-in, over the 13 of a quarter: meet soon." in told
