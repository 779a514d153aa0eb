"""Lines on their way: closed up where some are left out, and set behind a list marker."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

PREFIX = " \t>"
OPENING = re.compile(r"(?:[ \t>]|[-+*][ \t]|[0-9]{1,9}[.)][ \t])*")
# Directly below a paragraph a number but 1 is words, and dashes make a heading of it.
_JOINS = re.compile(r"([ \t>]*)(?:(?!0*1[.)])[0-9]{1,9}[.)]|-+[ \t]*$)")
_OPENS = re.compile(r"[>\t]|(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_DEEP = re.compile(r" {4}| {0,3}\t")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the prefixes of what it stood in.

    A lazy continuation line keeps its indentation, and must land without any more: that is
    what makes it one. Unless it is so deep that nothing else made it one.
    """

    text: str
    is_lazy: bool = False


class Closing:
    """Collects lines; where some are left out, the blank lines around them close up.

    What was a block of its own behind those left out stays one behind those before them.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._gone: list[str] = []

    def add(self, text: str | None, was: str, before: str = "", *, is_lazy: bool = False) -> None:
        """Take the next line; ``None`` if it is left out. ``was`` is how it stood."""
        if text is None:
            self._gone.append(was)
        elif text.strip(" \t"):
            if self._gone and self.lines:
                self._keep_apart(text)
                text = self._out_of_what_is_before(text)
            self._gone = []
            self.lines.append(Line(before + text, is_lazy))
        elif not (self._gone and (not self.lines or not self.lines[-1].text)):
            self.lines.append(Line(""))

    def _out_of_what_is_before(self, text: str) -> str:
        """A paragraph as far in as what is left out before it, which had ended deeper lists.

        Else its indentation might make it part of the item that now comes before it.
        """
        ended = len(self._gone[0]) - len(self._gone[0].lstrip(" "))
        words = text.lstrip(" ")
        is_deeper = ended < len(text) - len(words) < ended + 4
        return " " * ended + words if is_deeper and not _OPENS.match(words) else text

    def _keep_apart(self, text: str) -> None:
        joins, last = _JOINS.match(text), self.lines[-1].text
        if not last.strip(PREFIX):
            return
        if _is_quoted(text) and _is_quoted(last):
            if not all(map(_is_quoted, self._gone)):
                self.lines.append(Line(""))
            elif joins:
                self.lines.append(Line(joins[1].rstrip(" \t")))
        elif joins and not _is_quoted(text):
            self.lines.append(Line(""))


def _is_quoted(line: str) -> bool:
    return line.lstrip(" \t").startswith(">")


def placed(lines: Iterable[Line], marker: str, indent: str = "") -> list[str]:
    """An item's lines as they stand behind ``indent`` and a list marker such as ``-``."""
    inner = indent + " " * (len(marker) + 1)
    found = []
    for number, line in enumerate(lines):
        if number == 0:
            found.append(f"{indent}{marker} {line.text}")
        elif line.is_lazy and _DEEP.match(line.text):
            found.append(_deeper(found) + line.text.lstrip(" \t"))
        elif line.is_lazy or not line.text:
            found.append(line.text)
        else:
            found.append(inner + line.text)
    while found and not found[-1].strip(" \t"):
        found.pop()
    return found


def _deeper(lines: Iterable[str]) -> str:
    """Indentation at which nothing can begin below any of these lines."""
    return " " * (4 + max(len(found[0]) for line in lines if (found := OPENING.match(line))))
