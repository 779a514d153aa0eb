"""A file as bytes and as text that gives back those very bytes."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from thrivecli.markdown.front.matter import FrontMatter, read_front
from thrivecli.markdown.lines import line_starts, usual_eol
from thrivecli.markdown.marks import first_mark
from thrivecli.model.problem import Problem, Severity

MAX_BYTES = 1024 * 1024
"""Larger files are neither read nor written: nobody's check-in is this long."""

BOM = "\ufeff"

_GIT_CRYPT = b"\x00GITCRYPT\x00"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file: ``text`` is ``data`` decoded as UTF-8, byte order mark kept.

    All offsets count characters of ``text``; lines and columns count from 1. A line ends
    with ``\\r\\n``, ``\\n`` or ``\\r``; what follows the last of them is a line only if it
    is not empty. The body, ``text[body_start:]``, is what stands after the byte order mark
    and the front matter.
    """

    path: str
    data: bytes
    text: str
    line_starts: tuple[int, ...]
    front: FrontMatter
    body_start: int

    def line_of(self, offset: int) -> int:
        """The line that holds the character at ``offset``; its end of line belongs to it."""
        return bisect_right(self.line_starts, offset)

    def column_of(self, offset: int) -> int:
        """How many characters into its line ``offset`` is, counting from 1."""
        return offset - self.line_starts[self.line_of(offset) - 1] + 1

    def line_text(self, line: int) -> str:
        """Line ``line`` without its end of line. Raises IndexError if there is none such."""
        if not 1 <= line <= len(self.line_starts):
            raise IndexError(f"no line {line} in {len(self.line_starts)}")
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return self.text[self.line_starts[line - 1] : end].rstrip("\r\n")

    @property
    def eol(self) -> str:
        """The line ending most lines have, for lines that are added; LF if there is none."""
        return usual_eol(self.text)


def open_document(path: str, data: bytes) -> Document | Problem:
    """The document in ``data``, or the problem for which it must not be read or written.

    Codes: ``too-large`` (over 1 MiB), ``encrypted`` (by git-crypt), ``not-utf8``,
    ``conflict`` (a merge left its marks).
    A NUL is a character like any other: it is kept, and everything else is still read.
    """
    if len(data) > MAX_BYTES:
        return _refusal(path, 0, "too-large", "the file is larger than 1 MiB", "split it")
    if data.startswith(_GIT_CRYPT):
        return _refusal(
            path, 0, "encrypted", "is encrypted, and cannot be read here", "run `git-crypt unlock`"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = len(line_starts(data[: fault.start].decode("utf-8") + "?"))
        return _refusal(
            path, line, "not-utf8", "a byte here is not UTF-8", "save the file as UTF-8"
        )
    starts = line_starts(text)
    conflict = first_mark(text)
    if conflict is not None:
        return _refusal(
            path,
            bisect_right(starts, conflict),
            "conflict",
            "a merge left its conflict marks here",
            "keep what you want of both sides and delete the marks",
        )
    front = read_front(text, 1 if text.startswith(BOM) else 0)
    return Document(path, data, text, starts, front, front.end)


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """``text`` with each span (start, end) replaced; everything else stays as it is.

    Insertions at one place keep the order in which they are given. Raises ValueError for
    spans that overlap, run backwards or leave the text.
    """
    pieces: list[str] = []
    done = 0
    for start, end, replacement in sorted(edits, key=lambda edit: edit[:2]):
        if not done <= start <= end <= len(text):
            raise ValueError(f"edit of {start}-{end} overlaps another or leaves the text")
        pieces += (text[done:start], replacement)
        done = end
    return "".join((*pieces, text[done:]))


def _refusal(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(path, line, 1 if line else 0, code, Severity.ERROR, message, hint)
