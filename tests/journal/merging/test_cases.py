"""Merging two versions of one check-in, case by case; each both ways round."""

import re

import pytest
from merge_outcome import chosen

from thrivecli.journal.merging.merge import Merge, merge_checkin
from thrivecli.model.problem import Problem

PATH = "checkins/joan-citizen/2026-10-08.md"
BASE = """\
---
person: Joan Citizen
date: 2026-10-08
---

## Goals

#### What do you want to be doing in 1 year?

- Lead our releases

## Planning

#### What tasks can you complete before the next check-in?

- [ ] *@Joan Citizen* Draft the guide by 30 Oct 2026 <!-- thrive:7k3q9f -->
  - ask Priya first
- [ ] Book the team day
- [/] Read the report

## What have you done so far?

*22 Sep 2026*

- Led the release
"""
GUIDE = "- [ ] *@Joan Citizen* Draft the guide by 30 Oct 2026 <!-- thrive:7k3q9f -->"


def changed(*edits: tuple[str, str], base: str = BASE) -> str:
    """The base with these words put in place of others, each of which must be there once."""
    for old, new in edits:
        assert base.count(old) == 1, old
        base = base.replace(old, new)
    return base


def merge(ours: str, theirs: str, base: str = BASE) -> Merge:
    """The merge, which must come to the same the other way round."""
    result = merge_checkin(PATH, base.encode(), ours.encode(), theirs.encode())
    turned = merge_checkin(PATH, base.encode(), theirs.encode(), ours.encode())
    assert isinstance(result, Merge)
    assert isinstance(turned, Merge)
    assert turned.conflicts == result.conflicts
    if not result.conflicts:
        assert turned.data == result.data
    return result


def whole(ours: str, theirs: str, base: str = BASE) -> str:
    """The text of a merge without conflicts."""
    result = merge(ours, theirs, base)
    assert result.conflicts == 0, result.data.decode()
    return result.data.decode()


def test_changes_in_different_places_are_both_taken_byte_for_byte() -> None:
    ours = changed(("- Lead our releases", "- Lead our releases\n- Speak at a meetup"))
    theirs = changed(("- Led the release", "- Led the release\n- Won a prize"))
    both = changed(
        ("- Lead our releases", "- Lead our releases\n- Speak at a meetup"),
        ("- Led the release", "- Led the release\n- Won a prize"),
    )
    assert whole(ours, theirs) == both


def test_a_tick_and_a_new_date_meet_on_one_line() -> None:
    ours = changed((GUIDE, GUIDE.replace("[ ]", "[x]").replace(" <", " (done 20 Oct 2026) <")))
    theirs = changed(("30 Oct 2026", "15 Nov 2026"))
    done = "- [x] *@Joan Citizen* Draft the guide by 15 Nov 2026 (done 20 Oct 2026) <!-- "
    assert done in whole(ours, theirs)


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("x", "/", "x"),
        ("x", "-", "x"),
        ("x", ">", "x"),
        ("-", ">", "-"),
        (">", "/", ">"),
        ("X", "-", "X"),
    ],
)
def test_the_marker_that_settles_more_is_kept(one: str, other: str, kept: str) -> None:
    ours, theirs = (changed(("[ ] Book", f"[{marker}] Book")) for marker in (one, other))
    assert f"- [{kept}] Book the team day\n" in whole(ours, theirs)


def test_opening_again_counts_where_the_other_left_the_box_alone() -> None:
    base = changed(("[ ] Book", "[x] Book"))
    theirs = changed(("Book the team day", "Book the team day +fun"), base=base)
    assert "- [ ] Book the team day +fun\n" in whole(BASE, theirs, base)


def test_of_two_new_dates_the_later_is_kept_and_both_are_told() -> None:
    ours, theirs = (changed(("30 Oct 2026", day)) for day in ("12 Nov 2026", "3 Dec 2026"))
    result = merge(ours, theirs)
    assert "by 3 Dec 2026 <!-- thrive:7k3q9f -->" in result.data.decode()
    (note,) = result.notes
    assert "2026-11-12 and 2026-12-03" in note


def test_two_days_on_which_it_was_done_keep_the_earlier() -> None:
    ours, theirs = (
        changed(("- [ ] Book the team day", f"- [x] Book the team day (done {day} Oct 2026)"))
        for day in (20, 21)
    )
    result = merge(ours, theirs)
    assert "- [x] Book the team day (done 20 Oct 2026)\n" in result.data.decode()
    assert "2026-10-20 and 2026-10-21" in result.notes[0]


def test_two_reasons_for_dropping_are_for_the_two_to_settle() -> None:
    ours, theirs = (
        changed(
            ("- [ ] Book", "- [-] Book"), ("team day", f"team day (dropped 20 Oct 2026: {why})")
        )
        for why in ("no money", "no time")
    )
    result = merge(ours, theirs).data.decode()
    assert "no money" in chosen(result, "ours")
    assert "no time" in chosen(result, "theirs")


