"""Older copies that still stand open although the action has gone on: two people carried it.

Each of the two began a check-in of their own, on another day. The action is listed once, by
its newest copy; ticked there, the copy between would stand open for ever.
"""

from collections.abc import Iterable, Iterator

from thrivecli.journal.check import Finding
from thrivecli.journal.thread import Copy, Thread
from thrivecli.markdown.edits import with_marker
from thrivecli.markdown.parse import Reading
from thrivecli.model.action import Status
from thrivecli.model.problem import Problem, Severity

_FIX = "`thrive check --fix` marks it as carried on: `[>]`"
_BY_HAND = "if that is the same action, mark this one `[>]`; if not, take the comment away there"


def open_copies(thread: Thread) -> Iterator[Copy]:
    """The older copies that stand open although a newer one has taken their place.

    Only where the newest copy has the very same id written on it, and goes on: is open
    itself, or settled. Copies tied by their words alone are the writer's to mark.
    """
    live = thread.live
    if live.action.id is None or live.action.status is Status.CARRIED:
        return
    for copy in thread.copies[:-1]:
        is_open = copy.action.status in (Status.OPEN, Status.STARTED)
        is_older = copy.checkin.order < live.checkin.order
        if is_open and is_older and copy.action.id == live.action.id:
            yield copy


def open_copy_problems(threads: Iterable[Thread]) -> Iterator[Problem]:
    """A note for each of them: it is read as meant, and yet looks like work to do."""
    for thread in threads:
        live = thread.live
        for copy in open_copies(thread):
            yield Problem(
                copy.checkin.path,
                copy.action.line,
                1,
                "carried-open",
                Severity.NOTE,
                f"'{copy.action.text}' goes on in {live.checkin.path}:{live.action.line}, "
                "but stands open here, too",
                _FIX if _has_same_words(copy, live) else _BY_HAND,
            )


def marked_as_carried(reading: Reading, threads: Iterable[Thread]) -> Iterator[Finding]:
    """The edits that mark those of one file: of each the one character of its box.

    Other words under the same id may be another action, whose comment somebody copied.
    """
    path = reading.checkin.path
    for thread in threads:
        for copy in open_copies(thread):
            if copy.checkin.path == path and _has_same_words(copy, thread.live):
                line = reading.lines[copy.index]
                problem = next(open_copy_problems([thread]))
                yield Finding(problem, tuple(with_marker(line, Status.CARRIED)))


def _has_same_words(copy: Copy, live: Copy) -> bool:
    return copy.action.tie == live.action.tie
