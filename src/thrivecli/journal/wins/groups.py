"""How wins stand in a check-in: groups of bullets, each under the line with its date."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thrivecli.markdown.dates.lone import read_date_line
from thrivecli.markdown.headings import SECTION_DONE
from thrivecli.markdown.lines import line_end, line_start
from thrivecli.markdown.outline import Place, paragraph_text
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.structure.blocks import Block, Kind


@dataclass(frozen=True, slots=True)
class Group:
    """The bullets of one day.

    ``date`` is ``None`` for those before any date line. ``head`` is the block with the date:
    a paragraph or heading, or an item whose nested bullets are the wins. ``dated`` is the
    date's line as it stands. ``bullets`` are the lists' items, in order.
    """

    date: datetime.date | None
    head: Block | None
    dated: str
    bullets: tuple[Block, ...] = ()

    @property
    def is_item(self) -> bool:
        """Whether the date itself is a bullet."""
        return self.head is not None and self.head.kind is Kind.ITEM


def done_places(reading: Reading) -> tuple[Place, ...]:
    """Where wins stand: the sections that ask what was done."""
    return tuple(place for place in reading.places if place.section.key == SECTION_DONE)


def groups_in(reading: Reading, place: Place, order: str | None) -> tuple[Group, ...]:
    """The groups of one such section, in order; the first may be the one without a date."""
    return tuple(_groups(reading, place, order))


def _groups(reading: Reading, place: Place, order: str | None) -> Iterator[Group]:
    group = Group(None, None, "")
    for block in place.blocks:
        if block.kind in (Kind.PARAGRAPH, Kind.HEADING):
            dated = _date_line(reading, block, order)
            if dated is not None:
                yield group
                group = Group(dated[0], block, dated[1])
        elif block.kind is Kind.LIST:
            for item in block.children:
                begun = _begun_by(reading, item, order)
                if begun is not None:
                    yield begun
                elif not reading.answers.is_silent(place, item):
                    group = replace(group, bullets=(*group.bullets, item))
    yield group


def _begun_by(reading: Reading, item: Block, order: str | None) -> Group | None:
    """The group of an item that says nothing but a date: its nested bullets."""
    if not item.children or item.children[0].kind is not Kind.PARAGRAPH:
        return None
    if len(item.children[0].segments) > 1:  # words with a date line joined to them
        return None
    dated = _date_line(reading, item.children[0], order)
    if dated is None:
        return None
    lists = [block for block in item.children[1:] if block.kind is Kind.LIST]
    bullets = tuple(bullet for one in lists for bullet in one.children)
    return Group(dated[0], item, dated[1], bullets)


def _date_line(
    reading: Reading, block: Block, order: str | None
) -> tuple[datetime.date, str] | None:
    """The last line of a paragraph that is a date, as it is read and as it stands."""
    text = reading.document.text
    for words, (start, _) in zip(
        reversed(paragraph_text(reading.document, block).split("\n")),
        reversed(block.segments),
        strict=True,
    ):
        day = read_date_line(words, order)
        if day is not None:
            whole = text[line_start(text, start) : line_end(text, start)]
            return day, whole if block.kind is Kind.HEADING else words
    return None
