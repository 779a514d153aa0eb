"""What an action's line says, part by part, so that the parts can be merged each by itself."""

from dataclasses import dataclass
from datetime import date

from thrivecli.markdown.actions import ActionLine, Context
from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.settled import SettledWord
from thrivecli.model.action import Status
from thrivecli.model.text import fold_space


@dataclass(frozen=True, slots=True)
class Meeting:
    """The check-in that is merged: what its lines are read with."""

    context: Context
    day: date
    next: date | None


@dataclass(frozen=True, slots=True)
class Note:
    """The done or dropped note on a line."""

    word: SettledWord
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says, part by part. ``core`` are its words, owners and tags included."""

    core: str
    status: Status
    due: date | None
    dated: str
    note: Note | None
    id: str | None


def said(line: ActionLine, meeting: Meeting) -> Said:
    """What a line says, read in its check-in."""
    return said_in(line.text, line.reading, line.action.status, meeting)


def said_in(text: str, reading: ActionText, status: Status, meeting: Meeting) -> Said:
    """The same of a paragraph that has been read, and of the status its box stands for."""
    spans = [*reading.notes, *(span for span in (reading.due_span, reading.id_span) if span)]
    core = text
    for start, end in sorted(spans, reverse=True):
        core = f"{core[:start]} {core[end:]}"
    word, day = reading.settled_word, reading.settled_on
    note = Note(word, day, reading.reason) if word and day else None
    return Said(
        core=fold_space(core),
        status=status,
        due=reading.due.on(meeting.day, meeting.next) if reading.due else None,
        dated=fold_space(text[slice(*reading.due_span)]) if reading.due_span else "",
        note=note,
        id=reading.id,
    )
