"""Goals as people and scripts read them."""

from collections.abc import Iterator
from typing import Any

from thrivecli.journal.goals import GoalRow
from thrivecli.render.envelope import iso
from thrivecli.render.parts import Part, Role, Screen, Words, line


def goal_data(row: GoalRow, *, several: bool = False) -> dict[str, Any]:
    """A horizon's goals as JSON has them."""
    data: dict[str, Any] = {
        "person": row.person,
        "horizon": row.name,
        "months": row.horizon.months if row.horizon else None,
        "answer": list(row.answer),
        "checkin": iso(row.checkin),
        "since": iso(row.since),
        "changes": row.changes,
        "checkins": row.checkins,
        "projects": [{"text": one.text, "slug": one.slug} for one in row.projects],
        "actions": dict(row.actions),
        "path": row.path,
        "line": row.line,
    }
    if several:
        data["workspace"] = row.workspace
    return data


def goal_list(rows: tuple[GoalRow, ...]) -> Screen:
    """Goals by person and horizon."""
    if not rows:
        return (line(Words("No goals found.", Role.FAINT)),)
    return tuple(_parts(rows))


def _parts(rows: tuple[GoalRow, ...]) -> Iterator[Part]:
    person = None
    for row in rows:
        if row.person != person:
            if person is not None:
                yield line()
            person = row.person
            yield line(Words(person, Role.TITLE))
        since = f"since {row.since.isoformat()}"
        yield line(Words(row.name, Role.ID), "  ", Words(since, Role.FAINT), indent=2)
        for goal in row.answer:
            yield line("- ", goal, indent=4)
        yield from _projects(row)


def _projects(row: GoalRow) -> Iterator[Part]:
    for project in row.projects:
        tag = f" (+{project.slug})" if project.slug else ""
        yield line(Words("project: ", Role.FAINT), project.text, Words(tag, Role.FAINT), indent=4)
    told = ", ".join(f"{count} {word}" for word, count in row.actions.items() if count)
    if told:
        yield line(Words(f"actions: {told}", Role.FAINT), indent=4)
