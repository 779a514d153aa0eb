"""What can be wrong with an action's owner or date, in words."""

from dataclasses import dataclass

from thrivecli.markdown.dates.forms import AMBIGUOUS, IMPOSSIBLE, UNREADABLE, DateText
from thrivecli.markdown.line.due import DUE_SIGNS, Unread
from thrivecli.markdown.line.inline import Span
from thrivecli.markdown.line.settled import UnreadNote
from thrivecli.model.problem import Severity


@dataclass(frozen=True, slots=True)
class TextProblem:
    """A problem at an offset into the paragraph's text."""

    offset: int
    code: str
    severity: Severity
    message: str
    hint: str


def owner_unknown(span: Span, name: str) -> TextProblem:
    """A bare name after ``@`` that belongs to nobody known."""
    return TextProblem(
        span.start,
        "owner-unknown",
        Severity.NOTE,
        f"nobody is known as '{name}', so the owner is taken to be that one word",
        "write a longer name as *@First Last*, or add the person to thrive.toml",
    )


_FAULTS = {
    AMBIGUOUS: (
        "'{}' has two readings, so the action has no due date",
        "write it as 08 Oct 2020 or 2020-10-08, or set date_order in thrive.toml",
    ),
    IMPOSSIBLE: (
        "'{}' is not a day of the calendar, so the action has no due date",
        "write a day that exists, such as 08 Oct 2020",
    ),
    UNREADABLE: (
        "'{}' cannot be read as a date, so the action has no due date",
        "write it as 08 Oct 2020 or 2020-10-08",
    ),
}


def about_date(text: str, found: DateText) -> list[TextProblem]:
    """What is wrong with a due date, if anything; ``text`` is the paragraph it stands in."""
    words = " ".join(text[found.start : found.end].split())
    if found.fault:
        message, hint = _FAULTS[found.fault]
        severity = Severity.WARNING if found.fault == UNREADABLE else Severity.ERROR
        return [TextProblem(found.start, found.fault, severity, message.format(words), hint)]
    if found.misnamed:
        message = f"'{words}' names another day of the week than that date's; the date counts"
        hint = "correct the weekday, or leave it out"
        return [TextProblem(found.start, "date-weekday", Severity.NOTE, message, hint)]
    return []


def about_unread_note(found: UnreadNote) -> TextProblem:
    """A done or dropped note whose day cannot be read."""
    return TextProblem(
        found.offset,
        "settled-date",
        Severity.WARNING,
        f"'{found.words}' is no full date, so the note does not say when",
        "write the day, month and year, such as 08 Oct 2020 or 2020-10-08",
    )


def about_unread(found: Unread) -> TextProblem:
    """A sign or word for a due date, with none behind it."""
    is_sign = found.sign[0] in DUE_SIGNS or ":" in found.sign
    return TextProblem(
        found.offset,
        UNREADABLE,
        Severity.WARNING if is_sign else Severity.NOTE,
        f"no date can be read behind '{found.sign}', so the action has no due date",
        "write the day, such as 08 Oct 2020, or 'end of October'",
    )
