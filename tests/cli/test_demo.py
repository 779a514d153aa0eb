"""``thrive demo``: what its year holds, and that every stop of its tour can be reached."""

import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from running import TODAY, Forks, House, Run

from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Thread
from thrivecli.model.action import Status
from thrivecli.model.checkin import CheckIn
from thrivecli.workspace.demo.make import make_demo
from thrivecli.workspace.store import Store

JOAN, RAVI, SAM = "Joan Citizen", "Ravi Naidoo", "Sam Lee"
NOW = date.fromisoformat(TODAY)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, forks: Forks) -> tuple[Path, Run]:
    """The demo, made once for all who only look at it, and what was said."""
    thrive = House(tmp_path_factory.mktemp("demo"), forks)
    return thrive.home / "thrive-demo", thrive("demo")


@pytest.fixture(scope="module")
def made(told: tuple[Path, Run]) -> Path:
    return told[0]


@pytest.fixture(scope="module")
def journal(made: Path) -> Journal:
    return Store(made).journal


def threads(journal: Journal, wanted: Callable[[Thread], bool]) -> list[Thread]:
    return [one for one in journal.all_threads() if wanted(one)]


def goals_told(meetings: tuple[CheckIn, ...], months: int) -> list[tuple[str, ...]]:
    questions = [one.question(f"horizon:{months}") for one in meetings]
    return [tuple(item.text for item in one.answer) if one else () for one in questions]


def settled_on(thread: Thread) -> date:
    assert thread.settled is not None
    assert thread.settled.action.settled_on is not None
    return thread.settled.action.settled_on


def tour_of(run: Run) -> list[str]:
    """The commands of the tour, as somebody would type them."""
    indented = [line[2:] for line in run.out.splitlines() if line.startswith("  ")]
    return [line.split("   ")[0].rstrip() for line in indented]


def test_two_people_meet_their_partner_every_six_weeks_or_so(journal: Journal) -> None:
    assert journal.names == (JOAN, RAVI)
    for name, count in ((JOAN, 9), (RAVI, 8)):
        meetings = journal.meetings(name)
        days = [one.date for one in meetings]
        assert len(days) == count
        assert {one.partners for one in meetings} == {(SAM,)}
        assert all(one.next for one in meetings)
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        assert all(33 <= gap <= 58 for gap in gaps)
        assert 300 < (NOW - days[0]).days < 370
    assert (NOW - journal.meetings(JOAN)[0].date).days > 360
    assert all(one.date.weekday() < 5 for one in journal.checkins)


def test_nothing_in_it_is_read_otherwise_than_meant(thrive: House, made: Path) -> None:
    run = thrive("-C", str(made), "check")
    assert (run.code, run.err) == (0, "")


def test_a_goal_is_reworded_one_replaced_one_cleared_and_one_moves_nearer(
    journal: Journal,
) -> None:
    joan, ravi = journal.meetings(JOAN), journal.meetings(RAVI)
    assert list(dict.fromkeys(goals_told(joan, 12))) == [
        ("Be on call without a second person",),
        ("Be on call for payments without a second person",),
    ]
    assert len(set(goals_told(joan, 0))) == 2
    assert goals_told(joan, 96)[0] == ("Live by the sea and work four days a week",)
    assert goals_told(joan, 96)[-1] == ()
    cleared = [one.question("horizon:96") for one in joan]
    assert any(one is not None and one.blank for one in cleared)
    moved = ("Mentor an intern of my own",)
    assert (goals_told(ravi, 36)[0], goals_told(ravi, 12)[0]) == (moved, ())
    assert goals_told(ravi, 12)[-1] == moved
    assert goals_told(ravi, 36)[-1] not in (moved, ())


def test_actions_end_in_every_way_there_is(journal: Journal) -> None:
    done = threads(journal, lambda one: one.status is Status.DONE)
    on_time = [one for one in done if one.due and settled_on(one) <= one.due]
    late = [one for one in done if one.due and settled_on(one) > one.due]
    dropped = threads(journal, lambda one: one.status is Status.DROPPED)
    assert len(on_time) >= 8
    assert len(late) >= 4
    assert len(dropped) == 2
    assert all(one.settled and one.settled.action.reason for one in dropped)
    assert len(threads(journal, lambda one: one.carried >= 2)) >= 5
    assert len(threads(journal, lambda one: one.status is Status.STARTED)) == 2
    overdue = threads(journal, lambda one: one.is_open and one.due is not None and one.due < NOW)
    assert len(overdue) >= 3
    assert len(threads(journal, lambda one: one.first_due != one.due)) >= 1


def test_one_action_was_handed_to_the_partner(journal: Journal) -> None:
    owners = [
        [copy.action.owners for copy in one.copies]
        for one in threads(journal, lambda one: one.carried > 0)
    ]
    assert any(one[0] == (JOAN,) and one[-1] == (SAM,) for one in owners)


def test_nobody_has_lost_an_action_on_the_way(journal: Journal) -> None:
    assert not threads(journal, lambda one: one.is_stranded or one.left_behind or one.left_open)


def test_projects_are_tied_to_actions_and_horizons(journal: Journal) -> None:
    tied = {one.live.action.project for one in journal.all_threads()} - {None}
    assert tied >= {"on-call-guide", "payments-load", "sales-dashboard", "internship"}
    for name in (JOAN, RAVI):
        projects = journal.meetings(name)[-1].question("projects")
        assert projects is not None
        assert all("+" in item.text and "#" in item.text for item in projects.answer)


