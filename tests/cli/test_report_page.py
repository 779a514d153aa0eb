"""`thrive report --html`: where the page may be put, and what is said about it."""

import json
import stat
from pathlib import Path

import pytest
from running import House


def test_the_page_can_be_read_by_its_owner_alone(thrive: House) -> None:
    thrive.scene("joan")
    run = thrive("report", "--html", str(thrive.home / "report.html"))
    assert run.code == 0, run.err
    file = thrive.home / "report.html"
    assert str(file) in run.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8").startswith("<!doctype html>\n")


def test_it_asks_nothing_of_the_network_and_runs_nothing(thrive: House) -> None:
    thrive.scene("joan")
    assert thrive("report", "--html", "~/report.html").code == 0
    page = (thrive.home / "report.html").read_text("utf-8")
    assert (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src '
        "'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">" in page
    )
    assert '<meta name="referrer" content="no-referrer">' in page
    for never in ("<script", "src=", "http:", "https:", "@import", "url(h", "javascript:"):
        assert never not in page


def test_it_is_the_same_on_two_runs(thrive: House) -> None:
    thrive.scene("joan")
    pages = []
    for name in ("one.html", "two.html"):
        assert thrive("report", "--html", str(thrive.home / name)).code == 0
        pages.append((thrive.home / name).read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    "name", ["report.html", "checkins/report.html", "../notes/r.html", ":(top)*.html"]
)
def test_it_is_not_put_where_git_would_take_it_along(thrive: House, name: str) -> None:
    notes = thrive.scene("joan")
    run = thrive("report", "--html", name)
    assert run.code == 2
    assert "git would take" in run.err
    assert "hint: name a place outside of it" in run.err
    assert not (notes / name).exists()


def test_another_repository_is_no_place_either(thrive: House) -> None:
    thrive.scene("joan")
    (thrive.home / "public").mkdir()
    assert thrive.shell("git init -q ~/public").code == 0
    assert thrive("report", "--html", "~/public/report.html").code == 2
    assert not (thrive.home / "public" / "report.html").exists()


def test_gits_own_folder_is_no_place_either(thrive: House) -> None:
    thrive.scene("joan")
    assert thrive("report", "--html", ".git/report.html").code == 2


def test_where_git_ignores_it_it_may_be(thrive: House) -> None:
    notes = thrive.scene("joan")
    (notes / ".gitignore").write_text("*.html\n")
    assert thrive("report", "--html", "report.html").code == 0
    assert thrive.shell("git status --porcelain").out == "?? .gitignore\n"


def test_what_git_has_already_is_not_ignored(thrive: House) -> None:
    notes = thrive.scene("joan")
    (notes / "report.html").write_text("mine")
    thrive.shell("git add report.html && git commit -qm Mine && echo '*.html' > .gitignore")
    assert thrive("report", "--html", "report.html").code == 2
    assert (notes / "report.html").read_text() == "mine"


def test_a_workspace_without_git_keeps_its_notes_to_itself(thrive: House) -> None:
    notes = thrive.scene("joan")
    thrive.shell("rm -rf .git")
    assert thrive("report", "--html", "report.html").code == 2
    assert not (notes / "report.html").exists()


def test_an_older_page_is_replaced_and_anything_else_is_not(thrive: House) -> None:
    thrive.scene("joan")
    file = thrive.home / "report.html"
    file.write_text("<p>My own words</p>")
    run = thrive("report", "--html", str(file))
    assert run.code == 2
    assert "is no report of thrive's" in run.err
    assert file.read_text() == "<p>My own words</p>"
    file.unlink()
    assert thrive("report", "--html", str(file)).code == 0
    before = file.read_bytes()
    assert thrive("report", "--html", str(file), "--since", "1 Oct 2026").code == 0
    assert file.read_bytes() != before


def test_a_link_is_not_followed(thrive: House) -> None:
    thrive.scene("joan")
    target = thrive.home / "target.txt"
    target.write_text("mine")
    (thrive.home / "report.html").symlink_to(target)
    assert thrive("report", "--html", "~/report.html").code == 2
    assert target.read_text() == "mine"


@pytest.mark.parametrize("place", ["~", "~/nowhere/report.html", "/dev/null", ".."])
def test_a_place_for_no_file_is_refused(thrive: House, place: str) -> None:
    thrive.scene("joan")
    run = thrive("report", "--html", place)
    assert run.code == 2, run.err
    assert run.err.startswith("error: --html: ")


def test_a_script_is_told_where_the_page_is(thrive: House) -> None:
    thrive.scene("joan")
    run = thrive("report", "--html", "../report.html", "--json")
    assert run.code == 0, run.err
    data = json.loads(run.out)["data"]
    assert Path(data["html"]).samefile(thrive.home / "report.html")
    assert data["people"]


def test_opening_needs_a_page_and_somebody_to_look_at_it(thrive: House) -> None:
    thrive.scene("joan")
    alone = thrive("report", "--open")
    assert alone.code == 2
    assert "--html" in alone.err
    piped = thrive("report", "--html", "~/report.html", "--open")
    assert piped.code == 0
    assert "not opened" in piped.err


def test_the_page_is_no_template_of_check_ins(thrive: House) -> None:
    thrive.scene("joan")
    assert "report" not in thrive("template", "list").out
    assert thrive("template", "show", "report").code == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "## Goals\n\n#### What do you want to be doing today?\n",
        "## Planning\n\n#### What tasks can you complete in the next 6 weeks?\n\n"
        "- [x] Call Sam\n- [-] Call Ravi\n",
    ],
    ids=["empty", "unanswered", "all done"],
)
def test_little_to_tell_makes_a_page_as_well(thrive: House, text: str) -> None:
    assert thrive("init", "notes").code == 0
    thrive.place = thrive.home / "notes"
    assert thrive("report", "--html", "~/none.html").code == 0
    assert "There are no check-ins yet" in (thrive.home / "none.html").read_text("utf-8")
    head = "---\nperson: Joan Citizen\ndate: 2026-10-05\n---\n\n"
    thrive.write("checkins/joan-citizen/2026-10-05.md", head + text)
    assert thrive("report", "--html", "~/one.html").code == 0
    assert "Joan Citizen" in (thrive.home / "one.html").read_text("utf-8")
