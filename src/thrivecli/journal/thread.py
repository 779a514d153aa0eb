"""A thread: one action with its copies in all the check-ins it was carried to."""

from dataclasses import dataclass
from datetime import date, timedelta

from thrivecli.model.action import Action, Status
from thrivecli.model.checkin import CheckIn

CARRY_WINDOW = timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class Copy:
    """An action as one check-in has it. ``index`` is its place among that file's actions.

    ``derived`` is the id it has, or would have, by where it stands.
    """

    checkin: CheckIn
    action: Action
    index: int
    derived: str

    @property
    def id(self) -> str:
        """The id that ties it to other copies: the written one, else the derived one."""
        return self.action.id or self.derived


@dataclass(frozen=True, slots=True)
class Thread:
    """One action through its copies, oldest first; the newest is the live one.

    ``newest`` is the person's newest check-in, which decides whether a carried
    line without a later copy still counts as open, and what is left behind.
    """

    id: str
    copies: tuple[Copy, ...]
    status: Status
    settled: Copy | None
    newest: CheckIn | None

    @property
    def live(self) -> Copy:
        """The newest copy: the one that is listed and edited."""
        return self.copies[-1]

    @property
    def person(self) -> str:
        """Whose check-ins the thread runs through."""
        return self.live.checkin.person

    @property
    def ids(self) -> frozenset[str]:
        """Every id the thread may be called by."""
        return frozenset(name for copy in self.copies for name in (copy.id, copy.derived))

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.status.is_open

    @property
    def is_stranded(self) -> bool:
        """Whether it was carried on, and the line it was carried to is gone."""
        return self.status is Status.CARRIED

    @property
    def left_open(self) -> bool:
        """Whether it is settled by an older copy while the newest still stands open."""
        return self.status.is_settled and self.live.action.status.is_open

    @property
    def carried(self) -> int:
        """How many times it was carried from one check-in to another."""
        return len(self.copies) - 1

    @property
    def left_behind(self) -> bool:
        """Whether it is open in a check-in too old for the next one to carry it along."""
        if not self.is_open or self.newest is None:
            return False
        return self.newest.date - self.live.checkin.date > CARRY_WINDOW

    @property
    def due(self) -> date | None:
        """The day it is due.

        A yearless or relative phrase counts from the check-in in which it came up.
        """
        return self.due_of(self.live)

    @property
    def first_due(self) -> date | None:
        """The day it was due at first; against ``due`` it shows how far the date slipped."""
        first = next((copy for copy in self.copies if copy.action.due), None)
        return self.due_of(first) if first else None

    def due_of(self, copy: Copy) -> date | None:
        """The day a copy's due phrase means, counted from where the phrase first stood."""
        phrase = copy.action.due
        if phrase is None:
            return None
        first = copy
        for earlier in reversed(self.copies[: self.copies.index(copy)]):
            if earlier.action.due != phrase:
                break
            first = earlier
        return phrase.on(first.checkin.date, first.checkin.next)
