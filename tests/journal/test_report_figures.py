"""The report's numbers: what belongs to its time, what was on time, and what is not known."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from notebook import Notebook, notebook, path_of, tasks
from telling import CASES, books

from thrivecli.journal.history.finished import Finished, Known, key_of
from thrivecli.journal.journal import Journal
from thrivecli.journal.listing import Filter, list_actions
from thrivecli.journal.report.report import PersonReport, make_report
from thrivecli.journal.report.span import span_meant, year_before
from thrivecli.journal.row import Shown
from thrivecli.model.span import Span

OLD, MIDDLE, NEW = "2026-03-02", "2026-04-13", "2026-05-25"
TODAY = date(2026, 6, 10)
LONG_AGO = date(2020, 1, 1)


def report(book: Notebook, since: date | None = None, until: date | None = None) -> PersonReport:
    (found,) = make_report(book.journal, [], since, until, TODAY).people
    return found


def one(line: str) -> PersonReport:
    return report(notebook({OLD: tasks(line)}))


def test_done_on_its_very_day_is_on_time() -> None:
    figures = one("- [x] Write by 20 Mar 2026 (done 20 Mar 2026)").figures
    assert (figures.on_time, figures.late, figures.on_time_share) == (1, 0, 1.0)
    assert (figures.moved_later, figures.median_days_moved) == (0, None)


def test_done_a_day_after_is_late() -> None:
    figures = one("- [x] Write by 20 Mar 2026 (done 21 Mar 2026)").figures
    assert (figures.on_time, figures.late, figures.on_time_share) == (0, 1, 0.0)


def test_without_a_date_nothing_is_judged() -> None:
    figures = one("- [x] Write (done 20 Mar 2026)").figures
    assert (figures.done, figures.without_due, figures.on_time_share) == (1, 1, None)


def test_an_unknown_day_is_neither_on_time_nor_late() -> None:
    figures = one("- [x] Write by 20 Mar 2026").figures
    assert (figures.done, figures.day_unknown) == (1, 1)
    assert (figures.on_time, figures.late, figures.on_time_share) == (0, 0, None)


def test_a_day_from_history_is_as_good_as_a_written_one() -> None:
    journal = notebook({OLD: tasks("- [x] Write by 20 Mar 2026")}).journal
    (thread,) = journal.all_threads()
    finished = {key_of(thread): Finished(date(2026, 3, 30), Known.HISTORY)}
    (found,) = make_report(journal, [], None, None, TODAY, finished=finished).people
    assert (found.figures.late, found.figures.day_unknown) == (1, 0)
    assert found.figures.median_days_to_finish == 28


def test_on_time_is_told_against_the_date_that_stood_and_the_slip_apart() -> None:
    book = notebook(
        {
            OLD: tasks("- [>] Write by 20 Mar 2026 <!-- thrive:7k3q9f -->"),
            MIDDLE: tasks("- [x] Write by 04 May 2026 (done 02 May 2026) <!-- thrive:7k3q9f -->"),
        }
    )
    found = report(book)
    assert (found.figures.on_time, found.figures.late) == (1, 0)
    assert (found.figures.moved_later, found.figures.median_days_moved) == (1, 45)
    assert found.figures.median_days_to_finish == 61


def test_what_was_settled_before_is_not_told_and_what_still_stands_is() -> None:
    lines = ("- [x] Write (done 03 Mar 2026)", "- [-] Read (dropped 04 Mar 2026: no)", "- [ ] Run")
    found = report(notebook({OLD: tasks(*lines)}), since=date(2026, 4, 1))
    assert [action.status for action in found.actions] == [Shown.OPEN]


def test_what_was_finished_afterwards_stood_open_then() -> None:
    book = notebook({OLD: tasks("- [x] Write by 20 Mar 2026 (done 19 Mar 2026)")})
    figures = report(book, until=date(2026, 3, 18)).figures
    assert (figures.open, figures.done, figures.on_time) == (1, 0, 0)
    figures = report(book, until=date(2026, 3, 19)).figures
    assert (figures.open, figures.done, figures.on_time) == (0, 1, 1)


def test_a_tick_of_no_known_day_belongs_to_its_check_in() -> None:
    book = notebook({OLD: tasks("- [x] Write"), MIDDLE: tasks("- [x] Read")})
    assert [one.thread.live.action.text for one in report(book, date(2026, 3, 3)).actions] == [
        "Read"
    ]


def test_an_action_of_a_later_check_in_is_not_told() -> None:
    book = notebook({OLD: tasks("- [ ] Write"), NEW: tasks("- [ ] Read")})
    assert len(report(book, until=date(2026, 5, 24)).actions) == 1


def test_carried_counts_and_the_ids_of_what_was_carried_often() -> None:
    line = "- [>] Write <!-- thrive:7k3q9f -->"
    found = report(notebook({OLD: tasks(line), MIDDLE: tasks(line), NEW: tasks("- [ ] Other")}))
    assert found.figures.carried_once == 1
    book = notebook({OLD: tasks(line), MIDDLE: tasks(line), NEW: tasks(line.replace("[>]", "[ ]"))})
    assert report(book).figures.carried_twice_or_more == ("7k3q9f",)
    assert report(book, until=date(2026, 5, 1)).figures.carried_twice_or_more == ()


def test_an_open_box_too_old_to_be_carried_is_left_behind() -> None:
    book = notebook({"2025-06-01": tasks("- [ ] Write"), NEW: tasks("- [ ] Read")})
    assert report(book).figures.left_behind == 1
    assert report(book, until=date(2026, 5, 1)).figures.left_behind == 0


def test_the_first_and_the_last_day_there_are_break_nothing() -> None:
    book = notebook({"0001-01-01": tasks("- [ ] Write"), "9999-12-31": tasks("- [ ] Read")})
    found = report(book, until=date.max)
    assert (found.figures.open, found.figures.left_behind) == (2, 1)
    assert report(book, until=date.min).since == date.min


def test_what_a_partner_promised_is_counted_apart_as_well() -> None:
    lines = ("- [x] @Sam Lee Call by 04 Mar 2026 (done 09 Mar 2026)", "- [ ] Write")
    owners = report(notebook({OLD: tasks(*lines)})).owners
    assert list(owners) == ["Joan Citizen", "Sam Lee"]
    assert (owners["Sam Lee"].late, owners["Joan Citizen"].late) == (1, 0)
    assert (owners["Sam Lee"].done, owners["Joan Citizen"].open) == (1, 1)


def test_each_check_in_tells_what_was_set_came_along_and_was_finished() -> None:
    book = notebook(
        {
            OLD: tasks("- [x] Read", "- [>] Write <!-- thrive:7k3q9f -->"),
            MIDDLE: tasks("- [-] Write <!-- thrive:7k3q9f -->", "- [ ] Run"),
        }
    )
    old, middle = report(book).series
    assert (old.set, old.carried, old.finished, old.dropped) == (2, 0, 1, 0)
    assert (middle.set, middle.carried, middle.finished, middle.dropped) == (1, 1, 0, 1)
    assert (old.answered, old.questions) == (1, 1)


def test_cadence_is_between_days() -> None:
    book = notebook({OLD: tasks(), MIDDLE: tasks(), NEW: tasks()})
    book.files[path_of(f"{NEW}-2")] = tasks().encode()
    found = report(book)
    assert (found.checkins, found.cadence.gaps) == (4, (42, 42))
    assert (found.cadence.median_days, found.cadence.longest_days) == (42, 42)


def test_one_check_in_has_no_cadence() -> None:
    found = report(notebook({OLD: tasks()}))
    assert (found.cadence.median_days, found.cadence.longest_days) == (None, None)


def test_a_worksheet_is_no_check_in_but_its_actions_count() -> None:
    book = notebook({OLD: tasks(), MIDDLE: "---\nkind: swot\n---\n\n" + tasks("- [ ] Write")})
    found = report(book)
    assert (found.checkins, found.figures.open, found.last) == (1, 1, date(2026, 3, 2))


def test_months_without_a_win_are_named_up_to_today() -> None:
    book = notebook({OLD: "## What have you done so far?\n\n*05 Apr 2026*\n\n- Won\n- Won more\n"})
    found = report(book, until=date(2026, 9, 1))
    assert found.wins_by_month == {"2026-04": 2}
    assert found.empty_months == ("2026-03", "2026-05", "2026-06")


def test_goals_are_those_that_stood_then() -> None:
    goals = "## Goals\n\n#### 1 year\n\n- {}\n"
    book = notebook({OLD: goals.format("Lead"), NEW: goals.format("Teach")})
    assert report(book).horizons[0].answer == ("Teach",)
    assert report(book, until=date(2026, 5, 1)).horizons[0].answer == ("Lead",)


def test_people_come_by_name_whatever_their_numbers() -> None:
    files: Mapping[str, bytes] = {
        f"checkins/{slug}/{OLD}.md": tasks(*lines).encode()
        for slug, lines in {
            "zoe": ["- [x] Write (done 09 Mar 2026)"],
            "adam": ["- [ ] Read"],
            "kim": [],
        }.items()
    }
    book = Notebook(dict(files))
    people = make_report(book.journal, [], None, None, TODAY).people
    assert [found.person for found in people] == ["Adam", "Kim", "Zoe"]
    (only,) = make_report(book.journal, ["Kim"], None, None, TODAY).people
    assert only.person == "Kim"


def test_nobody_has_no_report() -> None:
    journal: Journal = Notebook({}).journal
    assert make_report(journal, [], None, None, TODAY).people == ()


def test_the_time_begins_a_year_back_or_with_the_first_check_in() -> None:
    assert span_meant(None, None, None, TODAY) == Span(date(2025, 6, 10), TODAY)
    first = date(2026, 1, 5)
    assert span_meant(first, None, None, TODAY) == Span(first, TODAY)
    assert span_meant(LONG_AGO, None, None, TODAY).since == date(2025, 6, 10)
    assert span_meant(first, LONG_AGO, None, TODAY).since == LONG_AGO
    assert span_meant(first, None, LONG_AGO, TODAY) == Span(date(2019, 1, 1), LONG_AGO)


def test_a_year_before_a_leap_day_is_the_28th() -> None:
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)


@CASES
@given(books(6, 6, 6))
def test_over_all_time_the_counts_are_those_of_the_list(book: Notebook) -> None:
    found = make_report(book.journal, [], date.min, date.max, TODAY)
    rows = list_actions(book.journal, Filter(frozenset(Shown)), TODAY)
    (person,) = found.people or (None,)
    listed = Counter(row.status for row in rows)
    if person is None:
        assert not rows
        return
    told = person.figures
    assert listed == Counter(
        {
            Shown.OPEN: told.open,
            Shown.STARTED: told.started,
            Shown.DONE: told.done,
            Shown.DROPPED: told.dropped,
            Shown.STRANDED: told.stranded,
        }
    )
    assert told.left_behind == sum(row.left_behind for row in rows)
    assert list(told.carried_twice_or_more) == [one.id for one in book.threads if one.carried > 1]


@CASES
@given(books(5, 5), st.dates(date(2026, 1, 1), date(2026, 8, 1)), st.integers(0, 90))
def test_every_finished_action_is_told_once(book: Notebook, since: date, length: int) -> None:
    until = date.fromordinal(since.toordinal() + length)
    for person in make_report(book.journal, [], since, until, TODAY).people:
        told = person.figures
        assert told.done == told.on_time + told.late + told.without_due + told.day_unknown
        often = len(told.carried_twice_or_more)
        assert len(person.actions) == told.never_carried + told.carried_once + often
        assert sum(own.done for own in person.owners.values()) == told.done
        assert sum(person.wins_by_month.values()) == len(person.wins)
        past = Span(since, min(until, TODAY)).months()
        assert set(past) <= set(person.wins_by_month) | set(person.empty_months)
        assert not set(person.wins_by_month) & set(person.empty_months)
