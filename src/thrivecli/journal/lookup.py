"""Finding the person or the action that somebody typed the beginning of."""

from collections.abc import Iterable

from thrivecli.errors import AmbiguousName, UnknownName
from thrivecli.journal.journal import Journal
from thrivecli.journal.threads import Thread
from thrivecli.model.person import People


def find_person(people: People, typed: str, *, among: Iterable[str] | None = None) -> str:
    """The one person whose name, slug or handle begins with ``typed``.

    ``among`` restricts the candidates to these full names. Raises :class:`UnknownName` or
    :class:`AmbiguousName`, with the candidates in the hint.
    """
    allowed = None if among is None else frozenset(among)
    found = [
        person.name
        for person in people.starting_with(typed)
        if allowed is None or person.name in allowed
    ]
    if len(found) == 1:
        return found[0]
    names = tuple(allowed) if allowed is not None else tuple(person.name for person in people)
    if found:
        raise AmbiguousName(f"'{typed}' could be {_listed(found)}", hint="type more of the name")
    raise UnknownName(f"there is nobody called '{typed}'", hint=did_you_mean(typed, names))


def find_thread(journal: Journal, typed: str) -> Thread:
    """The one action with this id, or whose id begins so.

    Any id a copy of the action ever had is understood. Raises :class:`UnknownName` or
    :class:`AmbiguousName`, with the candidates in the hint.
    """
    wanted = typed.strip().lower()
    exact = [thread for thread in journal.all_threads() if wanted in thread.ids]
    found = exact or [
        thread
        for thread in journal.all_threads()
        if wanted and any(name.startswith(wanted) for name in thread.ids)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownName(
            f"there is no action '{typed}'", hint="`thrive actions --all` lists every id"
        )
    raise AmbiguousName(
        f"'{typed}' could be {_listed([f'{one.id} ({one.live.action.text})' for one in found])}",
        hint="type more of the id",
    )


def did_you_mean(typed: str, names: Iterable[str]) -> str:
    """A hint with the nearest of these names, or with all of them when few."""
    from difflib import get_close_matches  # only a mistake needs it

    by_fold = {name.casefold(): name for name in names}
    near = get_close_matches(typed.casefold(), by_fold, n=3, cutoff=0.6)
    if near:
        return f"did you mean {_listed([by_fold[name] for name in near], 'or')}?"
    if by_fold:
        return f"known: {_listed(sorted(by_fold.values()))}"
    return 'nobody has a check-in here yet: `thrive checkin new "First Last"` makes the first'


_MOST_NAMED = 8


def _listed(names: list[str], word: str = "or") -> str:
    if len(names) > _MOST_NAMED:
        return ", ".join(names[:_MOST_NAMED]) + f" and {len(names) - _MOST_NAMED} more"
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)
