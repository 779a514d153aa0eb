"""Actions as people and scripts read them."""

from collections.abc import Iterable, Iterator
from typing import Any

from thrivecli.journal.row import ActionRow, Shown
from thrivecli.journal.thread import Thread
from thrivecli.model.action import Status
from thrivecli.render.envelope import iso
from thrivecli.render.parts import Cell, Column, Line, Role, Screen, Table, Words, line, words

_MARKS = {
    Shown.OPEN: Words("[ ]"),
    Shown.STARTED: Words("[/]", Role.SOON),
    Shown.DONE: Words("[x]", Role.GOOD),
    Shown.DROPPED: Words("[-]", Role.FAINT),
    Shown.STRANDED: Words("[>]", Role.LATE),
}


def mark_of(row: ActionRow) -> Words:
    """The box that tells its status."""
    return _MARKS[row.status]


def action_data(row: ActionRow, *, several: bool = False) -> dict[str, Any]:
    """An action as JSON has it; ``several`` workspaces are told apart."""
    data: dict[str, Any] = {
        "id": row.id,
        "status": row.status.value,
        "text": row.text,
        "owners": list(row.owners),
        "owner_implied": row.owner_implied,
        "due": iso(row.due),
        "overdue": row.overdue,
        "done_on": iso(row.done_on),
        "person": row.person,
        "partner": row.partners[0] if row.partners else None,
        "partners": list(row.partners),
        "checkin": iso(row.checkin),
        "first_checkin": iso(row.first_checkin),
        "carried": row.carried,
        "first_due": iso(row.first_due),
        "left_behind": row.left_behind,
        "project": row.project,
        "section": row.section,
        "question": row.question,
        "parent": row.parent,
        "path": row.path,
        "line": row.line,
    }
    if several:
        data["workspace"] = row.workspace
    return data


def action_with_copies(row: ActionRow, *, several: bool = False) -> dict[str, Any]:
    """An action with each line it stands on, oldest first."""
    copies = [
        {
            "checkin": iso(copy.checkin.date),
            "path": copy.checkin.path,
            "line": copy.action.line,
            "status": "open" if copy.action.status == "unknown" else copy.action.status.value,
            "due": iso(row.thread.due_of(copy)),
        }
        for copy in row.thread.copies
    ]
    return action_data(row, several=several) | {"copies": copies}


def _columns(rows: tuple[ActionRow, ...]) -> tuple[Column, ...]:
    several_owners = len({row.owners for row in rows}) > 1
    return (
        Column("Id"),
        Column(""),
        Column("Due"),
        Column("Owner", spare=True, joins=several_owners),
        Column("Action", flexible=True),
        Column("Where", plain_only=True),
    )


def action_list(rows: tuple[ActionRow, ...], *, several: bool = False) -> Screen:
    """A list of actions, each with what must be known before the meeting."""
    if not rows:
        return (line(Words("No actions.", Role.FAINT)),)
    people = {row.person for row in rows}
    listed = tuple(_row(row, with_person=len(people) > 1, several=several) for row in rows)
    return (Table(_columns(rows), listed),)


def _row(row: ActionRow, *, with_person: bool, several: bool) -> tuple[Cell, ...]:
    path = f"{row.workspace}/{row.path}" if several else row.path
    return (
        words(Words(row.id, Role.ID)),
        (mark_of(row),),
        (_due(row),),
        words(Words(_owner(row), Role.FAINT if row.owner_implied else Role.PLAIN)),
        words(text_of(row), *_remarks(row, with_person=with_person)),
        words(Words(f"{path}:{row.line}", Role.FAINT)),
    )


def text_of(row: ActionRow) -> str:
    """An action's words, or what stands in their place."""
    return row.text or "(no text)"


def _due(row: ActionRow) -> Words:
    if row.due is None:
        return Words("-", Role.FAINT)
    return Words(row.due.isoformat(), Role.LATE if row.overdue else Role.PLAIN)


