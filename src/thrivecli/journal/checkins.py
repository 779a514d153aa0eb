"""The check-ins of a workspace, by whose they are; read when they are first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol, TypeVar

from thrivecli.model.checkin import CheckIn
from thrivecli.model.problem import Problem

Owner = tuple[str, str]  # whose check-ins: (workspace, person)
Key = TypeVar("Key")
Value = TypeVar("Value")


class CheckIns(Protocol):
    """Check-ins and worksheets, some of which may not have been read yet."""

    @property
    def owners(self) -> Iterable[Owner]:
        """Whose they are, in any order."""
        ...

    @property
    def paths(self) -> Iterable[str]:
        """The paths of all of them; several workspaces may have the same."""
        ...

    def of(self, owner: Owner) -> Iterable[CheckIn]:
        """One person's, in any order; empty for somebody who has none."""
        ...

    def problems(self) -> Iterable[Problem]:
        """What is wrong in any of them, file by file."""
        ...

    def shared_folders(self) -> Iterable[list[CheckIn]]:
        """The check-ins of each folder that holds several people's."""
        ...

    def __iter__(self) -> Iterator[CheckIn]:
        """All of them, by path, one workspace after the other."""
        ...

    def __len__(self) -> int:
        """How many."""
        ...


class Held:
    """Check-ins that are all at hand."""

    def __init__(self, checkins: Iterable[CheckIn]) -> None:
        self._checkins = tuple(checkins)

    @cached_property
    def _by_owner(self) -> dict[Owner, list[CheckIn]]:
        found: dict[Owner, list[CheckIn]] = {}
        for checkin in self._checkins:
            found.setdefault((checkin.workspace, checkin.person), []).append(checkin)
        return found

    @property
    def owners(self) -> Iterable[Owner]:
        """Whose they are."""
        return self._by_owner

    @property
    def paths(self) -> Iterable[str]:
        """The paths of all of them."""
        return [checkin.path for checkin in self._checkins]

    def of(self, owner: Owner) -> Iterable[CheckIn]:
        """One person's."""
        return self._by_owner.get(owner, ())

    def problems(self) -> Iterable[Problem]:
        """What is wrong in any of them."""
        return [problem for checkin in self._checkins for problem in checkin.problems]

    def shared_folders(self) -> Iterable[list[CheckIn]]:
        """The check-ins of each folder that holds several people's."""
        folders: dict[tuple[str, str], list[CheckIn]] = {}
        for checkin in self._checkins:
            folder = checkin.path.rpartition("/")[0]
            folders.setdefault((checkin.workspace, folder), []).append(checkin)
        return [one for one in folders.values() if len({each.person for each in one}) > 1]

    def __iter__(self) -> Iterator[CheckIn]:
        """All of them."""
        return iter(self._checkins)

    def __len__(self) -> int:
        """How many."""
        return len(self._checkins)


class Joined:
    """The check-ins of several workspaces as one collection."""

    def __init__(self, parts: Iterable[CheckIns]) -> None:
        self._parts = tuple(parts)

    @property
    def owners(self) -> Iterable[Owner]:
        """Whose they are."""
        return [owner for part in self._parts for owner in part.owners]

    @property
    def paths(self) -> Iterable[str]:
        """The paths of all of them."""
        return [path for part in self._parts for path in part.paths]

    def of(self, owner: Owner) -> Iterable[CheckIn]:
        """One person's."""
        return [checkin for part in self._parts for checkin in part.of(owner)]

    def problems(self) -> Iterable[Problem]:
        """What is wrong in any of them."""
        return [problem for part in self._parts for problem in part.problems()]

    def shared_folders(self) -> Iterable[list[CheckIn]]:
        """The check-ins of each folder that holds several people's."""
        return [folder for part in self._parts for folder in part.shared_folders()]

    def __iter__(self) -> Iterator[CheckIn]:
        """All of them."""
        return (checkin for part in self._parts for checkin in part)

    def __len__(self) -> int:
        """How many."""
        return sum(map(len, self._parts))


class Found(Mapping[Key, Value]):
    """A mapping whose keys are known, and whose values are found when they are asked for."""

    def __init__(self, keys: Iterable[Key], find: Callable[[Key], Value]) -> None:
        self._keys = dict.fromkeys(keys)
        self._find = find
        self._found: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        """The value, found once."""
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._found:
            self._found[key] = self._find(key)
        return self._found[key]

    def let_go(self, key: Key) -> None:
        """Forget a value, until it is asked for again."""
        self._found.pop(key, None)

    def __contains__(self, key: object) -> bool:
        """Whether it is one of the keys; its value is not looked for."""
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        """The keys, in the order given."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many keys."""
        return len(self._keys)
