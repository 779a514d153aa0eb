"""Hostile files end in seconds: time grows with the file, never with its square."""

import time

import pytest

from thrivecli.markdown.document import MAX_BYTES, Document, open_document
from thrivecli.markdown.structure.blocks import parse_blocks, reference_definitions
from thrivecli.markdown.structure.boxes import find_boxes, near_misses

SECONDS = 5
SECONDS_FOR_A_MEBIBYTE = 10  # two of a machine that is not busy, where this may be one
SECONDS_FOR_A_MILLION_BLOCKS = 20  # in one another; two to four of a machine that is not busy
NESTED = ("nested quotes", "quotes without a space", "nested numbers", "lists in quotes")

REPEATED = {
    "nested quotes": "> ",
    "quotes without a space": ">",
    "nested lists": "- ",
    "nested numbers": "1. ",
    "lists in quotes": "> - ",
    "images": "![[]()",
    "backticks": "`",
    "growing backticks": "`a``b```c",
    "brackets": "[",
    "closed brackets": "[a]",
    "emphasis": "*a_ ",
    "strong": "**a **b",
    "entities": "&amp;",
    "half entities": "&a",
    "autolinks": "<a:",
    "comments": "<!--",
    "inline html": "<a b='",
    "declarations": "<!A ",
    "processing": "<?",
    "escapes": "\\",
    "tabs": "\t",
    "boxes in a line": "- [ ] ",
    "definitions": "[a]: /u\n",
    "unfinished definitions": "[a]:\n",
    "colons": "a: ",
    "rules": "---\n",
    "fences": "```\n",
    "empty lines": "\n",
    "carriage returns": "\r",
    "front matter lines": "---\na: b\n",
    "hashes": "# ",
    "short lines": "a\n",
    "quoted lines": "> a\n",
    "headings": "a\n===\n",
    "conflicts": "<<<<<<< a\n=======\n",
    "wide characters": "📅é",
    "nul": "\x00",
}


def read(text: str) -> tuple[float, int]:
    """How long everything keeps the processor, and how many actions there are."""
    began = time.process_time()
    document = open_document("a.md", text.encode())
    count = 0
    if isinstance(document, Document):
        blocks = parse_blocks(document.text, document.body_start)
        count = len(find_boxes(document, blocks))
        near_misses(document, blocks)
        reference_definitions(document.text, document.body_start)
    return time.process_time() - began, count


def deep_list(depth: int) -> str:
    return "".join("  " * level + "- [ ] a\n" for level in range(depth))


@pytest.mark.parametrize("name", REPEATED)
def test_a_short_flood_is_read_at_once(name: str) -> None:
    seconds, _ = read(REPEATED[name] * (30_000 // len(REPEATED[name])))
    assert seconds < SECONDS


def test_deep_nesting_is_read_to_its_bottom() -> None:
    assert read("> " * 20_000 + "- [ ] a")[1] == 1
    assert read("- " * 3000 + "[ ] a")[1] == 1
    assert read(deep_list(500))[1] == 500
    assert read("".join(">" * depth + " - [ ] a\n" for depth in range(1, 300)))[1] == 299


def test_a_paragraph_of_many_lines_deep_in_quotes_is_read() -> None:
    seconds, count = read("> " * 200 + "- [ ] a\n" + ("> " * 200 + "  b\n") * 300)
    assert (seconds < SECONDS, count) == (True, 1)


def test_many_paragraphs_deep_in_quotes_are_read() -> None:
    paragraph = "> " * 100 + "a\n" + "> " * 100 + "b\n" + ">" * 100 + "\n"
    assert read(paragraph * 300)[0] < SECONDS


def test_a_checklist_of_ten_thousand_is_read() -> None:
    seconds, count = read("- [ ] task *@Joan Citizen* by 08 Oct 2026\n" * 10_000)
    assert (seconds < SECONDS, count) == (True, 10_000)


@pytest.mark.hostile
@pytest.mark.parametrize("name", REPEATED)
def test_a_flood_of_a_mebibyte_ends_in_seconds(name: str) -> None:
    seconds, _ = read(REPEATED[name] * (MAX_BYTES // len(REPEATED[name].encode())))
    print(f"{seconds:.1f} s")
    longest = SECONDS_FOR_A_MILLION_BLOCKS if name in NESTED else SECONDS_FOR_A_MEBIBYTE
    assert seconds < longest


@pytest.mark.hostile
def test_the_deepest_list_of_a_mebibyte_ends_in_seconds() -> None:
    seconds, count = read(deep_list(1000))
    assert (seconds < SECONDS, count) == (True, 1000)
