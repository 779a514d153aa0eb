"""The picture of actions across check-ins: a lane an action, with its stops, slips and end."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from thrivecli.journal.report.timeline import Stop, Track
from thrivecli.journal.row import Shown
from thrivecli.render.page.axis import Axis, anchor_at, percent
from thrivecli.render.page.told import count, long_day, moved, names, times, told

_SLIP = 6.5  # half of what "+42 d" takes of a narrow screen, in per cent
_SAID = {
    Shown.OPEN: "open",
    Shown.STARTED: "started",
    Shown.DONE: "done",
    Shown.DROPPED: "dropped",
    Shown.STRANDED: "line lost when it was carried",
}


def lane(track: Track, axis: Axis) -> dict[str, Any]:
    """One action's label, its line across the picture, and what the picture says in words."""
    start, stop, end = _ends(track, axis)
    return {
        "label": told(track.text),
        "about": _about(track),
        "description": _description(track),
        "status": track.status.value,
        "late": track.overdue,
        "start": percent(start),
        "stop": percent(stop),
        "end": percent(end),
        "earlier": track.stops[0].checkin < axis.first,
        "stops": [percent(axis.at(one.checkin)) for one in track.stops if _is_on(one, axis)],
        "slips": list(_slips(track, axis)),
        "due": percent(axis.at(track.due)) if track.due and axis.holds(track.due) else None,
    }


def lane_row(track: Track) -> dict[str, Any]:
    """The same in a row of the table."""
    return {
        "label": told(track.text),
        "owners": names(track.owners),
        "set": long_day(track.stops[0].checkin),
        "carried": times(track.carried),
        "first_due": long_day(track.first_due),
        "due": long_day(track.due),
        "slip": moved(track.slip) if track.slip else "–",
        "slips": [_slip_words(one) for one in track.stops if one.moved],
        "status": _status(track),
        "ended": _ended(track),
    }


def _ends(track: Track, axis: Axis) -> tuple[float, float, float]:
    """Where the line begins, where its last check-in is, and where it ends."""
    stop = axis.at(track.stops[-1].checkin)
    end = axis.at(track.ended) if track.ended else axis.at(axis.today)
    if track.status is Shown.STRANDED:
        end = stop
    return axis.at(track.stops[0].checkin), min(stop, end), end


def _is_on(stop: Stop, axis: Axis) -> bool:
    return axis.holds(stop.checkin)


def _slips(track: Track, axis: Axis) -> Iterator[dict[str, str]]:
    """The places where the date moved; by how much is said where there is room for it."""
    before = -100.0
    for stop in track.stops:
        if stop.moved and _is_on(stop, axis):
            place = axis.at(stop.checkin)
            has_room = place - before >= 2 * _SLIP
            before = place if has_room else before
            yield {
                "x": percent(place),
                "anchor": anchor_at(place, _SLIP),
                "label": _days(stop.moved) if has_room else "",
            }


def _days(moved_by: int) -> str:
    return f"{'+' if moved_by > 0 else '−'}{abs(moved_by)} d"


def _slip_words(stop: Stop) -> str:
    return f"{long_day(stop.checkin)}: due {moved(stop.moved)}, on {long_day(stop.due)}"


def _about(track: Track) -> list[str]:
    """The few words beneath the label."""
    said = [names(track.owners)]
    if track.ended:
        said.append(f"{_SAID[track.status]} {_ended(track)}")
    else:
        said.append(_status(track) + (f", due {long_day(track.due)}" if track.due else ""))
    if track.carried:
        said.append(f"carried {times(track.carried)}")
    return said


def _status(track: Track) -> str:
    return f"{_SAID[track.status]}{', overdue' if track.overdue else ''}"


def _ended(track: Track) -> str:
    if track.ended is None:
        return "–"
    return long_day(track.ended) if track.ended_known else f"by {long_day(track.ended)}"


def _description(track: Track) -> str:
    """The lane for those who cannot see it."""
    said = [f"Set on {long_day(track.stops[0].checkin)}", _stood(track)]
    said += [_slip_words(one) for one in track.stops if one.moved]
    said.append(f"{_SAID[track.status]} {_ended(track)}" if track.ended else _status(track))
    return "; ".join(said) + "."


def _stood(track: Track) -> str:
    return f"stood in {count(len(track.stops), 'check-in')}"


def last_day(tracks: tuple[Track, ...], first: date, today: date) -> date:
    """How far the picture goes: to the last due date of what is open, within reason."""
    dues = [track.due for track in tracks if track.due and not track.ended]
    furthest = max([*dues, today])
    room = (today - first) / 6
    return min(furthest, today + room)
