"""Whose check-in is meant, where the file that would say so cannot be read."""

import pytest
from running import House

from thrivecli.errors import ExitCode

MARKS = "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"


def test_nobody_is_made_up_while_the_one_persons_file_holds_marks(thrive: House) -> None:
    root = thrive.scene("joan")
    for file in root.glob("checkins/*/*.md"):
        file.write_text(file.read_text() + MARKS)
    refused = thrive("checkin", "new")
    assert refused.code == ExitCode.UNREADABLE
    assert "so it cannot be told whose check-in is meant" in refused.err
    assert [one.name for one in (root / "checkins").iterdir()] == ["joan-citizen"]


@pytest.mark.parametrize("marks", [MARKS, ""])
def test_of_two_people_the_one_who_can_be_read_is_not_taken(thrive: House, marks: str) -> None:
    root = thrive.scene("joan")
    kim = f"---\nperson: Kim Park\ndate: 2026-11-01\n---\n{marks}"
    thrive.write("checkins/kim-park/2026-11-01.md", kim)
    refused = thrive("checkin", "new")
    assert refused.code == (ExitCode.UNREADABLE if marks else ExitCode.USAGE)
    assert not list(root.glob("checkins/*/2026-11-22.md"))
    assert thrive("checkin", "new", "Joan Citizen").code == ExitCode.DONE
