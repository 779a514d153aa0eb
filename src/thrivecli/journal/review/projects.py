"""The projects somebody had in a stretch of time, and the horizons they serve."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.goals.projects import Project, projects_in
from thrivecli.journal.history.evidence import Place, Quote, Quoting
from thrivecli.journal.history.finished import Finished, ThreadKey
from thrivecli.journal.journal import Journal
from thrivecli.journal.review.actions import done_between
from thrivecli.model.checkin import CheckIn
from thrivecli.model.span import Span
from thrivecli.model.text import fold

_Standing = tuple[CheckIn, Project]  # a project as one check-in has it


@dataclass(frozen=True, slots=True)
class ReviewProject:
    """A project in its newest words in the span, since which check-in it stands, and how many
    actions tied to it were done in the span. ``horizon`` is the one it names, if any.
    """

    quote: Quote
    slug: str | None
    horizon: str | None
    since: date
    done: int


def projects_between(
    journal: Journal,
    person: str,
    span: Span,
    finished: Mapping[ThreadKey, Finished],
    quoting: Quoting,
) -> tuple[ReviewProject, ...]:
    """The projects of the check-ins in a span, in the order in which they came up."""
    told: dict[str, list[_Standing]] = {}
    for checkin in journal.meetings(person):
        for project in projects_in([checkin]) if checkin.date <= span.until else ():
            told.setdefault(project.slug or fold(project.text), []).append((checkin, project))
    ties = [one.live.action.project for one in done_between(journal, person, span, finished)]
    return tuple(
        _row(standings, ties.count(standings[-1][1].slug), quoting)
        for standings in told.values()
        if standings[-1][0].date >= span.since
    )


def _row(standings: list[_Standing], done: int, quoting: Quoting) -> ReviewProject:
    checkin, project = standings[-1]
    place = Place(checkin.workspace, checkin.path, project.line)
    return ReviewProject(
        quoting.quote(project.text, place, checkin.date),
        project.slug,
        None if project.months is None else _horizon(project.months),
        standings[0][0].date,
        done if project.slug else 0,
    )


def _horizon(months: int) -> str:
    """A span as headings name it: ``today``, ``18 months``, ``3 years``."""
    if not months:
        return "today"
    number, unit = (months, "month") if months % 12 else (months // 12, "year")
    return f"{number} {unit}{'' if number == 1 else 's'}"
