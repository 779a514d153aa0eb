"""The goals that stood after two check-ins, held against each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thrivecli.journal.goals.ledger import Ledger
from thrivecli.journal.goals.likeness import Change, change_between, pairs_alike
from thrivecli.journal.goals.same import Place, match_goals
from thrivecli.journal.goals.standing import Goal, items_in
from thrivecli.journal.goals.word_diff import Stretch, word_diff
from thrivecli.model.checkin import CheckIn
from thrivecli.model.horizon import Horizon


@dataclass(frozen=True, slots=True)
class GoalPair:
    """One goal, or one bullet ``nested`` in it, then and now.

    ``None`` is on the side where it did not stand.
    """

    before: str | None
    after: str | None
    nested: bool = False

    @property
    def words(self) -> tuple[Stretch, ...]:
        """The two, word for word."""
        return word_diff(self.before or "", self.after or "")


@dataclass(frozen=True, slots=True)
class HorizonDiff:
    """What became of one horizon's answer; ``moved_from`` and ``moved_to`` name others."""

    name: str
    horizon: Horizon | None
    change: Change
    before: tuple[str, ...]
    after: tuple[str, ...]
    goals: tuple[GoalPair, ...]
    moved_from: str | None = None
    moved_to: str | None = None


def diff_goals(
    ledgers: tuple[Ledger, ...], first: CheckIn, second: CheckIn
) -> tuple[HorizonDiff, ...]:
    """Each horizon that had an answer after either check-in, nearest first."""
    before = {one.key: _stood(one, first) for one in ledgers}
    after = {one.key: _stood(one, second) for one in ledgers}
    moves = _Moves(ledgers, before, match_goals(_texts(before), _texts(after)))
    return tuple(
        _horizon(one, after[one.key], moves) for one in ledgers if before[one.key] or after[one.key]
    )


def _stood(ledger: Ledger, checkin: CheckIn) -> tuple[Goal, ...]:
    """The goals after the last step up to a check-in."""
    steps = [step for step in ledger.steps if step.checkin.order <= checkin.order]
    return steps[-1].goals if steps else ()


def _texts(goals: Mapping[str, tuple[Goal, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(goal.text for goal in found) for key, found in goals.items()}


class _Moves:
    """What stood before, and where each goal came from and went to."""

    def __init__(
        self,
        ledgers: tuple[Ledger, ...],
        before: Mapping[str, tuple[Goal, ...]],
        origins: Mapping[Place, Place],
    ) -> None:
        self.before = before
        self.origins = origins
        self._names = {one.key: one.name for one in ledgers}

    def source(self, place: Place) -> str | None:
        """The name of the horizon a goal came from, if from another."""
        origin = self.origins.get(place)
        return self._names[origin[0]] if origin and origin[0] != place[0] else None

    def went(self, key: str) -> str | None:
        """The name of the horizon to which the first goal went that left this one."""
        gone = [
            (origin[1], self._names[place[0]])
            for place, origin in self.origins.items()
            if origin[0] == key and place[0] != key
        ]
        return min(gone)[1] if gone else None


def _horizon(ledger: Ledger, now: tuple[Goal, ...], moves: _Moves) -> HorizonDiff:
    key, then = ledger.key, moves.before[ledger.key]
    places = [(key, at) for at in range(len(now))]
    moved_from = next((name for one in places if (name := moves.source(one))), None)
    moved_to = moves.went(key)
    is_new = any(place not in moves.origins for place in places)
    change = change_between(items_in(then), items_in(now))
    if moved_from or moved_to:
        change = Change.MOVED if moved_from or not is_new else Change.REPLACED
    return HorizonDiff(
        ledger.name,
        ledger.horizon,
        change,
        tuple(goal.text for goal in then),
        tuple(goal.text for goal in now),
        tuple(_pairs(key, now, moves)),
        moved_from,
        moved_to,
    )


def _pairs(key: str, now: tuple[Goal, ...], moves: _Moves) -> Iterator[GoalPair]:
    """The goals as they stand now, then those that stand here no more."""
    kept = set()
    for at, goal in enumerate(now):
        origin = moves.origins.get((key, at))
        before = moves.before[origin[0]][origin[1]] if origin else None
        if origin and origin[0] == key:
            kept.add(origin[1])
        yield from _pair(before, goal)
    for at, goal in enumerate(moves.before[key]):
        if at not in kept:
            yield from _pair(goal, None)


def _pair(before: Goal | None, after: Goal | None) -> Iterator[GoalPair]:
    yield GoalPair(before.text if before else None, after.text if after else None)
    then, now = before.details if before else (), after.details if after else ()
    paired = pairs_alike(then, now)
    yield from (GoalPair(then[one], now[other], True) for one, other in sorted(paired.items()))
    yield from (GoalPair(text, None, True) for at, text in enumerate(then) if at not in paired)
    came = set(paired.values())
    yield from (GoalPair(None, text, True) for at, text in enumerate(now) if at not in came)
