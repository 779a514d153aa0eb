"""What the person wrote under a question, with the template's guidance left out."""

import re
from collections.abc import Iterable, Iterator

from thrivecli.markdown.document import Document
from thrivecli.markdown.guidance import Guidance
from thrivecli.markdown.outline import Place, paragraph_text
from thrivecli.markdown.structure.blocks import Block, Kind
from thrivecli.model.checkin import AnswerItem

_BOX = re.compile(r"\[[^\d\n]\](?=[ \t\n])\s*")
_EMPTY_BOX = re.compile(r"\[[^\d\n]?\]\s*")
_OUR_COMMENT = re.compile(r"\s*<!--\s*thrive:\w+\s*-->")
_SILENT = (Kind.RULE, Kind.HEADING)


class AnswerReader:
    """Reads the answers of one document against the guidance known in its workspace."""

    def __init__(self, document: Document, guidance: Guidance) -> None:
        self.document = document
        self._guidance = guidance
        # By identity. What is remembered holds what it is about, so that no id is used twice.
        self._items: dict[int, tuple[Place, tuple[AnswerItem, ...]]] = {}
        self._silent: dict[tuple[str, int], tuple[Block, bool]] = {}
        self._texts: dict[int, tuple[Block, str]] = {}

    def items(self, place: Place) -> tuple[AnswerItem, ...]:
        """The top-level bullets and paragraphs of a place, less its guidance."""
        if id(place) not in self._items:
            said = self._said(place, units(place.blocks))
            self._items[id(place)] = (place, tuple(self.item(unit) for unit in said))
        return self._items[id(place)][1]

    def _said(self, place: Place, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks that say something; a guidance bullet is looked into for what is not."""
        for unit in blocks:
            if self.is_silent(place, unit):
                continue
            first = unit.children[0] if unit.kind is Kind.ITEM and unit.children else None
            if first and first.kind is Kind.PARAGRAPH and self.is_guidance(place.key, first):
                yield from self._said(place, units(unit.children[1:]))
            else:
                yield unit

    def is_blank(self, place: Place) -> bool:
        """Whether nothing at all stands there, not even guidance; comments do not count."""
        return all(self._says_nothing(unit) for unit in units(place.blocks))

    def is_silent(self, place: Place, unit: Block) -> bool:
        """Whether a top-level bullet or block is guidance, a comment, or nothing."""
        key = (place.key, id(unit))
        if key not in self._silent:
            found = self._says_nothing(unit) or self.is_guidance(place.key, unit)
            self._silent[key] = (unit, found)
        return self._silent[key][1]

    def is_guidance(self, key: str, unit: Block) -> bool:
        """Whether every paragraph of this block is a template's own under that question."""
        inner = tuple(walk(unit))
        paragraphs = [block for block in inner if block.kind is Kind.PARAGRAPH]
        return (
            bool(paragraphs)
            and not any(block.kind in (Kind.CODE, Kind.OTHER) for block in inner)
            and all(self._guidance.has(key, self._text(block)) for block in paragraphs)
        )

    def _says_nothing(self, unit: Block) -> bool:
        if unit.kind is Kind.HTML:
            return self.document.text[unit.start : unit.end].lstrip().startswith("<!--")
        if unit.kind is Kind.ITEM:
            return not any(self._has_words(block) for block in walk(unit))
        return unit.kind in _SILENT

    def _has_words(self, block: Block) -> bool:
        if block.kind is Kind.PARAGRAPH:
            return not _EMPTY_BOX.fullmatch(self._text(block))
        return block.kind is Kind.CODE

    def item(self, unit: Block) -> AnswerItem:
        """One bullet or block in the person's words, with its nested bullets as details."""
        line = self.document.line_of(unit.segments[0][0] if unit.segments else unit.start)
        if unit.kind is Kind.ITEM:
            return AnswerItem(self._first_text(unit), tuple(self._details(unit)), line)
        return AnswerItem(self._own_text(unit), (), line)

    def _details(self, item: Block) -> Iterator[str]:
        for block in item.children:
            if block.kind is Kind.LIST:
                yield from (self._first_text(nested) for nested in block.children)

    def _first_text(self, item: Block) -> str:
        first = next((b for b in item.children if b.kind is Kind.PARAGRAPH), None)
        return self._own_text(first) if first else self._own_text(item)

    def _own_text(self, block: Block) -> str:
        whole = self.document.text[block.start : block.end]
        return shown_text(self._text(block) if block.segments else whole)

    def _text(self, block: Block) -> str:
        if id(block) not in self._texts:
            self._texts[id(block)] = (block, paragraph_text(self.document, block))
        return self._texts[id(block)][1]


def first_words(document: Document, item: Block) -> str:
    """A plain list item's first paragraph as people read it; empty for a checkbox or none."""
    first = item.children[0] if item.children else item
    raw = paragraph_text(document, first) if first.kind is Kind.PARAGRAPH else ""
    return "" if _BOX.match(raw) else shown_text(raw)


def shown_text(raw: str) -> str:
    """A paragraph as people read it: no checkbox, no comment of ours, white space folded."""
    unboxed = _BOX.sub("", raw, count=1) if raw.startswith("[") else raw
    return " ".join(_OUR_COMMENT.sub("", unboxed).split())


def units(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The bullets and blocks that count one each in an answer; quotes are looked into."""
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if block.kind in (Kind.LIST, Kind.QUOTE):
            waiting.extend(reversed(block.children))
        else:
            yield block


def walk(block: Block) -> Iterator[Block]:
    """A block and everything in it, in document order, however deeply nested."""
    waiting = [block]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(current.children))
