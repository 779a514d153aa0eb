"""Beginning check-ins in a real workspace: people, folders, templates, what is carried."""

from datetime import date
from pathlib import Path

import pytest

from thrivecli.errors import UnreadableCheckIn, UsageFault
from thrivecli.journal.carrying.begun import Begun
from thrivecli.journal.carrying.travel import Carry
from thrivecli.workspace.apply import apply
from thrivecli.workspace.new_checkin import Request, plan_new_checkin
from thrivecli.workspace.newcomer import NearMiss, person_for_checkin
from thrivecli.workspace.store import Store

DAY = date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path, home: Path) -> Path:
    assert home.is_dir()
    folder = tmp_path / "notes"
    (folder / "checkins").mkdir(parents=True)
    (folder / "thrive.toml").write_text("")
    return folder


def begin(root: Path, name: str, day: date = DAY, **more: object) -> Begun:
    store = Store(root)
    person = person_for_checkin(store, name, is_new=bool(more.pop("is_new", False)))
    plan, begun = plan_new_checkin(store, Request(person, day, **more))  # type: ignore[arg-type]  # dials of one call
    apply(root, lambda: plan, commit=False)
    return begun


def note(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_first_checkin_goes_to_the_folder_of_the_slug(root: Path) -> None:
    begun = begin(root, "Joan Citizen")
    assert begun.path == "checkins/joan-citizen/2026-11-22.md"
    assert (root / begun.path).read_text().startswith("---\nperson: Joan Citizen\ndate: 2026-11-22")


def test_new_checkin_goes_where_the_persons_files_are(root: Path) -> None:
    note(root, "checkins/jc/2026-10-11.md", "---\nperson: Joan Citizen\n---\n- [ ] Call Sam\n")
    begun = begin(root, "Joan Citizen")
    assert begun.path == "checkins/jc/2026-11-22.md"
    assert len(begun.carried) == 1


def test_a_file_without_front_matter_belongs_to_whom_its_folder_is(root: Path) -> None:
    note(root, "checkins/jc/2026-10-11.md", "---\nperson: Joan Citizen\n---\n")
    note(root, "checkins/jc/2026-09-01.md", "# Old\n\n- [ ] Call Sam\n")
    assert {one.person for one in Store(root).journal.checkins} == {"Joan Citizen"}


@pytest.mark.parametrize("typed", ["Joan Citizn", "joan", "Joan", "JoanCitizen"])
def test_a_near_miss_is_refused_until_settled(root: Path, typed: str) -> None:
    note(root, "checkins/joan-citizen/2026-10-11.md", "---\nperson: Joan Citizen\n---\n")
    with pytest.raises(NearMiss, match="nobody called") as met:
        begin(root, typed)
    assert met.value.nearest == "Joan Citizen"
    assert begin(root, typed, is_new=True).person == typed


@pytest.mark.parametrize("typed", ["Joan Citizen", "joan citizen", "joan-citizen", "@jc", "jc"])
def test_name_slug_and_handle_are_exact(root: Path, typed: str) -> None:
    (root / "thrive.toml").write_text('[[people]]\nname = "Joan Citizen"\nhandles = ["jc"]\n')
    assert begin(root, typed).path == "checkins/joan-citizen/2026-11-22.md"


def test_a_name_with_the_same_slug_gets_a_number_that_is_written_down(root: Path) -> None:
    begin(root, "José Díaz")
    begun = begin(root, "Jose Diaz", is_new=True)
    assert begun.path == "checkins/jose-diaz-2/2026-11-22.md"
    assert 'name = "Jose Diaz"\nslug = "jose-diaz-2"' in (root / "thrive.toml").read_text()
    people = Store(root).people
    assert people.known("jose-diaz-2") == people.known("Jose Diaz")
    assert begin(root, "Jose Diaz", date(2027, 1, 3)).path == "checkins/jose-diaz-2/2027-01-03.md"


def test_former_name_keeps_the_folder_and_the_thread(root: Path) -> None:
    note(root, "checkins/joan-citizen/2026-10-11.md", "---\nperson: Joan Citizen\n---\n- [ ] A\n")
    before = [thread.id for thread in Store(root).journal.all_threads()]
    (root / "thrive.toml").write_text(
        '[[people]]\nname = "Joan Smith"\nformerly = ["Joan Citizen"]\n'
    )
    assert [thread.id for thread in Store(root).journal.all_threads()] == before
    begun = begin(root, "Joan Smith")
    assert begun.path == "checkins/joan-citizen/2026-11-22.md"
    assert begun.carried == tuple(before)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "..", ".", "-rf", "con", "a/b", "~"])
