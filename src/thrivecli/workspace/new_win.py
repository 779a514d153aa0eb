"""Where a win goes: a person's newest check-in, also one that is just being changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from thrivecli.errors import UnreadableCheckIn, UsageFault
from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Thread
from thrivecli.journal.wins.adding import NewWin, add_win
from thrivecli.journal.wins.listing import WinRow, list_wins
from thrivecli.markdown.document import open_document
from thrivecli.markdown.header import read_header
from thrivecli.markdown.parse import Reading, parse_checkin
from thrivecli.model.checkin import CheckIn
from thrivecli.model.plan import FileChange
from thrivecli.model.problem import Problem
from thrivecli.model.text import fold
from thrivecli.workspace.store import Store


def win_addition(store: Store, new: NewWin, person: str) -> FileChange | None:
    """The change that notes a win in somebody's newest check-in; ``None`` if it is noted.

    Raises :class:`UsageFault` where it is noted without the details that are given.
    """
    noted = noted_win(store.journal, person, new)
    if noted is None:
        newest = _newest(store, person)
        return add_win(new, store.reading(newest.path), store.context, _Earlier(store, newest))
    missing = {fold(one) for one in new.details} - {fold(one) for one in noted.details}
    if missing:
        raise UsageFault(
            f"that win is noted already, without these details: {noted.path}:{noted.line}",
            hint="add them there by hand",
        )
    return None


def noted_win(journal: Journal, person: str, new: NewWin) -> WinRow | None:
    """The win as it is listed, if it is."""
    wins = list_wins(journal, (person,), new.day, new.day)
    words = fold(new.bullet.text)
    return next((one for one in wins if fold(one.text) == words), None)


def with_wins(
    store: Store, changes: tuple[FileChange, ...], finished: Iterable[Thread], day: date
) -> tuple[FileChange, ...]:
    """Changes that tick these actions, and besides note each as a win, in one go."""
    by_path = {change.path: change for change in changes}
    for thread in finished:
        settled = thread.settled.action.settled_on if thread.settled else None
        new = NewWin(thread.live.action.text, settled or day)
        if noted_win(store.journal, thread.person, new):
            continue
        newest = _newest(store, thread.person)
        known = by_path.get(newest.path)
        reading = _after(store, known) if known else store.reading(newest.path)
        if any(_is(win.text, new) and win.date == new.day for win in reading.checkin.wins):
            continue
        change = add_win(new, reading, store.context, _Earlier(store, newest))
        by_path[newest.path] = replace(change, before=known.before) if known else change
    return tuple(by_path.values())


def _is(text: str, new: NewWin) -> bool:
    return fold(text) == fold(new.text)


def _newest(store: Store, person: str) -> CheckIn:
    meetings = store.journal.meetings(person)
    if not meetings:
        raise UsageFault(
            f"{person} has no check-in to note it in",
            hint=f'`thrive checkin new "{person}"` makes one',
        )
    store.refuse_unread(meetings[-1].path.rpartition("/")[0], meetings[-1])
    return meetings[-1]


def _after(store: Store, change: FileChange) -> Reading:
    """A file as it will be after a change."""
    document = open_document(change.path, change.after or b"")
    if not isinstance(document, Problem):
        header = read_header(document, store.context.date_order)
        reading = parse_checkin(document, header, store.context)
        if not isinstance(reading, Problem):
            return reading
    raise UnreadableCheckIn(f"{change.path}: no win can be noted here", hint="try --no-win")


class _Earlier:
    """A person's check-ins before the newest, read only where they are asked for."""

    def __init__(self, store: Store, newest: CheckIn) -> None:
        self._store = store
        self._newest = newest

    def __call__(self) -> Iterator[Reading]:
        for checkin in reversed(self._store.journal.meetings(self._newest.person)[:-1]):
            yield self._store.reading(checkin.path)
