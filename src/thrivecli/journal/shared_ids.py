"""One written id in check-ins of two people: whose action it is, no command can tell."""

from collections.abc import Iterator

from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Copy
from thrivecli.model.problem import Problem, Severity


def shared_ids(journal: Journal) -> Iterator[Problem]:
    """A warning for each check-in that has ids which an older one of another person has."""
    first: dict[tuple[str, str], Copy] = {}
    found: dict[str, list[tuple[Copy, Copy]]] = {}
    for copy in _by_time(journal):
        if copy.action.id is None:
            continue
        other = first.setdefault((copy.checkin.workspace, copy.action.id), copy)
        if other.checkin.person != copy.checkin.person:
            found.setdefault(copy.checkin.path, []).append((copy, other))
    for path, pairs in found.items():
        yield _problem(path, pairs)


def _problem(path: str, pairs: list[tuple[Copy, Copy]]) -> Problem:
    copy, other = pairs[0]
    more = f"; and there are {len(pairs) - 1} more such lines" if pairs[1:] else ""
    return Problem(
        path,
        copy.action.line,
        1,
        "id-shared",
        Severity.WARNING,
        f"{other.checkin.person} has an action with the id {copy.action.id}, too "
        f"({other.checkin.path}:{other.action.line}){more}",
        "if that is one person, write the same `person:` in both; if not, "
        "take the comment away here",
    )


def _by_time(journal: Journal) -> list[Copy]:
    copies = (copy for thread in journal.all_threads() for copy in thread.copies)
    return sorted(copies, key=lambda copy: (copy.checkin.order, copy.index))
