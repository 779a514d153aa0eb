"""Front matter read line by line: the plain shape nearly all of it has, and the known keys."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from thrivecli.markdown.front.scalar import ODD_SIGNS, resolve
from thrivecli.markdown.lines import line_spans

KNOWN_KEYS = ("person", "partner", "date", "next", "template", "kind")
"""The keys that are read even where the front matter as a whole cannot be."""


class Fault(NamedTuple):
    """Something wrong in front matter, ``offset`` characters into the block."""

    offset: int
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the values, where the line of each top-level key begins, the faults."""

    values: dict[str, object] = field(default_factory=dict)
    offsets: dict[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


_COMMENT = r"(?: +#.*)?"
_LETTER = r"[^\x00-/:-@\[-^`{-\x7f]"
_DOUBLE = r'"(?:[^"\\]|\\["\\])*+"'
_SINGLE = r"'[^']*+'"
_BLANK_OR_COMMENT = re.compile(r" *+(?:#.*)?")
_SIMPLE_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,99}):(?= |\Z) *+")
_QUOTED = re.compile(rf"({_DOUBLE}|{_SINGLE}){_COMMENT}")
_PLAIN_START = re.compile(_LETTER)
_ELEMENT = re.compile(rf" *+({_DOUBLE}|{_LETTER}[^\[\]{{}},:#?\"]*+) *+(?:,|(?=\]))")
_FLOW_END = re.compile(rf" *+\]{_COMMENT}")
_ESCAPED = re.compile(r"\\(.)")
_KNOWN_KEY = re.compile(rf"({'|'.join(KNOWN_KEYS)})[ \t]*+:(?:[ \t]++(.*))?")
_LIST_ITEM = re.compile(r"[ \t]*+-[ \t]++(.*)")


class _NotSimpleError(Exception):
    """This line is the YAML loader's to read."""


def read_simple(block: str) -> Reading | None:
    """The values of a block that is nothing but ``key: value`` lines, else None.

    Values may be plain, quoted, a ``[flow, list]`` or missing; comments and empty lines may
    stand between. Never anything else than the YAML loader would have read.
    """
    if "\t" in block or not ODD_SIGNS.isdisjoint(block):
        return None
    reading = Reading()
    try:
        for start, end in line_spans(block, 0, len(block)):
            _read_line(reading, block[start:end], start)
    except _NotSimpleError:
        return None
    return reading if reading.values else None


def _read_line(reading: Reading, line: str, offset: int) -> None:
    if _BLANK_OR_COMMENT.fullmatch(line):
        return
    match = _SIMPLE_KEY.match(line)
    if match is None or match[1] in reading.values:
        raise _NotSimpleError
    reading.values[match[1]] = _simple_value(line[match.end() :].rstrip(" "))
    reading.offsets[match[1]] = offset


def _simple_value(text: str) -> object:
    if not text or text.startswith("#"):
        return None
    if text[0] in "\"'":
        quoted = _QUOTED.fullmatch(text)
        if quoted is None:
            raise _NotSimpleError
        return _unquote(quoted[1])
    if text[0] == "[":
        return _flow_list(text)
    plain = text.split(" #", 1)[0].rstrip(" ")
    if not _PLAIN_START.match(plain) or ": " in plain or plain.endswith(":"):
        raise _NotSimpleError
    return resolve(plain)


def _flow_list(text: str) -> list[object]:
    elements: list[object] = []
    at = 1
    comma = True
    while comma and (match := _ELEMENT.match(text, at)):
        word = match[1].rstrip(" ")
        elements.append(_unquote(word) if word.startswith('"') else resolve(word))
        at = match.end()
        comma = text[at - 1] == ","
    if (comma and elements) or not _FLOW_END.fullmatch(text, at):
        raise _NotSimpleError
    return elements


def _unquote(quoted: str) -> str:
    inner = quoted[1:-1]
    return _ESCAPED.sub(r"\1", inner) if quoted[0] == '"' else inner


def read_known_keys(block: str) -> Reading:
    """What the lines of the known keys say, whatever the lines around them are.

    A value that is no YAML (``@joan``) is taken as it stands; of a key given twice the last
    counts.
    """
    reading = Reading()
    lines = [(start, block[start:end]) for start, end in line_spans(block, 0, len(block))]
    for index, (offset, line) in enumerate(lines):
        match = _KNOWN_KEY.fullmatch(line)
        if match:
            key, rest = match.groups(default="")
            value = _loose_value(rest.strip(" \t"))
            reading.values[key] = _items(lines, index + 1) or value if value is None else value
            reading.offsets[key] = offset
    return reading


def _items(lines: list[tuple[int, str]], index: int) -> list[object]:
    """The ``- item`` lines from ``index`` on."""
    items = []
    while index < len(lines) and (match := _LIST_ITEM.fullmatch(lines[index][1])):
        items.append(_loose_value(match[1].strip(" \t")))
        index += 1
    return items


def _loose_value(text: str) -> object:
    try:
        return _simple_value(text)
    except _NotSimpleError:
        return text.split(" #", 1)[0].rstrip(" \t")
