"""A slip in `person:` makes one person two: it is named, and nothing is carried or ticked by it."""

import json
from pathlib import Path

import pytest
from running import House

from thrivecli.errors import ExitCode

OLD, NEW = "checkins/joan-citizen/2026-08-27.md", "checkins/joan-citizen/2026-10-08.md"


@pytest.fixture
def slip(thrive: House) -> Path:
    """The joan scene, whose newest check-in says that it is Joan Citizan's."""
    root = thrive.scene("joan")
    file = root / NEW
    file.write_text(file.read_text().replace("person: Joan Citizen", "person: Joan Citizan"))
    return root


def problems(thrive: House) -> list[tuple[str, str, str]]:
    """What `check` names: path, code and severity."""
    found = json.loads(thrive.typed("check --json").out)["problems"]
    return [(one["path"], one["code"], one["severity"]) for one in found]


def test_check_names_the_name_and_the_ids_that_two_names_have(thrive: House, slip: Path) -> None:
    assert slip.is_dir()
    assert problems(thrive) == [(NEW, "person-differs", "warning"), (NEW, "id-shared", "warning")]
    assert thrive("check").code == ExitCode.NO


def test_what_was_carried_to_the_slip_is_not_open_twice(thrive: House, slip: Path) -> None:
    assert slip.is_dir()
    answer = thrive("actions")
    assert [line.split()[0] for line in answer.out.splitlines()].count("7k3q9f") == 1
    assert "`person:` is Joan Citizan here" in answer.err
    assert "the line it was carried to is gone" not in answer.err


@pytest.mark.parametrize("name", ["Joan Citizen", "Joan Citizan"])
def test_nothing_is_carried_under_either_name(thrive: House, slip: Path, name: str) -> None:
    before = {file: file.read_bytes() for file in slip.rglob("*.md")}
    refused = thrive("checkin", "new", name)
    assert refused.code == ExitCode.UNREADABLE
    assert "7k3q9f (Draft the on-call guide), which would be carried, stands there, too" in (
        refused.err
    )
    assert {file: file.read_bytes() for file in slip.rglob("*.md")} == before


def test_an_id_of_two_names_is_told_with_both_places(thrive: House, slip: Path) -> None:
    assert slip.is_dir()
    refused = thrive.typed("actions done 7k3q9f")
    assert refused.code == ExitCode.USAGE
    assert f"of Joan Citizan's ({NEW}:40) and of Joan Citizen's ({OLD}:40)" in refused.err
    assert "write the same `person:`" in refused.err


def test_once_the_slip_is_mended_all_goes_on(thrive: House, slip: Path) -> None:
    file = slip / NEW
    file.write_text(file.read_text().replace("Citizan", "Citizen"))
    assert problems(thrive) == []
    assert "(6 actions carried)" in thrive("checkin", "new").out


def test_two_people_of_different_names_in_a_folder_are_a_note(thrive: House) -> None:
    thrive.scene("joan")
    path = "checkins/joan-citizen/2026-11-01.md"
    thrive.write(path, "---\nperson: Kim Park\ndate: 2026-11-01\n---\n")
    assert problems(thrive) == [(path, "person-differs", "note")]
    assert thrive("check").code == ExitCode.DONE
    assert "person:" not in thrive("actions").err


def test_an_id_copied_to_another_persons_folder_is_warned_of(thrive: House) -> None:
    thrive.scene("joan")
    path = "checkins/kim-park/2026-11-01.md"
    line = "- [ ] Draft it <!-- thrive:7k3q9f -->"
    thrive.write(path, f"---\nperson: Kim Park\ndate: 2026-11-01\n---\n\n{line}\n")
    assert problems(thrive) == [(path, "id-shared", "warning")]
    assert "6 actions carried" in thrive("checkin", "new", "Joan Citizen").out
