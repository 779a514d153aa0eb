"""What came of beginning a check-in."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of it. ``later`` is the check-in for which nothing was carried."""

    path: str
    person: str
    date: datetime.date
    carried: tuple[str, ...]
    left_behind: tuple[str, ...]
    stranded: tuple[str, ...]
    created: bool
    later: datetime.date | None
