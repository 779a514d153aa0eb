"""What the shell offers at TAB: the names and ids of real people and actions.

Completion must never fail nor print: whatever is wrong, it offers nothing.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import typer

from thrivecli.cli.session import Session
from thrivecli.errors import ThriveError
from thrivecli.journal.thread import Thread
from thrivecli.model.action import Status
from thrivecli.render.clean import clean

Offer = TypeVar("Offer")


def complete_person(ctx: typer.Context, incomplete: str) -> list[str]:
    """Slugs of those who have check-ins and are called so."""
    return _offered(lambda: _people(_session(ctx), incomplete, with_checkins=True))


def complete_owner(ctx: typer.Context, incomplete: str) -> list[str]:
    """Slugs of anybody known who is called so."""
    return _offered(lambda: _people(_session(ctx), incomplete, with_checkins=False))


def complete_action(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids that begin so of actions that the command can be for, each with its words."""
    is_of_use = _OF_USE.get(ctx.info_name or "", _is_to_do)
    return _offered(
        lambda: (
            (thread.id, clean(thread.live.action.text))
            for thread in _session(ctx).journal.all_threads()
            if is_of_use(thread) and thread.id.startswith(incomplete.lower())
        )
    )


def complete_template(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of templates that begin so."""
    from thrivecli.workspace.template.templates import packaged_templates, team_templates

    names = _offered(lambda: {*packaged_templates(), *team_templates(_session(ctx).root)[0]})
    return sorted(name for name in names if name.startswith(incomplete))


def _people(session: Session, incomplete: str, *, with_checkins: bool) -> Iterable[str]:
    known, names = session.journal.people, session.journal.names
    people = known.starting_with(incomplete) if incomplete else tuple(known)
    return [person.slug for person in people if not with_checkins or person.name in names]


def _is_to_do(thread: Thread) -> bool:
    return thread.is_open or thread.status is Status.CARRIED


def _is_settled(thread: Thread) -> bool:
    return thread.status.is_settled


def _is_stranded(thread: Thread) -> bool:
    return thread.is_stranded


def _is_any(thread: Thread) -> bool:
    return bool(thread.copies)


_OF_USE: dict[str, Callable[[Thread], bool]] = {
    "show": _is_any,
    "reopen": _is_settled,
    "restore": _is_stranded,
}


def _offered(find: Callable[[], Iterable[Offer]]) -> list[Offer]:
    try:
        return list(find())
    except ThriveError:
        return []


def _session(ctx: typer.Context) -> Session:
    folder = ctx.find_root().params.get("folder")
    return Session(named=Path(folder) if folder else None)
