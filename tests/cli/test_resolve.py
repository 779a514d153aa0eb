"""`thrive resolve` after real merges: what is asked, what is written, and how the merge ends."""

import re
from pathlib import Path

import pytest
from running import House
from terminal import at_a_terminal, in_conversation
from two_clones import NEWER, OLDER, TwoClones, two_clones

BOOK = "Book the team day"


@pytest.fixture
def both(thrive: House) -> TwoClones:
    """Joan and Sam, whose last sync met in two places of one file."""
    both = two_clones(thrive)
    for who, day, talk in (("notes", "a day out", "a lecture"), ("sam", "two days", "a workshop")):
        both.shell(who, f"sed -i 's/Book the team day/Book {day}/; s/a talk/{talk}/' {NEWER}")
    assert both.sync("notes").code == 0
    run = both.sync("sam")
    assert run.code == 1, run
    assert f"{NEWER}" in run.out
    return both


def notes(both: TwoClones, who: str = "sam") -> str:
    return both.file(who, NEWER).read_text()


def merging(both: TwoClones) -> bool:
    return (both.house.home / "sam/.git/MERGE_HEAD").exists()


def test_elsewhere_than_at_a_terminal_it_lists_and_says_no(both: TwoClones) -> None:
    before = notes(both)
    run = both.thrive("sam", "resolve")
    assert run.code == 1
    assert run.out.splitlines()[0].startswith(f"{NEWER}:")
    assert "Book two days" in run.out
    assert "Book a day out" in run.out
    assert run.err.startswith("2 left to settle\nhint: `thrive resolve` at a terminal asks")
    assert notes(both) == before
    data = both.thrive("sam", "resolve", "--json").data
    assert isinstance(data, dict)
    assert [one["path"] for one in data["conflicts"]] == [NEWER, NEWER]
    assert "two days" in data["conflicts"][1]["ours"]


@pytest.mark.parametrize(
    ("option", "kept", "gone"),
    [
        ("--ours", ["two days", "a workshop"], ["a day out", "a lecture"]),
        ("--theirs", ["a day out", "a lecture"], ["two days", "a workshop"]),
        ("--both", ["two days", "a workshop", "a day out", "a lecture"], []),
    ],
)
def test_one_option_settles_all_and_ends_the_merge(
    both: TwoClones, option: str, kept: list[str], gone: list[str]
) -> None:
    foreseen = both.thrive("sam", "resolve", option, "--dry-run")
    assert foreseen.out.startswith(f"--- a/{NEWER}\n")
    assert merging(both)
    run = both.thrive("sam", "resolve", option)
    assert (run.code, run.out) == (0, f"settled: {NEWER}\n")
    text = notes(both)
    assert all(text.count(words) == 1 for words in kept)
    assert not any(words in text for words in gone)
    assert not any(mark in text for mark in ("<<<<", "||||", "====", ">>>>"))
    assert not merging(both)
    assert both.shell("sam", "git status --porcelain; git log -1 --format=%p | wc -w") == "2"
    assert both.sync("sam").code == 0
    assert both.sync("notes").code == 0
    assert notes(both, "notes") == text
    assert both.thrive("sam", "resolve").out == "nothing is left to settle\n"


def test_at_a_terminal_it_asks_about_one_after_the_other(both: TwoClones) -> None:
    both.house.place = both.house.home / "sam"
    shown = at_a_terminal(both.house, "resolve", "ot\n?\no\nthe\n")
    assert shown.count("[o]urs, [t]heirs, [b]oth, [e]dit, [s]kip, [q]uit, [?]: ") == 4
    assert shown.count("'ot' is none of these; ? says what they do\n") == 1
    explained = re.findall(r"(?:^|\[\?\]: )  (\w)  \w", shown, re.MULTILINE)
    assert explained == ["o", "t", "b", "e", "s", "q"]
    assert "2 to go" in shown
    assert "1 to go" in shown
    assert shown.endswith("[exit 0]")
    text = notes(both)
    assert "Propose a workshop" in text
    assert "Book a day out" in text
    assert "two days" not in text
    assert not merging(both)


