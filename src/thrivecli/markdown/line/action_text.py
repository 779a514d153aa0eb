"""All that an action's first paragraph says, as a value."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from thrivecli.markdown.line.inline import Span
from thrivecli.markdown.line.problems import TextProblem
from thrivecli.markdown.line.settled import SettledWord
from thrivecli.model.due import Due

DateStyle = Literal["long", "iso"]


@dataclass(frozen=True, slots=True)
class ActionText:
    """All that a paragraph says about its action; spans are offsets into its text.

    ``text`` is what people read; ``identity`` and ``tie`` are what ids and threads compare.
    ``due_span`` takes in the word or sign, ``date_span`` the date words alone; both are
    also given for a date that cannot be, with ``due`` ``None``. ``notes`` are the spans
    of all done and dropped notes, ``settled_span`` is the one that counts. ``id`` comes
    from the first line only. ``date_style`` is how dates are written on this line.
    """

    text: str
    identity: str
    tie: str
    owners: tuple[str, ...] = ()
    owner_spans: tuple[Span, ...] = ()
    leading: bool = False
    due: Due | None = None
    due_span: Span | None = None
    date_span: Span | None = None
    settled_on: date | None = None
    settled_word: SettledWord | None = None
    reason: str = ""
    settled_span: Span | None = None
    notes: tuple[Span, ...] = ()
    id: str | None = None
    id_span: Span | None = None
    project: str | None = None
    project_span: Span | None = None
    horizon_tag: str | None = None
    date_style: DateStyle = "long"
    emoji_dates: bool = False
    problems: tuple[TextProblem, ...] = ()
