"""Which of the files that one command changed can only be taken back together.

An action that was carried stands open in one file because it is marked as carried on in the
other: with only one of the two taken back it would be open in both, or in neither.
"""

import re
from collections.abc import Iterator, Sequence

from thrivecli.model.plan import FileChange

_ID = re.compile(rb"<!--[ \t]*thrive:([0-9a-z]{6})[ \t]*-->", re.IGNORECASE)


def together(changes: Sequence[FileChange]) -> Iterator[tuple[FileChange, ...]]:
    """The changes in groups: each is taken back as a whole or not at all.

    Those belong together that changed lines with one id in them; and where a file was made,
    all that was changed in making it.
    """
    if any(change.before is None for change in changes):
        yield tuple(changes)
        return
    left = [(change, _ids(change)) for change in changes]
    while left:
        group, ids = [left[0][0]], left.pop(0)[1]
        while found := [pair for pair in left if pair[1] & ids]:
            left = [pair for pair in left if pair not in found]
            group += [change for change, _ in found]
            ids = ids.union(*(more for _, more in found))
        yield tuple(group)


def _ids(change: FileChange) -> frozenset[bytes]:
    """The ids on the lines that are in one version only."""
    before, after = (set((data or b"").splitlines()) for data in (change.before, change.after))
    return frozenset(_ID.findall(b"\n".join(before ^ after)))
