"""The library: a workspace's check-ins, each file parsed once and no more than is asked for.

What did not change since it was read last comes from the index; the rest is parsed, and kept
there. Without an index, or with one that cannot be believed, every file is parsed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from thrivecli.journal.checkins import Owner
from thrivecli.markdown.parse import in_workspace
from thrivecli.model.checkin import CheckIn
from thrivecli.model.problem import Problem
from thrivecli.workspace.index.catalogue import Entry, Names
from thrivecli.workspace.index.halves import in_halves
from thrivecli.workspace.index.known import Known, told, untold
from thrivecli.workspace.index.shelf import Shelf

Parse = Callable[[str], CheckIn | Problem]
"""Reads one file, by path; a problem where it is no check-in."""

Watch = Callable[[int, int], None]
"""Told now and then how many files were parsed, of how many."""

_MUCH = 300  # files to be parsed, from which on a second process is worth its start
_MOST_HELD = 500  # check-ins in memory at once, where they can be had from the index again


class Reader(NamedTuple):
    """How files are read. ``context`` stands for all that they are read with."""

    context: bytes
    parse: Parse
    watch: Watch


class Shelved(NamedTuple):
    """What came of some folders: each file's entry, and each shelf's checksum, if it was kept."""

    entries: dict[str, Entry]
    checksums: dict[str, int | None]


class Library:
    """The check-ins among the files of ``names``, which says whose each file is, by path.

    ``label`` is the workspace's. ``generation`` tells what is kept of them from what was kept
    before; ``None`` if nothing is.
    """

    def __init__(
        self, label: str, names: Mapping[str, Names], known: Known, reader: Reader
    ) -> None:
        context = reader.context
        self._label = label
        self._names = names
        self._known = known
        self._reader = reader
        self._held: dict[str, Shelf] = {}
        self._by_person: dict[str, list[str]] = {}
        is_complete = known.is_complete(context)
        self._keeping = None if is_complete else known.keeping(context)
        self._can_be_had_again = is_complete or self._keeping is not None
        found = {path: known.entry(path, context) for path in names}
        self._entries = {path: entry for path, entry in found.items() if entry is not None}
        self._bring_up_to_date()
        self.generation = known.generation if is_complete else None
        if self._keeping is not None:
            self.generation = self._keeping.finish(self._entries)
        for path in names:
            owner = self._entries[path].owner
            if owner is not None:
                self._by_person.setdefault(owner, []).append(path)

    @property
    def owners(self) -> Iterable[Owner]:
        """Whose they are."""
        return ((self._label, person) for person in self._by_person)

    @property
    def paths(self) -> Iterable[str]:
        """The paths of all check-ins."""
        return [path for path in self._names if self._is_checkin(path)]

    @property
    def refused(self) -> Iterable[Problem]:
        """Why each of the other files is no check-in."""
        return self._problems(path for path in self._names if not self._is_checkin(path))

    def of(self, owner: Owner) -> Iterable[CheckIn]:
        """One person's."""
        label, person = owner
        theirs = self._by_person.get(person, ()) if label == self._label else ()
        return [self._checkin(path) for path in theirs]

    @property
    def fingerprints(self) -> dict[str, int]:
        """For each person, what stands for the files in their folders as they are now."""
        folders = self._folders
        return {
            person: self._known.fingerprint(
                path for folder in dict.fromkeys(map(_folder_of, paths)) for path in folders[folder]
            )
            for person, paths in self._by_person.items()
        }

    def shared_folders(self) -> Iterable[list[CheckIn]]:
        """The check-ins of each folder that holds several people's."""
        for paths in self._folders.values():
            theirs = [path for path in paths if self._is_checkin(path)]
            if len({self._entries[path].owner for path in theirs}) > 1:
                yield [self._checkin(path) for path in theirs]

    def problems(self) -> Iterable[Problem]:
        """What is wrong in any of them."""
        return self._problems(self.paths)

    def __iter__(self) -> Iterator[CheckIn]:
        """All of them."""
        return (self._checkin(path) for path in self.paths)

    def __len__(self) -> int:
        """How many."""
        return sum(map(len, self._by_person.values()))

    def _is_checkin(self, path: str) -> bool:
        return self._entries[path].owner is not None

    def _problems(self, paths: Iterable[str]) -> Iterable[Problem]:
        return [untold(fields) for path in paths for fields in self._entries[path].problems]

    @cached_property
    def _folders(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self._names:
            found.setdefault(_folder_of(path), []).append(path)
        return found

    def _bring_up_to_date(self) -> None:
        """Parse what changed, folder by folder, and keep it."""
        folders = self._folders
        changed = [one for one, paths in folders.items() if self._changed(paths)]
        if self._keeping is not None:
            self._keeping.leave_shelves(folders.keys() - set(changed))
        count = sum(len(self._changed(folders[one])) for one in changed)
        is_much = count > _MUCH and self._keeping is not None
        self._parsed, self._to_parse = 0, count // 2 if is_much else count
        for shelved in in_halves(self._shelve, changed) if is_much else [self._shelve(changed)]:
            self._entries |= shelved.entries
            if self._keeping is not None and not self._keeping.count_on(shelved.checksums):
                self._keeping, self._can_be_had_again = None, False

    def _shelve(self, folders: list[str]) -> Shelved:
        """Parse what changed in these folders, and keep each where there is an index."""
        shelved = Shelved({}, {})
        for folder in folders:
            paths = self._folders[folder]
            shelf = {path: self._on_shelf(path) for path in paths if path in self._entries}
            for path in self._changed(paths):
                shelf[path] = self._reader.parse(path)
                shelved.entries[path] = _entry(self._names[path], shelf[path])
                self._parsed += 1
                self._reader.watch(self._parsed, self._to_parse)
            self._hold(folder, shelf)
            if self._keeping is not None:
                shelved.checksums[folder] = self._keeping.keep_shelf(folder, shelf)
        return shelved

    def _changed(self, paths: list[str]) -> list[str]:
        return [path for path in paths if path not in self._entries]

    def _checkin(self, path: str) -> CheckIn:
        found = self._on_shelf(path)
        if isinstance(found, Problem):  # the file changed in this very moment
            raise KeyError(path)
        return in_workspace(found, self._label) if self._label else found

    def _on_shelf(self, path: str) -> CheckIn | Problem:
        """What a file says: from memory, else as it was kept, else by reading it now."""
        folder = _folder_of(path)
        if folder not in self._held:
            self._hold(folder, (self._keeping or self._known).shelf(folder))
        shelf = self._held[folder]
        if path not in shelf:
            self._known.forget()  # what was kept is damaged: the next run begins anew
            shelf[path] = self._reader.parse(path)
        return shelf[path]

    def _hold(self, folder: str, shelf: Shelf) -> None:
        if self._can_be_had_again and sum(map(len, self._held.values())) > _MOST_HELD:
            self._held.clear()
        self._held[folder] = shelf


def _entry(names: Names, said: CheckIn | Problem) -> Entry:
    if isinstance(said, Problem):
        return Entry(names, None, (told(said),))
    return Entry(names, said.person, tuple(told(problem) for problem in said.problems))


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]
