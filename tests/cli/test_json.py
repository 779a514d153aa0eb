"""What scripts rely on: the fields of every answer, which are only ever added to."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from running import House

ACTION = set(
    "id status text owners owner_implied due overdue done_on person partner partners checkin "
    "first_checkin carried first_due left_behind project section question parent path line".split()
)
COPY = set("checkin path line status due".split())
CHECKIN = set(
    "person partner partners date next path open started done dropped answered questions".split()
)
NEW = set(
    "path person date carried left_behind stranded created committed created_workspace".split()
)
GOAL = set("person horizon months answer checkin since changes checkins projects actions".split())
PROBLEM = set("path line column code severity message hint".split())


def answer(thrive: House, typed: str) -> dict[str, Any]:
    """The one object on stdout; what is beside the answer goes elsewhere."""
    run = thrive.typed(f"{typed} --json")
    told = json.loads(run.out)
    assert isinstance(told, dict)
    assert told["schema"] == "thrive/1"
    assert {"data", "problems"} <= set(told)
    assert run.out.isascii()
    return told


@pytest.fixture
def joan(thrive: House) -> House:
    thrive.scene("joan")
    return thrive


def test_an_action_has_its_fields(joan: House) -> None:
    first = answer(joan, "actions")["data"][1]
    assert first == {
        "id": "7k3q9f",
        "status": "started",
        "text": "Draft the on-call guide",
        "owners": ["Joan Citizen"],
        "owner_implied": False,
        "due": "2026-10-30",
        "overdue": True,
        "done_on": None,
        "person": "Joan Citizen",
        "partner": "Sam Lee",
        "partners": ["Sam Lee"],
        "checkin": "2026-10-08",
        "first_checkin": "2026-08-27",
        "carried": 1,
        "first_due": "2026-09-24",
        "left_behind": False,
        "project": "oncall",
        "section": "Planning",
        "question": "What tasks can you complete in the next 6 weeks to complete your projects "
        "(above)?",
        "parent": None,
        "path": "checkins/joan-citizen/2026-10-08.md",
        "line": 40,
    }
    assert set(first) == ACTION


def test_the_action_beneath_names_the_one_above(joan: House) -> None:
    rows = {row["id"]: row for row in answer(joan, "actions --all")["data"]}
    assert rows["zwm7wh"]["parent"] == "7k3q9f"
    assert rows["y2dmy4"]["status"] == "done"
    assert rows["y2dmy4"]["done_on"] == "2026-09-16"
    assert rows["ah77g4"]["status"] == "dropped"
    assert rows["qjkypd"]["owner_implied"] is True


def test_one_action_has_its_copies_oldest_first(joan: House) -> None:
    data = answer(joan, "actions show 7k3")["data"]
    assert set(data) == ACTION | {"copies"}
    assert data["copies"] == [
        {
            "checkin": "2026-08-27",
            "path": "checkins/joan-citizen/2026-08-27.md",
            "line": 40,
            "status": "carried",
            "due": "2026-09-24",
        },
        {
            "checkin": "2026-10-08",
            "path": "checkins/joan-citizen/2026-10-08.md",
            "line": 40,
            "status": "started",
            "due": "2026-10-30",
        },
    ]
    assert all(set(copy) == COPY for copy in data["copies"])


def test_a_stranded_action_is_listed_with_all_only(joan: House) -> None:
    joan.write(
        "checkins/joan-citizen/2026-10-01.md",
        "---\nperson: Joan Citizen\ndate: 2026-10-01\n---\n- [>] Lost <!-- thrive:222222 -->\n",
    )
    assert "222222" not in {row["id"] for row in answer(joan, "actions")["data"]}
    rows = {row["id"]: row for row in answer(joan, "actions --all")["data"]}
    assert rows["222222"]["status"] == "stranded"


def test_an_answer_with_nothing_in_it_is_an_answer(thrive: House) -> None:
    for typed in ("actions", "checkin list", "goals"):
        assert answer(thrive, typed) == {"schema": "thrive/1", "data": [], "problems": []}


def test_what_cannot_be_read_stands_among_the_problems(joan: House) -> None:
    joan.write("checkins/joan-citizen/2026-11-01.md", "<<<<<<< a\n=======\n>>>>>>> b\n")
    for typed in ("actions", "checkin list", "goals", "check"):
        (problem,) = answer(joan, typed)["problems"]
        assert set(problem) == PROBLEM
        assert problem["path"] == "checkins/joan-citizen/2026-11-01.md"
        assert (problem["line"], problem["severity"]) == (1, "error")


def test_a_check_in_has_its_fields(joan: House) -> None:
    rows = answer(joan, "checkin list")["data"]
    assert [set(row) for row in rows] == [CHECKIN, CHECKIN]
    assert rows[0] == {
        "person": "Joan Citizen",
        "partner": "Sam Lee",
        "partners": ["Sam Lee"],
        "date": "2026-08-27",
        "next": "2026-10-08",
        "path": "checkins/joan-citizen/2026-08-27.md",
        "open": 1,
        "started": 0,
        "done": 1,
        "dropped": 1,
        "answered": 6,
        "questions": 6,
    }
    shown = answer(joan, "checkin show joan 2026-08-27")["data"]
    assert shown["text"].startswith("---\nperson: Joan Citizen\n")
    assert set(shown) == CHECKIN | {"text"}


def test_a_new_check_in_has_its_fields(joan: House) -> None:
    data = answer(joan, "checkin new")["data"]
    assert set(data) == NEW
    head = joan.shell("git rev-parse HEAD").out.strip()
    assert data["committed"] == head
    assert data["carried"] == ["7k3q9f", "zwm7wh", "xn2xmf", "cn7m7f", "qjkypd", "cmw2t6"]
    assert (data["path"], data["date"]) == ("checkins/joan-citizen/2026-11-22.md", "2026-11-22")
    assert (data["created"], data["created_workspace"], data["left_behind"]) == (True, False, [])
    again = answer(joan, "checkin new --no-commit")["data"]
    assert (again["created"], again["carried"], again["committed"]) == (False, [], None)


def test_the_first_check_in_says_that_it_made_the_workspace(thrive: House) -> None:
    data = answer(thrive, "checkin new 'Joan Citizen'")["data"]
    assert data["created_workspace"] is True
    assert data["person"] == "Joan Citizen"


def test_a_goal_has_its_fields(joan: House) -> None:
    rows = answer(joan, "goals")["data"]
    assert all(set(row) >= GOAL for row in rows)
    assert [(row["horizon"], row["months"]) for row in rows] == [
        ("today", 0),
        ("1 year", 12),
        ("3 years", 36),
    ]
    year = rows[1]
    assert year["answer"] == ["Lead our releases"]
    assert (year["checkin"], year["since"]) == ("2026-10-08", "2026-10-08")
    assert (year["changes"], year["checkins"]) == (1, 1)
    assert (year["first_stated"], year["drift_months"]) == ("2026-10-08", None)
    assert year["projects"] == [
        {
            "text": "Make our on-call bearable for newcomers",
            "slug": "oncall",
            "months": 12,
            "actions": {"open": 0, "started": 1, "done": 1, "dropped": 0},
            "stuck": False,
        }
    ]
    assert year["actions"] == {"open": 0, "started": 1, "done": 1, "dropped": 0}
    assert answer(joan, "goals")["people"] == [
        {
            "person": "Joan Citizen",
            "goals_without_project": ["today", "3 years"],
            "projects_without_goal": [],
            "open_actions_without_project": 4,
        }
    ]
    assert rows[0]["projects"] == []
    assert rows[0]["actions"] == {"open": 0, "started": 0, "done": 0, "dropped": 0}


def test_a_goal_has_its_history(joan: House) -> None:
    today, year, _ = answer(joan, "goals --history")["data"]
    assert [step["change"] for step in today["history"]] == ["first", "same"]
    assert year["history"][1] == {
        "checkin": "2026-10-08",
        "answer": ["Lead our releases"],
        "change": "replaced",
        "moved_from": None,
        "moved_to": None,
    }


def test_goals_of_two_check_ins_have_their_difference(joan: House) -> None:
    data = answer(joan, "goals --diff 2026-08-27 '1 Oct 2026' --horizon 3y")
    assert data["data"] is None  # no check-in of that day
    assert data["error"]["code"] == "unknown"
    assert data["error"]["hint"] == "the nearest is 2026-10-08; known: 2026-08-27, 2026-10-08"
    data = answer(joan, "goals --diff '8 Oct 2026' 2026-08-27 --horizon 3y")["data"]
    assert (data["from"], data["to"]) == ("2026-08-27", "2026-10-08")
    (horizon,) = data["horizons"]
    assert set(horizon) == set(
        "horizon months change moved_from moved_to before after goals".split()
    )
    assert set(horizon["goals"][0]) == set("before after nested words".split())
    assert {one["side"] for goal in horizon["goals"] for one in goal["words"]} <= {
        *("same", "removed", "added"),
    }


def test_check_counts_the_files_and_lists_all_problems_notes_too(joan: House) -> None:
    assert answer(joan, "check") == {"schema": "thrive/1", "data": {"files": 2}, "problems": []}
    joan.write(
        "checkins/joan-citizen/2026-11-01.md",
        "---\ndate: 2026-11-01\n---\n- [ ] x by 31 Jun 2027\n- [ ]\n",
    )
    told = answer(joan, "check")
    assert told["data"] == {"files": 3}
    assert [problem["severity"] for problem in told["problems"]] == ["error", "note"]
    assert all(set(problem) == PROBLEM for problem in told["problems"])


@pytest.mark.parametrize(
    "typed",
    [
        "actions start zwm",
        "actions done zwm",
        "actions drop zwm",
        "actions reopen y2d",
        "actions defer zwm fri",
        "actions assign zwm sam",
        "actions add 'Call Ngozi'",
    ],
)
def test_a_change_answers_with_the_action_as_it_is_now(joan: House, typed: str) -> None:
    told = answer(joan, typed)
    rows = told["data"] if isinstance(told["data"], list) else [told["data"]]
    assert [set(row) for row in rows] == [ACTION]
    assert told["committed"] == joan.shell("git rev-parse HEAD").out.strip()
    assert rows[0] == by_id(joan)[rows[0]["id"]]


def by_id(thrive: House) -> Mapping[str, Any]:
    return {row["id"]: row for row in answer(thrive, "actions --all")["data"]}


@pytest.mark.parametrize(
    "typed",
    [
        "init other",
        "checkin new",
        "actions done 7k3",
        "actions add x",
        "check --fix",
        "undo",
        "config autocommit false",
        "template eject career-checkin",
    ],
)
def test_a_dry_run_answers_with_the_difference(joan: House, typed: str) -> None:
    joan.write(
        "checkins/joan-citizen/2026-11-01.md", "---\ndate: 2026-11-01\n---\n- [x]Order the badges\n"
    )
    assert joan.typed("actions start cn7").code == 0  # something to take back
    data = answer(joan, f"{typed} --dry-run")["data"]
    assert data["dry_run"] is True
    assert data["changes"]
    assert all({"path", "diff"} <= set(change) for change in data["changes"])


def test_items_of_several_workspaces_say_which(thrive: House) -> None:
    thrive.scene("team")
    for typed in ("actions", "checkin list", "goals"):
        assert {row["workspace"] for row in answer(thrive, typed)["data"]} == {"joan", "kim"}
    assert answer(thrive, "actions show 7k3")["data"]["workspace"] == "joan"


def test_notes_go_to_stderr(joan: House) -> None:
    joan.write(
        "checkins/joan-citizen/2026-10-01.md",
        "---\nperson: Joan Citizen\ndate: 2026-10-01\n---\n- [>] Lost <!-- thrive:222222 -->\n",
    )
    run = joan.typed("actions --json")
    assert len(json.loads(run.out)["data"]) == 6
    assert run.err == (
        "222222 was carried on, and the line it was carried to is gone: "
        "checkins/joan-citizen/2026-10-01.md:5\n"
        "hint: `thrive actions restore 222222` brings it back, "
        "`thrive actions drop 222222` gives it up\n"
    )
