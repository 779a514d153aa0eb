"""A document's outline: the stretch of text under each section and question."""

from collections.abc import Iterator
from dataclasses import dataclass

from thrivecli.markdown.dates.lone import read_date_line
from thrivecli.markdown.document import Document
from thrivecli.markdown.headings import (
    SECTION_DONE,
    SECTION_GOALS,
    heading_words,
    horizon_of,
    question_key,
    section_key,
)
from thrivecli.markdown.structure.blocks import Block, Kind
from thrivecli.model.horizon import Horizon

SECTION_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands: its key, its words, its level and where its line begins."""

    key: str
    words: str
    level: int
    start: int


_NOWHERE = Heading("", "", 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """What stands under one question, or under a section before its first question.

    ``start`` and ``end`` are offsets into the document's text, heading line excluded;
    ``blocks`` are the top-level blocks between them.
    """

    section: Heading
    question: Heading | None
    start: int
    end: int
    blocks: tuple[Block, ...]
    horizon: Horizon | None = None

    @property
    def key(self) -> str:
        """What guidance is compared under: the question's key, or the section's."""
        return self.question.key if self.question else self.section.key


def paragraph_text(document: Document, block: Block) -> str:
    """A paragraph's or heading's raw inline text, its lines joined by a newline."""
    return "\n".join(document.text[start:end] for start, end in block.segments)


def heading_text(document: Document, block: Block) -> str:
    """A heading's words on one line; empty for any other block."""
    return " ".join(paragraph_text(document, block).split()) if block.kind is Kind.HEADING else ""


def read_outline(document: Document, blocks: tuple[Block, ...]) -> tuple[Place, ...]:
    """Every place of the document, in order; the first may stand before any heading."""
    return tuple(_Outliner(document, blocks).places())


class _Outliner:
    def __init__(self, document: Document, blocks: tuple[Block, ...]) -> None:
        self._document = document
        self._blocks = blocks
        self._section = _NOWHERE
        self._question: Heading | None = None
        self._horizon: Horizon | None = None
        self._keys: set[str] = set()

    def places(self) -> Iterator[Place]:
        start, first = self._document.body_start, 0
        for index, block in enumerate(self._blocks):
            if block.kind is Kind.HEADING and self._opens(block):
                yield self._place(start, block.start, self._blocks[first:index])
                self._enter(block)
                start, first = self._after(block), index + 1
        yield self._place(start, len(self._document.text), self._blocks[first:])

    def _place(self, start: int, end: int, blocks: tuple[Block, ...]) -> Place:
        end = self._line_start(end)
        return Place(self._section, self._question, start, max(start, end), blocks, self._horizon)

    def _opens(self, block: Block) -> bool:
        if block.level <= SECTION_LEVEL:
            return not self._is_date_among_wins(block)
        if self._section.key == SECTION_DONE:
            return False
        words = paragraph_text(self._document, block)
        if self._question is None or self._question.level >= block.level:
            return True
        # '##### First 6 months' below '#### 1 year' is part of what is said of the year.
        return self._horizon is None and self._known(words) is not None

    def _is_date_among_wins(self, block: Block) -> bool:
        """A date as a heading ('22 Oct 2020' underlined) begins a day's wins, not a section."""
        words = heading_text(self._document, block)
        return self._section.key == SECTION_DONE and read_date_line(words) is not None

    def _known(self, words: str) -> str | None:
        horizon = horizon_of(words) if self._section.key == SECTION_GOALS else None
        return f"horizon:{horizon.months}" if horizon else question_key(words)

    def _enter(self, block: Block) -> None:
        words = " ".join(paragraph_text(self._document, block).split())
        start = self._line_start(block.start)
        self._horizon = None
        if block.level > SECTION_LEVEL:
            self._enter_question(Heading("", words, block.level, start))
            return
        self._keys = set()
        key = section_key(words) if block.level == SECTION_LEVEL else ""
        self._section = Heading(key, words if key else "", block.level, start)
        self._question = None
        if key == heading_words(words) and question_key(words):
            self._enter_question(self._section)

    def _enter_question(self, heading: Heading) -> None:
        known = self._known(heading.words)
        if self._section.key == SECTION_GOALS:
            self._horizon = horizon_of(heading.words)
        key = known if known and known not in self._keys else heading_words(heading.words)
        self._keys.add(key)
        self._question = Heading(key, heading.words, heading.level, heading.start)

    def _after(self, block: Block) -> int:
        line = self._document.line_of(max(block.start, block.end - 1))
        starts = self._document.line_starts
        return starts[line] if line < len(starts) else len(self._document.text)

    def _line_start(self, offset: int) -> int:
        if offset >= len(self._document.text):
            return len(self._document.text)
        start = self._document.line_starts[self._document.line_of(offset) - 1]
        return max(start, self._document.body_start)
