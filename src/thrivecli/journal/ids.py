"""Ids of actions: six characters derived from where an action was first written.

Two clones that never spoke derive the same id, so either may write it down first.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator

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


def derived_ids(person: str, checkins: tuple[CheckIn, ...]) -> Iterator[tuple[str, ...]]:
    """For each of one person's check-ins, oldest first, the derived id of each action.

    Lines that have their id written still count as occurrences, so writing one down
    changes no other.
    """
    taken: set[str] = set()
    for checkin in checkins:
        occurrences: Counter[str] = Counter()
        ids = []
        for action in checkin.actions:
            occurrence = occurrences[action.identity]
            occurrences[action.identity] += 1
            window = 0
            while (
                found := derive_id(person, checkin, action.identity, occurrence, window)
            ) in taken:
                window += 1
            taken.add(found)
            ids.append(found)
        yield tuple(ids)
