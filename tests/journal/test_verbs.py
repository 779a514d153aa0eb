"""What each verb makes of a line, and what it refuses."""

from datetime import date

import pytest
from notebook import PEOPLE, Notebook, notebook, path_of, tasks

from thrivecli.errors import UnreadableCheckIn, UsageFault
from thrivecli.journal import verbs
from thrivecli.journal.adding import NewAction
from thrivecli.journal.verb_plan import Verb
from thrivecli.model.action import Status

OLD, NEW = "2026-03-02", "2026-04-13"
DAY = date(2026, 4, 20)
ID = " <!-- thrive:7k3q9f -->"


def changed(verb: Verb, line: str) -> str:
    book = notebook({OLD: tasks(line)})
    book.change(verb, "7k3q9f")
    return book.text(OLD).removeprefix(tasks()).strip("\n")


def test_another_lines_id_still_names_it_after_an_owner_changed() -> None:
    """Both lines then have the same words, and ids are derived from words and their count."""
    book = notebook({OLD: tasks("- [ ] Call Bob", "- [ ] *@Sam Lee* Call Bob by 2026-09-09")})
    first, second = (thread.id for thread in book.threads)
    book.change(verbs.assign("Sam Lee", PEOPLE), first)
    book.change(verbs.done(DAY), second)
    assert [thread.id for thread in book.threads] == [first, second]
    assert [thread.status for thread in book.threads] == [Status.OPEN, Status.DONE]


def test_several_lines_of_the_same_words_are_reopened_at_once() -> None:
    book = notebook({OLD: tasks("- [x] Call Bob", "- [-] *@Sam Lee* Call Bob")})
    book.change(verbs.reopen, *(thread.id for thread in book.threads))
    assert [thread.status for thread in book.threads] == [Status.OPEN, Status.OPEN]


@pytest.mark.parametrize(
    ("verb", "line", "expected"),
    [
        (verbs.done(DAY), f"- [ ] Call{ID}", f"- [x] Call (done 20 Apr 2026){ID}"),
        (
            verbs.done(DAY),
            f"1) [/] Call by 2026-04-21{ID}",
            f"1) [x] Call by 2026-04-21 (done 2026-04-20){ID}",
        ),
        (verbs.done(DAY), f"- [>] Call{ID}", f"- [x] Call (done 20 Apr 2026){ID}"),
        (verbs.drop(DAY, ""), f"- [ ] Call{ID}", f"- [-] Call (dropped 20 Apr 2026){ID}"),
        (
            verbs.drop(DAY, "no time"),
            f"- [ ] Call{ID}",
            f"- [-] Call (dropped 20 Apr 2026: no time){ID}",
        ),
        (verbs.start, f"- [ ] Call{ID}", f"- [/] Call{ID}"),
        (verbs.reopen, f"- [/] Call{ID}", f"- [ ] Call{ID}"),
        (verbs.reopen, f"- [X] Call (done 01 Apr 2026){ID}", f"- [ ] Call{ID}"),
        (verbs.defer(DAY), f"- [ ] Call by 01 Apr 2026{ID}", f"- [ ] Call by 20 Apr 2026{ID}"),
        (verbs.defer(DAY), f"- [ ] Call{ID}", f"- [ ] Call by 20 Apr 2026{ID}"),
        (
            verbs.assign("Sam Lee", PEOPLE),
            f"- [ ] *@Joan Citizen* Call{ID}",
            f"- [ ] *@Sam Lee* Call{ID}",
        ),
        (verbs.assign("Sam Lee", PEOPLE), f"- [ ] Call{ID}", f"- [ ] *@Sam Lee* Call{ID}"),
    ],
)
def test_a_verb_changes_what_it_is_about(verb: Verb, line: str, expected: str) -> None:
    assert changed(verb, line) == expected


@pytest.mark.parametrize(
    ("verb", "line"),
    [
        (verbs.done(DAY), f"- [x] Call (done 01 Apr 2026){ID}"),
        (verbs.drop(DAY, "why"), f"- [-] Call{ID}"),
        (verbs.start, f"- [/] Call{ID}"),
        (verbs.reopen, f"- [ ] Call{ID}"),
        (verbs.defer(DAY), f"- [ ] Call by 20 April 2026{ID}"),
        (verbs.assign("Sam Lee", PEOPLE), f"- [ ] @sam Call{ID}"),
        (verbs.restore, f"- [ ] Call{ID}"),
    ],
)
def test_what_is_so_already_is_left_alone(verb: Verb, line: str) -> None:
    assert changed(verb, line) == line