@pytest.mark.parametrize(("answer", "code"), [("q\n", 1), ("s\n", 1), ("\x03", 130)])
def test_what_is_not_answered_stays_with_its_marks(both: TwoClones, answer: str, code: int) -> None:
    both.house.place = both.house.home / "sam"
    shown = in_conversation(both.house, "resolve", ("[q]uit", "o\n"), ("[q]uit", answer))
    assert shown.endswith(f"[exit {code}]")
    text = notes(both)
    assert "Propose a workshop" in text
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == 1
    assert merging(both)
    assert both.thrive("sam", "resolve", "--theirs", NEWER).code == 0
    assert not merging(both)


QUOTED = "```\n<<<<<<< HEAD\n- [ ] b\n=======\n- [x] b\n>>>>>>> other\n```\n"


def test_a_quoted_conflict_is_nobodys_to_settle(both: TwoClones) -> None:
    """Neither in a file that is merged, nor beside true ones in one that is not."""
    both.file("notes", OLDER).write_text(both.file("notes", OLDER).read_text() + QUOTED)
    both.house.place = both.house.home / "notes"
    assert both.house("resolve").out == "nothing is left to settle\n"
    assert both.thrive("notes", "actions", "done", "cmw").code == 0
    assert both.sync("notes").code == 0
    sam = both.file("sam", NEWER)
    both.shell("sam", "git merge --abort")
    sam.write_text(f"{sam.read_text()}\n{QUOTED}")
    assert both.sync("sam").code == 1
    data = both.thrive("sam", "resolve", "--json").data
    assert isinstance(data, dict)
    assert len(data["conflicts"]) == 2
    assert both.thrive("sam", "resolve", "--ours").code == 0
    assert not merging(both)
    assert sam.read_text().endswith(QUOTED)
    assert both.sync("sam").code == 0


def test_a_conflict_that_git_wrote_into_a_fence_is_found(thrive: House) -> None:
    root = thrive.scene("joan")
    note = root / OLDER
    code = f"{note.read_text()}\n```\nline\n```\n"
    for branch, word in (("", "line"), ("sam", "Sam's"), ("main", "Joan's")):
        assert thrive.shell(f"git switch -qc {branch}").code == 0 if branch == "sam" else True
        assert thrive.shell("git switch -q main").code == 0 if branch == "main" else True
        note.write_text(code.replace("line", word))
        assert thrive.shell("git commit -qam x").code == 0
    assert thrive.shell("git merge -q sam").code == 1
    assert "```\n<<<<<<< HEAD\n" in note.read_text()
    data = thrive("resolve", "--json").data
    assert isinstance(data, dict)
    assert [one["ours"] for one in data["conflicts"]] == ["Joan's\n"]
    assert thrive("resolve", "--theirs").code == 0
    assert note.read_text() == code.replace("line", "Sam's")


def test_what_is_chosen_can_be_taken_back(both: TwoClones) -> None:
    before = notes(both)
    assert both.thrive("sam", "resolve", "--ours", "--no-commit").code == 0
    assert merging(both)
    assert both.thrive("sam", "undo").code == 5  # saved; a merge is under way
    assert notes(both) == before


def test_a_file_put_right_by_hand_is_taken_as_it_is(both: TwoClones) -> None:
    both.shell("sam", f"sed -i '/^[<>|=]\\{{7\\}}/d' {NEWER}")
    text = notes(both)
    run = both.thrive("sam", "resolve")
    assert (run.code, run.out) == (0, "nothing is left to settle\n")
    assert notes(both) == text
    assert not merging(both)
    assert both.shell("sam", "git status --porcelain") == ""


def test_two_choices_at_once_and_a_file_without_a_conflict_are_refused(both: TwoClones) -> None:
    run = both.thrive("sam", "resolve", "--ours", "--theirs")
    assert (run.code, run.err.splitlines()[0]) == (
        2,
        "error: --ours, --theirs and --both exclude each other",
    )
    run = both.thrive("sam", "resolve", "thrive.toml")
    assert run.code == 2
    assert "there is nothing to settle in thrive.toml" in run.err


