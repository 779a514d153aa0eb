"""Document to check-in: everything one file says, and all that is wrong in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from thrivecli.markdown.actions import ActionLine, Context, read_actions
from thrivecli.markdown.answers import AnswerReader
from thrivecli.markdown.document import Document
from thrivecli.markdown.header import Header
from thrivecli.markdown.headings import TASKS
from thrivecli.markdown.outline import Place, read_outline
from thrivecli.markdown.structure.blocks import Block, parse_blocks
from thrivecli.markdown.wins import read_wins
from thrivecli.model.action import Status
from thrivecli.model.checkin import CheckIn, Question, Section
from thrivecli.model.person import title_from_slug
from thrivecli.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Reading:
    """A check-in with the document it was read from and the place of each of its parts."""

    checkin: CheckIn
    document: Document
    blocks: tuple[Block, ...] = field(repr=False)
    places: tuple[Place, ...] = field(repr=False)
    lines: tuple[ActionLine, ...] = field(repr=False)
    answers: AnswerReader = field(repr=False)


def parse_checkin(document: Document, header: Header, context: Context) -> Reading | Problem:
    """Read a whole document; a :class:`Problem` where it is no check-in for want of a date."""
    if header.date is None:
        return Problem(
            document.path,
            0,
            0,
            "no-date",
            Severity.WARNING,
            "neither the front matter nor the file name says when this check-in was",
            "add `date: 2026-11-22` to its front matter, or name the file by its date",
        )
    blocks = parse_blocks(document.text, document.body_start)
    places = read_outline(document, blocks)
    lines = read_actions(document, blocks, places, context, header.date)
    answers = AnswerReader(document, context.guidance)
    actions = tuple(line.action for line in lines)
    checkin = CheckIn(
        path=document.path,
        person=_person(header, context),
        date=header.date,
        partners=tuple(_known_name(name, context) for name in header.partners),
        next=header.next,
        template=header.template,
        kind=header.kind,
        sequence=header.sequence,
        sections=tuple(_sections(document, places, answers, lines)),
        actions=actions,
        wins=read_wins(places, answers, actions, header.date, context.date_order),
        problems=header.problems + tuple(_action_problems(document, lines)),
    )
    return Reading(checkin, document, blocks, places, lines, answers)


def _person(header: Header, context: Context) -> str:
    if header.person is not None:
        return _known_name(header.person, context)
    known = context.people.known(header.folder)
    return known.name if known else title_from_slug(header.folder)


def _known_name(name: str, context: Context) -> str:
    known = context.people.known(name)
    return known.name if known else name


def _sections(
    document: Document,
    places: tuple[Place, ...],
    answers: AnswerReader,
    lines: tuple[ActionLine, ...],
) -> Iterator[Section]:
    at = 0
    while at < len(places):
        end = at + 1
        while end < len(places) and places[end].section is places[at].section:
            end += 1
        heading = places[at].section
        group = [place for place in places[at:end] if place.question or answers.items(place)]
        questions = tuple(_question(document, place, answers, lines) for place in group)
        if heading.words or questions:
            line = document.line_of(heading.start) if heading.words else 0
            yield Section(heading.key, heading.words, line, questions)
        at = end


def _question(
    document: Document, place: Place, answers: AnswerReader, lines: tuple[ActionLine, ...]
) -> Question:
    heading = place.question
    items = answers.items(place)
    answered = bool(items)
    if place.key == TASKS:
        answered = any(line.place is place for line in lines)
    return Question(
        key=heading.key if heading else "",
        heading=heading.words if heading else "",
        line=document.line_of(heading.start) if heading else document.line_of(place.start),
        answer=items,
        blank=answers.is_blank(place),
        answered=answered,
        horizon=place.horizon,
    )


def _action_problems(document: Document, lines: tuple[ActionLine, ...]) -> Iterator[Problem]:
    for line in lines:
        if line.action.status is Status.UNKNOWN:
            yield _unknown_marker(document, line)
        elif line.action.status.is_open and line.reading.settled_on is not None:
            yield _open_with_note(document, line)
        for found in line.reading.problems:
            offset = line.offset(found.offset)
            yield Problem(
                document.path,
                document.line_of(offset),
                document.column_of(offset),
                found.code,
                found.severity,
                found.message,
                found.hint,
            )


def _open_with_note(document: Document, line: ActionLine) -> Problem:
    """The box says that it is still to be done, the words that it is not."""
    offset = line.box.marker_offset
    word = line.reading.settled_word or "done"
    return Problem(
        document.path,
        document.line_of(offset),
        document.column_of(offset),
        "open-with-note",
        Severity.WARNING,
        f"the box is open, but the words say that it was {word}; it counts as open",
        f"write `[{'x' if word == 'done' else '-'}]`, or take the note away",
    )


def _unknown_marker(document: Document, line: ActionLine) -> Problem:
    offset = line.box.marker_offset
    return Problem(
        document.path,
        document.line_of(offset),
        document.column_of(offset),
        "marker-unknown",
        Severity.WARNING,
        f"`[{line.box.marker}]` is no marker thrive knows; the action counts as open",
        "use a space (open), / (started), x (done) or - (dropped)",
    )


def in_workspace(checkin: CheckIn, workspace: str) -> CheckIn:
    """The same check-in, saying which of several workspaces it is from."""
    return replace(checkin, workspace=workspace)
