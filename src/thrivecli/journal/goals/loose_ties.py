"""Ties that lead nowhere: an action's ``+slug``, a project's horizon."""

from collections.abc import Iterator

from thrivecli.journal.goals.projects import Project, projects_in
from thrivecli.journal.goals.rows import PersonGoals, sight_of
from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Thread
from thrivecli.model.problem import Problem, Severity


def loose_ties(journal: Journal) -> Iterator[Problem]:
    """Open actions whose project nobody named, and projects for a horizon without a goal."""
    for person in sight_of(journal):
        owner = (person.workspace, person.person)
        meetings = [one for one in journal.by_person[owner] if not one.is_worksheet]
        yield from _actions(journal.threads[owner], projects_in(meetings))
        yield from _projects(person)


def _actions(threads: tuple[Thread, ...], projects: tuple[Project, ...]) -> Iterator[Problem]:
    slugs = sorted({one.slug for one in projects if one.slug})
    for thread in threads:
        action = thread.live.action
        if thread.is_open and action.project and action.project not in slugs:
            yield Problem(
                thread.live.checkin.path,
                action.line,
                1,
                "project-unknown",
                Severity.NOTE,
                f"no project is called +{action.project}, so '{action.text}' serves none",
                _meant(action.project, slugs),
            )


def _meant(slug: str, slugs: list[str]) -> str:
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(slug, slugs, n=1, cutoff=0.6)
    if near:
        return f"did you mean +{near[0]}?"
    return f"put +{slug} behind the bullet it serves, under the projects question"


def _projects(person: PersonGoals) -> Iterator[Problem]:
    for project in person.aimless:
        if project.horizon is not None:
            goals = ", ".join(f"'{row.name}'" for row in person.rows if row.horizon)
            yield Problem(
                project.path,
                project.line,
                1,
                "horizon-without-goal",
                Severity.NOTE,
                f"'{project.text}' serves {project.horizon.tag}, where there is no goal",
                f"there are goals for {goals}" if goals else "write one, or take the tag away",
            )