def test_done_does_not_swallow_the_reason_for_dropping() -> None:
    ours = changed(("- [ ] Book the team day", "- [x] Book the team day"))
    theirs = changed(
        ("- [ ] Book the team day", "- [-] Book the team day (dropped 20 Oct 2026: no money)")
    )
    assert merge(ours, theirs).conflicts == 1


def test_words_that_both_changed_get_marks_around_that_line_alone() -> None:
    ours, theirs = (changed(("Book the", f"Book {what}")) for what in ("a", "one"))
    result = merge(ours, theirs).data.decode()
    assert (
        "<<<<<<< ours\n- [ ] Book a team day\n||||||| before\n- [ ] Book the team day\n"
        "=======\n- [ ] Book one team day\n>>>>>>> theirs\n- [/] Read the report\n"
    ) in result
    assert chosen(result, "ours") == ours
    assert chosen(result, "theirs") == theirs


def test_a_deleted_action_is_gone_where_the_other_left_it_alone() -> None:
    ours = changed((f"{GUIDE}\n  - ask Priya first\n", ""))
    theirs = changed(("- [ ] Book", "- [x] Book"))
    merged = whole(ours, theirs)
    assert "guide" not in merged
    assert "Priya" not in merged


@pytest.mark.parametrize(
    "edit",
    [
        (GUIDE, GUIDE.replace("[ ]", "[x]")),
        ("  - ask Priya first", "  - ask Priya first\n  - and Ngozi"),
    ],
)
def test_a_deleted_action_that_the_other_changed_is_asked_about(edit: tuple[str, str]) -> None:
    ours = changed((f"{GUIDE}\n  - ask Priya first\n", ""))
    theirs = changed(edit)
    result = merge(ours, theirs).data.decode()
    assert chosen(result, "ours") == ours
    assert edit[1] in chosen(result, "theirs")


def test_a_note_goes_along_with_an_action_that_moved() -> None:
    ours = changed(
        (f"{GUIDE}\n  - ask Priya first\n", ""),
        ("- [/] Read the report\n", f"- [/] Read the report\n{GUIDE}\n  - ask Priya first\n"),
    )
    theirs = changed(("  - ask Priya first", "  - ask Priya first\n  - and Ngozi"))
    assert whole(ours, theirs).endswith(
        f"- [/] Read the report\n{GUIDE}\n  - ask Priya first\n  - and Ngozi\n\n"
        "## What have you done so far?\n\n*22 Sep 2026*\n\n- Led the release\n"
    )


def test_an_action_moved_below_another_keeps_the_others_tick() -> None:
    ours = changed(
        ("- [ ] Book the team day\n", ""),
        ("  - ask Priya first", "  - [ ] Book the team day\n  - ask Priya first"),
    )
    theirs = changed(("- [ ] Book", "- [x] Book"))
    assert f"{GUIDE}\n  - [x] Book the team day\n  - ask Priya first\n" in whole(ours, theirs)


def test_an_id_written_by_one_and_a_tick_by_the_other_are_one_line() -> None:
    ours = changed(("Book the team day", "Book the team day <!-- thrive:abc234 -->"))
    theirs = changed(("- [ ] Book", "- [x] Book"))
    assert "- [x] Book the team day <!-- thrive:abc234 -->\n" in whole(ours, theirs)


def test_both_wrote_down_the_same_action() -> None:
    ours, theirs = (
        changed(("- [/] Read the report", f"- [/] Read the report\n- [ ] Call Ngozi{more}"))
        for more in ("", " <!-- thrive:abc234 -->")
    )
    assert whole(ours, theirs).count("Call Ngozi") == 1


def test_two_actions_of_one_wording_stay_two() -> None:
    ours, theirs = (
        changed(("- [/] Read the report", f"- [/] Read the report\n- [ ] Call Ngozi{more}"))
        for more in (" <!-- thrive:abc234 -->", " <!-- thrive:abc235 -->")
    )
    assert whole(ours, theirs).count("Call Ngozi") == 2


def test_wins_stay_under_their_dates() -> None:
    ours = changed(("*22 Sep 2026*", "*20 Oct 2026*\n\n- First of all\n\n*22 Sep 2026*"))
    theirs = changed(
        ("*22 Sep 2026*", "*20 Oct 2026*\n\n- Second to none\n\n*22 Sep 2026*"),
        ("- Led the release", "- Led the release\n- Third\n\n*10 Sep 2026*\n\n- Fourth"),
    )
    merged = whole(ours, theirs)
    tail = merged[merged.index("*20 Oct") :]
    days = re.split(r"\*(\d\d \w{3} 2026)\*", tail)
    found = {
        day: re.findall(r"- (.*)", text) for day, text in zip(days[1::2], days[2::2], strict=True)
    }
    assert found == {
        "20 Oct 2026": ["First of all", "Second to none"],
        "22 Sep 2026": ["Led the release", "Third"],
        "10 Sep 2026": ["Fourth"],
    }


