"""Lines as CommonMark splits them: at CR LF, LF and CR, and nowhere else."""

import re
from itertools import accumulate

EOL = r"(?>\r\n|\n|\r)"

_EOL = re.compile(EOL)
_CONTENT = re.compile(r"[^\r\n]+")


def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line of ``text`` begins; an empty text has one line."""
    if "\r" in text:
        starts = [0, *(match.end() for match in _EOL.finditer(text))]
    else:
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()
    return tuple(starts)


def line_end(text: str, offset: int) -> int:
    """Where the line that holds ``offset`` ends, its end of line left out."""
    match = _EOL.search(text, offset)
    return match.start() if match else len(text)


def next_line(text: str, offset: int) -> int:
    """Where the line after the one that holds ``offset`` begins, or the end of the text."""
    match = _EOL.search(text, offset)
    return match.end() if match else len(text)


def line_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The (start, end) of each line in ``text[start:end]`` that is not empty, EOL left out."""
    return [match.span() for match in _CONTENT.finditer(text, start, end)]


def usual_eol(text: str) -> str:
    """The ending that most lines of ``text`` have; LF where there is no line ending."""
    if "\r" not in text:
        return "\n"
    both = text.count("\r\n")
    counts = {"\n": text.count("\n") - both, "\r\n": both, "\r": text.count("\r") - both}
    return max(counts, key=lambda eol: counts[eol])


def line_start(text: str, offset: int) -> int:
    """Where the line that holds ``offset`` begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
