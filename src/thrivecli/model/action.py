"""An action: one checkbox item of one check-in."""

import enum
from dataclasses import dataclass
from datetime import date

from thrivecli.model.due import Due


class Status(enum.StrEnum):
    """What a marker means. ``UNKNOWN`` counts as open wherever that is asked."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"
    CARRIED = "carried"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        """Whether work is still to be done on it here (a carried line's is elsewhere)."""
        return self in (Status.OPEN, Status.STARTED, Status.UNKNOWN)

    @property
    def is_settled(self) -> bool:
        """Whether it is over: done or dropped."""
        return self in (Status.DONE, Status.DROPPED)


_STATUS_OF = {
    " ": Status.OPEN,
    "/": Status.STARTED,
    "x": Status.DONE,
    "X": Status.DONE,
    "-": Status.DROPPED,
    ">": Status.CARRIED,
}

MARKER_OF = {
    Status.OPEN: " ",
    Status.STARTED: "/",
    Status.DONE: "x",
    Status.DROPPED: "-",
    Status.CARRIED: ">",
}


def status_of(marker: str) -> Status:
    """The status that a marker, the one character between ``[`` and ``]``, stands for."""
    return _STATUS_OF.get(marker, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Action:
    """One checkbox item as it stands in one check-in: a copy, in terms of its thread.

    ``line`` counts from 1 in the file. ``id`` is the written one, ``None`` where the line
    has no usable comment. ``identity`` is what a derived id is made of, owners as written
    included; ``tie`` is the same without owners. ``parent`` is the index, among the
    check-in's actions, of the nearest action whose item this one is nested in.
    """

    line: int
    marker: str
    text: str
    identity: str
    tie: str
    owners: tuple[str, ...] = ()
    due: Due | None = None
    settled_on: date | None = None
    reason: str = ""
    id: str | None = None
    project: str | None = None
    section: str | None = None
    question: str | None = None
    parent: int | None = None

    @property
    def status(self) -> Status:
        """What the marker on this very line says."""
        return status_of(self.marker)
