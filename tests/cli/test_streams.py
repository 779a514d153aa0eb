"""Streams that are closed, or take nothing more: what is asked for is done, and said truly."""

import json
from pathlib import Path

import pytest
from running import House

from thrivecli.errors import ExitCode

NEWEST = "checkins/joan-citizen/2026-10-08.md"
WROTE = ["checkin new", "sync", "undo", "init", "demo elsewhere", "template eject career-checkin"]
ALONE = ["<&-", ">&-", "2>&-"]
CLOSED = [
    *((typed, one) for typed in ("actions add closed", "checkin new", "sync") for one in ALONE),
    *((typed, " ".join(ALONE)) for typed in ("--version", "resolve", "actions show nobody")),
]


def typed_lines(root: Path) -> int:
    """How often the action that the tests add stands in the check-in."""
    return (root / NEWEST).read_text().count("Ask Ngozi")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("as_json", ["", " --json"])
def test_what_is_saved_is_never_told_to_be_typed_again(
    thrive: House, as_json: str, unbuffered: str
) -> None:
    root = thrive.scene("joan")
    line = f"thrive actions add 'Ask Ngozi'{as_json} > /dev/full"
    run = thrive.shell(line, PYTHONUNBUFFERED=unbuffered)
    assert run.code == ExitCode.UNCOMMITTED
    assert run.err == (
        "error: saved; the answer could not be printed: the disk is full\n"
        "hint: there is no need to type it again\n"
    )
    assert typed_lines(root) == 1
    assert thrive.shell("git status --short").out == ""


@pytest.mark.parametrize("typed", WROTE)
def test_no_command_that_wrote_says_to_run_it_again(thrive: House, typed: str) -> None:
    root = thrive.scene("joan")
    (root / NEWEST).write_text((root / NEWEST).read_text() + "\nMore.\n")
    assert thrive("actions", "add", "Ask Ngozi").code == ExitCode.DONE
    if typed == "init":
        typed = f"init {root.parent / 'another'}"
    run = thrive.shell(f"thrive {typed} > /dev/full")
    assert run.code == ExitCode.UNCOMMITTED, run
    assert "error: saved; the answer could not be printed" in run.err
    assert "run the command again" not in run.err


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("as_json", ["", " --json"])
def test_a_reading_command_that_cannot_answer_says_so(
    thrive: House, as_json: str, unbuffered: str
) -> None:
    thrive.scene("joan")
    run = thrive.shell(f"thrive actions{as_json} > /dev/full", PYTHONUNBUFFERED=unbuffered)
    assert run.code == ExitCode.WORKSPACE
    assert "the disk is full" in run.err
    assert "saved" not in run.err
    assert "Traceback" not in run.err


def test_where_nothing_can_be_said_the_answer_is_given_all_the_same(thrive: House) -> None:
    root = thrive.scene("joan")
    run = thrive.shell("thrive -C . actions add 'Ask Ngozi' --json --no-commit 2> /dev/full")
    assert run.code == ExitCode.DONE
    assert json.loads(run.out)["data"]["text"] == "Ask Ngozi"
    assert typed_lines(root) == 1
    assert thrive.shell("thrive actions done nobody 2> /dev/full").code == ExitCode.USAGE


@pytest.mark.parametrize(("typed", "closed"), CLOSED)
def test_a_closed_stream_changes_nothing_else(thrive: House, typed: str, closed: str) -> None:
    root = thrive.scene("joan")
    (root / NEWEST).write_text((root / NEWEST).read_text() + "\nMore.\n")
    run = thrive.shell(f"thrive {typed} {closed}")
    assert run.code == (ExitCode.USAGE if "nobody" in typed else ExitCode.DONE), run
    assert "Traceback" not in run.err
    if closed in ALONE:  # those that write
        assert thrive.shell("git status --short").out == ""
