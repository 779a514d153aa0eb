"""When an action is due, as the person said it."""

from dataclasses import dataclass, field
from datetime import date

from thrivecli.model.when import When


@dataclass(frozen=True, slots=True)
class Due:
    """A due date. ``words`` are the date words as written, without the ``by`` before them.

    Either ``day`` is the day itself (a month or quarter with its year is its last day), or
    ``when`` tells it from the check-in in which the phrase first stood. Two of them are
    equal when they say the same: ``08 Oct 2020`` and ``2020-10-08`` are.
    """

    words: str = field(compare=False)
    day: date | None = None
    when: When | None = None

    @property
    def is_absolute(self) -> bool:
        """Whether it means the same day in whatever check-in it stands."""
        return self.day is not None

    def on(self, anchor: date, next_checkin: date | None = None) -> date | None:
        """The day meant, counted from the check-in of ``anchor`` with that ``next:`` date.

        ``None`` where the calendar has no such day.
        """
        if self.when is None:
            return self.day
        return self.when.on(anchor, next_checkin)
