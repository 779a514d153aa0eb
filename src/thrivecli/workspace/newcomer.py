"""Somebody's first check-in: is the name a new one, and which folder is theirs?"""

import json
from collections.abc import Iterator

from thrivecli.errors import UnknownName, UsageFault
from thrivecli.model.person import People, Person, check_name, slugify
from thrivecli.model.plan import FileChange
from thrivecli.model.text import fold
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.settings import FILE
from thrivecli.workspace.store import Store

_NEAR = 0.75  # of difflib's ratio; 'Jo Citizen' against 'Joan Citizen' is 0.91


class NearMiss(UnknownName):
    """A name that is nearly somebody's; ``nearest`` says whose."""

    code = "near-miss"

    def __init__(self, typed: str, nearest: str) -> None:
        super().__init__(
            f"there is nobody called '{typed}'",
            hint=f"did you mean '{nearest}'? For somebody new, add --new-person",
        )
        self.nearest = nearest


def person_for_checkin(store: Store, typed: str, *, is_new: bool) -> Person:
    """Whose check-in it is: a full name, slug or handle, or the name of somebody new.

    Raises :class:`NearMiss` for a name close to a known one unless ``is_new`` settles that
    it is another's, and :class:`UsageFault` for what can be nobody's name.
    """
    known = store.people.known(typed)
    if known is not None and not (is_new and fold(known.name) != fold(typed)):
        return known
    fault = check_name(typed)
    if fault:
        raise UsageFault(
            f"'{typed}' cannot be a person's name: {fault}", hint='such as "Joan Citizen"'
        )
    nearest = None if is_new else _nearest(store.people, typed)
    if nearest:
        raise NearMiss(typed, nearest)
    return Person(typed.strip(), _free_slug(store, typed))


def record_slug(store: Store, person: Person) -> Iterator[FileChange]:
    """The addition to ``thrive.toml`` for a slug that the name alone does not give."""
    if person.slug == slugify(person.name) or store.people.known(person.name) is not None:
        return
    try:
        before: bytes | None = read_file(store.root, FILE)
    except FileMissing:
        before = None
    quoted = json.dumps(person.name, ensure_ascii=False)
    entry = f'\n[[people]]\nname = {quoted}\nslug = "{person.slug}"\n'
    yield FileChange(FILE, before, (before or b"") + entry.encode())


def _free_slug(store: Store, name: str) -> str:
    slug, number = slugify(name), 1
    taken = {person.slug for person in store.people}
    taken |= {path.split("/")[1] for path in store.journal.checkins.paths}
    free = slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _nearest(people: People, typed: str) -> str | None:
    from difflib import SequenceMatcher  # for an unknown name only

    begun = people.starting_with(typed)
    if begun:
        return begun[0].name
    words = fold(typed)
    ratios = {
        person.name: SequenceMatcher(None, words, fold(person.name)).ratio() for person in people
    }
    best = max(ratios, key=lambda name: ratios[name], default=None)
    return best if best is not None and ratios[best] >= _NEAR else None
