"""Wins: the bullets under 'What have you done so far?', grouped by date lines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from thrivecli.markdown.answers import AnswerReader, shown_text, walk
from thrivecli.markdown.dates.lone import read_date_line
from thrivecli.markdown.headings import SECTION_DONE
from thrivecli.markdown.outline import Place, paragraph_text
from thrivecli.markdown.structure.blocks import Block, Kind
from thrivecli.model.action import Action, Status
from thrivecli.model.checkin import AnswerItem
from thrivecli.model.win import Win


def read_wins(
    places: tuple[Place, ...],
    answers: AnswerReader,
    actions: tuple[Action, ...],
    on: date,
    order: str | None = None,
) -> tuple[Win, ...]:
    """Every win of a document, in document order.

    Bullets before any date line belong to ``on``, the check-in's date. A checkbox is a win
    once it is done, on the day it says so. ``order`` is how dates in figures are read.
    """
    done = [place for place in places if place.section.key == SECTION_DONE]
    reader = _WinReader(answers, {action.line: action for action in actions}, order)
    return tuple(win for place in done for win in reader.wins(place, on))


class _WinReader:
    def __init__(
        self, answers: AnswerReader, actions: dict[int, Action], order: str | None
    ) -> None:
        self._answers = answers
        self._actions = actions
        self._order = order

    def wins(self, place: Place, on: date) -> Iterator[Win]:
        dated: date | None = None
        for block in _flat(place.blocks):
            if block.kind in (Kind.PARAGRAPH, Kind.HEADING):
                dated = self._date_line(block) or dated
            elif block.kind is Kind.ITEM:
                joined, following = self._joined_date(block)
                if not self._answers.is_silent(place, block):
                    found = self._of_item(block, dated or on, joined)
                    yield from found if dated else (_undated(win, on) for win in found)
                dated = following or dated

    def _of_item(self, item: Block, day: date, joined: str) -> Iterator[Win]:
        first = item.children[0] if item.children else item
        heading_day = self._date_line(first) if first.kind is Kind.PARAGRAPH else None
        if heading_day is not None and not joined:
            for nested in _flat(item.children[1:]):
                if nested.kind is Kind.ITEM:
                    yield from self._win(nested, heading_day, self._joined_date(nested)[0])
        else:
            yield from self._win(item, day, joined)

    def _joined_date(self, item: Block) -> tuple[str, date | None]:
        """A date line right below the item's last words, which Markdown joins to them.

        Whoever leaves no empty line there means it for the bullets that follow.
        """
        last = [block for block in walk(item) if block.kind is Kind.PARAGRAPH][-1:]
        words = paragraph_text(self._answers.document, last[0]).split("\n") if last else []
        day = read_date_line(words[-1], self._order) if len(words) > 1 else None
        return (shown_text(words[-1]), day) if day else ("", None)

    def _win(self, item: Block, day: date, joined: str) -> Iterator[Win]:
        told = _without(self._answers.item(item), joined)
        action = self._actions.get(told.line)
        if action is None:
            yield Win(day, told.text, told.details, told.line)
        elif action.status is Status.DONE:
            yield Win(action.settled_on or day, action.text, told.details, told.line)

    def _date_line(self, block: Block) -> date | None:
        lines = reversed(paragraph_text(self._answers.document, block).split("\n"))
        return next((day for line in lines if (day := read_date_line(line, self._order))), None)


def _undated(win: Win, on: date) -> Win:
    """A win above which no date stands; a bullet that is a date itself says its own."""
    return replace(win, dated=win.date != on)


def _without(told: AnswerItem, joined: str) -> AnswerItem:
    """A bullet less the date line joined to its last words."""
    if not joined:
        return told
    if not told.details:
        return replace(told, text=told.text.removesuffix(joined).rstrip())
    *details, last = told.details
    return replace(told, details=(*details, last.removesuffix(joined).rstrip()))


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.kind is Kind.LIST:
            yield from block.children
        else:
            yield block
