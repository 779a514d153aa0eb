"""The front matter of a document: where it is, what it says, and how one value is set."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thrivecli.markdown.front.lines import KNOWN_KEYS, Fault, Reading, read_known_keys, read_simple
from thrivecli.markdown.front.scalar import quote, render_value
from thrivecli.markdown.lines import EOL, line_end, line_starts, usual_eol

__all__ = ["FrontMatter", "FrontProblem", "read_front", "render_value", "set_value"]

MAX_BYTES = 16 * 1024
"""Longer front matter is not given to the YAML loader; the known keys are still read."""

_FENCE = rf"---[ \t]*+(?:{EOL}|\Z)"
_OPENING = re.compile(_FENCE)
_CLOSING = re.compile(rf"(?<![^\r\n]){_FENCE}")
_LATE = re.compile(
    rf"(?:[ \t]*+{EOL})*+[ \t]*+---[ \t]*+{EOL}(?:{'|'.join(KNOWN_KEYS)})[ \t]*+:", re.IGNORECASE
)
_NOTES = re.compile(
    r"(?<![^\r\n])(?:#{2,6}[ \t]|[ \t]*+(?:[-*+]|[0-9]{1,9}[.)])[ \t]++\[[^\r\n]\][ \t])"
)
_EMPTY_LINE = re.compile(rf"{EOL}[ \t]*+{EOL}")


class FrontProblem(NamedTuple):
    """Something wrong in front matter, and what to do; ``line`` counts from 1 in the file."""

    line: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between two ``---`` lines at the top of a file.

    ``start`` and ``end`` are offsets into the text and take in both fences with their ends
    of line; without front matter both are where it would begin. Values are str, int, bool,
    None, list and dict, dates being text. ``key_lines`` are the lines of the top-level keys,
    counted from 1. Where front matter is at fault, the values are those of the known keys,
    read line by line; that holds also for front matter that is never closed, which is not
    ``present`` and remains part of the body.
    """

    start: int
    end: int
    present: bool
    values: Mapping[str, object] = field(default_factory=dict)
    key_lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[FrontProblem, ...] = ()


def read_front(text: str, start: int) -> FrontMatter:
    """The front matter of ``text``, looked for at ``start``, the place after a BOM.

    Its first line and its closing line are exactly ``---``, blanks behind them aside. What
    stands between must be a mapping, or else have a line of a known key and no Markdown
    notes; a file that merely begins with a rule has no front matter, so that no text is lost.
    Codes of problems: ``front-yaml``, ``front-alias``, ``front-too-deep``,
    ``front-not-mapping``, ``front-too-long``, ``front-duplicate``, ``front-unclosed``,
    ``front-late``.
    Never raises.
    """
    opening = _OPENING.match(text, start)
    if opening is None:
        return _late(text, start)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return _unclosed(text, start, opening.end(), len(text))
    block = text[opening.end() : closing.start()]
    reading = _read(block)
    if isinstance(reading, Reading):
        return _front(text, start, closing.end(), opening.end(), reading)
    notes = _NOTES.search(block)
    if notes is not None:
        return _unclosed(text, start, opening.end(), opening.end() + notes.start())
    known = read_known_keys(block)
    if known.values:
        known = Reading(known.values, known.offsets, (reading,))
        return _front(text, start, closing.end(), opening.end(), known)
    return _rules_only(start)