@pytest.mark.parametrize(
    ("verb", "marker"),
    [
        (verbs.start, "x"),
        (verbs.defer(DAY), "x"),
        (verbs.drop(DAY, ""), "x"),
        (verbs.done(DAY), "-"),
    ],
)
def test_what_is_settled_must_be_opened_first(verb: Verb, marker: str) -> None:
    book = notebook({OLD: tasks(f"- [{marker}] Call{ID}")})
    before = dict(book.files)
    with pytest.raises(UsageFault, match="already: Call"):
        book.change(verb, "7k3q9f")
    assert book.files == before


def test_reopening_takes_the_tick_from_older_copies_too() -> None:
    book = notebook(
        {
            OLD: tasks(f"- [x] Call (done 01 Apr 2026){ID}"),
            NEW: tasks(f"- [ ] Call{ID}"),
        }
    )
    assert book.threads[0].left_open
    book.change(verbs.reopen, "7k3q9f")
    assert book.threads[0].status is Status.OPEN
    assert book.text(OLD) == tasks(f"- [>] Call{ID}")


def test_reopening_what_was_set_again_since_keeps_the_two_apart() -> None:
    book = notebook({OLD: tasks("- [x] Call"), NEW: tasks("- [ ] Call")})
    old, new = book.threads
    book.change(verbs.reopen, old.id)
    assert {thread.id for thread in book.open} == {old.id, new.id}


def test_several_actions_of_one_file_are_done_together() -> None:
    book = notebook({OLD: tasks("- [ ] Call", "- [ ] Write", "- [ ] Ask")})
    names = [thread.id for thread in book.threads]
    assert len(book.change(verbs.done(DAY), *names[:2])) == 1
    assert [thread.status for thread in book.threads] == [Status.DONE, Status.DONE, Status.OPEN]


def test_a_verb_works_on_the_newest_copy() -> None:
    book = notebook({OLD: tasks(f"- [>] Call{ID}"), NEW: tasks(f"- [ ] Call{ID}")})
    (change,) = book.change(verbs.done(DAY), "7k3q9f")
    assert change.path == path_of(NEW)


# -- adding ----------------------------------------------------------------------------


def test_an_action_is_added_at_the_end_of_the_tasks() -> None:
    book = notebook({OLD: tasks("* [ ] Call", "", "#### What help?", "", "- none")})
    name = book.add(NewAction("Write it", "Sam Lee", date(2026, 5, 1), "guide"))
    added = f"* [ ] *@Sam Lee* Write it +guide by 01 May 2026 <!-- thrive:{name} -->"
    assert book.text(OLD) == tasks("* [ ] Call", added, "", "#### What help?", "", "- none")


def test_an_action_is_added_to_a_file_without_a_final_newline() -> None:
    book = Notebook({path_of(OLD): b"\xef\xbb\xbf## Plan\r\n\r\n#### Tasks\r\n\r\n- [ ] Call"})
    name = book.add(NewAction("Write"))
    expected = f"- [ ] Call\r\n- [ ] Write <!-- thrive:{name} -->\r\n"
    assert book.text(OLD).endswith(expected)
    assert book.text(OLD).startswith("\ufeff## Plan\r\n")


def test_the_same_words_added_again_are_another_action_and_no_id_changes() -> None:
    book = notebook({OLD: tasks("", "## Notes", "", "- [ ] Call")})
    before = book.threads[0].id
    names = [book.add(NewAction("Call")), book.add(NewAction("Call"))]
    assert len({before, *names}) == 3
    assert {thread.id for thread in book.open} == {before, *names}
    assert book.thread_of(before).live.action.id is None


@pytest.mark.parametrize("new", [NewAction(" \n "), NewAction("Call", project="9 lives")])
def test_what_cannot_be_one_action_is_not_added(new: NewAction) -> None:
    book = notebook({OLD: tasks("- [ ] Write")})
    before = dict(book.files)
    with pytest.raises(UsageFault):
        book.add(new)
    assert book.files == before


@pytest.mark.parametrize("text", ["```\n", "## Planning\n\n#### Tasks\n\n<!-- a note\n"])
def test_where_a_line_would_be_no_action_none_is_added(text: str) -> None:
    book = notebook({OLD: text})
    with pytest.raises(UnreadableCheckIn):
        book.add(NewAction("Call"))
    assert book.text(OLD) == text


def test_an_id_pasted_with_the_words_is_not_taken_over() -> None:
    book = notebook({OLD: tasks(f"- [ ] Call{ID}")})
    name = book.add(NewAction(f"Write{ID}"))
    assert {thread.id for thread in book.open} == {"7k3q9f", name}
    assert name != "7k3q9f"
