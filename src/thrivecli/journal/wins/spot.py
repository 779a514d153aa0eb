"""Where a new win goes, and in what manner: the one insertion that puts it there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.wins.groups import Group, done_places, groups_in
from thrivecli.markdown.dates.in_style import date_line_like
from thrivecli.markdown.lines import line_start
from thrivecli.markdown.outline import Place
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.structure.blocks import Block

USUAL_HEADING = "## What have you done so far?"
USUAL_DATE_LINE = "*22 Oct 2020*"
_MARKER = re.compile(r"(?P<number>[0-9]{1,9})?(?P<sign>[-+*.)])(?P<gap> {1,4})?")
_SHORT_DAY = re.compile(r"(?<![0-9])[1-9](?![0-9])(?![/.-][0-9])")


@dataclass(frozen=True, slots=True)
class Manner:
    """How wins are written elsewhere: the section's heading, the line with the date."""

    heading: str = USUAL_HEADING
    date_line: str = USUAL_DATE_LINE


@dataclass(frozen=True, slots=True)
class Bullet:
    """A win's lines: its words and its details'."""

    text: str
    details: tuple[str, ...] = ()

    def lines(self, marker: str = "- ", indent: str = "") -> list[str]:
        """The lines behind an indentation and a list marker with its blanks."""
        sign = marker[0] if marker[0] in "-+*" else "-"
        inner = indent + " " * len(marker)
        return [f"{indent}{marker}{self.text}", *(f"{inner}{sign} {one}" for one in self.details)]


@dataclass(frozen=True, slots=True)
class Spot:
    """Lines to be put where a line begins, with blank ones around them where asked for."""

    at: int
    lines: list[str]
    blank_before: bool = False
    blank_after: bool = False


def spot_for(reading: Reading, bullet: Bullet, day: date, order: str | None, else_: Manner) -> Spot:
    """The insertion that puts a win under its day: newest first, a date line where none is.

    ``else_`` is the manner for what this check-in shows no example of.
    """
    places = done_places(reading)
    if not places:
        dated = date_line_like(else_.date_line, day, order)
        lines = [else_.heading, "", dated, "", *bullet.lines()]
        return Spot(len(reading.document.text), lines, blank_before=True)
    grouped = [(place, groups_in(reading, place, order)) for place in places]
    for _, groups in grouped:
        own = _group_of(groups, day, reading.checkin.date)
        if own is not None:
            return _into(reading, own, groups, bullet)
    place, groups = next((one for one in grouped if len(one[1]) > 1), grouped[0])
    return _new_group(reading, place, groups, bullet, (day, order, else_))


def _group_of(groups: Sequence[Group], day: date, checkin: date) -> Group | None:
    """The group of this day; bullets without a date are of the check-in's own day."""
    for group in groups:
        if group.date == day or (group.date is None and day == checkin and group.bullets):
            return group
    return None


def _into(reading: Reading, group: Group, groups: Sequence[Group], bullet: Bullet) -> Spot:
    text = reading.document.text
    if group.bullets:
        last = group.bullets[-1]
        lines = bullet.lines(*_next_marker(text, last))
        return Spot(last.end, lines, blank_before=_is_loose(text, group.bullets))
    head = group.head
    if head is None:
        raise ValueError("a group without a date has bullets")
    if group.is_item:
        indent = " " * (head.content_start - line_start(text, head.start))
        return Spot(head.end, bullet.lines(indent=indent))
    return Spot(head.end, bullet.lines(), _is_airy(text, groups), blank_after=True)


def _new_group(
    reading: Reading,
    place: Place,
    groups: Sequence[Group],
    bullet: Bullet,
    dated: tuple[date, str | None, Manner],
) -> Spot:
    text, (day, order, else_) = reading.document.text, dated
    known = sorted((one for one in groups if one.head), key=_head_start)
    older = next((one for one in known if one.date and one.date < day), None)
    like = older or (known[-1] if known else None)
    is_short = any(_SHORT_DAY.search(one.dated) for one in known)
    line = date_line_like(like.dated if like else else_.date_line, day, order, short=is_short)
    if like is not None and like.head is not None and like.is_item:
        return _new_item(text, like.head, line, bullet, before=older is not None)
    gap = [""] if _is_airy(text, groups) else []
    lines = [line, *gap, *bullet.lines()]
    if older is not None:
        return Spot(line_start(text, _head_start(older)), lines, True, True)
    written = place.start + len(text[place.start : place.end].rstrip(" \t\r\n"))
    return Spot(_line_after(text, written), lines, True, True)


def _new_item(text: str, like: Block, line: str, bullet: Bullet, *, before: bool) -> Spot:
    """A bullet that is a date, with the win nested in it, beside one like it."""
    marker, indent = _next_marker(text, like)
    inner = indent + " " * len(marker)
    lines = [f"{indent}{marker}{line}", *bullet.lines(indent=inner)]
    return Spot(line_start(text, like.start) if before else like.end, lines)


def _line_after(text: str, offset: int) -> int:
    """Where the line begins that follows the one which ends behind ``offset``."""
    end = re.compile(r"[ \t]*(?:\r\n|\n|\r)?").match(text, offset)
    return end.end() if end else offset


def _head_start(group: Group) -> int:
    return group.head.start if group.head else 0


def _next_marker(text: str, item: Block) -> tuple[str, str]:
    """The list marker that goes on from this item, with its blanks, and its indentation."""
    indent = text[line_start(text, item.marker_start) : item.marker_start]
    found = _MARKER.match(text, item.marker_start)
    if found is None or indent.strip(" \t"):
        return "- ", ""
    number = str(int(found["number"]) + 1) if found["number"] else ""
    return f"{number}{found['sign']}{found['gap'] or ' '}", indent


def _is_loose(text: str, bullets: Sequence[Block]) -> bool:
    """Whether there is a blank line between the last two bullets."""
    return len(bullets) > 1 and _has_blank(text, bullets[-2].end, bullets[-1].start)


def _is_airy(text: str, groups: Sequence[Group]) -> bool:
    """Whether a blank line follows the line with the date, which is usual."""
    told = list(_gaps(text, groups))
    return told[0] if told else True


def _gaps(text: str, groups: Sequence[Group]) -> Iterator[bool]:
    for group in groups:
        if group.head is not None and group.bullets and not group.is_item:
            yield _has_blank(text, group.head.end, group.bullets[0].start)


def _has_blank(text: str, start: int, end: int) -> bool:
    """Whether the text between where a line begins and a later block holds a whole line."""
    return bool(re.search(r"[\r\n]", text[start:end]))
