"""Who a new check-in is for, and where it goes when nothing is there yet."""

from pathlib import Path

import typer

from thrivecli.cli.session import Session
from thrivecli.errors import AmbiguousName, UnreadableCheckIn, UsageFault
from thrivecli.model.person import Person
from thrivecli.workspace.apply import apply
from thrivecli.workspace.git.repository import user_name
from thrivecli.workspace.init import make_folder, plan_workspace
from thrivecli.workspace.newcomer import NearMiss, person_for_checkin
from thrivecli.workspace.store import Store


def make_default_workspace(session: Session) -> bool:
    """Make ``~/thrive`` where nothing else is there to write to, and say so."""
    if session.located.exists:
        return False
    folder = session.root
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageFault(
            f"{folder} holds other files and is no workspace",
            hint=f"`thrive init {folder}` makes it one, `thrive -C DIR` names another",
        )
    made = plan_workspace(folder)
    if session.dry_run:
        session.note(f"would make the workspace {folder}")
        return True
    make_folder(folder, made)
    apply(folder, lambda: made.plan, commit=not session.no_commit)
    session.note(f"made the workspace {folder}")
    return True


def whose(session: Session, store: Store, typed: str | None, *, is_new: bool) -> Person:
    """The person meant; asks about a near miss where somebody sits at a terminal.

    With nobody named, the only one there is, or in a new workspace whoever git knows.
    """
    if typed is None:
        typed = _only_person(session, store)
    try:
        return person_for_checkin(store, typed, is_new=is_new)
    except NearMiss as miss:
        if not session.may_ask:
            raise
        if typer.confirm(f"Do you mean {miss.nearest}?", default=True, err=True):
            return person_for_checkin(store, miss.nearest, is_new=False)
        if not typer.confirm(f"Is {typed} somebody new?", default=False, err=True):
            raise
        return person_for_checkin(store, typed, is_new=True)


def _only_person(session: Session, store: Store) -> str:
    names = store.journal.names
    if len(names) < 2:
        _refuse_unread(store)
    if len(names) == 1:
        return names[0]
    if names:
        raise AmbiguousName("whose check-in? Name one person", hint=f"known: {', '.join(names)}")
    name = user_name(session.root if session.root.is_dir() else Path.cwd())
    if name is None:
        raise UsageFault(
            "whose check-in? There is nobody here yet", hint='`thrive checkin new "First Last"`'
        )
    return name


def _refuse_unread(store: Store) -> None:
    """Refuse to choose somebody while a file of perhaps another person cannot be read."""
    journal = store.journal
    folders = {checkin.path.rpartition("/")[0] for checkin in journal.checkins}
    for problem in journal.problems:
        folder, _, name = problem.path.rpartition("/")
        if problem.is_unread and name.endswith(".md") and folder not in folders:
            raise UnreadableCheckIn(
                f"{problem.where}: {problem.message}, so it cannot be told whose check-in is meant",
                hint=f'{problem.hint}; or name the person: `thrive checkin new "First Last"`',
            )


def partners(store: Store, typed: str | None) -> tuple[str, ...]:
    """The partner meant, by the full name; none where none was typed."""
    if typed is None:
        return ()
    known = store.people.known(typed)
    if known is not None:
        return (known.name,)
    return (person_for_checkin(store, typed, is_new=True).name,)
