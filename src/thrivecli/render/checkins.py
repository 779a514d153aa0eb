"""Check-ins as people and scripts read them."""

from typing import Any

from thrivecli.journal.overview import CheckInRow
from thrivecli.render.envelope import iso
from thrivecli.render.parts import Column, Role, Screen, Table, Words, line, words

_COLUMNS = (
    Column("Date"),
    Column("Person", flexible=True),
    Column("With", spare=True),
    Column("Actions"),
    Column("Answered", spare=True),
    Column("Next", spare=True),
    Column("File", plain_only=True),
)


def checkin_data(row: CheckInRow, *, several: bool = False) -> dict[str, Any]:
    """A check-in's line as JSON has it."""
    data: dict[str, Any] = {
        "person": row.person,
        "partner": row.partners[0] if row.partners else None,
        "partners": list(row.partners),
        "date": iso(row.date),
        "next": iso(row.next),
        "path": row.path,
        "open": row.open,
        "started": row.started,
        "done": row.done,
        "dropped": row.dropped,
        "answered": row.answered,
        "questions": row.questions,
    }
    if several:
        data["workspace"] = row.workspace
    return data


def checkin_list(rows: tuple[CheckInRow, ...], *, several: bool = False) -> Screen:
    """A list of check-ins, newest last."""
    if not rows:
        return (line(Words("No check-ins.", Role.FAINT)),)
    return (
        Table(
            _COLUMNS,
            tuple(
                (
                    words(row.date.isoformat()),
                    words(row.person),
                    words(", ".join(row.partners) or "-"),
                    words(f"{row.open + row.started} open, {row.done} done"),
                    words(f"{row.answered}/{row.questions}"),
                    words(f"next {row.next.isoformat()}" if row.next else "-"),
                    words(
                        Words(f"{row.workspace}/{row.path}" if several else row.path, Role.FAINT)
                    ),
                )
                for row in rows
            ),
        ),
    )
