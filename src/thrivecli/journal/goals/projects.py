"""Projects: the bullets under the projects question, and the horizons they serve."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from thrivecli.journal.thread import Thread
from thrivecli.markdown.headings import PROJECTS
from thrivecli.model.action import Action, Status
from thrivecli.model.checkin import AnswerItem, CheckIn
from thrivecli.model.horizon import Horizon
from thrivecli.model.text import fold_space

COUNTED = ("open", "started", "done", "dropped")

_SLUG = re.compile(r"(?:^|(?<=\s))\+([A-Za-z][\w-]*)")
_HORIZON = re.compile(r"(?:^|(?<=\s))#(?:(today)|([0-9]{1,3})([my]))(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Project:
    """One bullet: its words less the tags, the ``+slug`` that ties actions to it, if any,
    and the horizon it names in months, if any (today is 0).

    ``path`` and ``line`` say where it stands, ``actions`` counts what is tied to it.
    """

    text: str
    slug: str | None
    months: int | None
    path: str = ""
    line: int = 0
    actions: Mapping[str, int] = field(default_factory=dict)

    @property
    def horizon(self) -> Horizon | None:
        """The horizon it names, as its tag has it."""
        if self.months is None:
            return None
        return Horizon(self.months, "today" if self.months == 0 else f"{self.months} months")

    @property
    def stuck(self) -> bool:
        """Whether nobody has anything to do for it."""
        return not (self.actions.get("open") or self.actions.get("started"))


def projects_in(checkins: Iterable[CheckIn], threads: Iterable[Thread] = ()) -> tuple[Project, ...]:
    """The newest answer to the projects question; ``checkins`` come oldest first.

    ``threads`` are the same person's, counted by the projects they are tied to.
    """
    counts: dict[str | None, Counter[str]] = {}
    for thread in threads:
        counts.setdefault(thread.live.action.project, Counter())[_counted(thread)] += 1
    for checkin in reversed(list(checkins)):
        found = tuple(_projects(checkin, counts))
        if found:
            return found
    return ()


def serves_any(thread: Thread, projects: Iterable[Project]) -> bool:
    """Whether an action names one of these projects, or is a part of one that does."""
    slugs = {project.slug for project in projects} - {None}
    action: Action | None = thread.live.action
    while action is not None and action.project not in slugs:
        above = action.parent
        action = None if above is None else thread.live.checkin.actions[above]
    return action is not None


def _projects(checkin: CheckIn, counts: Mapping[str | None, Counter[str]]) -> Iterator[Project]:
    for item in _answer(checkin):
        slug = _SLUG.search(item.text)
        name = slug[1].lower() if slug else None
        tied = counts.get(name, Counter()) if name else Counter()
        words = fold_space(_HORIZON.sub("", _SLUG.sub("", item.text)))
        actions = {word: tied[word] for word in COUNTED}
        yield Project(words, name, _months(item.text), checkin.path, item.line, actions)


def _answer(checkin: CheckIn) -> tuple[AnswerItem, ...]:
    questions = (question for section in checkin.sections for question in section.questions)
    return next((one.answer for one in questions if one.key == PROJECTS and one.answered), ())


def _months(text: str) -> int | None:
    tag = _HORIZON.search(text)
    if tag is None:
        return None
    return 0 if tag[1] else int(tag[2]) * (12 if tag[3].lower() == "y" else 1)


def _counted(thread: Thread) -> str:
    if thread.status.is_settled or thread.status is Status.STARTED:
        return thread.status.value
    return "open" if thread.is_open else "stranded"