def test_a_carried_line_that_the_other_changed_is_told_of() -> None:
    ours = changed((GUIDE, GUIDE.replace("[ ]", "[>]")))
    theirs = changed(("30 Oct 2026", "15 Nov 2026"))
    result = merge(ours, theirs)
    assert "[>] *@Joan Citizen* Draft the guide by 15 Nov 2026" in result.data.decode()
    assert "while the other carried it on" in result.notes[0]


def test_both_carried_the_same_check_in_on() -> None:
    marks = [
        (f"- [{old}] {words}", f"- [>] {words}") for old, words in ((" ", "Book"), ("/", "Read"))
    ]
    both = changed(*marks, (GUIDE, GUIDE.replace("[ ]", "[>]")))
    assert whole(both, both) == both
    new = BASE.replace("2026-10-08", "2026-11-26")
    ours = changed(("- [ ] Book the team day", "- [x] Book the team day"), base=new)
    theirs = changed(("- Lead our releases", "- Lead our releases\n- Mentor Ravi"), base=new)
    merged = whole(ours, theirs, "")
    assert merged == changed(
        ("- [ ] Book the team day", "- [x] Book the team day"),
        ("- Lead our releases", "- Lead our releases\n- Mentor Ravi"),
        base=new,
    )


def test_an_answer_both_took_over_and_one_reworded_is_asked_about() -> None:
    new = BASE.replace("2026-10-08", "2026-11-26")
    theirs = changed(("- Lead our releases", "- Lead our releases and fixes"), base=new)
    result = merge(new, theirs, "").data.decode()
    assert chosen(result, "ours") == new
    assert chosen(result, "theirs") == theirs


def test_front_matter_merges_key_by_key() -> None:
    ours = changed(("date: 2026-10-08\n", "date: 2026-10-08 # a Thursday\nnext: 2026-11-26\n"))
    theirs = changed(("person: Joan Citizen\n", "person: Joan Citizen\npartner:\n  - Sam Lee\n"))
    merged = whole(ours, theirs)
    assert merged.startswith(
        "---\nperson: Joan Citizen\npartner:\n  - Sam Lee\n"
        "date: 2026-10-08 # a Thursday\nnext: 2026-11-26\n---\n\n## Goals\n"
    )


def test_two_dates_of_the_next_meeting_are_asked_about() -> None:
    ours, theirs = (
        changed(("date: 2026-10-08\n", f"date: 2026-10-08\nnext: 2026-11-{day}\n"))
        for day in (26, 27)
    )
    result = merge(ours, theirs).data.decode()
    assert chosen(result, "ours") == ours
    assert chosen(result, "theirs") == theirs


@pytest.mark.parametrize("eol", ["\r\n", "\r"])
def test_line_ends_stay_as_they_are(eol: str) -> None:
    ours = changed(("- [ ] Book", "- [x] Book")).replace("\n", eol)
    theirs = changed(("- Led", "- Well led")).replace("\n", eol)
    both = changed(("- [ ] Book", "- [x] Book"), ("- Led", "- Well led")).replace("\n", eol)
    assert whole(ours, theirs, BASE.replace("\n", eol)) == both


def test_one_side_changed_all_line_ends() -> None:
    ours = BASE.replace("\n", "\r\n")
    theirs = changed(("- Led", "- Well led"))
    assert whole(ours, theirs) == theirs.replace("\n", "\r\n")


def test_odd_line_ends_a_mark_and_a_missing_last_end_stay() -> None:
    base = "\ufeff" + changed(("- Lead our releases\n", "- Lead our releases\r\n"))[:-1]
    ours = changed(("- [ ] Book", "- [x] Book"), base=base)
    theirs = changed(("[/] Read", "[-] Read"), base=base)
    both = changed(("- [ ] Book", "- [x] Book"), ("[/] Read", "[-] Read"), base=base)
    assert whole(ours, theirs, base) == both


def test_what_is_fenced_is_no_action_and_merges_as_a_block() -> None:
    code = "```\n- [ ] Book the team day\n## Planning\n```"
    base = changed(("- Lead our releases\n", f"- Lead our releases\n\n{code}\n"))
    ours = base.replace("- [ ] Book the team day\n- [/]", "- [x] Book the team day\n- [/]")
    theirs = base.replace("## Planning\n```", "## Elsewhere\n```")
    merged = whole(ours, theirs, base)
    assert "```\n- [ ] Book the team day\n## Elsewhere\n```" in merged
    assert "- [x] Book the team day\n- [/]" in merged


