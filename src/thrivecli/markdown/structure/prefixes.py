"""Where a line's own text begins, behind the prefixes of the lists and quotes it is in."""

from collections.abc import Sequence
from dataclasses import dataclass

from thrivecli.markdown.lines import line_end, line_start

TAB_STOP = 4
MAX_QUOTE_INDENT = 3
MAX_PADDING = 4


@dataclass(slots=True)
class Container:
    """An open quote or list item; ``at`` is where its ``>`` or its list marker stands.

    ``marker`` is the length of that. The rest is worked out when first needed: ``width`` is
    the columns of indentation a line of the item must have, ``inside`` the place after the
    container's prefix on its first line.
    """

    is_quote: bool
    at: int
    marker: int = 1
    width: int = 0
    inside: tuple[int, int] | None = None


class Ruler:
    """Measures the prefixes of the lines of one text.

    A place is (offset, column): columns count from 0, a tab runs to the next multiple of
    four, and a column may lie inside a tab that is not used up.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def skip(self, start: int, containers: Sequence[Container]) -> int:
        """Where the text of the line beginning at ``start`` begins.

        Prefixes are skipped as long as they are there: what follows the first missing one
        is a lazy continuation, which belongs to the paragraph as it is.
        """
        self._measure(containers)
        place = self._follow((start, 0), containers, len(containers))
        return self._past_blanks(*place)[0]

    def behind(
        self, start: int, containers: Sequence[Container], limit: int | None = None
    ) -> tuple[int, int, bool]:
        """What is left of the line beginning at ``start`` behind these containers' prefixes.

        Gives the offset at which the rest begins, the columns of blanks that still count
        before it, and whether a prefix was missing (a lazy line, or a blank one). Blanks are
        left in the rest unless there is a tab among them: what a tab amounts to depends on
        where it stands. Those from column ``limit`` on are left there anyway.
        """
        self._measure(containers)
        place, found = (start, 0), 0
        while found < len(containers):
            further = self._step(place, containers[found])
            if further is None:
                break
            place, found = further, found + 1
        offset, column = place
        end, columns = self._past_blanks(offset, column, limit)
        if "\t" not in self._text[offset:end]:
            end, columns = offset, column
        return end, columns - column, found < len(containers)

    def _measure(self, containers: Sequence[Container]) -> None:
        first = len(containers)
        while first and containers[first - 1].inside is None:
            first -= 1
        for index in range(first, len(containers)):
            self._enter(containers, index)

    def _enter(self, containers: Sequence[Container], index: int) -> None:
        """Work out ``width`` and ``inside`` of a container from the line that opens it."""
        container = containers[index]
        start = line_start(self._text, container.at)
        outer = containers[index - 1] if index else None
        if outer is not None and outer.inside is not None and outer.at >= start:
            place = outer.inside
        else:
            place = self._follow((start, 0), containers, index)
        offset, column = self._past_blanks(*place)
        after = (offset + container.marker, column + container.marker)
        padding = 1 if container.is_quote else self._padding(*after)
        container.inside = self._advance(*after, padding)
        container.width = after[1] + padding - place[1]

    def _padding(self, offset: int, column: int) -> int:
        text, padding = self._past_blanks(offset, column)
        blank = text >= line_end(self._text, offset)
        return 1 if blank or not 0 < padding - column <= MAX_PADDING else padding - column

    def _follow(
        self, place: tuple[int, int], containers: Sequence[Container], count: int
    ) -> tuple[int, int]:
        for index in range(count):
            further = self._step(place, containers[index])
            if further is None:
                break
            place = further
        return place

    def _step(self, place: tuple[int, int], container: Container) -> tuple[int, int] | None:
        """The place behind one container's prefix; ``None`` where the line lacks it."""
        offset, column = self._past_blanks(*place)
        indent = column - place[1]
        if container.is_quote:
            if indent > MAX_QUOTE_INDENT or self._text[offset : offset + 1] != ">":
                return None
            return self._advance(offset + 1, column + 1, 1)
        return self._advance(*place, container.width) if indent >= container.width else None

    def _past_blanks(self, offset: int, column: int, limit: int | None = None) -> tuple[int, int]:
        while self._text[offset : offset + 1] in (" ", "\t"):
            if limit is not None and column >= limit:
                break
            column = _next_column(self._text[offset], column)
            offset += 1
        return offset, column

    def _advance(self, offset: int, column: int, columns: int) -> tuple[int, int]:
        """Use up blanks that fill ``columns``; a tab may be used up in part."""
        target = column + columns
        while column < target and self._text[offset : offset + 1] in (" ", "\t"):
            column = _next_column(self._text[offset], column)
            if column > target:
                return offset, target
            offset += 1
        return offset, column


def column_of(text: str, offset: int) -> int:
    """The column, from 0, at which a place of a text stands in its line."""
    column = 0
    for char in text[line_start(text, offset) : offset]:
        column = _next_column(char, column)
    return column


def _next_column(blank: str, column: int) -> int:
    return (column // TAB_STOP + 1) * TAB_STOP if blank == "\t" else column + 1