def test_no_name_leads_out_of_checkins(root: Path, name: str) -> None:
    try:
        begun = begin(root, name)
    except UsageFault:
        return
    assert (root / begun.path).resolve().is_relative_to((root / "checkins").resolve())
    assert begun.path.count("/") == 2


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\x1bb", "x" * 101, "a\u202eb"])
def test_what_can_be_nobodys_name_is_refused(root: Path, name: str) -> None:
    with pytest.raises(UsageFault):
        begin(root, name)
    assert list((root / "checkins").iterdir()) == []


def test_partner_is_as_last_time_unless_named(root: Path) -> None:
    begin(root, "Joan Citizen", partners=("Sam Lee",))
    assert (
        "partner: Sam Lee\n"
        in (root / begin(root, "Joan Citizen", date(2027, 1, 3)).path).read_text()
    )
    later = begin(root, "Joan Citizen", date(2027, 2, 14), partners=("Kim Wu",))
    assert "partner: Kim Wu\n" in (root / later.path).read_text()


def test_the_same_day_again_changes_nothing_and_another_makes_a_second_file(root: Path) -> None:
    first = begin(root, "Joan Citizen")
    bytes_of_first = (root / first.path).read_bytes()
    again = begin(root, "Joan Citizen")
    assert (again.path, again.created, again.carried) == (first.path, False, ())
    assert (root / first.path).read_bytes() == bytes_of_first
    assert begin(root, "Joan Citizen", another=True).path == "checkins/joan-citizen/2026-11-22-2.md"


def test_running_again_carries_what_is_missing(root: Path) -> None:
    note(root, "checkins/joan-citizen/2026-10-11.md", "---\nperson: Joan Citizen\n---\n- [ ] A\n")
    begin(root, "Joan Citizen")
    old = root / "checkins/joan-citizen/2026-10-11.md"
    old.write_text(old.read_text() + "- [ ] B\n")
    again = begin(root, "Joan Citizen")
    assert len(again.carried) == 1
    assert "- [ ] B <!-- thrive:" in (root / again.path).read_text()


def test_nothing_is_carried_into_a_check_in_that_has_a_later_one(root: Path) -> None:
    note(root, "checkins/joan-citizen/2026-09-01.md", "---\nperson: Joan Citizen\n---\n- [ ] A\n")
    note(root, "checkins/joan-citizen/2026-12-01.md", "---\nperson: Joan Citizen\n---\n")
    begun = begin(root, "Joan Citizen")
    assert (begun.carried, begun.later) == ((), date(2026, 12, 1))


def test_what_is_older_than_26_weeks_stays_unless_all_is_asked_for(root: Path) -> None:
    note(root, "checkins/joan-citizen/2025-01-01.md", "---\nperson: Joan Citizen\n---\n- [ ] A\n")
    note(root, "checkins/joan-citizen/2026-10-11.md", "---\nperson: Joan Citizen\n---\n- [ ] B\n")
    begun = begin(root, "Joan Citizen")
    assert (len(begun.carried), len(begun.left_behind)) == (1, 1)
    assert len(begin(root, "Joan Citizen", carry=Carry.ALL).carried) == 1
    assert begin(root, "Joan Citizen", date(2027, 1, 3), carry=Carry.NONE).carried == ()


def test_an_unreadable_file_of_the_person_stops_it(root: Path) -> None:
    note(root, "checkins/joan-citizen/2026-09-01.md", "---\nperson: Joan Citizen\n---\n")
    note(
        root,
        "checkins/joan-citizen/2026-10-11.md",
        "<<<<<<< ours\n- [ ] A\n=======\n- [x] A\n>>>>>>> theirs\n",
    )
    with pytest.raises(UnreadableCheckIn, match=r"2026-10-11\.md:1: a merge left"):
        begin(root, "Joan Citizen")


def test_a_teams_template_wins_and_may_lack_front_matter(root: Path) -> None:
    note(root, "templates/career-checkin.md", "# Ours\n\n## Planning\n\n#### Tasks\n")
    text = (root / begin(root, "Joan Citizen").path).read_text()
    assert text.startswith("---\nperson: Joan Citizen\ndate: 2026-11-22\n---\n\n# Ours\n")


