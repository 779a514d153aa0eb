"""Projects: the bullets under the projects question, and the horizons they serve."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thrivecli.markdown.headings import PROJECTS
from thrivecli.model.checkin import CheckIn
from thrivecli.model.text import fold_space

_SLUG = re.compile(r"(?:^|(?<=\s))\+([A-Za-z][\w-]*)")
_HORIZON = re.compile(r"(?:^|(?<=\s))#(?:(today)|([0-9]{1,3})([my]))(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Project:
    """One bullet: its words less the tags, the ``+slug`` that ties actions to it, if any,
    and the horizon it names in months, if any (today is 0).
    """

    text: str
    slug: str | None
    months: int | None


def projects_in(checkins: Iterable[CheckIn]) -> tuple[Project, ...]:
    """The newest answer to the projects question; ``checkins`` come oldest first."""
    for checkin in reversed(list(checkins)):
        for section in checkin.sections:
            for question in section.questions:
                if question.key == PROJECTS and question.answered:
                    return tuple(_project(item.text) for item in question.answer)
    return ()


def _project(text: str) -> Project:
    slug, horizon = _SLUG.search(text), _HORIZON.search(text)
    months = None
    if horizon:
        count = 12 if (horizon[3] or "").lower() == "y" else 1
        months = 0 if horizon[1] else int(horizon[2]) * count
    words = fold_space(_HORIZON.sub("", _SLUG.sub("", text)))
    return Project(words, slug[1].lower() if slug else None, months)
