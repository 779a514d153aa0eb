"""Which lines are one action, and what becomes of it."""

from datetime import date

import pytest
from notebook import JOAN, PEOPLE, Notebook, notebook, path_of, tasks

from thrivecli.errors import AmbiguousName, UnknownName
from thrivecli.journal import verbs
from thrivecli.journal.ids import derived_ids
from thrivecli.journal.lookup import find_thread
from thrivecli.journal.thread import Thread
from thrivecli.model.action import Status

DAY = date(2026, 6, 1)


def written(name: str) -> str:
    return f" <!-- thrive:{name} -->"


def lines_of(thread: Thread) -> list[tuple[str, int]]:
    return [(copy.checkin.path, copy.action.line) for copy in thread.copies]


def only(book: Notebook) -> Thread:
    (thread,) = book.threads
    return thread


# -- ids -------------------------------------------------------------------------------


def test_an_id_is_six_characters_of_crockfords_alphabet() -> None:
    book = notebook({"2026-03-02": tasks(*(f"- [ ] Do {n}" for n in range(200)))})
    for thread in book.threads:
        assert len(thread.id) == 6
        assert set(thread.id) <= set("0123456789abcdefghjkmnpqrstvwxyz")


def test_an_id_depends_on_the_words_and_the_day_not_on_the_place_in_the_file() -> None:
    one = notebook({"2026-03-02": tasks("- [ ] Call Sam", "- [ ] Other")})
    other = notebook({"2026-03-02": "- [x] Other\n\n# Title\n\n1. [/]  call  SAM.\n"})
    assert one.thread("Call Sam").id == other.thread("call SAM.").id
    later = notebook({"2026-03-03": tasks("- [ ] Call Sam")})
    assert only(later).id != one.thread("Call Sam").id


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] Call Sam by 08 Oct 2026",
        "- [x] Call Sam (done 06 Oct 2026)",
        "- [-] Call Sam (dropped 06 Oct 2026: no time)",
        "- [ ] Call Sam +guide",
        "- [ ] Call Sam #1y",
        "- [ ] Call\n  Sam",
        "- [ ] CALL SAM;",
    ],
)
def test_marker_due_date_notes_tags_and_case_are_no_part_of_the_identity(line: str) -> None:
    plain = notebook({"2026-03-02": tasks("- [ ] Call Sam")})
    assert only(notebook({"2026-03-02": tasks(line)})).id == only(plain).id


def test_a_character_inside_the_text_is_part_of_the_identity() -> None:
    book = notebook({"2026-03-02": tasks("- [ ] Learn C++", "- [ ] Learn C#")})
    one, other = book.threads
    assert one.id != other.id
    alone = notebook({"2026-03-02": tasks("- [ ] Learn C#")})
    assert other.id == only(alone).id


def test_owners_as_written_are_part_of_the_id() -> None:
    book = notebook({"2026-03-02": tasks("- [ ] *@Sam Lee* Call", "- [ ] Call")})
    alone = notebook({"2026-03-02": tasks("- [ ] Call")})
    assert book.threads[1].id == only(alone).id != book.threads[0].id


def test_a_name_in_composed_and_decomposed_letters_gives_one_id() -> None:
    one = notebook({"2026-03-02": tasks("- [ ] Ask Zo\u00eb")})
    other = notebook({"2026-03-02": tasks("- [ ] Ask Zoe\u0308")})
    assert only(one).id == only(other).id


def test_the_same_words_twice_get_two_ids_and_writing_one_down_changes_neither() -> None:
    bare = notebook({"2026-03-02": tasks("- [ ] Call", "- [ ] Call", "- [ ] Call")})
    first, second, third = (thread.id for thread in bare.threads)
    assert len({first, second, third}) == 3
    for name, line in ((first, 0), (second, 1), (third, 2)):
        text = ["- [ ] Call"] * 3
        text[line] += written(name)
        book = notebook({"2026-03-02": tasks(*text)})
        assert [thread.id for thread in book.threads] == [first, second, third]


def test_a_line_put_above_one_with_its_id_written_is_another_action() -> None:
    first = only(notebook({"2026-03-02": tasks("- [ ] Call")})).id
    book = notebook({"2026-03-02": tasks("- [ ] Call", "- [ ] Call" + written(first))})
    new, old = book.threads
    assert old.id == first != new.id


def test_reassigning_one_of_two_equal_lines_leaves_the_other_its_id() -> None:
    book = notebook({"2026-03-02": tasks("- [ ] Call", "- [ ] Call")})
    first, second = (thread.id for thread in book.threads)
    book.change(verbs.assign("Sam Lee", PEOPLE), first)
    assert [thread.id for thread in book.threads] == [first, second]


