"""The journal: all check-ins of a workspace, and the threads that run through them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from thrivecli.journal.namesakes import ids_of_namesakes, name_problems
from thrivecli.journal.thread import Thread
from thrivecli.journal.threads import follow_threads
from thrivecli.model.checkin import CheckIn
from thrivecli.model.person import People
from thrivecli.model.problem import Problem
from thrivecli.model.text import fold

Owner = tuple[str, str]  # whose check-ins: (workspace, person)


@dataclass(frozen=True)
class Journal:
    """Check-ins and worksheets of one workspace, or of several read as one.

    ``problems`` are those of files that could not be read at all; each check-in has its own.
    """

    checkins: tuple[CheckIn, ...]
    people: People
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_person(self) -> dict[Owner, tuple[CheckIn, ...]]:
        """Each person's check-ins and worksheets, oldest first; people in order of name."""
        found: dict[Owner, list[CheckIn]] = {}
        for checkin in self.checkins:
            found.setdefault((checkin.workspace, checkin.person), []).append(checkin)
        return {
            owner: tuple(sorted(found[owner], key=lambda checkin: checkin.order))
            for owner in sorted(found, key=lambda owner: (fold(owner[1]), owner))
        }

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all who have check-ins, in order."""
        return tuple(dict.fromkeys(person for _, person in self.by_person))

    @cached_property
    def threads(self) -> dict[Owner, tuple[Thread, ...]]:
        """Each person's threads."""
        return {
            owner: follow_threads(self._slug(owner[1]), checkins, self.gone_astray.get(owner))
            for owner, checkins in self.by_person.items()
        }

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
            for (_, name), checkins in self.by_person.items()
            if name == person
            for checkin in checkins
            if not checkin.is_worksheet
        )

    def all_problems(self) -> tuple[Problem, ...]:
        """What is wrong in any file, read or not, and names that may be slips."""
        inside = (problem for checkin in self.checkins for problem in checkin.problems)
        return (*self.problems, *inside, *name_problems(self.checkins))

    def _slug(self, person: str) -> str:
        known = self.people.known(person)
        return known.slug if known else fold(person)
