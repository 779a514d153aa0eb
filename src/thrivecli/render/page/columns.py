"""The two pictures made of columns: what check-ins set and finished, and wins by month."""

from math import ceil
from typing import Any

from thrivecli.journal.report.report import PersonReport
from thrivecli.journal.report.rhythm import CheckInFigures
from thrivecli.journal.wins.listing import WinRow
from thrivecli.render.page.axis import percent
from thrivecli.render.page.told import count, long_day, month_words, short_day, told

_TALLEST = 120.0  # pixels
_ABOVE, _BELOW = 20.0, 24.0  # room for the figure above a column and for its date beneath it
_WIDEST_SLOT = 12.5  # per cent; few columns stand close together
_DAY, _MONTH = 17.0, 14.0  # as much of a narrow screen as such a label takes, in per cent
_UNIT = 20.0  # pixels of one action or win, where there is room

Chart = dict[str, Any]


def checkin_columns(series: tuple[CheckInFigures, ...]) -> Chart:
    """A column a check-in: finished at the bottom, then dropped, then what went on."""
    plot = _Plot(len(series), max((one.set + one.carried for one in series), default=0), _DAY)
    return plot.chart(
        [
            {
                **plot.column(n, one.set + one.carried),
                "value": f"{one.finished}/{one.set + one.carried}" if plot.slot > 6 else "",
                "label": short_day(one.date) if plot.has_label(n) else "",
                "title": _sentence(one),
                "finished": plot.block(0, one.finished),
                "dropped": plot.block(one.finished, one.dropped),
                "rest": plot.block(one.finished + one.dropped, _rest(one)),
            }
            for n, one in enumerate(series)
        ]
    )


def _rest(one: CheckInFigures) -> int:
    return max(one.set + one.carried - one.finished - one.dropped, 0)


def _sentence(one: CheckInFigures) -> str:
    dropped = f", {one.dropped} dropped" if one.dropped else ""
    return f"{long_day(one.date)}: {one.finished} of {one.set + one.carried} finished{dropped}"


def checkin_rows(series: tuple[CheckInFigures, ...]) -> list[dict[str, str]]:
    """The same for the table."""
    return [
        {
            "checkin": long_day(one.date),
            "set": str(one.set),
            "carried": str(one.carried),
            "finished": str(one.finished),
            "dropped": str(one.dropped),
            "rest": str(_rest(one)),
            "answered": f"{one.answered} of {one.questions}",
        }
        for one in series
    ]


def month_columns(person: PersonReport) -> Chart:
    """A column a month, a block a win; months without one are marked as such."""
    months = _months(person)
    plot = _Plot(len(months), max(months.values(), default=0), _MONTH)
    return plot.chart(
        [
            {
                **plot.column(n, max(wins, 1)),
                "value": str(wins) if plot.slot > 4 or not wins else "",
                "label": _short_month(month) if plot.has_label(n) else "",
                "title": f"{month_words(month)}: {count(wins, 'win')}",
                "blocks": [plot.block(k, 1, gap=1.5) for k in range(wins)],
                "empty": None if wins else plot.block(0, 1, gap=1.5),
            }
            for n, (month, wins) in enumerate(months.items())
        ]
    )


def month_rows(person: PersonReport) -> list[dict[str, Any]]:
    """Each month with its wins in words, oldest first."""
    return [
        {
            "month": month_words(month),
            "count": str(wins),
            "wins": [_win(one) for one in reversed(person.wins) if _month_of(one) == month],
        }
        for month, wins in _months(person).items()
    ]


def _months(person: PersonReport) -> dict[str, int]:
    months = {**dict.fromkeys(person.empty_months, 0), **person.wins_by_month}
    return dict(sorted(months.items()))


def _month_of(win: WinRow) -> str:
    return f"{win.date:%Y-%m}"


def _win(win: WinRow) -> dict[str, Any]:
    return {
        "day": long_day(win.date),
        "text": told(win.text),
        "details": list(map(told, win.details)),
    }


def _short_month(month: str) -> str:
    words = month_words(month)
    return f"{words[:3]} {words[-2:]}"


class _Plot:
    """Where so many columns stand, of which the tallest has so many units."""

    def __init__(self, columns: int, most: int, label: float) -> None:
        self.slot = min(100 / max(columns, 1), _WIDEST_SLOT)
        self._unit = min(_TALLEST / max(most, 1), _UNIT)
        self._floor = _ABOVE + max(most, 1) * self._unit
        self._label = label
        self._step = max(min(ceil(label / self.slot), columns), 1)

    def chart(self, columns: list[dict[str, Any]]) -> Chart:
        """The columns with what is common to them."""
        return {
            "columns": columns,
            "height": _pixels(self._floor + _BELOW),
            "floor": _pixels(self._floor),
            "below": _pixels(self._floor + 17),
        }

    def column(self, n: int, units: int) -> dict[str, str]:
        """Where the ``n``-th column stands, and where its figure goes."""
        width = self.slot * 0.62
        middle = (n + 0.5) * self.slot
        return {
            "x": percent(middle - width / 2),
            "middle": percent(middle),
            "width": percent(width),
            "top": _pixels(self._floor - units * self._unit - 6),
        }

    def has_label(self, n: int) -> bool:
        """Every column has one, or the middle one of two, three and so on, as there is room."""
        middle = (n + 0.5) * self.slot
        return n % self._step == self._step // 2 and middle + self._label / 2 <= 103

    def block(self, start: int, units: int, gap: float = 0) -> dict[str, str] | None:
        """A part of a column, ``start`` units up; ``None`` for no units."""
        if not units:
            return None
        height = units * self._unit
        top = self._floor - start * self._unit - height
        return {"y": _pixels(top), "height": _pixels(max(height - gap, 0.5))}


def _pixels(value: float) -> str:
    return f"{value:.1f}"
