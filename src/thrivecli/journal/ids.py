"""Ids of actions: six characters derived from where an action was first written.

Two clones that never spoke derive the same id, so either may write it down first.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator

from thrivecli.model.action import Action
from thrivecli.model.checkin import CheckIn

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base32, lower case
ID_LENGTH = 6
_WINDOWS = 5  # of thirty bits each, in a digest of 160


def derive_id(person: str, checkin: CheckIn, identity: str, occurrence: int, window: int) -> str:
    """The id of the ``occurrence``-th action (from 0) with this identity text in a check-in.

    ``person`` is the person's slug, which outlives a change of name. ``window`` counts the
    clashes met so far: each takes the hash's next six characters.
    """
    source = "\x1f".join((person, checkin.date.isoformat(), identity, str(occurrence)))
    turn, place = divmod(window, _WINDOWS)
    digest = hashlib.blake2b(source.encode(), digest_size=20, salt=bytes([turn % 256])).digest()
    bits = int.from_bytes(digest, "big") >> (160 - 30 * (place + 1))
    return "".join(_ALPHABET[(bits >> shift) & 31] for shift in range(25, -1, -5))


def added_id(person: str, checkin: CheckIn, identity: str, added: int) -> str:
    """The id of an action that thrive adds itself, the ``added``-th of these words (from 0).

    It counts by itself, so that lines of the same words keep their ids wherever it lands.
    """
    return derive_id(person, checkin, identity, -1 - added, 0)


def derived_ids(person: str, checkins: tuple[CheckIn, ...]) -> Iterator[tuple[str, ...]]:
    """For each of one person's check-ins, oldest first, the derived id of each action.

    Lines that have their id written still count as occurrences, so writing one down
    changes no other. What is written on one line of a check-in no other line derives.
    """
    taken: set[str] = set()
    for checkin in checkins:
        ids = tuple(_Deriving(person, checkin, taken).ids())
        taken.update(ids)
        yield ids


class _Deriving:
    """Derives the ids of one check-in; ``taken`` are those of the ones before."""

    def __init__(self, person: str, checkin: CheckIn, taken: Collection[str]) -> None:
        self._person = person
        self._checkin = checkin
        self._taken = taken
        self._written = {action.id for action in checkin.actions if action.id}
        self._occurrences: Counter[str] = Counter()
        self._added: Counter[str] = Counter()
        self._given: set[str] = set()

    def ids(self) -> Iterator[str]:
        """The ids in order of the lines."""
        for action in self._checkin.actions:
            found = self._id_of_added(action) or self._id_of(action)
            self._given.add(found)
            yield found

    def _id_of_added(self, action: Action) -> str | None:
        """The written id, if thrive gave it to a line that it added; that is no occurrence."""
        if action.id is None:
            return None
        place = self._added[action.identity]
        if action.id != added_id(self._person, self._checkin, action.identity, place):
            return None
        self._added[action.identity] += 1
        return action.id

    def _id_of(self, action: Action) -> str:
        while True:
            occurrence = self._occurrences[action.identity]
            self._occurrences[action.identity] += 1
            found = self._without_clash(action.identity, occurrence)
            if found == action.id or found not in self._written:
                return found

    def _without_clash(self, identity: str, occurrence: int) -> str:
        window = 0
        while True:
            found = derive_id(self._person, self._checkin, identity, occurrence, window)
            if found not in self._taken and found not in self._given:
                return found
            window += 1
