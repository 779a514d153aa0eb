"""A win: something accomplished, as told under 'What have you done so far?'."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Win:
    """One accomplishment, the day it stands under, and its details; ``line`` counts from 1.

    ``dated`` is false where no date stands above it, so that the day is the check-in's.
    """

    date: date
    text: str
    details: tuple[str, ...]
    line: int
    dated: bool = field(default=True, compare=False)
