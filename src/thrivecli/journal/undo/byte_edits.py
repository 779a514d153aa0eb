"""The difference between two versions of a file, as replaced spans of its bytes.

Compared line by line first, then word by word within lines that differ, so that two
people's changes to one line can be told apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_WORD = re.compile(rb"[0-9A-Za-z_\x80-\xff]+|[ \t]+|\r\n|[^0-9A-Za-z_\x80-\xff \t]")
_MOST_LINES = 10_000  # beyond these the comparison would take too long: one span
_MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True, order=True)
class ByteEdit:
    """Bytes ``start`` to ``end`` (counted from 0, ``end`` not included) become ``text``."""

    start: int
    end: int
    text: bytes


def edits_between(old: bytes, new: bytes) -> tuple[ByteEdit, ...]:
    """What turns ``old`` into ``new``: in order, none touching the next."""
    return tuple(_joined(_line_edits(old, new)))


def put_onto(old: bytes, edits: Sequence[ByteEdit]) -> bytes:
    """``old`` with the edits made; they must not overlap."""
    pieces: list[bytes] = []
    place = 0
    for edit in sorted(edits):
        pieces += [old[place : edit.start], edit.text]
        place = edit.end
    return b"".join([*pieces, old[place:]])


def _line_edits(old: bytes, new: bytes) -> Iterator[ByteEdit]:
    ours, theirs = _LINE.findall(old), _LINE.findall(new)
    for edit in _edits(ours, theirs, 0, _MOST_LINES):
        if edit.start < edit.end and edit.text:
            words = _WORD.findall(old[edit.start : edit.end]), _WORD.findall(edit.text)
            yield from _edits(*words, edit.start, _MOST_WORDS)
        else:
            yield edit


def _edits(old: Sequence[bytes], new: Sequence[bytes], place: int, most: int) -> Iterator[ByteEdit]:
    """The edits between two lists of pieces, the first of which begins at ``place``."""
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    place += sum(map(len, old[:first]))
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    for i1, i2, j1, j2 in _differing(old, new, most):
        start = place + sum(map(len, old[:i1]))
        yield ByteEdit(start, start + sum(map(len, old[i1:i2])), b"".join(new[j1:j2]))


def _differing(
    old: Sequence[bytes], new: Sequence[bytes], most: int
) -> Iterator[tuple[int, int, int, int]]:
    if not old or not new or max(len(old), len(new)) > most:
        if old or new:
            yield 0, len(old), 0, len(new)
        return
    from difflib import SequenceMatcher

    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            yield i1, i2, j1, j2


def _common(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """How many pieces the two have in common at their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _joined(edits: Iterator[ByteEdit]) -> Iterator[ByteEdit]:
    """Edits that touch, as one."""
    held: ByteEdit | None = None
    for edit in edits:
        if held is not None and held.end == edit.start:
            held = ByteEdit(held.start, edit.end, held.text + edit.text)
            continue
        if held is not None:
            yield held
        held = edit
    if held is not None:
        yield held
