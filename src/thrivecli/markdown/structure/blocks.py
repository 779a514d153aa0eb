"""The block structure of a document by CommonMark: the one seam to the parser we use.

Nothing else imports ``pyromark``. It gives byte offsets, takes a lone CR for a character and
a form feed for white space: the text it is given is made such that none of this matters. The
rest of its ways is the builder's to answer for.
"""

import re
from dataclasses import dataclass

from pyromark import events_with_range
from pyromark import reference_definitions as _definitions

from thrivecli.markdown.structure.block import Block, Kind, Segments, first_paragraph
from thrivecli.markdown.structure.builder import Builder

__all__ = [
    "Block",
    "Definition",
    "Kind",
    "Segments",
    "first_paragraph",
    "parse_blocks",
    "reference_definitions",
]


@dataclass(frozen=True, slots=True)
class Definition:
    """A link reference definition, ``[label]: destination``, and where it stands."""

    label: str
    start: int
    end: int


def parse_blocks(document_text: str, start: int) -> tuple[Block, ...]:
    """The top-level blocks of ``document_text[start:]``, in order. Never raises."""
    source = _neutral(document_text)
    builder = Builder(source)
    builder.feed(events_with_range(source[start:], merge_text=True), start)
    return builder.finish()


def reference_definitions(text: str, start: int) -> tuple[Definition, ...]:
    """The link reference definitions in force in ``text[start:]``, in order.

    Of definitions with one label only the first counts, as in CommonMark. The span ends
    where the definition does, its end of line left out.
    """
    source = _LONE_CR.sub("\n", text[start:])
    data = source.encode()
    found = []
    done = chars = 0
    for label, definition in _definitions(source).items():
        begin, end = definition["span"]["start"], definition["span"]["end"]
        chars += len(data[done:begin].decode())
        length = len(data[begin:end].decode())
        found.append(Definition(label, start + chars, start + chars + length))
        chars, done = chars + length, end
    return tuple(found)


_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_LONE_CR = re.compile(r"\r(?!\n)")
_NOT_BLANK = str.maketrans("\x00\x0b\x0c", "\x01\x01\x01")


def _neutral(text: str) -> str:
    """``text`` made such that byte offsets are character offsets, block structure kept.

    No character beyond ASCII means anything to it, so that a sign without a meaning can
    stand for each. Only space and tab are blank in CommonMark, whatever the parser thinks.
    """
    if not text.isascii():
        text = _NON_ASCII.sub("$", text)
    if "\r" in text:
        text = _LONE_CR.sub("\n", text)
    return text.translate(_NOT_BLANK) if _has_odd_controls(text) else text


def _has_odd_controls(text: str) -> bool:
    return "\x0c" in text or "\x0b" in text or "\x00" in text
