"""People: who is known in the workspace, and who is meant by a name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thrivecli.model.name import check_name, slugify, title_from_slug
from thrivecli.model.text import fold

__all__ = ["People", "Person", "check_name", "slugify", "title_from_slug"]

_NO_WORD_BEHIND = re.compile(r"(?!\w)")

_WINDOW_FACTOR = 4
"""A name may be written longer than we keep it: decomposed letters, wide white space."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with check-ins, or who is named in them. Handles go without the ``@``."""

    name: str
    slug: str
    handles: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


class People:
    """The people of a workspace; names equal under ``fold`` are one person.

    A name that somebody else's ``formerly`` holds is that person too.
    """

    __slots__ = ("_by_key", "_hash", "_initials", "_longest", "_mentionable", "_people", "_window")

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._people = _merged(tuple(people))
        self._hash = hash(self._people)
        self._by_key = _keys(self._people)
        self._mentionable = _first_names(self._people) | self._by_key
        self._initials = {key[0] for key in self._mentionable}
        self._longest = max(map(len, self._mentionable), default=0)
        words = max((len(key.split()) for key in self._mentionable), default=1)
        self._window = re.compile(rf"\S++(?:\s++\S++){{0,{words - 1}}}+")

    def __iter__(self) -> Iterator[Person]:
        """The people, in order of appearance."""
        return iter(self._people)

    def __len__(self) -> int:
        """How many people."""
        return len(self._people)

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same people in the same order."""
        return isinstance(other, People) and self._people == other._people

    def __hash__(self) -> int:
        """Equal collections hash alike."""
        return self._hash

    def __repr__(self) -> str:
        """For people who debug."""
        return f"People({list(self._people)!r})"

    def known(self, name: str) -> Person | None:
        """Whose name, slug, handle (with or without ``@``) or former name this is."""
        return self._by_key.get(_key(name))

    def starting_with(self, prefix: str) -> tuple[Person, ...]:
        """Who may be meant by a prefix; an exact name, slug or handle is meant alone."""
        exact = self.known(prefix)
        if exact is not None:
            return (exact,)
        start = _key(prefix)
        if not start:
            return ()
        return tuple(person for person in self._people if _begins(person, start))

    def called(self, name: str) -> Person | None:
        """Like ``known``, and by a first name that only one person has."""
        return self._mentionable.get(_key(name))

    def words(self) -> tuple[dict[str, str], list[tuple[str, tuple[str, ...]]]]:
        """Full names by each folded word that ``known`` takes, and what each may begin with."""
        exact = {key: person.name for key, person in self._by_key.items()}
        return exact, [(person.name, _words_of(person)) for person in self._people]

    def mention(self, text: str) -> tuple[Person, int] | None:
        """Who is named where ``text`` begins (right after an ``@``), and in how many characters.

        The longest name, former name, handle, slug or unique first name that ends at the
        end of a word. Case, normal form and the white space between words do not matter.
        """
        if not self._mentionable or not text or text[0].isspace():
            return None
        if fold(text[:3])[:1] not in self._initials:
            return None
        window = self._window.match(text[: _WINDOW_FACTOR * self._longest])
        for end in reversed(_word_ends(text, window.end() if window else 0)):
            person = self._mentionable.get(fold(text[:end]))
            if person is not None:
                return person, end
        return None


def _key(name: str) -> str:
    return fold(name).removeprefix("@")


def _word_ends(text: str, limit: int) -> list[int]:
    """Where a name that begins the text could end, up to ``limit``."""
    candidates = (found.start() for found in _NO_WORD_BEHIND.finditer(text, 1, limit))
    return [end for end in (*candidates, limit) if _ends_word(text, end)]


def _ends_word(text: str, end: int) -> bool:
    if text[end - 1].isspace():
        return False
    following = text[end : end + 2]
    if not following:
        return True
    if _is_word(following[0]):
        return False
    return not (following[0] in "-./@" and _is_word(following[1:]))


def _is_word(char: str) -> bool:
    """A letter, digit, underscore, or a mark or joiner that belongs to the letter before."""
    if not char:
        return False
    return char.isalnum() or char in "_\u200c\u200d" or unicodedata.category(char)[0] == "M"


def _merged(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """One entry a person, in order of appearance; the first spelling and slug stay."""
    now_called = {fold(old): fold(person.name) for person in people for old in person.formerly}
    merged: dict[str, Person] = {}
    for person in sorted(people, key=lambda one: _is_former(one, now_called)):
        key = fold(person.name)
        if _is_former(person, now_called):
            key = now_called[key]
        merged[key] = _joined(merged[key], person) if key in merged else person
    return tuple(merged.values())


def _is_former(person: Person, now_called: dict[str, str]) -> bool:
    key = fold(person.name)
    return not person.formerly and now_called.get(key, key) != key


def _joined(first: Person, second: Person) -> Person:
    names = () if fold(first.name) == fold(second.name) else (second.name,)
    return replace(
        first,
        handles=_union(first.handles, second.handles),
        formerly=_union(first.formerly, second.formerly + names),
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    by_key = {fold(word): word for word in reversed(first + second)}
    return tuple(by_key[key] for key in dict.fromkeys(map(fold, first + second)))


def _keys(people: tuple[Person, ...]) -> dict[str, Person]:
    """Every exact word for a person; what comes first here wins over what comes later."""
    keys: dict[str, Person] = {}
    for words_of in (_names, _handles, _slugs, _formerly):
        for person in people:
            for word in words_of(person):
                keys.setdefault(_key(word), person)
    keys.pop("", None)
    return keys


def _names(person: Person) -> tuple[str, ...]:
    return (person.name,)


def _handles(person: Person) -> tuple[str, ...]:
    return person.handles


def _slugs(person: Person) -> tuple[str, ...]:
    return (person.slug,)


def _formerly(person: Person) -> tuple[str, ...]:
    return person.formerly


def _first_names(people: tuple[Person, ...]) -> dict[str, Person]:
    bearers: dict[str, list[Person]] = {}
    for person in people:
        first = fold(person.name).partition(" ")[0]
        bearers.setdefault(first, []).append(person)
    return {first: found[0] for first, found in bearers.items() if first and len(found) == 1}


def _begins(person: Person, start: str) -> bool:
    return any(word.startswith(start) for word in _words_of(person))


def _words_of(person: Person) -> tuple[str, ...]:
    name = fold(person.name)
    return (name, *name.split(), fold(person.slug), *map(_key, person.handles))
