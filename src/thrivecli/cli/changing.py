"""Doing something to actions, and answering with what they are then."""

from dataclasses import dataclass
from datetime import date

from thrivecli.cli.session import Session
from thrivecli.cli.writing import write
from thrivecli.journal.lookup import find_thread
from thrivecli.journal.open_copies import open_copies
from thrivecli.journal.row import row_of
from thrivecli.journal.thread import Thread
from thrivecli.journal.verb_plan import Verb, carry_out_verb
from thrivecli.model.plan import Plan
from thrivecli.render.actions import action_data, changed_line
from thrivecli.workspace.apply import Applied
from thrivecli.workspace.new_win import with_wins
from thrivecli.workspace.store import Store


@dataclass(frozen=True, slots=True)
class Doing:
    """What is done: the command's name, the verb, and the word the answer tells it by.

    ``settles``: a tick in any copy counts, so that the newest need not be readable.
    ``wins_on``: each action is noted as a win besides, on the day it was done or else this.
    """

    command: str
    verb: Verb
    told: str
    settles: bool = False
    wins_on: date | None = None


def change(session: Session, doing: Doing, typed: str | list[str]) -> None:
    """Do something to one action, or to several (a list), and answer with them."""
    found: list[str] = []

    def plan(store: Store) -> Plan:
        wanted = [typed] if isinstance(typed, str) else typed
        threads = {one.id: one for one in (find_thread(store.journal, name) for name in wanted)}
        found[:] = threads
        for thread in () if doing.settles else threads.values():
            newest = thread.live.checkin
            store.refuse_unread(newest.path.rpartition("/")[0], newest)
        changes = carry_out_verb(
            doing.verb,
            tuple(threads.values()),
            store.reading,
            store.context,
            store.journal.all_threads(),
        )
        if doing.wins_on is not None:
            changes = with_wins(store, changes, threads.values(), doing.wins_on)
        texts = [thread.live.action.text for thread in threads.values()]
        subject = texts[0] if len(texts) == 1 else f"{len(texts)} actions"
        words = f"actions {doing.command} {' '.join(found)}"
        return Plan(changes, f"{doing.told.capitalize()}: {subject}", words)

    applied = write(session, plan)
    if applied is not None:
        if not applied.written:
            session.note("nothing to change: it is so already")
        tell_actions(session, found[0] if isinstance(typed, str) else found, doing.told, applied)


def tell_actions(session: Session, ids: str | list[str], told: str, applied: Applied) -> None:
    """Answer with actions as they are after a change: one, or a list of them."""
    journal = session.fresh_store().journal
    wanted = [ids] if isinstance(ids, str) else ids
    threads = [find_thread(journal, one) for one in wanted]
    rows = [row_of(journal, thread, session.today) for thread in threads]
    data = [action_data(row) for row in rows]
    session.answer(
        data[0] if isinstance(ids, str) else data,
        lambda: tuple(part for row in rows for part in changed_line(row, told)),
        committed=applied.commit.sha,
    )
    for thread in threads:
        if thread.status.is_settled:
            _tell_open_copies(session, thread)


def _tell_open_copies(session: Session, thread: Thread) -> None:
    """Say where a settled action still looks like work to do."""
    for copy in open_copies(thread):
        session.note(
            f"{thread.id} stands open in an older check-in, too: "
            f"{copy.checkin.path}:{copy.action.line}",
            "`thrive check` says how to mark it as carried on",
        )