def test_two_clones_that_write_ids_down_by_themselves_write_the_same() -> None:
    text = tasks("- [ ] Call", "- [ ] Write", "- [ ] Call")
    one, other = notebook({"2026-03-02": text}), notebook({"2026-03-02": text})
    names = [thread.id for thread in one.threads]
    for name in names:
        one.change(verbs.start, name)
    for name in reversed(names):
        other.change(verbs.start, name)
    assert one.files == other.files


def test_ids_of_one_person_never_clash() -> None:
    same = tasks("- [ ] Call", "- [ ] Call")
    book = notebook({"2026-03-02": same, "2026-03-02-2": same, "2026-03-03": same})
    own = book.journal.by_person["", "Joan Citizen"]
    names = [name for ids in derived_ids("joan-citizen", own) for name in ids]
    assert len(names) == len(set(names)) == 6


def test_an_id_counts_once_in_a_checkin_and_the_first_line_keeps_it() -> None:
    name = written("7k3q9f")
    book = notebook({"2026-03-02": tasks("- [ ] Call" + name, "- [ ] Write" + name)})
    first, second = book.threads
    assert first.id == "7k3q9f" != second.id
    alone = notebook({"2026-03-02": tasks("- [ ] Write")})
    assert second.id == only(alone).id


def test_an_action_is_found_by_its_id_by_a_prefix_and_by_the_id_of_any_copy() -> None:
    book = notebook(
        {"2026-03-02": tasks("- [ ] Call"), "2026-04-13": tasks("- [ ] Call" + written("7k3q9f"))}
    )
    book.files[path_of("2026-03-02")] = tasks("- [>] Call" + written("7k3q9f")).encode()
    thread = only(book)
    before = [only(notebook({day: tasks("- [ ] Call")})).id for day in ("2026-03-02", "2026-04-13")]
    for typed in ("7k3q9f", "7K3Q9F", "7k3", " 7k3q9f ", *before, before[0][:4]):
        assert find_thread(book.journal, typed) == thread


def test_an_id_shown_before_it_was_written_is_still_understood_after_a_carry() -> None:
    book = notebook({"2026-03-02": tasks("- [ ] Call")})
    shown = only(book).id
    book.new("2026-04-13")
    assert find_thread(book.journal, shown) == only(book)
    assert f"thrive:{shown}" in book.text("2026-04-13")


def test_an_unknown_or_ambiguous_id_is_refused_with_the_candidates() -> None:
    one, other = "- [ ] Call" + written("7k3q9f"), "- [ ] Write" + written("7k3q9g")
    book = notebook({"2026-03-02": tasks(one, other)})
    with pytest.raises(AmbiguousName, match=r"7k3q9f \(Call\) or 7k3q9g \(Write\)"):
        find_thread(book.journal, "7k3")
    for typed in ("zzzzzz", "", "7k3q9fa"):
        with pytest.raises(UnknownName):
            find_thread(book.journal, typed)


# -- threads by id and by words --------------------------------------------------------


def test_lines_with_one_id_are_one_action_however_they_are_worded() -> None:
    book = notebook(
        {
            "2026-03-02": tasks("- [>] Call" + written("7k3q9f")),
            "2026-04-13": tasks("- [ ] Ring Sam up at last" + written("7k3q9f")),
        }
    )
    assert only(book).live.action.text == "Ring Sam up at last"
    assert only(book).carried == 1


@pytest.mark.parametrize("marker", [" ", "/", ">"])
def test_words_carried_by_hand_go_on_an_unsettled_action(marker: str) -> None:
    book = notebook(
        {"2026-03-02": tasks(f"- [{marker}] Call Sam."), "2026-04-13": tasks("* [ ] call  sam")}
    )
    assert len(only(book).copies) == 2
    assert only(book).id == only(notebook({"2026-03-02": tasks("- [ ] Call Sam")})).id


@pytest.mark.parametrize("marker", ["x", "X", "-"])
def test_the_same_words_after_a_settled_action_are_a_new_action(marker: str) -> None:
    book = notebook({"2026-03-02": tasks(f"- [{marker}] Call"), "2026-04-13": tasks("- [ ] Call")})
    old, new = book.threads
    assert not old.is_open
    assert new.is_open
    assert not old.left_open


def test_of_words_carried_by_hand_the_newest_line_says_how_they_stand() -> None:
    book = notebook(
        {
            "2026-03-02": tasks("- [ ] Call"),
            "2026-04-13": tasks("- [x] Call"),
            "2026-05-25": tasks("- [ ] Call"),
        }
    )
    done, new = book.threads
    assert (done.status, len(done.copies)) == (Status.DONE, 2)
    assert (new.status, len(new.copies)) == (Status.OPEN, 1)


