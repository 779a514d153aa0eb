"""The brief for a meeting as scripts read it."""

from typing import Any

from thrivecli.journal.agenda.agenda import Agenda, Promise
from thrivecli.journal.agenda.changes import Changed
from thrivecli.journal.row import ActionRow
from thrivecli.render.actions import action_data
from thrivecli.render.envelope import iso
from thrivecli.render.wins import win_data


def agenda_data(agenda: Agenda | None, person: str | None, *, several: bool) -> dict[str, Any]:
    """One object, with the same fields also where there is no check-in yet."""
    if agenda is None:
        return _nothing(person)

    def actions(rows: tuple[ActionRow, ...]) -> list[dict[str, Any]]:
        return [_action(row, agenda, several=several) for row in rows]

    data: dict[str, Any] = {
        "person": agenda.person,
        "partner": agenda.partners[0] if agenda.partners else None,
        "partners": list(agenda.partners),
        "date": iso(agenda.date),
        "path": agenda.path,
        "previous": iso(agenda.previous),
        "next_due": {owner: actions((row,))[0] for owner, row in agenda.next_due.items()},
        "overdue": actions(agenda.overdue),
        "carried_twice_or_more": actions(agenda.carried_often),
        "changes": [_change(one) for one in agenda.changes],
        "unanswered": list(agenda.unanswered),
        "help": list(agenda.help),
        "promises": [_promise(one) for one in agenda.promises],
        "practices": list(agenda.practices),
        "wins": [win_data(row, several=several) for row in agenda.wins],
        "stranded": actions(agenda.stranded),
        "left_behind": actions(agenda.left_behind),
        "next": iso(agenda.next.day),
        "next_latest": iso(agenda.next.latest),
        "next_agreed": agenda.next.latest is None,
        "next_overdue": agenda.next.is_overdue,
        "weeks_since": agenda.weeks_since,
        "over_13_weeks": agenda.next.is_long_ago,
    }
    if several:
        data["workspace"] = agenda.workspace
    return data


def _nothing(person: str | None) -> dict[str, Any]:
    lists = (
        *("overdue", "carried_twice_or_more", "changes", "unanswered", "help", "promises"),
        *("practices", "wins", "stranded", "left_behind"),
    )
    nulls = ("partner", "date", "path", "previous", "next", "next_latest", "weeks_since")
    return (
        {"person": person, "partners": [], "next_due": {}}
        | {name: [] for name in lists}
        | dict.fromkeys(nulls)
        | {"next_agreed": False, "next_overdue": False, "over_13_weeks": False}
    )


def _action(row: ActionRow, agenda: Agenda, *, several: bool) -> dict[str, Any]:
    """An action, with how late it is and how far its date slipped."""
    late = (agenda.today - row.due).days if row.overdue and row.due else 0
    slip = (row.due - row.first_due).days if row.due and row.first_due else 0
    return action_data(row, several=several) | {"days_overdue": late, "slip_days": slip}


def _change(one: Changed) -> dict[str, Any]:
    return {
        "section": one.section,
        "question": one.question,
        "change": one.change.value,
        "before": list(one.before),
        "after": list(one.after),
        "moved_from": one.moved_from,
        "moved_to": one.moved_to,
    }


def _promise(one: Promise) -> dict[str, Any]:
    return {"owner": one.owner, "to": one.to, "actions": [row.id for row in one.actions]}
