"""Finding the person or the action that somebody typed the beginning of."""

from collections.abc import Iterable

from thrivecli.errors import AmbiguousName, UnknownName, UnreadableCheckIn
from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Thread
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
    if found:
        raise AmbiguousName(f"'{typed}' could be {_listed(found)}", hint="type more of the name")
    names = tuple(allowed) if allowed is not None else tuple(person.name for person in people)
    others = people.starting_with(typed)
    if len(others) == 1:
        known = _listed(sorted(names), "and")
        raise UnknownName(f"{others[0].name} has no check-ins here", hint=f"who has: {known}")
    raise UnknownName(f"there is nobody called '{typed}'", hint=_who(typed, names))


def _who(typed: str, names: tuple[str, ...]) -> str:
    """Like :func:`did_you_mean`, where one word of a name may have been typed, too."""
    from difflib import get_close_matches  # only a mistake needs it

    words = {word: name for name in names for word in reversed(name.casefold().split())}
    near = get_close_matches(typed.casefold(), words, n=1, cutoff=0.7)
    return f"did you mean '{words[near[0]]}'?" if near else did_you_mean(typed, names)


def find_thread(journal: Journal, typed: str) -> Thread:
    """The one action with this id, or whose id begins so.

    Any id a copy of the action ever had is understood, if it is nobody's own now. Raises
    :class:`UnknownName` or :class:`AmbiguousName`, with the candidates in the hint, and
    :class:`UnreadableCheckIn` where it may be in a file that cannot be read.
    """
    found = _called(tuple(journal.all_threads()), typed.strip().lower())
    if len(found) == 1:
        return found[0]
    if not found:
        raise _no_action(journal, typed)
    if len({one.id for one in found}) == 1:
        raise _of_several(found)
    raise AmbiguousName(
        f"'{typed}' could be {_listed([f'{one.id} ({one.live.action.text})' for one in found])}",
        hint="type more of the id",
    )


def _of_several(found: list[Thread]) -> AmbiguousName:
    """The very same id in check-ins of several names, or in several workspaces."""
    lives = [one.live for one in found]
    places = [f"{one.checkin.person}'s ({one.checkin.path}:{one.action.line})" for one in lives]
    hint = "if that is one person, write the same `person:` in all these check-ins; if not, "
    hint += "take the comment with the id away in one"
    if len({one.checkin.workspace for one in lives}) > 1:
        hint = "name one workspace with `thrive -C DIR`"
    return AmbiguousName(f"{found[0].id} is an action of {_listed(places, 'and of')}", hint=hint)


def _no_action(journal: Journal, typed: str) -> UnknownName | UnreadableCheckIn:
    """Why there is no such action: perhaps it stands in a file that cannot be read."""
    for problem in journal.problems:
        if problem.is_unread:
            return UnreadableCheckIn(
                f"{problem.where}: {problem.message}, "
                f"so it cannot be told whether '{typed}' is in it",
                hint=problem.hint,
            )
    return UnknownName(
        f"there is no action '{typed}'", hint="`thrive actions --all` lists every id"
    )


def _called(threads: tuple[Thread, ...], wanted: str) -> list[Thread]:
    """What is called so: first of all by the very id that is shown, last by a prefix."""
    return (
        [thread for thread in threads if thread.id == wanted]
        or [thread for thread in threads if wanted in thread.ids]
        or [thread for thread in threads if wanted and thread.id.startswith(wanted)]
        or [
            thread
            for thread in threads
            if wanted and any(name.startswith(wanted) for name in thread.ids)
        ]
    )


def did_you_mean(typed: str, names: Iterable[str]) -> str:
    """A hint with the nearest of these names, or with all of them when few."""
    from difflib import get_close_matches  # only a mistake needs it

    by_fold = {name.casefold(): name for name in names}
    near = get_close_matches(typed.casefold(), by_fold, n=3, cutoff=0.6)
    if near:
        return f"did you mean {_listed([by_fold[name] for name in near], 'or')}?"
    if by_fold:
        return f"known: {_listed(sorted(by_fold.values()), 'and')}"
    return 'nobody has a check-in here yet: `thrive checkin new "First Last"` makes the first'


_MOST_NAMED = 8


def _listed(names: list[str], word: str = "or") -> str:
    if len(names) > _MOST_NAMED:
        return ", ".join(names[:_MOST_NAMED]) + f" and {len(names) - _MOST_NAMED} more"
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)
