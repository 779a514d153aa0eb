"""A sheet: the boxes of one file in one version, each with the day it was ticked."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.history.provenance import git_line
from thrivecli.journal.history.replay import Origin, Version
from thrivecli.markdown.actions import Context
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.header import Header, read_header
from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.text import read_action_text
from thrivecli.markdown.structure.blocks import parse_blocks
from thrivecli.markdown.structure.boxes import find_boxes
from thrivecli.model.action import Status, status_of
from thrivecli.model.checkin import CheckIn
from thrivecli.model.person import title_from_slug
from thrivecli.model.problem import Problem

_BOX = re.compile(rb"\[[^\]\d]{1,4}\]")  # one character takes up to four bytes
_FRONT = 15  # lines, in which a file says whose it is


@dataclass(frozen=True, slots=True)
class Box:
    """A checkbox where and as it stood; ``day`` is when it came to a settled status.

    ``checkin`` is the date of the check-in it stands in.
    """

    person: str
    path: str
    checkin: date
    id: str | None
    tie: str
    status: Status
    origin: Origin | None
    day: date | None = None


Sheet = tuple[Box, ...]


class SheetReader:
    """Reads the boxes of any version of any file of one workspace.

    Most lines stand in many versions, so each is taken apart once only.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[tuple[str, date], ActionText] = {}

    def read(self, path: str, version: Version) -> Sheet | None:
        """The boxes of a version, days left open; ``None`` where it cannot be read."""
        document = open_document(path, b"\n".join(line.text for line in version))
        if isinstance(document, Problem):
            return None
        header = read_header(document, self._context.date_order)
        if header.date is None:
            return None
        return tuple(self._boxes(document, header, header.date, version))

    def _boxes(
        self, document: Document, header: Header, on: date, version: Version
    ) -> Iterator[Box]:
        person = self._person(header)
        seen: set[str] = set()
        for found in find_boxes(document, parse_blocks(document.text, document.body_start)):
            words = "\n".join(document.text[start:end] for start, end in found.segments)
            read = self._read(words, on)
            name = None if read.id in seen else read.id  # an id counts once in a check-in
            seen.update([name] if name else [])
            place = document.text.count("\n", 0, found.marker_offset)
            origin = version[place].origin if place < len(version) else None
            status = status_of(found.marker)
            yield Box(person, document.path, on, name, read.tie, status, origin)

    def _person(self, header: Header) -> str:
        known = self._context.people.known(header.person or header.folder)
        return known.name if known else header.person or title_from_slug(header.folder)

    def _read(self, words: str, on: date) -> ActionText:
        if (words, on) not in self._known:
            self._known[words, on] = read_action_text(
                words, people=self._context.people, order=self._context.date_order, on=on
            )
        return self._known[words, on]


def sheet_of(checkin: CheckIn, version: Version, data: bytes) -> Sheet:
    """The boxes of a check-in that was read already, in the order of its actions."""
    places = (git_line(data, action.line) - 1 for action in checkin.actions)
    return tuple(
        Box(
            checkin.person,
            checkin.path,
            checkin.date,
            action.id,
            action.tie,
            action.status,
            version[place].origin if place < len(version) else None,
        )
        for place, action in zip(places, checkin.actions, strict=True)
    )


def has_same_boxes(before: Version, after: Version) -> bool:
    """Whether nothing changed between two versions that a sheet could tell."""
    return _telling(before) == _telling(after)


def _telling(version: Version) -> list[bytes]:
    boxes = (line.text for line in version[_FRONT:] if _BOX.search(line.text))
    return [*(line.text for line in version[:_FRONT]), *boxes]


def pair(old: Iterable[Box], new: Sequence[Box]) -> tuple[list[Box | None], list[Box]]:
    """For each new box the old one that it was, one to one; and the old ones left over.

    The same id, the same line, the same words: first come those that stand as they stood.
    """
    found: list[Box | None] = [None] * len(new)
    free = list(old)
    for likeness in _LIKENESSES:
        for place, box in enumerate(new):
            if found[place] is None and (match := _first(free, box, likeness)) is not None:
                found[place] = free.pop(match)
        if not free:
            break
    return found, free


def _first(free: Sequence[Box], box: Box, likeness: Callable[[Box], Hashable]) -> int | None:
    wanted = likeness(box)
    if wanted is None:
        return None
    for place, one in enumerate(free):
        if likeness(one) == wanted and may_be(one, box):
            return place
    return None


def may_be(one: Box, other: Box) -> bool:
    """Whether two boxes may be one action: not under two ids."""
    return one.id is None or other.id is None or one.id == other.id


def _id(box: Box) -> Hashable:
    return box.id


def _origin(box: Box) -> Hashable:
    return box.origin


def _words_and_status(box: Box) -> Hashable:
    return box.tie, box.status.is_settled


def _words(box: Box) -> Hashable:
    return box.tie


_LIKENESSES: tuple[Callable[[Box], Hashable], ...] = (_id, _origin, _words_and_status, _words)