def _read(block: str) -> Reading | Fault:
    if not block.strip():
        return Reading()
    if len(block.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return Fault(0, "front-too-long", "the front matter is longer than 16 KiB")
    simple = read_simple(block)
    if simple is not None:
        return simple
    from thrivecli.markdown.front.loader import read_yaml

    return read_yaml(block)


def _front(text: str, start: int, end: int, base: int, reading: Reading) -> FrontMatter:
    starts = line_starts(text[: max(end, base + MAX_BYTES)])

    def line(offset: int) -> int:
        return bisect_right(starts, base + offset)

    problems = tuple(FrontProblem(line(fault.offset), *fault[1:]) for fault in reading.faults)
    lines = {key: line(offset) for key, offset in reading.offsets.items()}
    return FrontMatter(start, end, end > start, reading.values, lines, problems)


def _late(text: str, start: int) -> FrontMatter:
    """No front matter, though somebody may have left something before what was meant as it."""
    if not _LATE.match(text, start):
        return FrontMatter(start, start, present=False)
    problem = FrontProblem(
        1,
        "front-late",
        "front matter begins on the very first line, so what stands below is read as text",
        "take away what stands before its `---`",
    )
    return FrontMatter(start, start, present=False, problems=(problem,))


def _unclosed(text: str, start: int, base: int, end: int) -> FrontMatter:
    """Known keys straight after a ``---`` that nothing closes before the notes begin."""
    empty = _EMPTY_LINE.search(text, start, end)
    notes = _NOTES.search(text, base, end)
    head = text[base : min(empty.start() if empty else end, notes.start() if notes else end)]
    known = read_known_keys(head[:MAX_BYTES])
    if not known.values:
        return FrontMatter(start, start, present=False)
    fault = Fault(
        -1,
        "front-unclosed",
        "this `---` begins front matter that no second `---` ends",
        "put a line `---` after the last of its lines",
    )
    return _front(text, start, start, base, Reading(known.values, known.offsets, (fault,)))


def _rules_only(start: int) -> FrontMatter:
    problem = FrontProblem(
        1,
        "front-not-mapping",
        "what stands between the first two `---` lines is no front matter; it is read as text",
        "write `key: value` lines, or an empty line before the first `---`",
    )
    return FrontMatter(start, start, present=False, problems=(problem,))


Splice = tuple[int, int, str]

_OLD_VALUE = re.compile(
    r"""(?P<double>"(?:[^"\\]|\\.)*+")|(?P<single>'(?:[^']|'')*+')|(?P<flow>\[[^\]#]*+\])"""
)
_COMMENT = re.compile(r"(?:\A|(?<=[ \t]))#")


def set_value(document_text: str, front: FrontMatter, key: str, value: str) -> tuple[Splice, ...]:
    """The edit that makes ``key`` say ``value``, for ``document.splice``.

    Only the bytes of the old value on the key's line change, its quotes kept; a key that is
    not there gets a line before the closing fence, and a file without front matter gets
    front matter. Raises ValueError where one line cannot say it: for a value with a line
    ending, a value that runs over several lines, front matter that is never closed.
    """
    if any(problem.code == "front-unclosed" for problem in front.problems):
        raise ValueError("the front matter is not closed")
    if not front.present:
        eol = usual_eol(document_text)
        return ((front.start, front.start, f"---{eol}{key}: {render_value(value)}{eol}---{eol}"),)
    splice = _splice(document_text, front, key, value)
    start, end, new = splice
    after = read_front(document_text[:start] + new + document_text[end:], front.start)
    if not _differs_only_in(front, after, key, value):
        raise ValueError(f"the value of `{key}` cannot be set on its line")
    return (splice,)


def _differs_only_in(before: FrontMatter, after: FrontMatter, key: str, value: str) -> bool:
    """Whether an edit did what was meant; mending a fault may bring more keys to light."""
    expected = {**before.values, key: value}
    if before.problems:
        return expected.items() <= after.values.items()
    return expected == after.values and not after.problems


def _splice(text: str, front: FrontMatter, key: str, value: str) -> Splice:
    starts = line_starts(text[: front.end])
    if key not in front.key_lines:
        eol = text[line_end(text, front.start) : starts[1]]
        return starts[-1], starts[-1], f"{key}: {render_value(value)}{eol}"
    start = starts[front.key_lines[key] - 1]
    end = line_end(text, start)
    colon = text.index(":", start + len(key), end) + 1
    begin = colon + len(text[colon:end]) - len(text[colon:end].lstrip(" \t"))
    old = _OLD_VALUE.match(text, begin, end)
    if old:
        return begin, old.end(), _in_style(old, value)
    comment = _COMMENT.search(text, begin, end)
    stop = begin + len(text[begin : comment.start() if comment else end].rstrip(" \t"))
    if stop == begin:
        return colon, colon, f" {render_value(value)}"
    return begin, stop, render_value(value)


def _in_style(old: re.Match[str], value: str) -> str:
    rendered = render_value(value)
    if old["double"]:
        return quote(value)
    if old["single"] and (rendered == value or "\\" not in rendered):
        return "'" + value.replace("'", "''") + "'"
    return rendered
