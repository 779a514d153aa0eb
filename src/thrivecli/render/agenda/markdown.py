"""The brief as Markdown to paste into a note or a mail; what people wrote stays mere text."""

import re
from collections.abc import Iterator

from thrivecli.journal.agenda.agenda import Agenda
from thrivecli.render.agenda.screen import fitting, heading, last_time, no_agenda
from thrivecli.render.clean import clean
from thrivecli.render.parts import Cell, Role, Screen, Verbatim

_MARKUP = re.compile(r"[\\`*\[\]<>|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])|(?<!\S)#")
_OPENING = re.compile(r"(?P<sign>[-+=:])|(?P<number>[0-9]{1,9})(?=[.)])")


def agenda_markdown(agenda: Agenda | None, person: str | None) -> Screen:
    """The brief as a document of headings and bullets."""
    if agenda is None:
        return (Verbatim(f"# Agenda\n\n{as_text(no_agenda(person))}"),)
    return (Verbatim("\n".join(_lines(agenda))),)


def _lines(agenda: Agenda) -> Iterator[str]:
    yield f"# {as_text(heading(agenda))}"
    yield ""
    yield as_text(last_time(agenda))
    for topic in fitting(agenda):
        yield ""
        yield f"## {as_text(topic.title)}"
        yield ""
        for item in topic.items:
            yield f"- {as_text(_plain(item))}"
        if topic.more:
            yield f"- and {topic.more} more"


def _plain(cell: Cell) -> str:
    """Its words on one line; ids are for the terminal."""
    return " ".join("".join(one.text for one in cell if one.role is not Role.ID).split())


def as_text(words: str) -> str:
    """Words that Markdown shows as they are: no markup, no list in the list, no HTML."""
    escaped = _MARKUP.sub(r"\\\g<0>", clean(words))
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    at = opening.end() if opening["number"] else 0
    return f"{escaped[:at]}\\{escaped[at:]}"
