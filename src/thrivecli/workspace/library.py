"""The library: a workspace's check-ins, each file parsed once and no more than is asked for.

What did not change since it was read last comes from the index; the rest is parsed, and kept
there. Without an index, or with one that cannot be believed, every file is parsed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from thrivecli.journal.checkins import Owner
from thrivecli.markdown.parse import in_workspace
from thrivecli.model.checkin import CheckIn
from thrivecli.model.problem import Problem
from thrivecli.workspace.index.catalogue import Entry, Names
from thrivecli.workspace.index.known import Known, told, untold
from thrivecli.workspace.index.shelf import Shelf

Parse = Callable[[str], CheckIn | Problem]
"""Reads one file, by path; a problem where it is no check-in."""

_MOST_HELD = 500  # check-ins in memory at once, where they can be had from the index again


class Library:
    """The check-ins among the files of ``names``, which says whose each file is, by path.

    ``label`` is the workspace's, ``context`` stands for all that the files are read with.
    ``generation`` tells what is kept of them from what was kept before; ``None`` if nothing is.
    """

    def __init__(
        self, label: str, names: Mapping[str, Names], known: Known, context: bytes, parse: Parse
    ) -> None:
        self._label = label
        self._names = names
        self._known = known
        self._parse = parse
        self._held: dict[str, Shelf] = {}
        self._by_person: dict[str, list[str]] = {}
        self._keeping = None if known.is_complete(context) else known.keeping(context)
        self._can_be_had_again = known.is_complete(context) or self._keeping is not None
        found = {path: known.entry(path, context) for path in names}
        self._entries = {path: entry for path, entry in found.items() if entry is not None}
        for folder, paths in self._folders().items():
            self._bring_up_to_date(folder, paths)
        self.generation = known.generation if known.is_complete(context) else None
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
        """For each person, what stands for their files as they are now."""
        return {person: self._known.fingerprint(paths) for person, paths in self._by_person.items()}

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

    def _folders(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self._names:
            found.setdefault(_folder_of(path), []).append(path)
        return found

    def _bring_up_to_date(self, folder: str, paths: list[str]) -> None:
        """Parse what changed in a folder, and keep it."""
        changed = [path for path in paths if path not in self._entries]
        if not changed:
            if self._keeping is not None:
                self._keeping.leave_shelf(folder)
            return
        shelf = {path: self._on_shelf(path) for path in paths if path in self._entries}
        shelf |= {path: self._parse(path) for path in changed}
        self._entries |= {path: _entry(self._names[path], shelf[path]) for path in changed}
        self._hold(folder, shelf)
        if self._keeping is not None and not self._keeping.keep_shelf(folder, shelf):
            self._keeping, self._can_be_had_again = None, False

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
            shelf[path] = self._parse(path)
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
