"""Whatever the file holds: no exception, no lost byte, and a tick changes one character."""

import random

from commonmark_grammar import BARE, TEXTS, body
from hypothesis import given
from hypothesis import strategies as st

from thrivecli.markdown.document import Document, open_document, splice
from thrivecli.markdown.structure.blocks import parse_blocks, reference_definitions
from thrivecli.markdown.structure.boxes import Box, find_boxes, near_misses

FRONTS = (
    "",
    "\ufeff",
    "---\nperson: Joan\n---\n",
    "\ufeff---\r\nx: @y\r\ndate: 1\r\n---\r\n",
    "---\n",
)


def boxes_of(document: Document) -> tuple[Box, ...]:
    blocks = parse_blocks(document.text, document.body_start)
    near_misses(document, blocks)
    reference_definitions(document.text, document.body_start)
    return find_boxes(document, blocks)


def opened(data: bytes) -> Document | None:
    document = open_document("a.md", data)
    return document if isinstance(document, Document) else None


def places(document: Document, boxes: tuple[Box, ...]) -> list[tuple[object, ...]]:
    return [
        (box.marker_offset, box.marker, box.parent, box.segments, document.text[box.marker_offset])
        for box in boxes
    ]


def check(data: bytes, new_markers: str) -> int:
    """Every box of ``data`` ticked by itself; how many there were."""
    document = opened(data)
    if document is None:
        return 0
    assert document.text.encode() == data
    boxes = boxes_of(document)
    before = places(document, boxes)
    for number, box in enumerate(boxes):
        at, new = box.marker_offset, new_markers[number % len(new_markers)]
        ticked = splice(document.text, [(at, at + 1, new)])
        assert (ticked[:at], ticked[at + 1 :]) == (document.text[:at], document.text[at + 1 :])
        after = opened(ticked.encode())
        assert after is not None
        expected = list(before)
        expected[number] = (at, new, box.parent, box.segments, new)
        assert places(after, boxes_of(after)) == expected
    return len(boxes)


def test_ticking_any_box_of_any_document_changes_that_box_alone() -> None:
    ticked = 0
    for seed in range(800):
        data = (FRONTS[seed % len(FRONTS)] + body(seed)).encode()
        ticked += check(data, "x /-> "[seed % 6 :] + "X")
    assert ticked > 500


def test_random_bytes_are_read_or_refused() -> None:
    rng = random.Random(7)
    pieces = [
        piece.encode() for piece in (*TEXTS, *BARE, *FRONTS, "\r", "\r\n", "\n", "\x00", "- ")
    ]
    pieces += [b"\xff", b"\xc3", b"\xed\xa0\x80", b"<<<<<<< a\n", b"=======\n", b">>>>>>> b\n"]
    for _ in range(1500):
        check(b"".join(rng.choices(pieces, k=rng.randint(0, 30))).replace(b"\0", b""), "x")
        check(rng.randbytes(rng.randint(0, 80)), "x")


@given(st.text(alphabet="- []x>\t\n\r#`1.)\\<é*_:a\x00\x0b\x0c", max_size=60))
def test_short_texts_of_signs_are_read(text: str) -> None:
    check(text.encode(), "x")