def test_quoted_and_numbered_actions() -> None:
    base = changed(
        (
            "- [ ] Book the team day\n- [/] Read the report\n",
            "\n> 1. [ ] Book the team day\n>    - a note\n> 2. [/] Read the report\n",
        )
    )
    ours = changed(("[ ] Book", "[x] Book"), base=base)
    theirs = changed(
        ("> 2. [/] Read the report", "> 2. [ ] Ask Priya\n> 3. [/] Read the report"), base=base
    )
    assert (
        "> 1. [x] Book the team day\n>    - a note\n> 2. [ ] Ask Priya\n> 3. [/] Read the report\n"
    ) in whole(ours, theirs, base)


def test_a_renamed_question_keeps_what_the_other_wrote_under_it() -> None:
    ours = changed(("#### What do you want to be doing in 1 year?", "#### Hopes"))
    theirs = changed(("- Lead our releases", "- Lead our releases\n- Mentor Ravi"))
    assert "#### Hopes\n\n- Lead our releases\n- Mentor Ravi\n" in whole(ours, theirs)


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe", b"a" * (1 << 20) + b"bb", b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"],
)
def test_what_cannot_be_read_is_not_merged(data: bytes) -> None:
    result = merge_checkin(PATH, BASE.encode(), data, BASE.encode() + b"\nmore\n")
    assert isinstance(result, Problem)


def test_one_side_untouched_needs_no_reading() -> None:
    for data in (b"\xff", b"", b"<<<<<<< a"):
        assert merge_checkin(PATH, data, BASE.encode(), data) == Merge(BASE.encode(), 0)
        assert merge_checkin(PATH, data, data, BASE.encode()) == Merge(BASE.encode(), 0)


def test_each_ticked_another_of_two_lines_alike() -> None:
    base = changed(("- [/] Read the report", "- [ ] Book the team day\n- [/] Read the report"))
    first, second = (
        base.replace("[ ] Book", "[x] Book", 1),
        base[::-1].replace("kooB ] [", "kooB ]x[", 1)[::-1],
    )
    assert whole(first, second, base).count("- [x] Book the team day") == 2


def test_both_put_something_else_in_its_place() -> None:
    ours = changed(("- Lead our releases", "- Move to the data team"))
    theirs = changed(("- Lead our releases", "- Platform engineer in 2 years"))
    result = merge(ours, theirs).data.decode()
    assert chosen(result, "ours") == ours
    assert chosen(result, "theirs") == theirs


def test_a_fence_that_one_leaves_open_revives_nothing() -> None:
    base = changed(("- Lead our releases", "- Lead our releases\n\n```\nsome code\n```"))
    ours = changed(("some code\n```\n", "some code\n"), base=base)
    theirs = changed(("- [ ] Book the team day\n", ""), base=base)
    assert merge(ours, theirs, base).conflicts


def test_link_definitions_are_neither_doubled_nor_revived() -> None:
    base = changed(("- Lead our releases", "- Lead our releases\n\n[guild]: https://e.com/guild"))
    ours = changed(("[guild]", "A paragraph.\n\n[guild]"), base=base)
    theirs = changed(("- Lead our releases", "- Lead our releases\n- Speak"), base=base)
    assert whole(ours, theirs, base).count("[guild]:") == 1
    ours = changed(("\n[guild]: https://e.com/guild\n", ""), base=base)
    assert "[guild]" not in whole(ours, theirs, base)


def test_done_against_dropped_is_told() -> None:
    ours, theirs = (changed(("[ ] Book", f"[{marker}] Book")) for marker in "x-")
    result = merge(ours, theirs)
    assert "- [x] Book" in result.data.decode()
    assert result.notes == (
        "'Book the team day' was done by one of you and dropped by the other: done is kept",
    )


def test_open_again_for_one_and_done_on_a_day_for_the_other_is_asked_about() -> None:
    base = changed(("[ ] Book", "[x] Book"))
    theirs = changed(("Book the team day", "Book the team day (done 20 Oct 2026)"), base=base)
    assert merge(BASE, theirs, base).conflicts == 1


def test_a_base_that_git_made_of_crossed_merges_does_not_keep_sides_apart() -> None:
    base = changed(("- Lead our releases", "<<<<<<< a\n- Lead\n=======\n- Led\n>>>>>>> b"))
    ours = changed(("- Lead our releases", "- Lead our releases\n- Speak"))
    theirs = changed(("- [ ] Book", "- [x] Book"))
    merged = whole(ours, theirs, base)
    assert "- Speak\n" in merged
    assert "- [x] Book" in merged
