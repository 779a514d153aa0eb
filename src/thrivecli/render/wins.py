"""Wins as people and scripts read them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from thrivecli.journal.wins.listing import WinRow
from thrivecli.render.envelope import iso
from thrivecli.render.parts import Line, Role, Screen, Words, line

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def win_data(row: WinRow, *, several: bool = False) -> dict[str, Any]:
    """A win as JSON has it; ``several`` workspaces are told apart."""
    data: dict[str, Any] = {
        "person": row.person,
        "date": iso(row.date),
        "text": row.text,
        "details": list(row.details),
        "checkin": iso(row.checkin),
        "path": row.path,
        "line": row.line,
    }
    if several:
        data["workspace"] = row.workspace
    return data


def win_list(rows: tuple[WinRow, ...]) -> Screen:
    """Wins by person and month, newest first."""
    if not rows:
        return (line(Words("No wins found.", Role.FAINT)),)
    return tuple(_parts(rows))


def _parts(rows: tuple[WinRow, ...]) -> Iterator[Line]:
    person, month = "", ""
    for row in rows:
        if row.person != person:
            if person:
                yield line()
            person, month = row.person, ""
            yield line(Words(person, Role.TITLE))
        if month != (month := _month(row.date)):
            yield line(Words(month, Role.ID), indent=2)
        yield line(Words(f"{row.date.isoformat()}  ", Role.FAINT), row.text, indent=4)
        for detail in row.details:
            yield line("- ", detail, indent=16)


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def win_noted(row: WinRow, *, already: bool = False) -> Screen:
    """What was noted, in one line, and where."""
    word = "noted already" if already else "noted"
    return (
        line(
            Words(iso(row.date) or "", Role.ID),
            f" {word}: {row.text}",
            Words(f"  {row.path}:{row.line}", Role.FAINT),
        ),
    )