def test_reworded_by_hand_while_copying_makes_two_actions() -> None:
    book = notebook(
        {"2026-03-02": tasks("- [ ] Call Sam"), "2026-04-13": tasks("- [ ] Call Sam Lee")}
    )
    assert len(book.open) == 2


def test_a_copy_with_another_owner_is_still_the_same_action() -> None:
    book = notebook(
        {"2026-03-02": tasks("- [ ] Call"), "2026-04-13": tasks("- [ ] *@Sam Lee* Call")}
    )
    assert only(book).live.action.owners == ("Sam Lee",)


def test_copies_pair_first_by_owner_and_due_then_owner_then_due_then_in_order() -> None:
    book = notebook(
        {
            "2026-03-02": tasks(
                "- [ ] Call",  # line 5: pairs in order
                "- [ ] Call by 01 Jul 2026",  # line 6: same due
                "- [ ] *@Sam Lee* Call by 02 Jul 2026",  # line 7: same owner
                "- [ ] *@Sam Lee* Call by 03 Jul 2026",  # line 8: same owner and due
            ),
            "2026-04-13": tasks(
                "- [ ] *@Ann Other* Call by 01 Jul 2026",  # line 5
                "- [ ] *@Ann Other* Call by 09 Jul 2026",  # line 6
                "- [ ] *@Sam Lee* Call by 03 Jul 2026",  # line 7
                "- [ ] *@Sam Lee* Call by 08 Jul 2026",  # line 8
            ),
        }
    )
    pairs = {tuple(copy.action.line for copy in thread.copies) for thread in book.threads}
    assert pairs == {(5, 6), (6, 5), (7, 8), (8, 7)}


def test_no_owner_is_the_same_owner_as_the_person_by_name() -> None:
    book = notebook(
        {
            "2026-03-02": tasks("- [ ] *@Sam Lee* Call", "- [ ] Call"),
            "2026-04-13": tasks("- [ ] *@Joan Citizen* Call", "- [ ] @sam Call"),
        }
    )
    pairs = {tuple(copy.action.line for copy in thread.copies) for thread in book.threads}
    assert pairs == {(5, 6), (6, 5)}


def test_one_line_too_many_in_the_later_checkin_is_a_new_action() -> None:
    book = notebook(
        {"2026-03-02": tasks("- [ ] Call"), "2026-04-13": tasks("- [ ] Call", "- [ ] Call")}
    )
    assert [len(thread.copies) for thread in book.threads] == [2, 1]
    assert len(book.open) == 2


def test_writing_an_id_down_does_not_change_which_lines_pair() -> None:
    days = {
        "2026-03-02": tasks("- [ ] Call", "- [ ] Call"),
        "2026-04-13": tasks("- [ ] Call", "- [ ] Call"),
    }
    book = notebook(days)
    before = [lines_of(thread) for thread in book.threads]
    second = book.threads[1].id
    days["2026-03-02"] = tasks("- [ ] Call", "- [>] Call" + written(second))
    assert [lines_of(thread) for thread in notebook(days).threads] == before


def test_a_written_id_wins_over_a_line_that_only_would_have_it() -> None:
    """The first of two equal lines was deleted: the second would now derive its id."""
    twice = notebook({"2026-03-02": tasks("- [ ] Call", "- [ ] Call")})
    first, second = (thread.id for thread in twice.threads)
    book = notebook(
        {
            "2026-03-02": tasks("- [>] Call" + written(second)),
            "2026-04-13": tasks("- [ ] Call" + written(first), "- [x] Call" + written(second)),
        }
    )
    assert {thread.id: thread.status for thread in book.threads} == {
        first: Status.OPEN,
        second: Status.DONE,
    }
    assert find_thread(book.journal, first).status is Status.OPEN


def test_order_of_writing_the_files_does_not_matter() -> None:
    days = {
        "2026-05-25": tasks("- [x] Call" + written("7k3q9f")),
        "2026-03-02": tasks("- [>] Call" + written("7k3q9f")),
        "2026-04-13": tasks("- [ ] Call" + written("7k3q9f")),
    }
    assert lines_of(only(notebook(days))) == [(path_of(day), 5) for day in sorted(days)]


def test_an_action_of_somebody_else_with_the_same_words_is_another_action() -> None:
    joan, sam = "- [ ] Call\n", "- [ ] Call\n"
    book = Notebook(
        {f"{JOAN}2026-03-02.md": joan.encode(), "checkins/sam-lee/2026-04-13.md": sam.encode()}
    )
    one, other = book.threads
    assert one.id != other.id