def test_a_check_in_deleted_by_one_and_changed_by_the_other(thrive: House) -> None:
    both = two_clones(thrive)
    both.shell("notes", f"git rm -q {NEWER} && git commit -qm 'Away with it'")
    both.append("sam", NEWER, "- [ ] One more thing")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 1
    run = both.thrive("sam", "resolve")
    assert run.code == 1
    shown = "\n".join(run.out.splitlines()[1:])
    assert shown == (
        "  ours, what is not in before:\n    - [ ] One more thing\n"
        "  theirs: they deleted the file; choosing that loses all of it\n"
        "  before: no line that is not in ours, too"
    )
    data = both.thrive("sam", "resolve", "--json").data
    assert isinstance(data, dict)
    (one,) = data["conflicts"]
    assert one["gone"] == {"side": "theirs", "why": "deleted", "to": None}
    assert one["base"] in one["ours"]
    assert both.thrive("sam", "resolve", "--both").code == 2
    assert both.thrive("sam", "resolve", "--ours").code == 0
    assert "One more thing" in notes(both)
    assert both.sync("sam").code == 0
    assert both.sync("notes").code == 0
    assert "One more thing" in notes(both, "notes")


def test_check_says_that_a_merge_has_not_ended(thrive: House) -> None:
    both = two_clones(thrive)
    both.shell("notes", f"git rm -q {NEWER} && git commit -qm 'Away with it'")
    both.append("sam", NEWER, "- [ ] One more thing")
    assert both.thrive("sam", "check").code == 0
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 1
    run = both.thrive("sam", "check")
    assert run.code == 1
    assert (
        ".: warning: a merge is under way in this repository: what is read may be one of two "
        "versions [merge-open]\n    hint: `thrive resolve` goes through what is left; "
    ) in run.out
    assert both.thrive("sam", "resolve", "--ours").code == 0
    assert both.thrive("sam", "check").code == 0
    both.shell("sam", "git bisect start")
    assert both.thrive("sam", "check").code == 0


@pytest.fixture
def moved(thrive: House) -> TwoClones:
    """Joan and Sam, who moved the same folder apart; Sam wrote something into it, too."""
    both = two_clones(thrive)
    both.shell("notes", "git mv checkins/joan-citizen checkins/joan && git commit -qm Moved")
    both.shell("sam", "git mv checkins/joan-citizen checkins/jc && git commit -qm Moved")
    both.append("sam", NEWER.replace("joan-citizen", "jc"), "Sam alone knows this")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 1
    return both


HERE, THERE = (NEWER.replace("joan-citizen", name) for name in ("jc", "joan"))


def test_of_a_folder_that_both_moved_one_copy_stays_whatever_is_chosen(moved: TwoClones) -> None:
    run = moved.thrive("sam", "resolve")
    assert f"theirs: they moved it to {THERE}\n" in run.out
    assert f"ours: it was moved to {HERE} here\n" in run.out
    assert run.out.count("Sam alone knows this") == 2
    assert "deleted" not in run.out
    assert not any(line == NEWER for line in run.out.splitlines())
    assert moved.thrive("sam", "resolve", "--theirs", HERE).code == 1
    run = moved.thrive("sam", "resolve", THERE)
    assert "which is not kept: this is the only copy" in run.out
    for options in ((), (THERE,), ("--dry-run",)):
        run = moved.thrive("sam", "resolve", "--ours", *options)
        assert run.code == 1
        assert "is the only copy left" in run.err
    assert moved.thrive("sam", "resolve", "--theirs").code == 0
    assert moved.sync("sam").code == 0
    assert moved.sync("notes").code == 0
    for who in ("sam", "notes"):
        assert "Sam alone knows this" in moved.file(who, THERE).read_text()
        assert not moved.file(who, HERE).exists()


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_one_option_settles_on_one_of_the_two_places(moved: TwoClones, side: str) -> None:
    moved.file("sam", HERE).write_text(f"{moved.file('sam', HERE).read_text()}And by hand.\n")
    assert moved.thrive("sam", "resolve", f"--{side}").code == 0
    kept, gone = (HERE, THERE) if side == "ours" else (THERE, HERE)
    assert "Sam alone knows this" in moved.file("sam", kept).read_text()
    assert ("And by hand." in moved.file("sam", kept).read_text()) == (side == "ours")
    assert not moved.file("sam", gone).exists()
    assert not merging(moved)


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_new_check_in_in_a_folder_that_the_other_moved_stays(thrive: House, side: str) -> None:
    both = two_clones(thrive)
    both.shell("notes", "git mv checkins/joan-citizen checkins/joan && git commit -qm Moved")
    assert both.thrive("sam", "checkin", "new").code == 0
    both.append("sam", "checkins/joan-citizen/2026-11-22.md", "Sam alone knows this")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 1
    run = both.thrive("sam", "resolve")
    assert "theirs: they never had this file; it stays, whichever you choose\n" in run.out
    assert "---\n" in run.out
    assert both.thrive("sam", "resolve", f"--{side}").code == 0
    assert "Sam alone" in both.file("sam", "checkins/joan/2026-11-22.md").read_text()
    assert not merging(both)


