"""The span a report is about, where nobody or only half of it was told."""

from datetime import date

from thrivecli.model.span import Span
from thrivecli.model.when import months_on


def span_meant(first: date | None, since: date | None, until: date | None, today: date) -> Span:
    """The span asked for; ``first`` is the day of the first check-in.

    It ends today. It begins a year before its end, or with the first check-in if that was
    later, so that nobody is asked about the time before they began.
    """
    end = until or today
    if since is None:
        since = year_before(end)
        if first is not None and since < first <= end:
            since = first
    return Span(since, end)


def year_before(day: date) -> date:
    """The same day of the year before; the 28th for a 29 February."""
    return months_on(day, -12) if day.year > 1 else date.min
