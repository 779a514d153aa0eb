"""Threads: each action followed through all the check-ins it was carried to.

Copies of an action are lines with the same id; and, where people carried by hand, a line
without an id whose words equal those of an unsettled action of an earlier check-in of that
person. Nothing of this is stored: it is computed from the lines each time.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from thrivecli.journal.ids import derived_ids
from thrivecli.journal.thread import Copy, Thread
from thrivecli.model.action import Status
from thrivecli.model.checkin import CheckIn


def follow_threads(
    slug: str, checkins: tuple[CheckIn, ...], astray: Mapping[str, CheckIn] | None = None
) -> tuple[Thread, ...]:
    """The threads of one person, from all their check-ins and worksheets, oldest first.

    They come in the order in which they first appear. ``astray`` are ids that stand in a
    check-in of another name, too, most likely by a slip: what was carried there is not open here.
    """
    follower = _Follower()
    for checkin, derived in zip(checkins, derived_ids(slug, checkins), strict=True):
        follower.read(
            [
                Copy(checkin, action, index, name)
                for index, (action, name) in enumerate(zip(checkin.actions, derived, strict=True))
            ]
        )
    meetings = [checkin for checkin in checkins if not checkin.is_worksheet]
    newest = meetings[-1] if meetings else None
    in_order = sorted(follower.strands, key=lambda strand: _standing(strand.copies[0]))
    return tuple(strand.thread(newest, astray or {}) for strand in in_order)


class _Strand:
    """A thread while it is being followed."""

    def __init__(self, first: Copy) -> None:
        self.copies = [first]
        self.written = {first.action.id} if first.action.id else set()

    @property
    def newest(self) -> Copy:
        return self.copies[-1]

    @property
    def settled(self) -> Copy | None:
        """The copy that settles it: a tick in any copy of one id, done before dropped.

        Copies tied by their words alone settle only as the newest.
        """
        marks = [
            copy
            for copy in self.copies
            if copy.action.status.is_settled and (copy is self.newest or copy.id in self.written)
        ]
        done = [copy for copy in marks if copy.action.status is Status.DONE]
        deciding = done or marks
        return deciding[-1] if deciding else None

    def add(self, copy: Copy) -> None:
        self.copies.append(copy)
        if copy.action.id:
            self.written.add(copy.action.id)

    def thread(self, newest: CheckIn | None, astray: Mapping[str, CheckIn]) -> Thread:
        settled = self.settled
        name = next((c.action.id for c in self.copies if c.action.id), self.copies[0].derived)
        status = settled.action.status if settled else self._unsettled(newest, astray)
        return Thread(name, tuple(self.copies), status, settled, newest)

    def _unsettled(self, newest: CheckIn | None, astray: Mapping[str, CheckIn]) -> Status:
        """A carried line with no later copy is open only while no later check-in exists."""
        status = self.newest.action.status
        if status is not Status.CARRIED:
            return status
        later = [newest, *(astray[name] for name in self.written if name in astray)]
        followed = any(one is not None and _is_before(self.newest.checkin, one) for one in later)
        return Status.CARRIED if followed else Status.OPEN


def _is_before(checkin: CheckIn, newest: CheckIn) -> bool:
    """A worksheet of the same day is not before it."""
    if checkin.is_worksheet:
        return checkin.date < newest.date
    return checkin.order < newest.order


class _Follower:
    def __init__(self) -> None:
        self.strands: list[_Strand] = []
        self._by_id: dict[str, _Strand] = {}
        self._by_words: dict[str, list[_Strand]] = defaultdict(list)

    def read(self, copies: list[Copy]) -> None:
        """Take in one check-in's copies: those with a known id, then those tied by words."""
        placed: set[int] = set()
        loose = []
        for copy in copies:
            strand = self._by_id.get(copy.action.id) if copy.action.id else None
            if strand is not None and id(strand) not in placed:
                strand.add(copy)
                placed.add(id(strand))
                self._note(strand, copy)
            elif copy.action.id and strand is None:
                placed.add(id(self._begin(copy)))
            else:
                loose.append(copy)
        for group in _grouped_by_words(loose):
            self._tie(group, placed)

    def _begin(self, copy: Copy) -> _Strand:
        strand = _Strand(copy)
        self.strands.append(strand)
        self._note(strand, copy)
        return strand

    def _note(self, strand: _Strand, copy: Copy) -> None:
        self._by_id.setdefault(copy.id, strand)
        self._by_words[copy.action.tie].append(strand)

    def _tie(self, copies: list[Copy], placed: set[int]) -> None:
        """Pair lines without an id, one to one, with what was unsettled before."""
        words = copies[0].action.tie
        waiting = [
            strand
            for strand in dict.fromkeys(self._by_words[words])
            if id(strand) not in placed
            and strand.newest.action.tie == words
            and strand.settled is None
        ]
        waiting.sort(key=lambda strand: _standing(strand.newest))
        for likeness in _LIKENESSES:
            copies = self._pair(copies, waiting, likeness, placed)
        for copy in copies:
            placed.add(id(self._begin(copy)))

    def _pair(
        self,
        copies: list[Copy],
        waiting: list[_Strand],
        likeness: Callable[[Copy], object],
        placed: set[int],
    ) -> list[Copy]:
        """Pair each copy with the first waiting strand like it; give back the rest."""
        queues: dict[object, deque[_Strand]] = defaultdict(deque)
        for strand in waiting:
            if id(strand) not in placed:
                queues[likeness(strand.newest)].append(strand)
        unpaired = []
        for copy in copies:
            queue = queues.get(likeness(copy))
            if not queue:
                unpaired.append(copy)
                continue
            strand = queue.popleft()
            strand.add(copy)
            placed.add(id(strand))
            self._note(strand, copy)
        return unpaired


def _standing(copy: Copy) -> tuple[tuple[date, int, str], int]:
    """Sorts copies by where they stand: older check-ins first, then line by line."""
    return copy.checkin.order, copy.index


def _grouped_by_words(copies: list[Copy]) -> Iterator[list[Copy]]:
    groups: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        groups[copy.action.tie].append(copy)
    yield from groups.values()


def _owners(copy: Copy) -> object:
    return copy.action.owners or (copy.checkin.person,)


def _due(copy: Copy) -> object:
    return copy.action.due


def _owners_and_due(copy: Copy) -> object:
    return (_owners(copy), _due(copy))


def _nothing(_copy: Copy) -> object:
    return None


# Best likeness first; what is left over in the end pairs in the order of the lines.
_LIKENESSES: tuple[Callable[[Copy], object], ...] = (_owners_and_due, _owners, _due, _nothing)
