"""A check-in: one meeting's file, understood."""

import datetime
from dataclasses import dataclass

from thrivecli.model.action import Action
from thrivecli.model.horizon import Horizon
from thrivecli.model.problem import Problem
from thrivecli.model.win import Win


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """A top-level bullet or paragraph of an answer, in the person's words.

    ``text`` has its white space folded and its list marker taken away; ``details`` are
    its nested bullets. ``line`` counts from 1.
    """

    text: str
    details: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """A heading inside a section and what the person wrote under it.

    ``key`` is the canonical name of a heading known by its key words (``tasks``,
    ``projects``, ...), a horizon's own key under Goals, else the folded heading.
    ``answer`` leaves the template's guidance out. ``blank`` means that nothing at all
    stands there, not even guidance.
    """

    key: str
    heading: str
    line: int
    answer: tuple[AnswerItem, ...]
    blank: bool
    answered: bool
    horizon: Horizon | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A ``##`` heading with its questions. ``key``: goals, reality, planning, done, or the
    folded heading. A question with an empty heading holds what stands before the first one.
    """

    key: str
    heading: str
    line: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One file under ``checkins/``: whose it is, when it was, and all that was read in it.

    ``path`` is relative to the workspace, with ``/``. ``sequence`` tells two check-ins of one
    day apart (1, then 2 for the ``-2`` file). ``kind`` marks a worksheet. ``writable`` is
    false for a file with conflict markers or bytes that are not UTF-8.
    """

    path: str
    person: str
    date: datetime.date
    partners: tuple[str, ...] = ()
    next: datetime.date | None = None
    template: str | None = None
    kind: str | None = None
    sequence: int = 1
    sections: tuple[Section, ...] = ()
    actions: tuple[Action, ...] = ()
    wins: tuple[Win, ...] = ()
    problems: tuple[Problem, ...] = ()
    workspace: str = ""

    @property
    def order(self) -> tuple[datetime.date, int, str]:
        """Sorts one person's check-ins by time; the path settles what dates leave open."""
        return (self.date, self.sequence, self.path)

    @property
    def is_worksheet(self) -> bool:
        """Whether it is never the latest check-in, nor counted as one."""
        return self.kind is not None

    def question(self, key: str) -> Question | None:
        """The first question with this key, in any section."""
        for section in self.sections:
            for question in section.questions:
                if question.key == key:
                    return question
        return None
