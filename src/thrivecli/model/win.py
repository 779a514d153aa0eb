"""A win: something accomplished, as told under 'What have you done so far?'."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Win:
    """One accomplishment, the day it stands under, and its details; ``line`` counts from 1."""

    date: date
    text: str
    details: tuple[str, ...]
    line: int
