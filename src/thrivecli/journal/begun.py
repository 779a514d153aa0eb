"""What came of beginning a check-in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of it. ``later`` is the check-in for which nothing was carried."""

    path: str
    person: str
    date: date
    carried: tuple[str, ...]
    left_behind: tuple[str, ...]
    created: bool
    later: date | None
