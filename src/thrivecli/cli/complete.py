"""What the shell offers at TAB: the names and ids of real people and actions.

Completion must never fail nor print: whatever is wrong, it offers nothing.
"""

from collections.abc import Iterator

from thrivecli.cli.session import Session
from thrivecli.errors import ThriveError
from thrivecli.model.action import Status


def complete_person(incomplete: str) -> list[str]:
    """Slugs and names that begin so."""
    try:
        known = _session().journal.people
        people = known.starting_with(incomplete) if incomplete else tuple(known)
    except ThriveError:
        return []
    return [person.slug for person in people]


def complete_action(incomplete: str) -> list[tuple[str, str]]:
    """Ids of open actions that begin so, each with its words."""
    try:
        return list(_actions(incomplete))
    except ThriveError:
        return []


def complete_template(incomplete: str) -> list[str]:
    """Names of templates that begin so."""
    from thrivecli.workspace.templates import packaged_templates, team_templates

    try:
        names = {*packaged_templates(), *team_templates(_session().root)[0]}
    except ThriveError:
        return []
    return sorted(name for name in names if name.startswith(incomplete))


def _actions(incomplete: str) -> Iterator[tuple[str, str]]:
    for thread in _session().journal.all_threads():
        is_of_use = thread.is_open or thread.status is Status.CARRIED
        if is_of_use and thread.id.startswith(incomplete.lower()):
            yield thread.id, thread.live.action.text


def _session() -> Session:
    return Session()
