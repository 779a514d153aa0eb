"""Paths as somebody types them: a home that nobody has, a folder that is git's."""

import pytest
from running import House


@pytest.mark.parametrize(
    "typed",
    [
        "init ~nobody-here/notes",
        "demo ~nobody-here/notes",
        "-C ~nobody-here actions",
        "report --html ~nobody-here/page.html",
    ],
)
def test_the_home_of_somebody_unknown_is_no_bug(thrive: House, typed: str) -> None:
    thrive.scene("joan")
    run = thrive(*typed.split())
    assert run.code == 2, run
    assert "nobody of that name has a home here" in run.err


@pytest.mark.parametrize("command", ["init", "demo"])
def test_no_workspace_is_made_inside_gits_own_folder(thrive: House, command: str) -> None:
    root = thrive.scene("joan")
    run = thrive(command, ".git/notes")
    assert run.code == 2, run
    assert "is git's own folder" in run.err
    assert not (root / ".git/notes").exists()
