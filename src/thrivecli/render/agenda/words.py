"""The pieces that the topics of a brief are made of: cut lists, short texts, days."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from thrivecli.journal.row import ActionRow
from thrivecli.render.actions import times_told
from thrivecli.render.parts import Cell, Role, Words

_LONGEST = 120  # characters of one text; the file has the rest

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading, what stands below it, and how much was left out."""

    title: str
    items: tuple[Cell, ...]
    more: int = 0


def cut(things: Sequence[Told], most: int, tell: Callable[[Told], Cell]) -> tuple[list[Cell], int]:
    """The first of them told, and how many are left; nobody is told of 'one more'."""
    shown = most if len(things) > most + 1 else len(things)
    return [tell(one) for one in things[:shown]], len(things) - shown


def when_due(row: ActionRow, today: date) -> Iterator[Words]:
    """When it is due, and how long it has been."""
    if row.due is None:
        yield Words(" (no date)", Role.FAINT)
    elif row.overdue:
        yield Words(
            f" (due {row.due.isoformat()}, {days_told(today - row.due)} overdue)", Role.LATE
        )
    else:
        yield Words(f" (due {row.due.isoformat()})", Role.FAINT)


def days_told(time: timedelta) -> str:
    """So many days, in words."""
    return "1 day" if time.days == 1 else f"{time.days} days"


def slip_told(row: ActionRow, today: date) -> Iterator[str]:
    """How late it is, how far its date slipped, how often it was carried."""
    if row.overdue and row.due:
        yield f"{days_told(today - row.due)} overdue"
    if row.due and row.first_due and row.due > row.first_due:
        yield f"slipped {days_told(row.due - row.first_due)}"
    if row.carried:
        yield f"carried {times_told(row.carried)}"


def short(text: str, longest: int = _LONGEST) -> str:
    """A text cut where it is too long for a brief."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
