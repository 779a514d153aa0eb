"""The goal ledger: each horizon's answer, followed through all check-ins of one person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.goals.likeness import Change
from thrivecli.journal.goals.standing import Goal, Standing
from thrivecli.journal.goals.told import Telling, tell
from thrivecli.model.checkin import CheckIn, Question
from thrivecli.model.horizon import Horizon


@dataclass(frozen=True, slots=True)
class Step:
    """What one check-in did to the answer at one horizon.

    ``answer`` has the goals, nested bullets left out. ``moved_from`` and ``moved_to`` are
    names of the horizons a goal came from and went to. Where the heading itself is gone and
    its goals are found at another, ``question`` is the last one that had it. ``goals`` are
    those that stand afterwards, with the day each was first stated.
    """

    checkin: CheckIn
    question: Question
    answer: tuple[str, ...]
    change: Change
    moved_from: str | None = None
    moved_to: str | None = None
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """One horizon's answer through all check-ins that said something about it.

    ``horizon`` is ``None`` for a heading that names no time span; ``key`` is the question's.
    There is at least one step, and the first one has an answer.
    """

    heading: str
    horizon: Horizon | None
    key: str
    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        """The horizon's usual wording, or the heading where it names no time span."""
        return self.horizon.label if self.horizon else self.heading

    @property
    def last(self) -> Step:
        """The newest step."""
        return self.steps[-1]

    @property
    def now(self) -> tuple[str, ...]:
        """The answer as it stands; empty where it was cleared or has moved away."""
        return self.last.answer

    @property
    def stood(self) -> int:
        """In how many check-ins the answer has been word for word the same, the newest first."""
        if not self.now:
            return 0
        for count, step in enumerate(reversed(self.steps), start=1):
            if step.change is not Change.SAME:
                return count
        return len(self.steps)

    @property
    def since(self) -> date:
        """The day from which on it has been word for word as it is now."""
        return self.steps[-max(self.stood, 1)].checkin.date

    @property
    def changes(self) -> int:
        """How often it became another."""
        return sum(step.change is not Change.SAME for step in self.steps[1:])

    @property
    def first_stated(self) -> date | None:
        """The day the oldest of the goals that stand was first stated, here or elsewhere."""
        return min((goal.first_stated for goal in self.last.goals), default=None)

    @property
    def due_since(self) -> date | None:
        """The day from which on the oldest of them has stood here, or at a nearer horizon.

        A goal that comes nearer is kept to plan: its time at a farther one does not count.
        """
        return min((goal.due_since for goal in self.last.goals), default=None)

    def age(self, today: date) -> int:
        """For how many whole months the oldest goal has been stated."""
        return months_between(self.first_stated, today) if self.first_stated else 0

    def drift(self, today: date) -> int | None:
        """By how many months a goal has outstayed its horizon, or ``None`` if by none.

        'Today', and headings that name no time span, have no end to outstay.
        """
        if not self.horizon or not self.horizon.months or self.due_since is None:
            return None
        over = months_between(self.due_since, today) - self.horizon.months
        return over if over > 0 else None


def months_between(first: date, last: date) -> int:
    """How many whole months lie between two days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def follow_goals(meetings: Sequence[CheckIn]) -> tuple[Ledger, ...]:
    """The ledgers of one person, nearest horizon first.

    ``meetings`` come oldest first; worksheets among them are left out. A check-in that shows
    guidance only, or lacks the heading, leaves a ledger as it was.
    """
    known: dict[str, Standing] = {}
    steps: dict[str, list[Step]] = {}
    for checkin in meetings:
        if checkin.is_worksheet:
            continue
        for telling in tell(checkin, known):
            steps.setdefault(telling.key, []).append(_step(checkin, telling))
    return tuple(sorted(_ledgers(known, steps), key=_by_horizon))


def _step(checkin: CheckIn, telling: Telling) -> Step:
    return Step(
        checkin,
        telling.question,
        tuple(goal.text for goal in telling.goals),
        telling.change,
        telling.moved_from,
        telling.moved_to,
        telling.goals,
    )


def _ledgers(known: dict[str, Standing], steps: dict[str, list[Step]]) -> Iterator[Ledger]:
    for key, told in steps.items():
        question = known[key].question
        yield Ledger(question.heading, question.horizon, key, tuple(told))


def _by_horizon(ledger: Ledger) -> tuple[int, int]:
    if ledger.horizon:
        return (0, ledger.horizon.months)
    return (1, ledger.last.question.line)