def test_every_month_of_joans_has_a_win_but_one(journal: Journal) -> None:
    wins = [win for one in journal.meetings(JOAN) for win in one.wins]
    assert len(wins) >= 15
    assert any(win.details for win in wins)
    months = {(win.date.year, win.date.month) for win in wins}
    first, last = min(months), max(months)
    count = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    assert count - len(months) == 1


def test_help_and_practices_are_told_and_one_question_stays_unanswered(journal: Journal) -> None:
    for name in (JOAN, RAVI):
        meetings = journal.meetings(name)
        for meeting in meetings:
            asked = {key: meeting.question(key) for key in ("help", "on-track")}
            assert all(one is not None and one.answered for one in asked.values())
    keeps = journal.meetings(JOAN)[-1].question("keeps-you")
    assert keeps is not None
    assert not keeps.answered
    assert not keeps.blank


def test_the_year_can_end_on_any_day_and_has_an_empty_month(tmp_path: Path) -> None:
    day = date(2024, 2, 29)
    made = make_demo(tmp_path / "d", day, commit=False)
    assert made.checkins == 17
    journal = Store(made.path).journal
    assert all(one.date <= day for one in journal.checkins)
    days = sorted(win.date for one in journal.meetings(JOAN) for win in one.wins)
    assert days[-1] <= day
    gaps = [later - earlier for earlier, later in pairwise(days)]
    assert max(gaps) > timedelta(days=61)


def test_every_stop_of_the_tour_works_when_typed(thrive: House, told: tuple[Path, Run]) -> None:
    made, run = told
    assert (run.code, run.err) == (0, "")
    commands = tour_of(run)
    assert commands[0] == "cd thrive-demo"
    assert 6 <= len(commands) - 1 <= 14
    thrive.place = Path(shutil.copytree(made, thrive.home / "thrive-demo"))
    for command in commands[1:]:
        words = shlex.split(command)
        assert words[0] == "thrive"
        stop = thrive(*words[1:])
        assert (stop.code, stop.err) == (0, ""), command
        assert stop.out


def test_its_history_is_dated_when_things_happened(thrive: House, made: Path) -> None:
    thrive.place = made
    log = thrive.shell("git log --reverse --format='%as %an: %s'").out.splitlines()
    assert len(log) >= 60
    assert [line[:10] for line in log] == sorted(line[:10] for line in log)
    assert log[0].endswith("Make this a thrive workspace")
    assert log[-1][:10] <= TODAY
    assert {line[11:].partition(":")[0] for line in log} == {JOAN, RAVI, SAM}
    assert thrive.shell("git status --porcelain; git fsck --strict 2>&1").out == ""
    blame = thrive.shell("git blame --date=short checkins/joan-citizen/2025-11-21.md").out
    ticked = next(line for line in blame.splitlines() if "[x] *@Sam Lee* Introduce" in line)
    assert re.search(r"\(Sam Lee +2025-12-04 .*\(done 04 Dec 2025\)", ticked)


def test_the_same_day_makes_the_same_history_whoever_makes_it_and_wherever(
    thrive: House, made: Path
) -> None:
    """Nobody known to git, signing that fails, hooks that refuse, another repository around."""
    thrive.shell("git init -q && git add . && git commit -qm outer")
    thrive.write("hooks/commit-msg", "#!/bin/sh\nexit 1\n").chmod(0o755)
    thrive.write(
        ".gitconfig",
        f"[commit]\ngpgsign = true\n[gpg]\nprogram = false\n"
        f"[core]\nhooksPath = {thrive.home}/hooks\n",
    )
    (thrive.home / "there").mkdir()
    run = thrive("-C", "there", "demo", "--json")
    data: Any = run.data
    assert data == {"path": str(thrive.home / "there"), "people": [JOAN, RAVI], "checkins": 17}
    heads = thrive.shell(f"git rev-list --count HEAD; git -C {made} rev-parse HEAD").out.split()
    assert heads == ["1", thrive.shell("git -C there rev-parse HEAD").out.strip()]


def test_a_dry_run_shows_the_files_and_makes_nothing(thrive: House) -> None:
    run = thrive("demo", "there", "--dry-run", "--json")
    data: Any = run.data
    assert len(data["changes"]) == 20
    assert not (thrive.home / "there").exists()


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_a_folder_that_holds_anything_is_left_alone(thrive: House, options: list[str]) -> None:
    thrive.write("there/diary.txt", "mine")
    run = thrive("demo", "there", *options)
    assert run.code == 2
    assert run.err == (
        f"error: {thrive.home}/there is there already, and is not an empty folder\n"
        "hint: name another, as in `thrive demo another-demo`\n"
    )
    assert [path.name for path in (thrive.home / "there").iterdir()] == ["diary.txt"]


def test_without_git_it_has_the_files_and_says_what_is_missing(thrive: House) -> None:
    run = thrive("demo", PATH="/nowhere", THRIVE_HOME="/elsewhere")
    assert run.code == 0
    assert run.err == (
        "no history: there is no git program on the PATH\nhint: the tour works all the same\n"
        "THRIVE_HOME is set, and goes before the folder you are in\n"
        "hint: type `unset THRIVE_HOME` before the tour\n"
    )
    assert not (thrive.home / "thrive-demo/.git").exists()
    assert thrive("-C", "thrive-demo", "actions").code == 0
