"""A check-in being written: text that is parsed anew after every change."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, repeat

from thrivecli.markdown.blocks import Block, Kind, parse_blocks
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.headings import SECTION_PLANNING, TASKS
from thrivecli.markdown.lines import line_start, next_line
from thrivecli.markdown.outline import Place, read_outline
from thrivecli.markdown.relocate import Line, placed
from thrivecli.model.problem import Problem

DEFAULT_LEVEL = 4
_BULLET = re.compile(r"(?P<number>\d{1,9})?(?P<sign>[-+*.)])")
_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})")
_CLOSERS = ("-->", "?>", "]]>")


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A document with its outline, and what can be added to it; each change is a new sheet."""

    document: Document
    blocks: tuple[Block, ...]
    places: tuple[Place, ...]

    @classmethod
    def of(cls, path: str, text: str) -> "Sheet":
        """The sheet with this text. Raises ValueError where it cannot be a document."""
        document = open_document(path, text.encode())
        if isinstance(document, Problem):
            raise ValueError(document.message)
        blocks = parse_blocks(text, document.body_start)
        return cls(document, blocks, read_outline(document, blocks))

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.text

    def place(self, key: str, section: str | None = None) -> Place | None:
        """The place of the question with this key (in that section, if given)."""
        for place in self.places:
            is_there = section is None or place.section.key == section
            if is_there and place.question and place.question.key == key:
                return place
        return None

    def with_answer(self, place: Place, answer: str) -> "Sheet | None":
        """What stands under a question replaced by an answer.

        An answer that would run on into what follows (an unclosed code fence) is closed;
        ``None`` if that does not help.
        """
        end = place.end
        follows = "\n" if end < len(self.text) else ""
        for closer in ("", *_closers(answer)):
            words = f"{answer}\n{closer}\n" if closer else f"{answer}\n"
            sheet = self._spliced(place.start, end, f"\n{words}{follows}")
            if sheet is not None and _keys(sheet) == _keys(self):
                return sheet
        return None

    def with_question(self, section: str, words: str, key: str) -> "Sheet":
        """A question's heading added at the end of a section, which is made if need be."""
        if self.place(key, section) is not None:
            return self
        last = [place for place in self.places if place.section.key == section]
        if not last:
            titled = self.text.rstrip("\r\n") + f"\n\n## {section.capitalize()}\n"
            return Sheet.of(self.document.path, titled).with_question(section, words, key)
        heading = f"{'#' * self._level(section)} {words}"
        return self._added(last[-1], [heading])

    def with_items(self, place: Place, items: Iterable[list[Line]]) -> "Sheet":
        """List items added at the end of a place, in the manner of the list that ends it."""
        items = list(items)
        ending = place.blocks[-1] if place.blocks else None
        if ending is not None and ending.kind is Kind.LIST and _has_boxes(self.text, ending):
            markers, indent = _manner(self.text, ending.children[-1])
            lines = [line for item in items for line in placed(item, next(markers), indent)]
            return self._inserted(ending.end, lines, before=False)
        return self._added(place, [line for item in items for line in placed(item, "-")])

    def with_lines_at_end(self, lines: list[str]) -> "Sheet":
        """Lines added after a blank line at the very end."""
        return self._inserted(len(self.text), lines, before=True)

    def _level(self, section: str) -> int:
        questions = [place for place in self.places if place.question]
        inside = [place for place in questions if place.section.key == section]
        levels = [place.question.level for place in inside or questions if place.question]
        return max(3, *levels) if levels else DEFAULT_LEVEL

    def _added(self, place: Place, lines: list[str]) -> "Sheet":
        """Lines put after a blank one behind the last words of a place."""
        written = self.text[place.start : place.end].rstrip(" \t\r\n")
        at = place.start
        if written:
            at = next_line(self.text, place.start + len(written) - 1)
        return self._inserted(at, lines, before=True)

    def _inserted(self, at: int, lines: list[str], *, before: bool) -> "Sheet":
        """Lines put where a line begins, with a blank one before (and after, if text follows)."""
        words = "\n".join(lines) + "\n"
        if at and self.text[at - 1] not in "\r\n":
            words = "\n" + ("\n" if before else "") + words
        elif before and at > self.document.body_start:
            words = "\n" + words
        following = self.text[at : at + 1]
        if before and following and following not in "\r\n":
            words += "\n"
        sheet = self._spliced(at, at, words)
        assert sheet is not None
        return sheet

    def _spliced(self, start: int, end: int, words: str) -> "Sheet | None":
        eol = self.document.eol
        text = self.text[:start] + words.replace("\n", eol) + self.text[end:]
        try:
            return Sheet.of(self.document.path, text)
        except ValueError:
            return None


def tasks_place(sheet: Sheet) -> tuple[Sheet, Place]:
    """The tasks question, in Planning rather than elsewhere; made where there is none."""
    place = sheet.place(TASKS, SECTION_PLANNING) or sheet.place(TASKS)
    if place is None:
        sheet = sheet.with_question(SECTION_PLANNING, "Tasks", TASKS)
        place = sheet.place(TASKS, SECTION_PLANNING)
    assert place is not None
    return sheet, place


def _keys(sheet: Sheet) -> list[tuple[str, str]]:
    return [(place.section.key, place.key) for place in sheet.places]


def _closers(answer: str) -> tuple[str, ...]:
    fences = [found["fence"] for line in answer.split("\n") if (found := _FENCE.match(line))]
    return (*reversed(fences), *_CLOSERS)


def _has_boxes(text: str, block: Block) -> bool:
    return any(text.startswith("[", item.content_start) for item in block.children)


def _manner(text: str, item: Block) -> tuple[Iterator[str], str]:
    """The list markers that go on from this item, and its indentation."""
    indent = text[line_start(text, item.marker_start) : item.marker_start]
    bullet = _BULLET.match(text, item.marker_start)
    if bullet is None or indent.strip(" "):
        return repeat("-"), ""
    if bullet["number"]:
        return (f"{number}{bullet['sign']}" for number in count(int(bullet["number"]) + 1)), indent
    return repeat(bullet["sign"]), indent
