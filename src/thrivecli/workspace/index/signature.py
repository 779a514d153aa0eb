"""Signatures: how a file is told from what it was, without reading it.

A tick changes neither size nor, on a coarse clock, the time of change; so a signature has
both times, the size and the inode, and one taken too soon after a change counts for nothing.
Imports next to nothing, as all that the short way in needs.
"""

import os

Signature = tuple[int, int, int, int]
"""When it was modified and changed (both in ns), its size in bytes, its inode."""

_FINE = 50_000_000  # ns: clocks of disks tick every 4 to 10 ms
_COARSE = 2_000_000_000  # ns: a disk that counts whole seconds, or two as FAT does
_SECOND = 1_000_000_000


def signature_of(path: str) -> Signature | None:
    """The signature of what stands at ``path`` (a link's own); ``None`` if nothing does."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def is_settled(signature: Signature, now: int) -> bool:
    """Whether no later change could have this same signature; ``now`` is in ns.

    A change in the same tick of the clock would look the same: the rule that git calls racy.
    """
    modified, changed = signature[:2]
    is_coarse = not changed % _SECOND and not modified % _SECOND
    return max(modified, changed) + (_COARSE if is_coarse else _FINE) < now
