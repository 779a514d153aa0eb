"""The catalogue: what the index holds, and what every file was like when it was read.

Imports next to nothing, as all that the short way in needs.
"""

import marshal
import os
import sys

from thrivecli.workspace.index.place import is_ours_alone
from thrivecli.workspace.index.signature import Signature, signature_of
from thrivecli.workspace.index.vault import forget, load, store

FORMAT = 1
"""Goes up whenever something else is kept, or the same is kept in another form."""

_NAME = "catalogue"
_CODE = __file__.rpartition("/workspace/")[0]

Names = tuple[str | None, tuple[str, ...]]
"""Whose check-in a file says it is, and with whom."""


class Entry:
    """One file as it was read.

    ``names`` is what its front matter says, ``owner`` whose it is then; ``None`` where it is
    no check-in. ``problems`` are what is wrong in it, field by field.
    """

    __slots__ = ("names", "owner", "problems")

    def __init__(
        self, names: Names, owner: str | None, problems: tuple[tuple[object, ...], ...]
    ) -> None:
        self.names = names
        self.owner = owner
        self.problems = problems


class Catalogue:
    """What is known of a workspace.

    ``signatures`` are those of the files and folders that what is kept was read from, by path
    relative to the root; an empty one never counts as the same. ``context`` stands for what
    else a file is read with. ``shelves`` has each folder's checksum, ``generation`` tells what
    was stored together.
    """

    __slots__ = ("_entries", "_kept", "context", "generation", "root", "shelves", "signatures")

    def __init__(self, root: str, context: bytes, generation: int) -> None:
        self.root = root
        self.context = context
        self.generation = generation
        self.signatures: dict[str, Signature | tuple[()] | None] = {}
        self.shelves: dict[str, int] = {}
        self._entries: dict[str, Entry] | None = {}
        self._kept = b""

    @property
    def entries(self) -> dict[str, Entry]:
        """What each file says of itself; of no use to the short way in, so loaded when asked."""
        if self._entries is None:
            kept = marshal.loads(self._kept)
            self._entries = {path: Entry(*entry) for path, entry in kept.items()}
        return self._entries

    @entries.setter
    def entries(self, entries: dict[str, Entry]) -> None:
        self._entries = entries

    def is_current(self) -> bool:
        """Whether no file or folder has changed since."""
        root = self.root
        return all(signature_of(f"{root}/{path}") == kept for path, kept in self.signatures.items())


def load_catalogue(folder: str, root: str) -> Catalogue | None:
    """The catalogue of the workspace at ``root``; ``None`` where there is none to believe."""
    if not folder or not is_ours_alone(folder):
        return None
    data = load(folder, _NAME)
    if data is None:
        return None
    try:
        stamp, where, context, generation, signatures, shelves, kept = marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None
    if stamp[:2] != (FORMAT, sys.hexversion) or where != os.path.realpath(root):
        return None
    if stamp[2] != _CODE or any(_changed(path) != told for path, told in stamp[3]):
        return None
    catalogue = Catalogue(where, context, generation)
    catalogue.signatures, catalogue.shelves = signatures, shelves
    catalogue._entries, catalogue._kept = None, kept
    return catalogue


def store_catalogue(folder: str, catalogue: Catalogue) -> bool:
    """Keep a catalogue; whether it could be kept."""
    entries = {
        path: (one.names, one.owner, one.problems) for path, one in catalogue.entries.items()
    }
    stamp = (FORMAT, sys.hexversion, _CODE, _code_folders())
    kept = marshal.dumps(entries)
    rest = (catalogue.generation, catalogue.signatures, catalogue.shelves, kept)
    return store(folder, _NAME, marshal.dumps((stamp, catalogue.root, catalogue.context, *rest)))


def forget_catalogue(folder: str) -> None:
    """Take the catalogue away, so that nothing of the index counts."""
    forget(folder, _NAME)


def _code_folders() -> tuple[tuple[str, int], ...]:
    """The folders of this program, and when they changed: another version reads otherwise."""
    folders = (place for place, _, _ in os.walk(_CODE) if not place.endswith("__pycache__"))
    return tuple((place, _changed(place)) for place in folders)


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return -1
