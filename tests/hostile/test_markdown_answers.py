"""Markdown that thrive writes for pasting: what a renderer makes of hostile notes in it.

The agenda is ours, so every text in it is mere text. The review packet quotes the notes word
for word, so their inline markup stays theirs; what it may not do is to pass for the packet's
own headings, items and sources.
"""

import itertools

import pytest
from hostile_notes import PAYLOADS
from markdown_it import MarkdownIt
from running import House

BLOCKS = (
    "# Forged",
    "## Wins",
    "- item",
    "1. item",
    "> quote",
    "```",
    "~~~",
    "***",
    "---",
    "| a |",
)


def team(thrive: House, texts: tuple[str, ...]) -> list[str]:
    """A person a text, each named and noted by it; returns their slugs."""
    thrive("init", "notes")
    thrive.place = thrive.home / "notes"
    for number, text in enumerate(texts):
        name = f"P{number} {text}".replace("'", "''")[:90]
        for day, due in (("2026-05-04", "1 Jun 2026"), ("2026-07-06", "1 Aug 2026")):
            thrive.write(
                f"checkins/p{number}/{day}.md",
                f"---\nperson: '{name}'\npartner: Sam Lee\ndate: {day}\n---\n\n## Goals\n\n"
                f"#### 3 years\n\n- goal {text} {day}\n\n## Planning\n\n#### projects\n\n"
                f"- {text}\n\n#### help\n\n{text}\n\n#### tasks\n\n- [ ] {text} by {due}\n"
                f"- [x] {text} done (done {day})\n\n## What have you done so far?\n\n*{day}*\n\n"
                f"- win {text}\n  - {text}\n",
            )
    thrive.shell("git add -A && git commit -qm notes")
    return [f"p{number}" for number in range(len(texts))]


def kinds(markdown: str) -> list[str]:
    """What a renderer that lets everything through sees: blocks, and what is not text in them."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    found = []
    for token in tokens:
        found.append(token.type)
        found += [f"inline {one.type}" for one in token.children or () if one.type != "text"]
    return found


def blocks(markdown: str) -> set[str]:
    """The kinds of blocks there are."""
    found = {kind for kind in kinds(markdown) if not kind.startswith("inline")}
    return {kind.removesuffix("_open").removesuffix("_close") for kind in found}


OWN_BLOCKS = {"heading", "paragraph", "bullet_list", "list_item"}
REVIEW = ("--since", "2026-01-01", "--until", "2026-12-31")
HEADINGS = (
    *("Months", "Wins", "Actions finished", "Projects", "Goals, then and now"),
    *("On time", "Late", "With no due date", "Done, on a day that is not known"),
    *("May 2026", "Jul 2026", "3 years"),
)


@pytest.mark.parametrize("part", [0, 1])
def test_what_is_to_be_pasted_has_no_bones_but_its_own(thrive: House, part: int) -> None:
    texts = (*PAYLOADS, *BLOCKS)[part::2]
    for text, slug in zip(texts, team(thrive, texts), strict=True):
        agenda = thrive("agenda", slug, "--markdown").out
        assert [kind for kind in kinds(agenda) if kind.startswith("inline ")] == [], text
        assert blocks(agenda) == OWN_BLOCKS, text

        packet = thrive("review", slug, *REVIEW).out
        assert blocks(packet) == {*OWN_BLOCKS, "code_block"}, text
        first, *others = headings(packet)
        assert first.startswith(f"{slug.upper()} ")
        assert set(others) <= set(HEADINGS), text
        assert [one for one in others if one in HEADINGS[:5]] == list(HEADINGS[:5])
        shown = MarkdownIt("commonmark", {"html": False}).render(packet)
        assert "<script" not in shown
        assert "<svg" not in shown
        assert 'href="javascript:' not in shown


def headings(markdown: str) -> list[str]:
    """The texts of all headings, in order."""
    tokens = MarkdownIt("commonmark", {"html": True}).parse(markdown)
    return [
        after.content for token, after in itertools.pairwise(tokens) if token.type == "heading_open"
    ]
