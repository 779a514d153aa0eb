"""Text of somebody else's is shown and never obeyed, whatever field it stands in."""

import json
import re

import pytest
from running import House, Run

# ESC, OSC, BEL, backspace, CSI as one character, bidirectional and invisible controls, tags
HOSTILE = "\x1b[31m\x1b]0;x\x07\x08\x7f\x9b31m\u202e\u2066\u200b\u200f\u061c\ufeff\U000e0041"
_STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_NAMED = "Jo\u202ean \x1b[31mX"

CHECKIN = f"""\
---
person: "Joan {HOSTILE} Citizen"
partner: "Sam {HOSTILE} Lee"
date: 2026-11-01
next: "{HOSTILE}"
template: "{HOSTILE}"
---

## Goals {HOSTILE}

#### What do you want to be doing today? {HOSTILE}

- Sail {HOSTILE} away

#### 3 years {HOSTILE}

Rest {HOSTILE}

## Planning

#### What tasks {HOSTILE} are there?

- [ ] *@{_NAMED}* Call {HOSTILE} somebody by 31 Jun 2027{HOSTILE} +tag{HOSTILE}
- [{HOSTILE[0]}] odd marker {HOSTILE}
- [ ] [/etc] [red]R :smile: {{{{ 7*7 }}}} by 01/02/2027
- [-] Give {HOSTILE} up (dropped 02 Nov 2026: {HOSTILE})
- [>] Lost {HOSTILE} <!-- thrive:222222 -->
- [x]too {HOSTILE} close
- [x] once <!-- thrive:333333 -->
- [ ] twice <!-- thrive:333333 -->

## What have you done so far?

- Won {HOSTILE}
"""
READING = [
    "actions",
    "actions --all",
    "actions show 222222",
    "actions show 333333",
    "checkin list",
    "checkin show joan",
    "checkin show joan 2026-11-01",
    "goals",
    "check",
    "config",
    "template list",
    "template show hostile",
    "undo --dry-run",
    "checkin new joan --dry-run",
    "checkin new --new-person 'Joan Citizen' --dry-run",
    "actions done 333333 --dry-run",
    "actions done 333333",
    f"actions done '{HOSTILE}'",
    f"actions --owner '{HOSTILE}'",
    f"actions --since '{HOSTILE}'",
    f"actions --project '{HOSTILE}'",
    f"goals --horizon '{HOSTILE}'",
    f"checkin new '{HOSTILE}'",
    f"checkin show joan '{HOSTILE}'",
    f"check '{HOSTILE}'",
    f"config '{HOSTILE}' x",
    f"config date_order '{HOSTILE}'",
    f"template show '{HOSTILE}'",
    f"-C '{HOSTILE}' actions",
    f"--color '{HOSTILE}' actions",
    f"'{HOSTILE}'",
    f"actions --opne='{HOSTILE}'",
    f"actions '{HOSTILE}'",
]


@pytest.fixture
def hostile(thrive: House) -> House:
    thrive.scene("joan")
    thrive.write("checkins/joan-citizen/2026-11-01.md", CHECKIN)
    thrive.write(f"checkins/joan-citizen/2026-11-02{HOSTILE}.md".replace("\x00", ""), CHECKIN)
    thrive.write("checkins/joan-citizen/2026-11-03.md", f"{CHECKIN}<<<<<<< {HOSTILE}\n")
    thrive.write("templates/hostile.md", f"## Goals {HOSTILE}\n")
    assert thrive.typed("actions start cn7").code == 0
    return thrive


def quoted(typed: str) -> list[str]:
    """Like a shell, which keeps control characters inside quotes."""
    return [one or two for one, two in re.findall(r"'([^']*)'|(\S+)", typed)]


def is_harmless(run: Run) -> None:
    assert "Traceback" not in run.err
    assert run.code not in (70, -14)
    assert _STEERS.findall(run.out) == []
    assert _STEERS.findall(run.err) == []


@pytest.mark.parametrize("typed", READING, ids=ascii)
def test_no_control_character_leaves_the_process(hostile: House, typed: str) -> None:
    plain = hostile(*quoted(typed))
    is_harmless(plain)
    coloured = hostile("--color", "always", *quoted(typed), COLUMNS="60")
    is_harmless(without_styles(coloured))


def without_styles(run: Run) -> Run:
    """Less the styles that Rich writes itself: `ESC [ numbers m`."""
    return Run(run.code, re.sub(r"\x1b\[[0-9;]*m", "", run.out), run.err)


@pytest.mark.parametrize("typed", ["actions --all", "checkin list", "goals", "check"])
def test_json_is_ascii_and_holds_the_text_as_it_is(hostile: House, typed: str) -> None:
    run = hostile(*quoted(typed), "--json")
    assert re.search(r"[^\x20-\x7e\n]", run.out) is None
    assert "\u202e" in json.dumps(json.loads(run.out), ensure_ascii=False)


def test_what_would_steer_is_shown_by_a_stand_in(hostile: House) -> None:
    told = hostile.typed("actions").out
    assert "Call ␛[31m␛]0;x␇␈␡\\u{9b}31m\\u{202e}" in told


def test_markup_and_templates_in_notes_are_only_text(hostile: House) -> None:
    for colour in ("never", "always"):
        run = hostile("--color", colour, "actions", COLUMNS="300")
        assert "[/etc] [red]R :smile: {{ 7*7 }}" in run.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8:strict"])
def test_a_terminal_that_knows_few_characters_gets_escapes(hostile: House, encoding: str) -> None:
    for typed in ("actions --all", "--color always actions", "goals", "actions done \u202e\u20ac"):
        run = hostile.shell(f"thrive {typed}", PYTHONIOENCODING=encoding)
        assert "Traceback" not in run.err
        assert run.code in (0, 2)
