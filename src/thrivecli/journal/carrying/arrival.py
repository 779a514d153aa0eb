"""The last look before a carry is written: does everything still say what it said?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from thrivecli.errors import UnreadableCheckIn
from thrivecli.journal.thread import Copy
from thrivecli.markdown.actions import Context
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.header import read_header
from thrivecli.markdown.parse import Reading, parse_checkin
from thrivecli.model.action import Action, Status
from thrivecli.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Expected:
    """An action as it must read in its new place, and the copy it was taken from."""

    id: str
    status: Status
    tie: str
    due: date | None
    source: Copy


def check_target(
    before: Document, after: Document, expected: Iterable[Expected], context: Context
) -> None:
    """Make sure each expected action stands in ``after`` once, and nothing else became open.

    Raises :class:`UnreadableCheckIn` with the place of the action that would not arrive.
    """
    reading = _read(after, context)
    by_id = {action.id: action for action in reading.checkin.actions if action.id}
    count = 0
    for one in expected:
        count += 1
        found = by_id.get(one.id)
        if found is None or not _is_as_expected(found, one, reading):
            raise _stuck(one.source)
    if _open_in(reading) != _open_in(_read(before, context)) + count:
        raise UnreadableCheckIn(
            f"{after.path}: carrying would change which lines are action items",
            hint="look for a code fence or an HTML comment that is not closed",
        )


def check_source(before: Reading, text: str, context: Context) -> None:
    """Make sure that marking a source changed markers and ids only.

    Raises :class:`UnreadableCheckIn` with the place of the first line that would read
    differently.
    """
    document = open_document(before.document.path, text.encode())
    after = _read(document, context).checkin.actions
    for index, old in enumerate(before.checkin.actions):
        new = after[index] if index < len(after) else None
        if new is None or replace(new, marker=old.marker, id=old.id) != old:
            raise UnreadableCheckIn(
                f"{before.document.path}:{old.line}: this line cannot be marked as carried "
                "without changing what it says",
                hint="close the code span or bracket that runs over its end",
            )


def _read(document: Document | Problem, context: Context) -> Reading:
    if isinstance(document, Problem):
        raise UnreadableCheckIn(f"{document.path}: {document.message}", hint=document.hint)
    reading = parse_checkin(document, read_header(document, context.date_order), context)
    if isinstance(reading, Problem):
        raise UnreadableCheckIn(f"{document.path}: {reading.message}", hint=reading.hint)
    return reading


def _is_as_expected(found: Action, one: Expected, reading: Reading) -> bool:
    due = found.due.on(reading.checkin.date, reading.checkin.next) if found.due else None
    return found.status is one.status and found.tie == one.tie and due == one.due


def _open_in(reading: Reading) -> int:
    return sum(action.status.is_open for action in reading.checkin.actions)


def _stuck(copy: Copy) -> UnreadableCheckIn:
    return UnreadableCheckIn(
        f"{copy.checkin.path}:{copy.action.line}: '{copy.action.text}' cannot be carried "
        "without changing what it says",
        hint="put the action on a line of its own with a blank line around its list",
    )
