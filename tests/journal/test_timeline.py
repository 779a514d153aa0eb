"""The timeline: a carried action is one line, and where its date moved is told once each."""

from datetime import date

from notebook import notebook, tasks

from thrivecli.journal.report.report import make_report
from thrivecli.journal.report.timeline import Track, follow_tracks
from thrivecli.journal.row import Shown

FIRST, SECOND, THIRD = "2026-03-02", "2026-04-13", "2026-05-25"
TODAY = date(2026, 6, 30)


def tracks(days: dict[str, str], until: date | None = None) -> tuple[Track, ...]:
    (person,) = make_report(notebook(days).journal, (), None, until, TODAY).people
    return follow_tracks(person, TODAY)


def test_a_carried_action_is_one_track_with_each_slip() -> None:
    (track,) = tracks(
        {
            FIRST: tasks("- [>] Call Sam by 1 Apr 2026 <!-- thrive:7k3q9f -->"),
            SECOND: tasks("- [>] Call Sam by 1 May 2026 <!-- thrive:7k3q9f -->"),
            THIRD: tasks("- [ ] Call Sam by 28 Apr 2026 <!-- thrive:7k3q9f -->"),
        }
    )
    assert [stop.checkin.isoformat() for stop in track.stops] == [FIRST, SECOND, THIRD]
    assert [stop.moved for stop in track.stops] == [0, 30, -3]
    assert (track.carried, track.slip, track.overdue) == (2, 27, True)
    assert (track.ended, track.ended_known) == (None, False)


def test_a_date_that_was_missing_for_a_while_moved_from_the_last_one_there_was() -> None:
    (track,) = tracks(
        {
            FIRST: tasks("- [>] Call Sam by 1 Apr 2026 <!-- thrive:7k3q9f -->"),
            SECOND: tasks("- [>] Call Sam <!-- thrive:7k3q9f -->"),
            THIRD: tasks("- [ ] Call Sam by 1 Jul 2026 <!-- thrive:7k3q9f -->"),
        }
    )
    assert [stop.moved for stop in track.stops] == [0, 0, 91]


def test_a_tick_without_a_day_ends_at_its_check_in() -> None:
    (done, dropped) = tracks(
        {FIRST: tasks("- [x] Call Sam", "- [-] Call Ravi (dropped 9 Mar 2026)")}
    )
    assert (done.status, done.ended, done.ended_known) == (Shown.DONE, date(2026, 3, 2), False)
    assert (dropped.ended, dropped.ended_known) == (date(2026, 3, 9), True)


def test_what_came_later_than_the_time_asked_for_is_not_told() -> None:
    (track,) = tracks(
        {
            FIRST: tasks("- [>] Call Sam by 1 Apr 2026 <!-- thrive:7k3q9f -->"),
            SECOND: tasks("- [x] Call Sam by 1 May 2026 <!-- thrive:7k3q9f -->"),
        },
        until=date(2026, 3, 31),
    )
    assert (len(track.stops), track.status, track.ended) == (1, Shown.OPEN, None)
    assert not track.overdue


def test_actions_come_in_the_order_in_which_they_were_set() -> None:
    found = tracks({FIRST: tasks("- [x] B", "- [x] A"), SECOND: tasks("- [ ] C")})
    assert [track.text for track in found] == ["B", "A", "C"]
