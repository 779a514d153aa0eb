"""What the index knows of the files there are now."""

import marshal
import os
import time
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.disk.listing import CHECKINS
from thrivecli.workspace.index.catalogue import (
    Catalogue,
    Entry,
    Names,
    forget_catalogue,
    load_catalogue,
    store_catalogue,
)
from thrivecli.workspace.index.place import index_folder, is_ours_alone
from thrivecli.workspace.index.removal import sweep
from thrivecli.workspace.index.shelf import Shelf, forget_shelf, load_shelf, store_shelf
from thrivecli.workspace.index.signature import Signature, is_settled, signature_of

_OTHER_SOURCES = ("thrive.toml", "templates")


class Known:
    """A workspace's index, with the signatures of ``paths`` as they are now.

    Where it is not ``wanted``, nothing is known and nothing will be kept.

    The signatures are taken before anything is read, so that a change that comes in between
    is seen the next time.
    """

    def __init__(self, root: Path, paths: Iterable[str], *, wanted: bool) -> None:
        self._root = os.path.realpath(root)
        self._folder = index_folder(self._root) if wanted else ""
        self._kept = load_catalogue(self._folder, self._root)
        self._taken = time.time_ns()
        self._now = {path: self._signature(path) for path in paths}
        self._uncertain: set[str] = set()
        self._sources = {path: self._signature(path) for path in self._other_sources()}

    def names(self, path: str) -> Names | None:
        """Whose check-in an unchanged file is; ``None`` for one that must be read."""
        return self._entry(path).names if self._is_unchanged(path) else None

    def entry(self, path: str, context: bytes) -> Entry | None:
        """An unchanged file as it was read in this context, or ``None``."""
        if self._kept is None or self._kept.context != context or not self._is_unchanged(path):
            return None
        return self._entry(path)

    def shelf(self, folder: str) -> Shelf:
        """What was kept of one folder; empty where that cannot be believed."""
        checksum = self._kept.shelves.get(folder) if self._kept else None
        return load_shelf(self._folder, folder, checksum)

    @property
    def generation(self) -> int | None:
        """What tells the index that is kept from any other."""
        return self._kept.generation if self._kept else None

    def fingerprint(self, paths: Iterable[str]) -> int:
        """What stands for some files as they are now."""
        return crc32(marshal.dumps([(path, self._now[path]) for path in paths]))

    def doubt(self, path: str) -> None:
        """Look at a file again the next time, whatever its signature says."""
        self._uncertain.add(path)

    def forget(self) -> None:
        """Believe nothing of what was kept, the next time."""
        forget_catalogue(self._folder)

    def is_complete(self, context: bytes) -> bool:
        """Whether everything is as it was, so that nothing is to be kept anew."""
        kept = self._kept
        return (
            kept is not None
            and kept.context == context
            and kept.signatures == {**self._now, **self._sources}
        )

    def keeping(self, context: bytes) -> "Keeping | None":
        """What is to be kept from now on; ``None`` where nothing can be."""
        if not self._folder or not _made(self._folder):
            return None
        catalogue = Catalogue(self._root, context, self._taken)
        catalogue.signatures = {
            path: () if path in self._uncertain else self._lasting(one)
            for path, one in {**self._now, **self._sources}.items()
        }
        before = self._kept.shelves if self._kept and self._kept.context == context else {}
        return Keeping(self._folder, catalogue, before)

    def _entry(self, path: str) -> Entry:
        if self._kept is None:
            raise KeyError(path)
        return self._kept.entries[path]

    def _is_unchanged(self, path: str) -> bool:
        kept, now = self._kept, self._now.get(path)
        return bool(
            kept is not None and now and kept.signatures.get(path) == now and path in kept.entries
        )

    def _lasting(self, signature: Signature | None) -> Signature | tuple[()] | None:
        if signature is None or is_settled(signature, self._taken):
            return signature
        return ()

    def _signature(self, path: str) -> Signature | None:
        return signature_of(f"{self._root}/{path}")

    def _other_sources(self) -> Iterable[str]:
        """The folders whose entries are listed, and the files that say how to read."""
        yield from _OTHER_SOURCES
        yield from _below(self._root, "templates")
        yield CHECKINS
        yield from _below(self._root, CHECKINS)


class Keeping:
    """An index while it is made: shelves first, then the catalogue that makes them count."""

    def __init__(self, folder: str, catalogue: Catalogue, before: dict[str, int]) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._before = before

    def keep_shelf(self, name: str, shelf: Shelf) -> int | None:
        """Keep what was read of a folder: its checksum, or ``None`` where it cannot be kept."""
        checksum = store_shelf(self._folder, name, shelf)
        if checksum is not None:
            self._catalogue.shelves[name] = checksum
        return checksum

    def count_on(self, checksums: dict[str, int | None]) -> bool:
        """Take in what was kept, perhaps by another process; whether all of it was."""
        kept = {name: one for name, one in checksums.items() if one is not None}
        self._catalogue.shelves.update(kept)
        return len(kept) == len(checksums)

    def shelf(self, name: str) -> Shelf:
        """What is kept of a folder by now, or was kept before."""
        checksum = self._catalogue.shelves.get(name, self._before.get(name))
        return load_shelf(self._folder, name, checksum)

    def leave_shelves(self, names: Iterable[str]) -> None:
        """Go on with what was kept of these folders before."""
        kept = {name: self._before[name] for name in names if name in self._before}
        self._catalogue.shelves.update(kept)

    def finish(self, entries: dict[str, Entry]) -> int | None:
        """Keep the catalogue, and give its generation; ``None`` where it could not be kept.

        What is only kept in part is not believed.
        """
        self._catalogue.entries = entries
        if not store_catalogue(self._folder, self._catalogue):
            return None
        sweep(self._folder)
        for name in self._before.keys() - self._catalogue.shelves.keys():
            forget_shelf(self._folder, name)
        return self._catalogue.generation


def told(problem: Problem) -> tuple[object, ...]:
    """A problem field by field, as it is kept."""
    place = (problem.path, problem.line, problem.column)
    return (*place, problem.code, problem.severity.value, problem.message, problem.hint)


def untold(fields: tuple[object, ...]) -> Problem:
    """The problem that was kept field by field."""
    path, line, column, code, severity, message, hint = fields
    place = (str(path), int(str(line)), int(str(column)))
    return Problem(*place, str(code), Severity(str(severity)), str(message), str(hint))


def _below(root: str, folder: str) -> Iterable[str]:
    try:
        with os.scandir(f"{root}/{folder}") as found:
            return sorted(f"{folder}/{one.name}" for one in found if not one.name.startswith("."))
    except OSError:
        return []


def _made(folder: str) -> bool:
    """Whether the folder is there, or could be made, and is nobody else's."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError:
        return False
    return is_ours_alone(folder)
