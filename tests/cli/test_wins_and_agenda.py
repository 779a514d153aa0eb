"""Wins and the brief through the command line: fields, commits, and nothing to report."""

import json
import os
import pty

import pytest
from running import SCRIPT, House

WIN = set("person date text details checkin path line".split())
AGENDA = set(
    "person partner partners date path previous next_due overdue carried_twice_or_more changes "
    "unanswered help promises practices wins stranded left_behind next next_agreed next_latest "
    "next_overdue weeks_since over_13_weeks".split()
)
NEWEST = "checkins/joan-citizen/2026-10-08.md"


@pytest.fixture
def joan(thrive: House) -> House:
    thrive.scene("joan")
    return thrive


def test_the_brief_has_its_fields(joan: House) -> None:
    found = joan.typed("agenda --json").data
    assert isinstance(found, dict)
    assert set(found) == AGENDA
    assert found["next_due"]["Sam Lee"]["id"] == "cmw2t6"
    assert {one["id"]: one["slip_days"] for one in found["overdue"]}["7k3q9f"] == 36


def test_without_any_check_in_there_is_the_same_form_and_a_hint(thrive: House) -> None:
    nothing = thrive.typed("agenda --json")
    assert nothing.code == 0
    assert isinstance(nothing.data, dict)
    assert set(nothing.data) == AGENDA
    for typed in ("agenda", "agenda --markdown", "wins"):
        run = thrive.typed(typed)
        assert (run.code, bool(run.out.strip())) == (0, True)
        assert "checkin new" in run.err


def test_a_win_has_its_fields(joan: House) -> None:
    wins = joan.typed("wins --json").data
    assert isinstance(wins, list)
    assert [set(one) for one in wins] == [WIN] * 3


def test_the_brief_is_the_same_on_every_run(joan: House) -> None:
    assert joan.typed("agenda").out == joan.typed("agenda").out
    assert joan("agenda", PYTHONHASHSEED="1").out == joan("agenda", PYTHONHASHSEED="2").out


def test_a_win_goes_through_the_log_and_back(joan: House) -> None:
    file = joan.place / NEWEST
    before = file.read_bytes()
    assert joan.typed("wins add 'Ran the review' --detail well").code == 0
    assert joan.shell("git status --short && git show --stat --format=").out.count(NEWEST) == 1
    assert joan.typed("undo").code == 0
    assert file.read_bytes() == before


def test_without_a_commit_the_file_is_saved_all_the_same(joan: House) -> None:
    run = joan.typed("wins add 'Ran the review' --no-commit --json")
    assert json.loads(run.out)["committed"] is None
    assert joan.shell("git status --short").out == f" M {NEWEST}\n"


def test_a_win_noted_already_without_these_details_is_refused(joan: House) -> None:
    run = joan.typed("wins add 'gave my first talk at the guild' --date 2026-10-08 --detail more")
    assert (run.code, "noted already" in run.err) == (2, True)
    assert joan.shell("git status --short").out == ""


def test_several_actions_are_noted_as_wins_in_one_commit(joan: House) -> None:
    run = joan.typed("actions done xn2xmf qjkypd --win --on 2026-11-20")
    assert run.code == 0
    wins = joan.typed("wins --since 2026-11-20 --json").data
    assert isinstance(wins, list)
    assert [(one["text"], one["date"]) for one in wins] == [
        ("Propose a talk to the spring meetup", "2026-11-20"),
        ("Book the team day", "2026-11-20"),
    ]
    assert joan.shell("git rev-list --count HEAD").out == "2\n"
    again = joan.typed("actions done qjkypd --win")
    assert "nothing to change" in again.err


def test_a_ticked_box_among_the_wins_is_not_noted_twice(joan: House) -> None:
    file = joan.place / NEWEST
    file.write_text(file.read_text() + "- [ ] Ran the review\n")
    actions = joan.typed("actions --json").data
    assert isinstance(actions, list)
    (name,) = [one["id"] for one in actions if one["text"] == "Ran the review"]
    assert joan.typed(f"actions done {name} --win").code == 0
    assert file.read_text().count("Ran the review") == 1


def test_a_file_without_a_safe_place_is_left_alone(joan: House) -> None:
    file = joan.place / NEWEST
    text = file.read_text().replace("## What have", "<!-- left open\n## What have")
    file.write_text(text)
    run = joan.typed("wins add 'Ran the review'")
    assert run.code == 3
    assert file.read_text() == text


@pytest.mark.parametrize(("typed", "count"), [("y", 4), ("n", 3)])
def test_on_a_terminal_it_asks_whether_it_was_a_win(joan: House, typed: str, count: int) -> None:
    assert asked(joan, typed, "xn2xmf").count("Note it as a win") == 1
    assert len(joan.typed("wins --json").data) == count  # type: ignore[arg-type]  # it is a list


def test_it_does_not_ask_for_what_the_partner_did_nor_for_what_is_not_there(joan: House) -> None:
    assert "Note it" not in asked(joan, "y", "cn7m7f")
    assert "Note it" not in asked(joan, "y", "nothing")


def asked(house: House, answer: str, name: str) -> str:
    """What a terminal shows of ``thrive actions done``, and of the answer typed there."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(house.place)
        os.execve(SCRIPT, ["thrive", "actions", "done", name], house.environment)
    os.write(terminal, f"{answer}\n".encode())
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:  # the end of a terminal, on Linux
        pass
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode()


def test_a_worksheet_alone_has_no_brief(thrive: House) -> None:
    thrive.place = thrive.home / "notes"
    thrive.write("thrive.toml", "")
    thrive.write("checkins/jo/2026-01-05.md", "---\nkind: swot\nperson: Jo\n---\n- [ ] A\n")
    run = thrive.typed("agenda jo")
    assert (run.code, run.out) == (
        0,
        "No check-in of Jo yet: the first one is for Goals and Reality.\n",
    )


def test_among_several_workspaces_a_brief_is_of_one_pair(thrive: House) -> None:
    thrive.scene("team")
    found = thrive.typed("agenda kim --json").data
    assert isinstance(found, dict)
    assert (found["person"], found["workspace"]) == ("Kim Park", "kim")
    wins = thrive.typed("wins --json").data
    assert isinstance(wins, list)
    assert {one["workspace"] for one in wins} <= {"joan", "kim"}
    assert thrive.typed("wins add x --person kim").code == 4
