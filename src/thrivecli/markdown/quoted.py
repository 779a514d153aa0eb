"""What stands in a code fence for certain: there somebody may quote a merge's marks.

To hide a real conflict would be worse than to name a quoted one. So this knows only fences
that begin at the margin and end, and knows of none in a text with anything in it (fences in
lists or quotes, HTML) by which such a fence could be none.
"""

import re
from collections.abc import Iterator

from thrivecli.markdown.lines import line_spans

_FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)")
_HTML = re.compile(r"[ \t]{0,3}<[!?/A-Za-z]")


def fenced(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of what stands between the two lines of each fence."""
    try:
        return tuple(_fenced(text))
    except _UnsureError:
        return ()


class _UnsureError(Exception):
    """Where a fence begins or ends is not for us to say."""


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    opening, since = "", 0
    for start, end in line_spans(text, 0, len(text)):
        line = text[start:end]
        fence = _FENCE.match(line)
        if opening:
            if fence and fence[1].startswith(opening) and not fence[2].strip(" \t"):
                yield since, start
                opening = ""
        elif fence and not (fence[1][0] == "`" and "`" in fence[2]):
            opening, since = fence[1], end
        elif "```" in line or "~~~" in line or _HTML.match(line):
            raise _UnsureError
