"""Documents by the thousand, of every kind: no exception, no lost byte, and exact toggles.

The cut that every change is tested with takes half a minute; nightly all of it.
"""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commonmark_grammar import body
from commonmark_referees import by_cmark, by_markdown_it

from thrivecli.markdown.document import Document, open_document, splice
from thrivecli.markdown.structure.blocks import parse_blocks, reference_definitions
from thrivecli.markdown.structure.boxes import Box, find_boxes, near_misses

EXAMPLES: list[tuple[int, str, str]] = json.loads(
    (Path(__file__).parents[1] / "support/commonmark_spec/examples.json").read_text("utf-8")
)
_FRONT = "---\nperson: Joan\n---\n"
_TASK = "- [ ] a task of ours\n"
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


def test_two_thousand_documents_of_a_grammar() -> None:
    assert all_toggled(grammar_documents(range(100_000, 102_000)))[1] > 1000


def test_five_thousand_strings_of_bytes() -> None:
    assert all_toggled(byte_strings(1, 5000)) >= (5000, 50)


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(50))
def test_a_million_documents(part: int) -> None:
    first = 200_000 + part * 15_000
    all_toggled(grammar_documents(range(first, first + 15_000)))
    all_toggled(byte_strings(100 + part, 5000))


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
