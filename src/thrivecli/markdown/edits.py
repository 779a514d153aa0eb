"""The smallest edits of an action's line: marker, words, id; nothing else moves."""

from collections.abc import Callable, Iterable
from datetime import date

from thrivecli.markdown.actions import ActionLine, Context
from thrivecli.markdown.line import edits as action_edits
from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.settled import SettledWord
from thrivecli.markdown.line.text import read_action_text
from thrivecli.markdown.relocate import Splice
from thrivecli.model.action import MARKER_OF, Status
from thrivecli.model.person import People

Rewrite = Callable[[str, ActionText], Iterable[Splice]]


def with_marker(line: ActionLine, status: Status) -> list[Splice]:
    """Put the marker of ``status`` in the box; an upper-case ``X`` is done already."""
    at = line.box.marker_offset
    if line.action.status is status:
        return []
    return [(at, at + 1, MARKER_OF[status])]


def rewritten(
    line: ActionLine, context: Context, on: date, rewrites: Iterable[Rewrite]
) -> list[Splice]:
    """Rewrite an action's words one change after the other, as one splice a line.

    ``on`` is the check-in's date. Only lines whose words change are touched, and of them
    only what lies between their common beginning and end.
    """
    text, reading, is_read = line.text, line.reading, True
    for rewrite in rewrites:
        if not is_read:
            reading = read_action_text(text, people=context.people, order=context.date_order, on=on)
        splices = tuple(rewrite(text, reading))
        text, is_read = _applied(text, splices), not splices
    return list(_differences(line, text)) if text != line.text else []


def write_id(name: str) -> Rewrite:
    """Write the action's id on its line, unless it is there."""
    return lambda text, reading: action_edits.with_id(text, reading, name)


def write_due(day: date) -> Rewrite:
    """Put the due date, in the line's own style."""
    return lambda text, reading: action_edits.with_due(text, reading, day)


def write_full_date(day: date) -> Rewrite:
    """Make a yearless or relative due phrase the full date it stands for."""
    return lambda text, reading: (
        action_edits.with_due(text, reading, day)
        if reading.due and not reading.due.is_absolute
        else ()
    )


def write_settled(word: SettledWord, day: date, reason: str = "") -> Rewrite:
    """Put the done or dropped note in place of any that stands there."""

    def rewrite(text: str, reading: ActionText) -> Iterable[Splice]:
        return action_edits.with_settled(text, reading, word, day, reason)

    return rewrite


def without_settled() -> Rewrite:
    """Take the done or dropped note away."""
    return action_edits.without_settled


def write_owner(name: str, people: People) -> Rewrite:
    """Make ``name`` the owner, where owners stood or at the start."""
    return lambda text, reading: action_edits.with_owner(text, reading, name, people)


def _applied(text: str, splices: Iterable[Splice]) -> str:
    for start, end, words in sorted(splices, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _differences(line: ActionLine, text: str) -> Iterable[Splice]:
    before, after = line.text.split("\n"), text.split("\n")
    for (start, _), old, new in zip(line.box.segments, before, after, strict=True):
        if old != new:
            head = _common(old, new)
            tail = _common(old[head:][::-1], new[head:][::-1])
            yield start + head, start + len(old) - tail, new[head : len(new) - tail]


def _common(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
