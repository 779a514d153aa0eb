"""``thrive report``: its fields, its days, and what it says when there is little to say."""

import json
import re

import pytest
from running import House

PERSON = set(
    "person since until checkins actions on_time late without_due day_unknown on_time_share "
    "median_days_to_finish carried carried_twice_or_more moved_later median_days_moved owners "
    "horizons wins_by_month empty_months last next cadence series".split()
)
COUNTS = set("open started done dropped stranded left_behind".split())
SERIES = set("date path set carried finished dropped answered questions".split())
TASKS = "#### What tasks can you complete in the next 6 weeks to complete your projects (above)?"
HEADER = "---\nperson: Joan Citizen\ndate: 2026-10-05\n---\n\n"


def people(thrive: House, typed: str = "report") -> list[dict[str, object]]:
    run = thrive.typed(f"{typed} --json")
    assert run.code == 0, run.err
    return list(json.loads(run.out)["data"]["people"])


def test_a_report_has_its_fields(thrive: House) -> None:
    thrive.scene("joan")
    (joan,) = people(thrive)
    assert set(joan) == PERSON
    assert set(dict(joan["actions"])) == COUNTS  # type: ignore[call-overload]  # it is JSON
    assert {frozenset(one) for one in joan["series"]} == {frozenset(SERIES)}  # type: ignore[attr-defined]  # as above
    assert joan["cadence"] == {"median_days": 42, "longest_days": 42, "gaps": [42]}


def test_its_counts_are_those_of_the_list(thrive: House) -> None:
    thrive.scene("joan")
    (joan,) = people(thrive)
    listed = json.loads(thrive.typed("actions --all --json").out)["data"]
    for status in ("open", "started", "done", "dropped", "stranded"):
        expected = sum(row["status"] == status for row in listed)
        assert joan["actions"][status] == expected, status  # type: ignore[index]  # it is JSON


def test_several_workspaces_are_told_apart(thrive: House) -> None:
    thrive.scene("team")
    found = people(thrive)
    assert [(one["person"], one["workspace"]) for one in found] == [
        ("Joan Citizen", "joan"),
        ("Kim Park", "kim"),
    ]
    assert "Kim Park (kim)" in thrive.typed("report").out
    (kim,) = people(thrive, "report kim")
    assert kim == found[1]


def test_a_tick_without_a_date_is_dated_by_history(thrive: House) -> None:
    file = f"{HEADER}## Planning\n\n{TASKS}\n\n- [ ] Run by 01 Nov 2026\n"
    thrive.write("thrive.toml", "")
    path = "checkins/joan-citizen/2026-10-05.md"
    thrive.write(path, file)
    thrive.shell("git init -q && git add -A && git commit -qm One")
    thrive.write(path, file.replace("[ ]", "[x]"))
    days = {f"GIT_{who}_DATE": "2026-11-03T12:00:00+00:00" for who in ("AUTHOR", "COMMITTER")}
    thrive.shell("git commit -qam Two", **days)
    (joan,) = people(thrive)
    assert (joan["late"], joan["day_unknown"], joan["median_days_to_finish"]) == (1, 0, 29)
    thrive.shell("rm -rf .git")
    (joan,) = people(thrive)
    assert (joan["late"], joan["day_unknown"], joan["median_days_to_finish"]) == (0, 1, None)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "None written down so far"),
        (f"## Goals\n\n#### 1 year\n\n## Planning\n\n{TASKS}\n", "0/2 answered"),
        (f"## Planning\n\n{TASKS}\n\n- [x] Run\n", "Nothing is left to do."),
    ],
    ids=["an empty check-in", "all unanswered", "all done"],
)
def test_little_to_report_is_worth_a_word(thrive: House, body: str, said: str) -> None:
    thrive.write("thrive.toml", "")
    thrive.write("checkins/joan-citizen/2026-10-05.md", HEADER + body)
    run = thrive.typed("report")
    assert (run.code, run.err) == (0, "")
    assert said in run.out


def test_nobody_yet_is_no_failure(thrive: House) -> None:
    thrive.write("thrive.toml", "")
    run = thrive.typed("report")
    assert run.code == 0
    assert run.out == "Nothing to report yet.\n"
    assert people(thrive) == []


def test_days_the_wrong_way_round_are_refused(thrive: House) -> None:
    thrive.scene("joan")
    run = thrive.typed("report --since 2026-10-02 --until 2026-10-01")
    assert run.code == 2
    assert "--since 2026-10-02 is after the report's last day, 2026-10-01" in run.err


def test_a_terminal_without_blocks_gets_plain_signs(thrive: House) -> None:
    thrive.scene("joan")
    drawn = thrive.typed("--color always report", TERM="xterm").out
    assert "█" in drawn
    on_console = thrive.typed("--color always report", TERM="linux").out
    in_ascii = thrive.shell("TERM=xterm PYTHONIOENCODING=ascii thrive --color always report").out
    for plain in (on_console, in_ascii):
        assert plain.isascii()
        assert "finished    2" in re.sub(r"\x1b\[[\d;]*m", "", plain)
    assert thrive.typed("report").out.isascii()


def test_foreign_words_cannot_steer_the_terminal(thrive: House) -> None:
    thrive.write("thrive.toml", "")
    line = "- [ ] Evil \x1b]0;owned\x07 <!-- thrive:7k3q9f -->\n"
    for day, marker in (("2026-08-01", ">"), ("2026-09-01", ">"), ("2026-10-01", " ")):
        text = f"## Goals\n\n#### 1 year\n\n- \x1b[2J\n\n## Planning\n\n{TASKS}\n\n{line}"
        thrive.write(f"checkins/joan-citizen/{day}.md", text.replace("[ ]", f"[{marker}]"))
    for typed in ("report", "--color always report"):
        out = thrive.typed(typed).out
        assert "Evil" in out
        assert "\x1b]" not in out
        assert "\x1b[2J" not in out
