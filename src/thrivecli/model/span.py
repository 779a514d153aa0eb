"""A span: a stretch of days, the first and the last of which still count."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """Two days and all between them."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        """Whether the day is one of these."""
        return self.since <= day <= self.until

    def months(self) -> Iterator[str]:
        """The months it touches, oldest first, as ``2026-03``."""
        year, month = self.since.year, self.since.month
        while (year, month) <= (self.until.year, self.until.month):
            yield f"{year:04d}-{month:02d}"
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
