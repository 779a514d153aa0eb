"""What stands at a horizon before a check-in is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thrivecli.model.checkin import AnswerItem, Question


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal of an answer, and since when it has been stated in these or other words.

    ``due_since`` is the day from which on it has stood at its horizon or at a nearer one:
    what a goal spends farther out is no delay.
    """

    text: str
    details: tuple[str, ...]
    first_stated: date
    due_since: date

    @classmethod
    def new(cls, item: AnswerItem, day: date) -> "Goal":
        """A goal that was not there before."""
        return cls(item.text, item.details, day, day)


@dataclass(frozen=True, slots=True)
class Standing:
    """The goals at one horizon, and the question that was last asked about them."""

    question: Question
    goals: tuple[Goal, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The goals and their nested bullets, as answers are compared."""
        return items_in(self.goals)

    @property
    def months(self) -> int | None:
        """How far ahead the horizon lies, if its heading says so."""
        return self.question.horizon.months if self.question.horizon else None


def items_in(told: Iterable[Goal | AnswerItem]) -> tuple[str, ...]:
    """Top-level bullets and those nested in them, as answers are compared."""
    return tuple(words for one in told for words in (one.text, *one.details))


def name_of(question: Question) -> str:
    """A horizon's usual wording, or the heading where it names no time span."""
    return question.horizon.label if question.horizon else question.heading