def _owner(row: ActionRow) -> str:
    return ", ".join(row.owners)


def _remarks(row: ActionRow, *, with_person: bool) -> Iterator[Words]:
    """What stands in brackets behind an action's words."""
    told = facts_of(row, with_person=with_person)
    for number, one in enumerate(told):
        yield Words(" (" if number == 0 else ", ", Role.FAINT)
        yield one
    if told:
        yield Words(")", Role.FAINT)


def facts_of(row: ActionRow, *, with_person: bool) -> list[Words]:
    """What is worth saying of an action, whose it is last (``with_person``, if not one's own)."""
    return [one for one in _facts(row, with_person=with_person) if one.text]


def _facts(row: ActionRow, *, with_person: bool) -> Iterator[Words]:
    """The same; what does not hold is empty."""
    is_for_another = with_person and row.owners != (row.person,)
    yield Words("overdue" if row.overdue else "", Role.LATE)
    yield Words(f"carried {times_told(row.carried)}" if row.carried else "", Role.SOON)
    yield Words(f"{row.progress[0]}/{row.progress[1]}" if row.progress else "", Role.FAINT)
    yield Words(f"{row.status.value} {row.done_on}" if row.done_on else "", Role.FAINT)
    yield Words(f"+{row.project}" if row.project else "", Role.FAINT)
    yield Words("left behind" if row.left_behind else "", Role.LATE)
    yield Words("stranded" if row.status is Shown.STRANDED else "", Role.LATE)
    yield Words(f"for {row.person}" if is_for_another else "", Role.FAINT)


def times_told(count: int) -> str:
    """How often, in words."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def action_card(row: ActionRow) -> Screen:
    """Everything about one action."""
    return tuple(_card(row))


def _card(row: ActionRow) -> Iterator[Line]:
    yield line(Words(row.id, Role.ID), " ", mark_of(row), " ", Words(row.text, Role.TITLE))
    yield line(_owner(row), " (implied)" if row.owner_implied else "", indent=2)
    yield line("due ", _due(row), *_slip(row), indent=2)
    for label, value in (("project", row.project), ("under", row.question or row.section)):
        if value:
            yield line(Words(f"{label} ", Role.FAINT), value, indent=2)
    for copy in row.thread.copies:
        day = row.thread.due_of(copy)
        yield line(
            f"[{copy.action.marker}] ",
            copy.checkin.date.isoformat(),
            f"  due {day.isoformat()}" if day else "",
            Words(f"  {copy.checkin.path}:{copy.action.line}", Role.FAINT),
            indent=2,
        )


def _slip(row: ActionRow) -> Iterable[Words]:
    if row.due and row.first_due and row.due != row.first_due:
        days = (row.due - row.first_due).days
        yield Words(f" (at first {row.first_due.isoformat()}: {days:+d} days)", Role.SOON)


def changed_line(row: ActionRow, what: str) -> Screen:
    """What was done to an action, in one line."""
    return (line(Words(row.id, Role.ID), f" {what}: ", row.text),)


def left_open_note(thread: Thread) -> tuple[str, str]:
    """What is said, with a hint, of a thread that is settled while its newest copy is open."""
    return (
        f"{thread.id} is {thread.status.value}, but its newest copy stands open: {_place(thread)}",
        f"`thrive actions {'drop' if thread.status is Status.DROPPED else 'done'} {thread.id}` "
        "settles it there, too",
    )


def stranded_note(thread: Thread) -> tuple[str, str]:
    """What is said, with a hint, of a thread that was carried to a line that is gone."""
    return (
        f"{thread.id} was carried on, and the line it was carried to is gone: {_place(thread)}",
        f"`thrive actions restore {thread.id}` brings it back, "
        f"`thrive actions drop {thread.id}` gives it up",
    )


def _place(thread: Thread) -> str:
    return f"{thread.live.checkin.path}:{thread.live.action.line}"
