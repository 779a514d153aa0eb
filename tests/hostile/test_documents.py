"""Documents by the thousand, of every kind: no exception, no lost byte, and exact toggles.

Two other parsers of CommonMark find the same actions in them. Every change is tested with
thirty thousand, which takes half a minute of two cores; nightly a million.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commonmark_grammar import body
from commonmark_referees import (
    CMARK_IS_LOST,
    MARKDOWN_IT_IS_LOST,
    NOT_TAKEN_AS_LAZY,
    Action,
    by_cmark,
    by_markdown_it,
)

from thrivecli.markdown.document import Document, open_document, splice
from thrivecli.markdown.structure.blocks import parse_blocks, reference_definitions
from thrivecli.markdown.structure.boxes import Box, find_boxes, near_misses

EXAMPLES: list[tuple[int, str, str]] = json.loads(
    (Path(__file__).parents[1] / "support/commonmark_spec/examples.json").read_text("utf-8")
)
_FRONT = "---\nperson: Joan\n---\n"
_TASK = "- [ ] a task of ours\n"
_TOKEN = re.compile(r"q\d+q")
# A known fault of the parser we read with. Nobody is known to write so.
BOTH_DISAGREE = {
    "a lazy line of a tab, `>` and a fence is taken for a quote": re.compile(
        r"[\r\n][ \t>]*\t *>[ \t]*(?:`{3}|~{3})"
    )
}
CMARK_DISAGREES = {
    "tabs beside `>`, where the other two are lost": MARKDOWN_IT_IS_LOST,
    "cmark-gfm goes on with an item that has ended": CMARK_IS_LOST,
}
MARKDOWN_IT_DISAGREES = {
    "markdown-it-py is lost beside `>`": MARKDOWN_IT_IS_LOST,
    "it counts tabs wrongly behind `>`": re.compile(r">[^\r\n]*\t"),
    "it takes indented lines for blocks that are lazy": NOT_TAKEN_AS_LAZY,
    "it takes a definition for a block that no line goes on with": re.compile(r"\]:[ \t]*\S"),
}
CUTS = [range(first, first + 5000) for first in range(100_000, 120_000, 5000)]
VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "BOM": lambda text: f"\ufeff{text}",
    "front matter": lambda text: f"{_FRONT}{text}",
    "task before": lambda text: f"{_TASK}\n{text}",
    "task after": lambda text: f"{text}\n{_TASK}",
}


def boxes_of(document: Document) -> tuple[Box, ...]:
    blocks = parse_blocks(document.text, document.body_start)
    near_misses(document, blocks)
    reference_definitions(document.text, document.body_start)
    return find_boxes(document, blocks)


def toggled(data: bytes) -> int:
    """Read a file; toggle each of its boxes, there and back. How many boxes there are."""
    document = open_document("a.md", data)
    if not isinstance(document, Document):
        return 0
    assert document.text.encode() == data
    boxes = boxes_of(document)
    for number, box in enumerate(boxes):
        at = box.marker_offset
        new = "x" if box.marker != "x" else " "
        changed = splice(document.text, [(at, at + 1, new)]).encode()
        differing = [
            n for n, (old, now) in enumerate(zip(data, changed, strict=False)) if old != now
        ]
        if len(box.marker.encode()) == 1:
            assert (len(changed), len(differing)) == (len(data), 1)
        after = open_document("a.md", changed)
        assert isinstance(after, Document)
        again = boxes_of(after)
        assert [one.marker for one in again] == [
            new if n == number else one.marker for n, one in enumerate(boxes)
        ]
        back = splice(after.text, [(again[number].marker_offset, at + 1, box.marker)])
        assert back.encode() == data
    return len(boxes)


def spec_documents() -> Iterator[bytes]:
    for _, _, text in EXAMPLES:
        for variant in VARIANTS.values():
            yield variant(text).encode()


def grammar_documents(seeds: range) -> Iterator[bytes]:
    fronts = ("", "\ufeff", _FRONT, "---\n", "\ufeff---\r\nx: @y\r\n---\r\n")
    for seed in seeds:
        yield (fronts[seed % len(fronts)] + body(seed)).encode()


def byte_strings(seed: int, count: int) -> Iterator[bytes]:
    rng = random.Random(seed)
    pieces = [b"- [ ] a\n", b"- [x]", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\r", b"\n", b"> ", b"\0"]
    pieces += [b"<<<<<<< a\n", b"```\n", b"---\n", b"\xef\xbb\xbf", b"1. ", b"\t", "📅é".encode()]
    for number in range(count):
        if number % 2:
            yield rng.randbytes(rng.randint(0, 200))
        else:
            yield b"".join(rng.choices(pieces, k=rng.randint(0, 30)))


def all_toggled(documents: Iterator[bytes]) -> tuple[int, int]:
    """How many documents, and how many toggles."""
    counts = [toggled(data) for data in documents]
    print(f"{len(counts)} documents, {sum(counts)} boxes toggled there and back")
    return len(counts), sum(counts)


def test_the_examples_of_the_standard_in_seven_ways() -> None:
    documents, toggles = all_toggled(spec_documents())
    assert documents == 652 * 7
    assert toggles > 1000


@pytest.mark.parametrize("seeds", CUTS, ids=str)
def test_twenty_thousand_documents_of_a_grammar(seeds: range) -> None:
    documents, toggles = all_toggled(grammar_documents(seeds))
    assert documents == 5000
    assert toggles > 3000


def test_five_thousand_strings_of_bytes() -> None:
    documents, toggles = all_toggled(byte_strings(1, 5000))
    assert documents == 5000
    assert toggles > 50


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(50))
def test_a_million_documents(part: int) -> None:
    first = 200_000 + part * 15_000
    all_toggled(grammar_documents(range(first, first + 15_000)))
    all_toggled(byte_strings(100 + part, 5000))


def numbered(text: str) -> str:
    """The text with its tokens telling its own lines: front matter may have gone before."""
    lines = re.split(r"(\r\n|\n|\r)", text)
    return "".join(
        line if odd % 2 else _TOKEN.sub(f"q{odd // 2 + 1}q", line) for odd, line in enumerate(lines)
    )


def actions_of(document: Document) -> set[Action]:
    """Our actions, their lines counted from where the body begins."""
    before = document.line_of(document.body_start) - 1
    boxes = find_boxes(document, parse_blocks(document.text, document.body_start))
    return {(document.line_of(box.marker_offset) - before, box.marker) for box in boxes}


def refereed(documents: Iterator[bytes]) -> Counter[str]:
    """How often the two referees and we agree; else how often one does not, and why.

    For each action that one of them does not see as we do, the other one must, but in one case.
    """
    told: Counter[str] = Counter()
    for data in documents:
        document = open_document("a.md", data)
        if not isinstance(document, Document):
            told["refused"] += 1
            continue
        text = numbered(document.text[document.body_start :])
        ours, cmark, markdown_it = actions_of(document), by_cmark(text), by_markdown_it(text)
        told["actions"] += len(ours)
        told["all agree"] += ours == cmark == markdown_it
        wrong_to_one = ours ^ cmark
        wrong_to_other = set() if markdown_it is None else ours ^ markdown_it
        if wrong_to_one & wrong_to_other:
            told[_why(document.text, BOTH_DISAGREE)] += 1
        elif wrong_to_one:
            told[_why(document.text, CMARK_DISAGREES)] += 1
        elif wrong_to_other:
            told[_why(document.text, MARKDOWN_IT_DISAGREES)] += 1
    print(dict(told))
    return told


def _why(text: str, reasons: dict[str, re.Pattern[str]]) -> str:
    """The reason why one referee is not of our mind; the text itself if there is none."""
    found = (why for why, pattern in reasons.items() if pattern.search(text))
    return next(found, f"unexplained: {text!r}")


@pytest.mark.parametrize("seeds", CUTS, ids=str)
def test_two_other_parsers_find_the_same_actions_in_documents_of_a_grammar(seeds: range) -> None:
    told = refereed(grammar_documents(seeds))
    assert told["actions"] > 3000
    assert told["all agree"] > 4850
    reasons = {*BOTH_DISAGREE, *CMARK_DISAGREES, *MARKDOWN_IT_DISAGREES}
    assert set(told) - reasons == {"actions", "all agree"}
    assert sum(told[why] for why in BOTH_DISAGREE) <= 1
    assert sum(told[why] for why in CMARK_DISAGREES) <= 20


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(10))
def test_two_other_parsers_find_the_same_actions_in_a_hundred_thousand_documents(
    part: int,
) -> None:
    agreed = 0
    for seed in range(part * 10_000 + 1_000_000, part * 10_000 + 1_010_000):
        text = body(seed)
        by_one, by_other = by_cmark(text), by_markdown_it(text)
        if by_one == by_other:
            document = open_document("a.md", text.encode())
            assert isinstance(document, Document)
            boxes = find_boxes(document, parse_blocks(text, 0))
            ours = {(document.line_of(box.marker_offset), box.marker) for box in boxes}
            assert ours == by_one, f"seed {seed}"
            agreed += 1
    print(f"{agreed} of 10000 documents where the two agree, and we with them")
    assert agreed > 9_500


def test_two_other_parsers_find_the_same_actions_in_examples_and_bytes() -> None:
    told = refereed(spec_documents()) + refereed(byte_strings(1, 5000))
    assert set(told) == {"actions", "all agree", "refused"}
    assert told["all agree"] == 652 * 7 + 5000 - told["refused"]
    assert told["actions"] > 1000
