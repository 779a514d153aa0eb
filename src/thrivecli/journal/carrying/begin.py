"""A new check-in's text before anything is carried: last time's answers in the template."""

from collections.abc import Iterable, Iterator

from thrivecli.journal.carrying.forest import Forest
from thrivecli.journal.carrying.sheet import Sheet
from thrivecli.markdown.headings import (
    PROJECTS,
    SECTION_GOALS,
    SECTION_PLANNING,
    SECTION_REALITY,
)
from thrivecli.markdown.outline import Place
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.relocate import Cutter, Splice
from thrivecli.markdown.structure.blocks import Kind

_ASKED_AGAIN = (SECTION_GOALS, SECTION_REALITY)


class Answers:
    """The answers a new check-in starts from: for each question the newest there is.

    ``meetings`` are the earlier check-ins, newest first. What is a template's own text is
    left out; so are actions, but for those that travel.
    """

    def __init__(self, meetings: Iterable[Reading]) -> None:
        self._found: dict[tuple[str, str], tuple[Reading, Place] | None] = {}
        for reading in meetings:
            for place in reading.places:
                self._consider(reading, place)

    def _consider(self, reading: Reading, place: Place) -> None:
        where = (place.section.key, place.key if place.question else "")
        if not _is_asked_again(place) or where in self._found:
            return
        if reading.answers.items(place):
            self._found[where] = (reading, place)
        elif reading.answers.is_blank(place) and place.question:
            self._found[where] = None  # cleared: an older answer does not come back

    def __iter__(self) -> Iterator[tuple[Reading, Place]]:
        """The answers with the check-in each is from, in the order they stood there."""
        return (found for found in self._found.values() if found is not None)


def _is_asked_again(place: Place) -> bool:
    if place.section.key in _ASKED_AGAIN:
        return True
    return place.section.key == SECTION_PLANNING and place.key == PROJECTS


def fill_in(
    sheet: Sheet,
    answers: Answers,
    forests: dict[str, Forest],
    edits: dict[str, list[Splice]],
) -> tuple[Sheet, list[tuple[Reading, Place]]]:
    """The sheet with these answers in it, and which of them found room.

    ``forests`` say what travels from each check-in, ``edits`` how its lines are written.
    """
    used = []
    for reading, place in answers:
        asked, target = _asked(sheet, place)
        if target is None:
            continue
        path = reading.checkin.path
        words = _answer(reading, place, target, forests[path], edits.get(path, []))
        filled = asked.with_answer(target, words) if words else None
        if filled is not None:
            sheet = filled
            used.append((reading, place))
    return sheet, used


def _asked(sheet: Sheet, place: Place) -> tuple[Sheet, Place | None]:
    """The same question in the sheet; added to its section where the template lacks it."""
    section = place.section.key
    if place.question is None:
        bare = [one for one in sheet.places if one.section.key == section and not one.question]
        return sheet, bare[0] if bare else None
    sheet = sheet.with_question(section, place.question.words, place.key)
    return sheet, sheet.place(place.key, section)


def _answer(
    reading: Reading, place: Place, target: Place, forest: Forest, edits: list[Splice]
) -> str:
    left_out = list(forest.left_out_of_answer(place.blocks))
    for block in place.blocks:
        members = block.children if block.kind is Kind.LIST else (block,)
        left_out += [one for one in members if reading.answers.is_guidance(place.key, one)]
    cutter = Cutter(reading.document, [*edits, *_demoted(place, target)])
    words = cutter.text_between(place.start, place.end, left_out)
    return words.lstrip("\n")


def _demoted(place: Place, target: Place) -> Iterator[Splice]:
    """Headings inside an answer stay below the question's, whatever level that has here."""
    if place.question is None or target.question is None:
        return
    deeper = target.question.level - place.question.level
    for block in place.blocks:
        if block.kind is Kind.HEADING and deeper > 0:
            more = min(deeper, 6 - block.level)
            yield block.start, block.start, "#" * more
