"""The journal: all check-ins of a workspace, and the threads that run through them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from thrivecli.journal.checkins import CheckIns, Found, Held, Owner
from thrivecli.journal.namesakes import ids_of_namesakes, name_problems
from thrivecli.journal.thread import Thread
from thrivecli.journal.threads import follow_threads
from thrivecli.model.checkin import CheckIn
from thrivecli.model.person import People
from thrivecli.model.problem import Problem
from thrivecli.model.text import fold

__all__ = ["Journal", "Owner"]


@dataclass(frozen=True)
class Journal:
    """Check-ins and worksheets of one workspace, or of several read as one.

    ``problems`` are those of files that could not be read at all; each check-in has its own.
    """

    checkins: CheckIns
    people: People
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(
        cls, checkins: Iterable[CheckIn], people: People, problems: Iterable[Problem] = ()
    ) -> "Journal":
        """A journal of check-ins that are all at hand."""
        return cls(Held(checkins), people, tuple(problems))

    @cached_property
    def by_person(self) -> Found[Owner, tuple[CheckIn, ...]]:
        """Each person's check-ins and worksheets, oldest first; people in order of name."""
        owners = sorted(self.checkins.owners, key=lambda owner: (fold(owner[1]), owner))
        return Found(
            owners,
            lambda owner: tuple(sorted(self.checkins.of(owner), key=lambda one: one.order)),
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all who have check-ins, in order."""
        return tuple(dict.fromkeys(person for _, person in self.by_person))

    @cached_property
    def threads(self) -> Found[Owner, tuple[Thread, ...]]:
        """Each person's threads."""
        return Found(self.by_person, self._follow)

    def _follow(self, owner: Owner) -> tuple[Thread, ...]:
        checkins, astray = self.by_person[owner], self.gone_astray.get(owner)
        return follow_threads(self._slug(owner[1]), checkins, astray)

    def owners(self, people: Collection[str] = ()) -> tuple[Owner, ...]:
        """Those whose full names these are, or all where none is named, in order of name."""
        return tuple(owner for owner in self.by_person if not people or owner[1] in people)

    def let_go(self, owner: Owner) -> None:
        """Forget what was read of one person; it is read again when it is asked for."""
        self.threads.let_go(owner)
        self.by_person.let_go(owner)

    @cached_property
    def gone_astray(self) -> dict[Owner, dict[str, CheckIn]]:
        """Each person's written ids that stand in the same folder under another name, too."""
        return ids_of_namesakes(self.checkins)

    def is_astray(self, thread: Thread) -> bool:
        """Whether another name in the same folder has the thread's id, too."""
        ids = self.gone_astray.get((thread.live.checkin.workspace, thread.person), {})
        return any(copy.action.id in ids for copy in thread.copies)

    def all_threads(self) -> Iterator[Thread]:
        """Every thread of everybody, person by person."""
        for threads in self.threads.values():
            yield from threads

    def meetings(self, person: str) -> tuple[CheckIn, ...]:
        """A person's check-ins without worksheets, oldest first."""
        return tuple(
            checkin
            for owner in self.owners([person])
            for checkin in self.by_person[owner]
            if not checkin.is_worksheet
        )

    def all_problems(self) -> tuple[Problem, ...]:
        """What is wrong in any file, read or not, and names that may be slips."""
        return (*self.problems, *self.checkins.problems(), *name_problems(self.checkins))

    def _slug(self, person: str) -> str:
        known = self.people.known(person)
        return known.slug if known else fold(person)
