"""What can be done to an action: each verb is the smallest edit of its line.

Every verb works on the live copy, the newest; only ``reopen`` must also look at older ones,
since a tick in any copy settles the action.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from thrivecli.errors import UsageFault
from thrivecli.journal.thread import Thread
from thrivecli.journal.verb_plan import Edit, Verb
from thrivecli.markdown.edits import without_settled, write_due, write_owner, write_settled
from thrivecli.markdown.line.settled import SettledWord
from thrivecli.model.action import Action, Status
from thrivecli.model.due import Due
from thrivecli.model.person import People


def done(day: date) -> Verb:
    """Tick it, and write the day."""
    return _settle(Status.DONE, "done", day, "")


def drop(day: date, reason: str) -> Verb:
    """Give it up, and write the day and the reason."""
    return _settle(Status.DROPPED, "dropped", day, reason)


def start(thread: Thread) -> Iterator[Edit]:
    """Mark it as begun."""
    _refuse_settled(thread)
    if thread.status is not Status.STARTED:
        yield Edit(thread.live, thread.id, Status.STARTED)


def reopen(thread: Thread) -> Iterator[Edit]:
    """Make it open again: no copy settles it any more, and the newest stands open."""
    if thread.status is Status.OPEN and thread.live.action.status is Status.OPEN:
        return
    for copy in thread.copies[:-1]:
        if copy.action.status.is_settled:
            yield Edit(copy, thread.id, Status.CARRIED, (without_settled(),), _unsettled)
    yield Edit(thread.live, thread.id, Status.OPEN, (without_settled(),), _unsettled)


def defer(day: date) -> Verb:
    """Put another due date."""

    def meant(old: Action, _new: Action) -> Action:
        return replace(old, due=Due("", day))

    def verb(thread: Thread) -> Iterator[Edit]:
        _refuse_settled(thread)
        if thread.due != day:
            yield Edit(thread.live, thread.id, None, (write_due(day),), meant)

    return verb


def assign(owner: str, people: People) -> Verb:
    """Make somebody else its owner."""

    def meant(old: Action, new: Action) -> Action:
        return replace(old, owners=(owner,), identity=new.identity)

    def verb(thread: Thread) -> Iterator[Edit]:
        if thread.live.action.owners != (owner,):
            yield Edit(thread.live, thread.id, None, (write_owner(owner, people),), meant)

    return verb


def restore(thread: Thread) -> Iterator[Edit]:
    """Bring a stranded action back: its last line stands open again."""
    _refuse_settled(thread)
    if thread.live.action.status is Status.CARRIED:
        yield Edit(thread.live, thread.id, Status.OPEN)


def _settle(status: Status, word: SettledWord, day: date, reason: str) -> Verb:
    def meant(old: Action, new: Action) -> Action:
        return replace(old, settled_on=day, reason=new.reason)

    def verb(thread: Thread) -> Iterator[Edit]:
        if thread.status is status and thread.live.action.status is status:
            return
        if thread.status.is_settled and thread.status is not status:
            _refuse_settled(thread)
        rewrites = (write_settled(word, day, reason),)
        yield Edit(thread.live, thread.id, status, rewrites, meant)

    return verb


def _unsettled(old: Action, _new: Action) -> Action:
    return replace(old, settled_on=None, reason="")


def _refuse_settled(thread: Thread) -> None:
    if thread.status.is_settled:
        raise UsageFault(
            f"{thread.id} is {thread.status.value} already: {thread.live.action.text}",
            hint=f"`thrive actions reopen {thread.id}` opens it again",
        )
