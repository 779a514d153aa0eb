"""The review packet: three years of notes, told with evidence that opens."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from notebook import TEMPLATE, Notebook, notebook, path_of
from past import Past, shown
from running import House

from thrivecli.journal.adding import NewAction
from thrivecli.journal.verbs import done

SPAN = ("--since", "2023-11-01", "--until", "2026-11-30")
START = date(2023, 12, 4)
MEETINGS = 30
_GIT = '#!/bin/sh\necho "$@" >>"$HOME/calls"\nexec {git} "$@"\n'


def three_years() -> Past:
    """A check-in every five weeks, and in between what people do to their notes."""
    past = Past()
    notes = notebook({START.isoformat(): f"---\nperson: Joan Citizen\n---\n\n{TEMPLATE}"})
    for number in range(MEETINGS):
        day = START + timedelta(weeks=5 * number)
        if number:
            notes.new(day.isoformat())
        path = path_of(day.isoformat())
        _set_out(notes, path, number)
        _commit(past, notes, day)
        _get_on(past, notes, path, number, day)
    return past


def _set_out(notes: Notebook, path: str, number: int) -> None:
    """What is agreed on in a meeting."""
    if not number % 7:
        old = f"- Goal number {number // 7 - 1}" if number else "_A size larger._"
        write(notes, path, old, f"- Goal number {number // 7}")
    if not number % 9:
        old = f"+p{number // 9 - 1} #1y" if number else "- Name a few."
        write(notes, path, old, f"{old}\n- Project {number // 9} +p{number // 9} #1y\n")
    for place in range(2 if number % 6 else 3):
        due = START + timedelta(weeks=5 * number + 2 + 2 * place)
        words = f"Do thing {number}.{place} +p{number // 9}"
        notes.add(NewAction(words, due=due if place < 2 else None))


def _get_on(past: Past, notes: Notebook, path: str, number: int, day: date) -> None:
    """What happens until the next: a tick by hand, one by command, a win noted late."""
    later = day + timedelta(days=20)
    if number % 4:
        heading = "## What have you done so far?\n"
        win = f"\n**{later}**\n\n- Managed number {number}, and `more`\n  - With detail {number}\n"
        write(notes, path, heading, f"{heading}{win}")
        delay = timedelta(days=100 if number % 5 == 0 else 1)
        _commit(past, notes, later + delay)
    first, second = [one for one in notes.open if f"thing {number}." in one.live.action.text][:2]
    text = notes.read(path).document.line_text(first.live.action.line)
    write(notes, path, text, text.replace("[ ]", "[x]"))
    _commit(past, notes, later + timedelta(days=2))
    notes.change(done(later + timedelta(days=3)), second.id)
    notes.files[path] = notes.files[path].replace(b"\n", b"\r\n" if number % 7 == 3 else b"\n")
    _commit(past, notes, later + timedelta(days=3))


def _commit(past: Past, notes: Notebook, day: date) -> None:
    past.commit(day, {**notes.files, "templates/ours.md": TEMPLATE.encode(), "thrive.toml": b""})


def write(notes: Notebook, path: str, old: str, new: str) -> None:
    data = notes.files[path]
    assert old.encode() in data
    notes.files[path] = data.replace(old.encode(), new.encode(), 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "notes"
    three_years().write(root)
    return root


@pytest.fixture
def years(thrive: House, made: Path) -> House:
    thrive.place = thrive.home / "notes"
    shutil.copytree(made, thrive.place)
    return thrive


def data_of(thrive: House, *arguments: str) -> dict[str, Any]:
    run = thrive("review", *arguments, "--json")
    assert run.code == 0, run.err
    data = json.loads(run.out)["data"]
    assert isinstance(data, dict)
    return data


def quotes_in(value: object) -> list[dict[str, Any]]:
    """Everything in the answer that has words and a source."""
    if isinstance(value, list):
        return [quote for one in value for quote in quotes_in(one)]
    if not isinstance(value, dict):
        return []
    return [*([value] if "cite" in value else []), *quotes_in(list(value.values()))]


def test_every_citation_opens_the_quoted_line(years: House) -> None:
    data = data_of(years, *SPAN)
    quotes = quotes_in(data)
    assert len(quotes) > 80
    for quote in quotes:
        today = (years.place / quote["path"]).read_bytes().split(b"\n")[quote["line"] - 1]
        assert shown(years.place, quote["cite"]) == today.rstrip()
        assert quote["text"].encode() in today
    cites = [(d, c) for q in quotes for d, c in zip(q["details"], q["detail_cites"], strict=True)]
    assert cites
    for detail, cite in cites:
        assert shown(years.place, cite).strip() == f"- {detail}".encode()


def test_every_line_of_the_packet_that_quotes_has_a_citation(years: House) -> None:
    out = years("review", *SPAN).out
    bullets = [line for line in out.splitlines() if line.lstrip().startswith("- ")]
    cites = [re.search(r"\((checkins/\S+:\d+@[0-9a-f]{8})(; [^()]+)?\)$", one) for one in bullets]
    assert len(bullets) > 80
    for found in cites:
        assert found
        shown(years.place, found[1])


def test_two_runs_and_two_clones_say_the_same_to_the_byte(years: House) -> None:
    here = years.place
    told = [years("review", *SPAN), years("review", *SPAN)]
    for name in ("one", "two"):
        years.place = years.home
        assert years.shell(f"git clone -q notes {name}").code == 0
        years.place = years.home / name
        told.append(years("review", *SPAN))
    assert [one.code for one in told] == [0] * 4
    assert len({one.out for one in told}) == 1
    years.place = here
    jsons = {years("review", *SPAN, "--json").out for _ in range(2)}
    assert len(jsons) == 1


def test_what_was_written_down_late_says_so(years: House) -> None:
    wins = [win for month in data_of(years, *SPAN)["months"] for win in month["wins"]]
    assert {win["days_later"] for win in wins} == {None, 100}
    late = [line for line in years("review", *SPAN).out.splitlines() if "; written" in line]
    assert late
    assert all(line.endswith("; written down 3 months later)") for line in late)


def test_actions_are_told_on_time_late_and_with_no_date(years: House) -> None:
    actions = data_of(years, *SPAN)["actions"]
    assert {name: len(found) for name, found in actions.items()} == {
        "on_time": MEETINGS,
        "late": MEETINGS,
        "no_due_date": 0,
        "day_unknown": 0,
    }
    assert {one["known"] for one in actions["late"]} == {"history"}
    assert {one["known"] for one in actions["on_time"]} == {"written"}


def test_months_projects_and_goals_are_all_there(years: House) -> None:
    data = data_of(years, *SPAN)
    months = [month["month"] for month in data["months"]]
    assert (months[0], months[-1], len(months)) == ("2023-11", "2026-11", 37)
    empty = [month["month"] for month in data["months"] if not month["wins"]]
    assert "2023-11" in empty
    out = years("review", *SPAN).out
    assert "Months without a win: Nov 2023, " in out
    assert [one["slug"] for one in data["projects"]] == ["p0", "p1", "p2", "p3"]
    assert {one["horizon"] for one in data["projects"]} == {"1 year"}
    assert sum(one["actions_done"] for one in data["projects"]) == 2 * MEETINGS
    (year,) = data["goals"]
    assert (year["horizon"], year["unchanged"]) == ("1 year", False)
    assert year["then"]["goals"][0]["text"] == "Goal number 0"
    assert year["now"]["goals"][0]["text"] == "Goal number 4"


def test_the_past_costs_two_git_processes_at_most(years: House) -> None:
    real = shutil.which("git")
    wrapper = years.home / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(_GIT.format(git=real))
    wrapper.chmod(0o755)
    path = f"{wrapper.parent}:{years.environment['PATH']}"
    assert years("review", *SPAN, PATH=path).code == 0
    calls = (years.home / "calls").read_text().splitlines()
    assert 1 <= len(calls) <= 2


def test_without_git_there_are_no_citations_and_it_says_so_once(years: House) -> None:
    shutil.rmtree(years.place / ".git")
    run = years("review", *SPAN)
    assert run.out.count("git has no history of these notes") == 1
    assert "@" not in run.out
    data = data_of(years, *SPAN)
    assert data["cites"] is False
    assert {quote["cite"] for quote in quotes_in(data)} == {None}
    assert data["actions"]["day_unknown"]


def test_both_dates_and_one_person_are_needed(thrive: House) -> None:
    thrive.scene("team")
    assert thrive("review", "--since", "2026-01-01").code == 2
    assert thrive("review", "--until", "2026-01-01").code == 2
    run = thrive("review", *SPAN)
    assert run.code == 2
    assert "Joan Citizen, Kim Park" in run.err
    swapped = thrive("review", "joan", "--since", "2026-02-01", "--until", "2026-01-01")
    assert (swapped.code, "is before" in swapped.err) == (2, True)
    assert data_of(thrive, "kim", *SPAN)["person"] == "Kim Park"


def test_a_month_begins_and_ends_where_it_should(years: House) -> None:
    data = data_of(years, "--since", "Jan 2025", "--until", "Mar 2025")
    assert (data["since"], data["until"]) == ("2025-01-01", "2025-03-31")
    assert [month["month"] for month in data["months"]] == ["2025-01", "2025-02", "2025-03"]


def test_with_nothing_to_report_it_says_so(thrive: House) -> None:
    run = thrive("review", *SPAN)
    assert run.code == 0
    assert "nothing to review" in run.out
    assert data_of(thrive, *SPAN)["person"] is None
    assert thrive("checkin", "new", "Joan Citizen").code == 0
    told = thrive("review", *SPAN).out
    assert "No wins are noted in this time." in told
    assert "No actions were finished in this time." in told


QUOTE = set("text details path line cite committed days_later detail_cites".split())


def test_the_answer_has_its_fields(years: House) -> None:
    data = data_of(years, *SPAN)
    assert set(data) == set(
        "person since until checkins months actions projects goals cites".split()
    )
    assert (data["checkins"], data["cites"]) == (MEETINGS, True)
    wins = [win for month in data["months"] for win in month["wins"]]
    assert all(set(win) == QUOTE | {"date"} for win in wins)
    action = data["actions"]["late"][0]
    more = set("id done_on known due first_due project checkin".split())
    assert set(action) == QUOTE | more
    assert set(data["projects"][0]) == QUOTE | {"slug", "horizon", "since", "actions_done"}
    assert set(data["goals"][0]) == {"horizon", "unchanged", "then", "now"}
    assert set(data["goals"][0]["now"]) == {"checkin", "goals"}


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        ("0001-01-01", "9999-12-31", 36),
        ("2026-10-31", "2026-10-31", 1),
        ("2030-01-01", "2031-01-01", 0),
        ("9999-12-01", "9999-12-31", 0),
    ],
)
def test_any_span_is_answered(years: House, since: str, until: str, months: int) -> None:
    data = data_of(years, "--since", since, "--until", until)
    assert len(data["months"]) == months


def test_of_several_workspaces_the_source_says_which(thrive: House) -> None:
    place = thrive.scene("team")
    run = thrive("review", "kim", *SPAN)
    assert run.code == 0
    found = re.search(r"\(kim: (kim/checkins/kim-park/\S+@[0-9a-f]{8})", run.out)
    assert found
    shown(place, found[1])
    quotes = quotes_in(data_of(thrive, "joan", *SPAN))
    assert {quote["workspace"] for quote in quotes} == {"joan"}