def test_no_side_is_called_a_part_of_the_other_unless_it_is(thrive: House) -> None:
    """Lines that are there twice, in another order, or with other endings are not the same."""
    both = two_clones(thrive)
    lines = [f"- line {number}\n" for number in range(20)]
    ours, theirs = [*lines[10:], *lines[:10]], [*lines, lines[3]]
    text = f"<<<<<<< HEAD\n{''.join(ours)}=======\n{''.join(theirs)}>>>>>>> sam\n"
    both.file("sam", NEWER).write_text(text)
    run = both.thrive("sam", "resolve")
    assert run.out.count("    - line ") >= 20
    part = f"<<<<<<< HEAD\n{''.join(lines)}=======\n{''.join(theirs)}>>>>>>> sam\n"
    both.file("sam", NEWER).write_text(part)
    run = both.thrive("sam", "resolve")
    assert "  ours: no line that is not in theirs, too\n" in run.out
    assert "  theirs, what is not in ours:\n    - line 3\n" in run.out


def test_a_check_in_deleted_for_good(thrive: House) -> None:
    both = two_clones(thrive)
    both.shell("notes", f"git rm -q {NEWER} && git commit -qm 'Away with it'")
    both.append("sam", NEWER, "- [ ] One more thing")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 1
    assert both.thrive("sam", "resolve", "--theirs").code == 0
    assert not both.file("sam", NEWER).exists()
    assert both.shell("sam", "git status --porcelain; git log -1 --format=%p | wc -w") == "2"


def test_bytes_that_are_no_text_are_never_mixed(thrive: House) -> None:
    both = two_clones(thrive)
    both.shell("notes", f"printf '\\xff ours' > {NEWER}")
    both.append("sam", NEWER, "- [ ] One more thing")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 1
    assert "One more thing" in notes(both)
    assert both.thrive("sam", "resolve", "--theirs").code == 0
    assert both.file("sam", NEWER).read_bytes() == b"\xff ours"
    assert not merging(both)


def test_marks_that_were_committed_are_settled_without_a_merge(thrive: House) -> None:
    root = thrive.scene("joan")
    path: Path = root / NEWER
    text = path.read_text().replace(
        f"- [ ] {BOOK}\n", f"<<<<<<< HEAD\n- [x] {BOOK}\n=======\n- [ ] {BOOK}\n>>>>>>> sam\n"
    )
    path.write_text(text)
    assert thrive.shell("git commit -qam oops").code == 0
    assert thrive.typed("actions start xn2").code == 3
    assert thrive.typed("resolve --ours").code == 0
    assert f"- [x] {BOOK}\n" in path.read_text()
    assert thrive.shell("git status --porcelain").out == ""
    assert thrive.typed("actions start xn2").code == 0


