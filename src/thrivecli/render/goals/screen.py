"""Goals as people and scripts read them, with the projects and actions that serve them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from thrivecli.journal.goals.projects import Project
from thrivecli.journal.goals.rows import GoalRow, PersonGoals
from thrivecli.render.envelope import iso
from thrivecli.render.parts import Line, Part, Role, Screen, Words, line

_TIMES = {1: "once", 2: "twice"}
_AN = ("8", "11 ", "18 ")  # said 'eight', 'eleven', 'eighteen'


def goal_data(row: GoalRow, today: date, *, several: bool = False) -> dict[str, Any]:
    """A horizon's goals as JSON has them."""
    data: dict[str, Any] = {
        "person": row.person,
        "horizon": row.name,
        "months": row.horizon.months if row.horizon else None,
        "answer": list(row.answer),
        "checkin": iso(row.checkin),
        "since": iso(row.since),
        "first_stated": iso(row.ledger.first_stated),
        "drift_months": row.ledger.drift(today),
        "changes": row.changes,
        "checkins": row.checkins,
        "projects": [project_data(one) for one in row.projects],
        "actions": row.actions,
        "path": row.path,
        "line": row.line,
    }
    if several:
        data["workspace"] = row.workspace
    return data


def project_data(project: Project) -> dict[str, Any]:
    """A project as JSON has it."""
    return {
        "text": project.text,
        "slug": project.slug,
        "months": project.months,
        "actions": dict(project.actions),
        "stuck": project.stuck,
    }


def sight_data(person: PersonGoals, *, several: bool = False) -> dict[str, Any]:
    """What of a person's goals, projects and actions is not tied to anything, as JSON has it."""
    data: dict[str, Any] = {
        "person": person.person,
        "goals_without_project": [row.name for row in person.rows if not row.projects],
        "projects_without_goal": [project_data(one) for one in person.aimless],
        "open_actions_without_project": person.untied,
    }
    if several:
        data["workspace"] = person.workspace
    return data


def goal_list(people: Iterable[PersonGoals], today: date, *, whole: bool = True) -> Screen:
    """Goals by person and horizon; ``whole`` adds what serves none of them."""
    parts: list[Part] = []
    for person in people:
        told = list(_person(person, today, whole=whole))
        if told:
            parts += [line()] if parts else []
            parts += [line(Words(person.person, Role.TITLE)), *told]
    return tuple(parts) or (line(Words("No goals found.", Role.FAINT)),)


def _person(person: PersonGoals, today: date, *, whole: bool) -> Iterator[Line]:
    for row in person.rows:
        yield line(Words(row.name, Role.ID), "  ", Words(standing(row), Role.FAINT), indent=2)
        yield from (line("- ", goal, indent=4) for goal in row.answer)
        yield from _drift(row, today)
        yield from map(_project, row.projects)
        if not row.projects:
            yield line(Words("no project serves this", Role.FAINT), indent=4)
    if whole and (person.rows or person.aimless):
        yield from _tied_to_nothing(person)


def standing(row: GoalRow) -> str:
    """Since when an answer has stood, for how many check-ins, and how often it was another."""
    told = [f"since {row.since.isoformat()}"]
    if row.checkins > 1:
        told.append(f"solid for {row.checkins} check-ins")
    if row.changes:
        told.append(f"changed {_TIMES.get(row.changes, f'{row.changes} times')}")
    return ", ".join(told)


def _drift(row: GoalRow, today: date) -> Iterator[Line]:
    ledger = row.ledger
    over = ledger.drift(today)
    if over is None or ledger.horizon is None:
        return
    here = over + ledger.horizon.months
    age = ledger.age(today)
    stated = f"first stated {_months(age)} ago"
    longer = f" and here for {_months(here)}" if here != age else ""
    article = "an" if row.name.startswith(_AN) else "a"
    yield line(Words(f"{article} '{row.name}' goal, {stated}{longer}", Role.SOON), indent=4)


def _months(count: int) -> str:
    return f"{count} month{'' if count == 1 else 's'}"


def _project(project: Project) -> Line:
    tag = f" (+{project.slug})" if project.slug else ""
    state = Words(f": {_actions(project)}", Role.SOON if project.stuck else Role.FAINT)
    label = Words("project: ", Role.FAINT)
    return line(label, project.text, Words(tag, Role.FAINT), state, indent=4)


def _actions(project: Project) -> str:
    told = [f"{count} {word}" for word, count in project.actions.items() if count]
    if project.stuck:
        told.insert(
            0, "stuck, " + ("no open action" if project.slug else "no +slug to tie actions")
        )
    return ", ".join(told)


def _tied_to_nothing(person: PersonGoals) -> Iterator[Line]:
    if person.aimless:
        yield line(Words("projects that serve no goal", Role.FAINT), indent=2)
        yield from map(_project, person.aimless)
    if person.untied:
        one = person.untied == 1
        told = f"{person.untied} open action{' serves' if one else 's serve'} no project"
        yield line(Words(told, Role.FAINT), indent=2)
