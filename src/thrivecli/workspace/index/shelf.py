"""Shelves: the check-ins of one folder each, as they were read."""

import pickle
import zlib
from hashlib import blake2b

from thrivecli.model.checkin import CheckIn
from thrivecli.model.problem import Problem
from thrivecli.workspace.index.vault import forget, load, store

Shelf = dict[str, CheckIn | Problem]
"""What each file of a folder says, by path; a problem where it is no check-in."""

_MISREAD = (
    *(pickle.UnpicklingError, AttributeError, ImportError, EOFError),
    *(LookupError, TypeError, ValueError),
)


def load_shelf(folder: str, name: str, checksum: int | None) -> Shelf:
    """What was kept of one folder of check-ins; empty where that cannot be believed."""
    data = None if checksum is None else load(folder, _file(name))
    if data is None or zlib.crc32(data) != checksum:
        return {}
    try:
        shelf: Shelf = pickle.loads(data)
    except _MISREAD:
        return {}
    return shelf


def store_shelf(folder: str, name: str, shelf: Shelf) -> int | None:
    """Keep what was read of one folder; its checksum, or ``None`` where it cannot be kept."""
    data = pickle.dumps(shelf, pickle.HIGHEST_PROTOCOL)
    return zlib.crc32(data) if store(folder, _file(name), data) else None


def forget_shelf(folder: str, name: str) -> None:
    """Take away what was kept of a folder that is gone."""
    forget(folder, _file(name))


def _file(name: str) -> str:
    return f"shelf-{blake2b(name.encode('utf-8', 'surrogateescape'), digest_size=10).hexdigest()}"