# -- how a thread stands ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("markers", "status"),
    [
        (" ", Status.OPEN),
        (">/", Status.STARTED),
        (">x", Status.DONE),
        ("x ", Status.DONE),
        ("-x", Status.DONE),
        ("x-", Status.DONE),
        (">-", Status.DROPPED),
        ("- ", Status.DROPPED),
        (">>", Status.OPEN),
        ("??", Status.UNKNOWN),
    ],
)
def test_a_tick_in_any_copy_of_one_id_settles_and_done_beats_dropped(
    markers: str, status: Status
) -> None:
    days = ("2026-03-02", "2026-04-13")
    line = "Call" + written("7k3q9f")
    files = {day: tasks(f"- [{m}] {line}") for day, m in zip(days, markers, strict=False)}
    assert only(notebook(files)).status is status


def test_a_settled_action_whose_newest_line_stands_open_is_known_as_left_open() -> None:
    line = "Call" + written("7k3q9f")
    book = notebook({"2026-03-02": tasks(f"- [x] {line}"), "2026-04-13": tasks(f"- [ ] {line}")})
    assert only(book).left_open
    assert not only(book).is_open


def test_a_carried_line_in_the_newest_checkin_counts_as_open() -> None:
    book = notebook({"2026-03-02": tasks("- [>] Call")})
    assert only(book).is_open
    assert not only(book).is_stranded
    book.new("2026-04-13")
    assert "- [ ] Call" in book.text("2026-04-13")


def test_a_carried_line_that_went_nowhere_is_stranded_once_a_later_checkin_exists() -> None:
    book = notebook({"2026-03-02": tasks("- [>] Call"), "2026-04-13": tasks("- [ ] Other")})
    assert book.thread("Call").is_stranded
    assert not book.thread("Call").is_open
    book.new("2026-05-25")
    assert "Call" not in book.text("2026-05-25")
    book.change(verbs.restore, book.thread("Call").id)
    assert book.thread("Call").is_open


def test_a_worksheet_is_never_the_newest_checkin() -> None:
    book = notebook(
        {
            "2026-03-02": tasks("- [>] Call"),
            "2026-04-13": "---\nkind: swot\n---\n- [ ] Other\n",
        }
    )
    assert book.thread("Call").is_open
    book.new("2026-05-25")
    assert "- [ ] Call" in book.text("2026-05-25")
    assert "- [ ] Other" in book.text("2026-05-25")
    assert "- [>] Other" in book.text("2026-04-13")


# -- due dates through a thread --------------------------------------------------------


def test_a_phrase_copied_by_hand_means_the_day_it_meant_at_first() -> None:
    book = notebook(
        {
            "2026-03-02": tasks("- [ ] Call by Friday"),
            "2026-04-13": tasks("- [ ] Call by Friday"),
            "2026-05-25": tasks("- [ ] Call by Friday"),
        }
    )
    thread = only(book)
    assert [thread.due_of(copy) for copy in thread.copies] == [date(2026, 3, 6)] * 3
    assert thread.due == thread.first_due == date(2026, 3, 6)


def test_a_new_phrase_counts_from_where_it_came_up() -> None:
    book = notebook(
        {
            "2026-03-02": tasks("- [ ] Call by Friday"),
            "2026-04-13": tasks("- [ ] Call, due in 2 weeks"),
            "2026-05-25": tasks("- [ ] Call, due in 2 weeks"),
        }
    )
    thread = only(book)
    assert thread.first_due == date(2026, 3, 6)
    assert thread.due == date(2026, 4, 27)


def test_next_checkin_is_the_agreed_date_or_six_weeks_on() -> None:
    agreed = "---\nnext: 2026-04-20\n---\n" + tasks("- [ ] Call by next check-in")
    assert only(notebook({"2026-03-02": agreed})).due == date(2026, 4, 20)
    bare = tasks("- [ ] Call by next check-in")
    assert only(notebook({"2026-03-02": bare})).due == date(2026, 4, 13)


def test_how_often_it_was_carried_and_how_its_date_slipped_are_computed() -> None:
    book = notebook({"2026-03-02": tasks("- [ ] Call by 20 Mar 2026")})
    book.new("2026-04-13")
    book.change(verbs.defer(date(2026, 5, 1)), only(book).id)
    book.new("2026-05-25")
    thread = only(book)
    assert (thread.carried, thread.first_due, thread.due) == (
        2,
        date(2026, 3, 20),
        date(2026, 5, 1),
    )
