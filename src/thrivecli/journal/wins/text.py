"""Putting lines into a check-in's text, and telling whether all else stayed as it was."""

from dataclasses import replace

from thrivecli.journal.wins.spot import Spot
from thrivecli.markdown.document import Document
from thrivecli.markdown.headings import SECTION_DONE
from thrivecli.markdown.lines import line_end, line_start
from thrivecli.model.checkin import CheckIn, Question, Section


def with_spot(document: Document, spot: Spot) -> str:
    """The text with these lines put in, in the file's own line ending.

    Blank lines are added only where there is none yet; a file that does not end its last
    line does not end it afterwards either.
    """
    text, eol, at = document.text, document.eol, spot.at
    lines = list(spot.lines)
    if spot.blank_before and at > document.body_start and not _is_blank_above(text, at):
        lines.insert(0, "")
    if spot.blank_after and at < len(text) and text[at : line_end(text, at)].strip():
        lines.append("")
    words = eol.join(lines)
    if text and at == len(text) and text[-1] not in "\r\n":
        return text + eol + words
    return text[:at] + words + eol + text[at:]


def _is_blank_above(text: str, at: int) -> bool:
    """Whether the line above the one that begins at ``at`` is blank; the end ends a line."""
    end = at
    for ending in ("\r\n", "\n", "\r"):
        if text.endswith(ending, 0, at):
            end = at - len(ending)
            break
    return not text[line_start(text, end) : end].strip()


def without_lines(checkin: CheckIn) -> CheckIn:
    """What a check-in says, wherever it stands: no line numbers, no notes of what was done."""
    return replace(
        checkin,
        sections=tuple(_section(one) for one in checkin.sections if one.key != SECTION_DONE),
        actions=tuple(replace(one, line=0) for one in checkin.actions),
        wins=tuple(replace(one, line=0) for one in checkin.wins),
        problems=tuple(replace(one, line=0) for one in checkin.problems),
    )


def _section(section: Section) -> Section:
    return replace(section, line=0, questions=tuple(map(_question, section.questions)))


def _question(question: Question) -> Question:
    answer = tuple(replace(one, line=0) for one in question.answer)
    return replace(question, line=0, answer=answer)
