"""The actions of one document, each with where its parts stand."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thrivecli.markdown.document import Document
from thrivecli.markdown.guidance import Guidance
from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.text import read_action_text
from thrivecli.markdown.outline import Place
from thrivecli.markdown.structure.blocks import Block
from thrivecli.markdown.structure.boxes import Box, find_boxes
from thrivecli.model.action import Action
from thrivecli.model.person import People


@dataclass(frozen=True, slots=True)
class Context:
    """What a workspace knows that is needed to read one of its documents.

    ``date_order`` is ``dmy``, ``mdy`` or ``None``, which refuses dates with two readings.
    """

    people: People
    guidance: Guidance
    date_order: str | None = None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action together with its box, its paragraph's text and how that was read."""

    action: Action
    box: Box
    text: str
    reading: ActionText
    place: Place

    def offset(self, position: int) -> int:
        """Where in the document's text a position in the paragraph's text stands."""
        for start, end in self.box.segments:
            if position <= end - start:
                return start + position
            position -= end - start + 1
        return self.box.segments[-1][1]


def read_actions(
    document: Document,
    blocks: tuple[Block, ...],
    places: tuple[Place, ...],
    context: Context,
    on: date,
) -> tuple[ActionLine, ...]:
    """Every action of a document dated ``on``, in document order.

    The example line of the original framework's template is guidance, not an action,
    while nobody has changed it.
    """
    return tuple(_ActionReader(document, places, context, on).read(find_boxes(document, blocks)))


class _ActionReader:
    def __init__(
        self, document: Document, places: tuple[Place, ...], context: Context, on: date
    ) -> None:
        self._document = document
        self._places = places
        self._starts = [place.start for place in places]
        self._context = context
        self._on = on
        self._seen: set[str] = set()
        self._index_of: dict[int, int] = {}

    def read(self, boxes: tuple[Box, ...]) -> Iterator[ActionLine]:
        for number, box in enumerate(boxes):
            text = "\n".join(self._document.text[start:end] for start, end in box.segments)
            place = self._place(box.marker_offset)
            if self._is_guidance(place, box, text):
                continue
            self._index_of[number] = len(self._index_of)
            reading = read_action_text(
                text, people=self._context.people, order=self._context.date_order, on=self._on
            )
            yield ActionLine(self._action(box, reading, place), box, text, reading, place)

    def _place(self, offset: int) -> Place:
        return self._places[max(0, bisect_right(self._starts, offset) - 1)]

    def _is_guidance(self, place: Place, box: Box, text: str) -> bool:
        return self._context.guidance.has(place.key, f"[{box.marker}] {text}")

    def _action(self, box: Box, reading: ActionText, place: Place) -> Action:
        return Action(
            line=self._document.line_of(box.marker_offset),
            marker=box.marker,
            text=reading.text,
            identity=reading.identity,
            tie=reading.tie,
            owners=reading.owners,
            due=reading.due,
            settled_on=reading.settled_on,
            reason=reading.reason,
            id=self._unused(reading.id),
            project=reading.project,
            section=place.section.words or None,
            question=place.question.words if place.question else None,
            parent=self._index_of.get(box.parent) if box.parent is not None else None,
        )

    def _unused(self, written: str | None) -> str | None:
        """An id counts once in a check-in: the first line keeps it."""
        if written is None or written in self._seen:
            return None
        self._seen.add(written)
        return written