@pytest.mark.parametrize("gone", ["<<<<<<<", "=======", ">>>>>>>"])
@pytest.mark.parametrize("option", ["--ours", "--theirs", "--both", ""])
def test_half_edited_marks_are_named_and_nothing_is_written(
    both: TwoClones, gone: str, option: str
) -> None:
    both.shell("sam", f"sed -i '0,/^{gone}/{{/^{gone}/d}}' {NEWER}")
    before = notes(both)
    run = both.thrive("sam", "resolve", *([option] if option else []))
    assert run.code == 1, run
    assert "missing or out of place" in run.out + run.err
    assert notes(both) == before
    assert merging(both)


def test_marks_that_were_committed_are_not_sent(both: TwoClones) -> None:
    both.shell("sam", "git commit -qam 'Not looked at'")
    run = both.sync("sam")
    assert run.code == 1, run
    assert f"two versions: {NEWER}" in run.out
    assert both.tip("server.git") != both.tip("sam")


def test_two_values_of_one_key_are_not_both_kept(thrive: House) -> None:
    both = two_clones(thrive)
    for who, day in (("notes", "2026-12-03"), ("sam", "2026-12-04")):
        both.shell(who, f"sed -i 's/^next: .*/next: {day}/' {NEWER}")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 1
    run = both.thrive("sam", "resolve", "--both")
    assert run.code == 2
    assert "two values of one key cannot both stand" in run.err
    assert both.thrive("sam", "resolve", "--theirs").code == 0


@pytest.mark.parametrize("driver", ["thrive init", "git config --global merge.conflictStyle merge"])
@pytest.mark.parametrize(("option", "kept"), [("--ours", "two days"), ("--theirs", "a day out")])
def test_in_a_rebase_ours_is_what_the_person_wrote(
    thrive: House, driver: str, option: str, kept: str
) -> None:
    both = two_clones(thrive)
    both.shell("sam", driver)
    for who, day in (("notes", "a day out"), ("sam", "two days")):
        both.shell(who, f"sed -i 's/Book the team day/Book {day}/' {NEWER}; git commit -qam {who}")
    assert both.sync("notes").code == 0
    both.shell("sam", "git pull -q --rebase || true")
    listed = both.thrive("sam", "resolve")
    assert "  ours:\n    - [ ] Book two days\n  theirs:\n    - [ ] Book a day out\n" in listed.out
    assert "a rebase is under way: ours is what you wrote" in listed.err
    run = both.thrive("sam", "resolve", option)
    assert run.code == 0, run
    assert f"- [ ] Book {kept}\n" in notes(both)
    both.shell("sam", "GIT_EDITOR=true git rebase --continue || git rebase --skip")
    assert f"- [ ] Book {kept}\n" in notes(both)
    assert both.sync("sam").code == 0


@pytest.mark.parametrize("option", ["--ours", "--theirs"])
def test_in_a_rebase_a_whole_file_is_the_persons_own(thrive: House, option: str) -> None:
    both = two_clones(thrive)
    both.shell("notes", f"printf '\\xff theirs' > {NEWER}; git commit -qam notes")
    both.shell("sam", f"printf '\\xff ours' > {NEWER}; git rm -q {OLDER}; git commit -qam sam")
    both.append("notes", OLDER, "Joan's")
    assert both.sync("notes").code == 0
    both.shell("sam", "git pull -q --rebase || true")
    assert "ours: the file was deleted here" in both.thrive("sam", "resolve").out
    assert both.thrive("sam", "resolve", option).code == 0
    assert both.file("sam", NEWER).read_bytes() == b"\xff " + option[2:].encode()
    assert both.file("sam", OLDER).exists() == (option == "--theirs")


def test_what_is_not_merged_outside_of_the_workspace_is_named(thrive: House) -> None:
    root = thrive.scene("joan")
    lines = (
        "git init -q -b main .. && cd .. && rm -rf notes/.git && echo a > code.py && git add -A &&"
        "git commit -qm a && git switch -qc sam && echo sam > code.py && git commit -qam sam &&"
        "git switch -q main && echo joan > code.py && git commit -qam joan && git merge -q sam"
    )
    assert thrive.shell(lines).code == 1
    run = thrive("resolve")
    assert run.code == 1
    assert "outside of this workspace: code.py" in run.err
    assert root.is_dir()
