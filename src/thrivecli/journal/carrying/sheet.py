"""A check-in being written: text that is parsed anew after every change."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import count, repeat

from thrivecli.errors import UnreadableCheckIn
from thrivecli.markdown.answers import walk
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.headings import SECTION_PLANNING, TASKS
from thrivecli.markdown.landing import Line, placed
from thrivecli.markdown.lines import line_start, next_line
from thrivecli.markdown.outline import Place, read_outline
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.relocate import Splice
from thrivecli.markdown.structure.blocks import Block, Kind, parse_blocks
from thrivecli.model.problem import Problem

DEFAULT_LEVEL = 4
_BULLET = re.compile(r"(?P<number>\d{1,9})?(?P<sign>[-+*.)])")
_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})")
_MOST = 999_999_999  # a list's number has nine digits at most
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
        """What stands under a question replaced by an answer; lists with checkboxes stay.

        An answer that would run on into what follows (an unclosed code fence) is closed;
        ``None`` if that does not help.
        """
        end = place.end
        follows = "\n" if end < len(self.text) else ""
        kept = "".join(f"\n{words}" for words in self._lists_with_boxes(place))
        for closer in ("", *_closers(answer)):
            words = (f"{answer}\n{closer}\n" if closer else f"{answer}\n") + kept
            sheet = self._spliced(place.start, end, f"\n{words}{follows}")
            if sheet is not None and _keys(sheet) == _keys(self):
                return sheet
        return None

    def _lists_with_boxes(self, place: Place) -> Iterator[str]:
        for block in place.blocks:
            if any(one.kind is Kind.ITEM and _is_box(self.text, one) for one in walk(block)):
                words = self.text[line_start(self.text, block.start) : block.end]
                yield words.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"

    def with_question(self, section: str, words: str, key: str) -> "Sheet":
        """A question's heading added at the end of a section, which is made if need be."""
        if self.place(key, section) is not None:
            return self
        last = [place for place in self.places if place.section.key == section]
        if not last:
            return self._with_section(section).with_question(section, words, key)
        heading = f"{'#' * self._level(section)} {words}"
        return self._added(last[-1], [heading])

    def _with_section(self, section: str) -> "Sheet":
        sheet = self.with_lines_at_end([f"## {section.capitalize()}"])
        if all(place.section.key != section for place in sheet.places):
            raise _no_room(self)
        return sheet

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
        if sheet is None:
            raise _no_room(self)
        return sheet

    def _spliced(self, start: int, end: int, words: str) -> "Sheet | None":
        eol = self.document.eol
        text = self.text[:start] + words.replace("\n", eol) + self.text[end:]
        try:
            return Sheet.of(self.document.path, text)
        except ValueError:
            return None


def taken_out(reading: Reading, indexes: Set[int]) -> Iterator[Splice]:
    """The edits that take these actions out, each with all it owns and its whole lines.

    One that holds another action which is to stay, or shares its line, stays itself.
    """
    text, done = reading.document.text, 0
    for index in sorted(indexes):
        item = reading.lines[index].box.item
        start = line_start(text, item.marker_start)
        inside = {
            n for n, one in enumerate(reading.lines) if item.start <= one.box.item.start < item.end
        }
        is_free = inside <= indexes and not text[start : item.marker_start].strip()
        if is_free and start >= done:
            yield start, item.end, ""
            done = item.end


def tasks_place(sheet: Sheet) -> tuple[Sheet, Place]:
    """The tasks question, in Planning rather than elsewhere; made where there is none."""
    place = sheet.place(TASKS, SECTION_PLANNING) or sheet.place(TASKS)
    if place is None:
        sheet = sheet.with_question(SECTION_PLANNING, "Tasks", TASKS)
        place = sheet.place(TASKS, SECTION_PLANNING)
    if place is None:
        raise _no_room(sheet)
    return sheet, place


def _no_room(sheet: Sheet) -> UnreadableCheckIn:
    return UnreadableCheckIn(
        f"{sheet.document.path}: there is no place for a new action item in this file",
        hint="look for a code fence or an HTML comment that is not closed",
    )


def _keys(sheet: Sheet) -> list[tuple[str, str]]:
    return [(place.section.key, place.key) for place in sheet.places]


def _closers(answer: str) -> tuple[str, ...]:
    fences = [found["fence"] for line in answer.split("\n") if (found := _FENCE.match(line))]
    return (*reversed(fences), *_CLOSERS)


def _has_boxes(text: str, block: Block) -> bool:
    return any(_is_box(text, item) for item in block.children)


def _is_box(text: str, item: Block) -> bool:
    return text.startswith("[", item.content_start)


def _manner(text: str, item: Block) -> tuple[Iterator[str], str]:
    """The list markers that go on from this item, and its indentation."""
    indent = text[line_start(text, item.marker_start) : item.marker_start]
    bullet = _BULLET.match(text, item.marker_start)
    if bullet is None or indent.strip(" "):
        return repeat("-"), ""
    if bullet["number"]:
        numbers = count(int(bullet["number"]) + 1)
        return (f"{min(number, _MOST)}{bullet['sign']}" for number in numbers), indent
    return repeat(bullet["sign"]), indent