def test_template_text_in_a_note_is_only_text(root: Path) -> None:
    note(
        root,
        "checkins/joan-citizen/2026-10-11.md",
        "## Planning\n#### Tasks\n- [ ] {{ 7*7 }} {% raw %} $& \\1\n",
    )
    begun = begin(root, "Joan Citizen")
    assert "- [ ] {{ 7*7 }} {% raw %} $& \\1 <!-- thrive:" in (root / begun.path).read_text()


def test_worksheets_are_carried_from_and_never_the_latest(root: Path) -> None:
    note(root, "checkins/joan-citizen/2026-10-11.md", "---\nperson: Joan Citizen\n---\n- [ ] A\n")
    note(
        root,
        "checkins/joan-citizen/2026-11-01-swot.md",
        "---\nperson: Joan Citizen\ndate: 2026-11-01\nkind: swot\n---\n- [ ] B\n",
    )
    begun = begin(root, "Joan Citizen")
    assert len(begun.carried) == 2
    assert len(Store(root).journal.meetings("Joan Citizen")) == 2


def test_a_checkbox_of_the_teams_template_is_an_action_for_everybody_once(root: Path) -> None:
    questions = (
        "## Planning\n\n#### Which projects?\n\n- [ ] Update the skills page\n\n"
        "#### Which tasks?\n\n- [ ] Tidy the desk\n"
    )
    note(root, "templates/career-checkin.md", questions)
    first = begin(root, "Joan Citizen", date(2026, 10, 11))
    file = root / first.path
    file.write_text(file.read_text().replace("page\n", "page\n- The guide\n- [ ] Draft it\n"))
    begun = begin(root, "Joan Citizen")
    text = (root / begun.path).read_text()
    assert text.count("Update the skills page") == text.count("Tidy the desk") == 1
    assert len(begun.carried) == 3
    assert "- The guide\n- [ ] Draft it" in text
    rows = [thread.live.action.text for thread in Store(root).journal.all_threads()]
    assert sorted(rows) == ["Draft it", "Tidy the desk", "Update the skills page"]
    assert begin(root, "Joan Citizen").carried == ()


def test_what_became_of_a_templates_own_action_is_what_goes_on(root: Path) -> None:
    """Else the template's bare line would pass for its newest copy: open, ownerless, alone."""
    note(root, "templates/team.md", "## Planning\n\n#### Tasks\n\n- [ ] Book a room\n- [ ] Rest\n")
    note(
        root,
        "checkins/joan-citizen/2026-10-11.md",
        "---\nperson: Joan Citizen\n---\n## Planning\n\n#### Tasks\n\n"
        "- [/] *@Sam Lee* Book a room by 2026-12-01\n\n  - [ ] ask which\n  - a note\n- [x] Rest\n",
    )
    begun = begin(root, "Joan Citizen", template="team")
    text = (root / begun.path).read_text()
    assert len(begun.carried) == 2
    assert "- [/] *@Sam Lee* Book a room by 2026-12-01 <!-- thrive:" in text
    assert text.count("Book a room") == 1
    assert "- a note" in text
    assert text.count("- [ ] Rest") == 1


def test_a_symbolic_link_among_the_files_stops_the_carry(root: Path) -> None:
    note(root, "elsewhere.md", "- [ ] Call Sam\n")
    (root / "checkins/joan-citizen").mkdir()
    (root / "checkins/joan-citizen/2026-10-11.md").symlink_to(root / "elsewhere.md")
    with pytest.raises(UnreadableCheckIn, match="symbolic link"):
        begin(root, "Joan Citizen")


def test_what_is_stranded_by_carrying_nothing_is_told(root: Path) -> None:
    note(root, "checkins/joan-citizen/2026-10-11.md", "- [>] Call Sam\n- [ ] Rest\n")
    begun = begin(root, "Joan Citizen", carry=Carry.NONE)
    (stranded,) = begun.stranded
    row = next(thread for thread in Store(root).journal.all_threads() if thread.is_stranded)
    assert row.id == stranded


def test_a_date_in_figures_is_read_in_the_workspaces_order(root: Path) -> None:
    (root / "thrive.toml").write_text('date_order = "dmy"\n')
    note(root, "checkins/joan-citizen/first.md", "---\ndate: 10/11/2026\n---\n")
    (checkin,) = Store(root).journal.checkins
    assert checkin.date == date(2026, 11, 10)
