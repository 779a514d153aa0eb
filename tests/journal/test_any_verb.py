"""Whatever a check-in holds: a verb changes the line that it is about, or refuses."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from handwritten import FRONTS, HEADINGS, Item, checkins, written
from hypothesis import given
from hypothesis import strategies as st
from notebook import PEOPLE, Notebook, path_of
from telling import CASES, COMMENT, MANY, books, is_readable, told

from thrivecli.errors import ThriveError, UnreadableCheckIn
from thrivecli.journal import verbs
from thrivecli.journal.adding import NewAction
from thrivecli.journal.ids import derived_ids
from thrivecli.journal.lookup import find_thread
from thrivecli.journal.thread import Thread
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.header import read_header
from thrivecli.markdown.lines import line_starts
from thrivecli.markdown.parse import parse_checkin
from thrivecli.model.action import Action, Status

DAY = date(2026, 6, 3)
VERBS = {
    "done": (verbs.done(DAY), Status.DONE),
    "drop": (verbs.drop(DAY, "no time `left` (sorry)"), Status.DROPPED),
    "start": (verbs.start, Status.STARTED),
    "reopen": (verbs.reopen, Status.OPEN),
    "defer": (verbs.defer(DAY), None),
    "assign": (verbs.assign("Sam Lee", PEOPLE), None),
}

SETTLING = ("done", "drop", "start")


def lines_of(data: bytes) -> list[str]:
    """The lines with their ends."""
    text = data.decode()
    return [text[low:high] for low, high in pairwise((*line_starts(text), len(text)))]


def lines_of_paragraph(book: Notebook, thread: Thread) -> set[tuple[str, int]]:
    """The lines, by path and from 0, on which any copy of this action has its own words."""
    found = set()
    for copy in thread.copies:
        reading = book.read(copy.checkin.path)
        box = reading.lines[copy.index].box
        found |= {
            (copy.checkin.path, reading.document.line_of(start) - 1)
            for start, _ in ((box.marker_offset, 0), *box.segments)
        }
    return found


def others(book: Notebook, thread: Thread) -> list[tuple[str, Status, Action]]:
    """All other actions, ids aside: how they are told."""
    return [
        (one.id, one.status, replace(one.live.action, id=None))
        for one in book.threads
        if one.id != thread.id
    ]


@CASES
@given(books(8, 6), st.integers(0, 30), st.sampled_from(sorted(VERBS)))
def test_a_verb_does_what_it_says_on_its_own_lines_only(
    book: Notebook, pick: int, name: str
) -> None:
    do_and_look(book, pick, name)


@pytest.mark.slow
@MANY
@given(books(8, 6), st.integers(0, 30), st.sampled_from(sorted(VERBS)))
def test_thousands_of_verbs_do_what_they_say(book: Notebook, pick: int, name: str) -> None:
    do_and_look(book, pick, name)


def do_and_look(book: Notebook, pick: int, name: str) -> None:
    """One verb on one action, with everything that must hold of it."""
    threads = book.threads
    if not threads:
        return
    thread, (verb, status) = threads[pick % len(threads)], VERBS[name]
    files, own, rest = dict(book.files), lines_of_paragraph(book, thread), others(book, thread)
    try:
        book.change(verb, thread.id)
    except ThriveError:
        assert book.files == files
        return
    after = find_thread(book.journal, thread.id)
    assert others(book, after) == rest
    assert status is None or after.status is status
    if name == "defer":
        assert after.due == DAY
    if name == "assign":
        assert after.live.action.owners == ("Sam Lee",)
    for path, before in files.items():
        old, new = lines_of(before), lines_of(book.files[path])
        assert len(old) == len(new)
        for n in range(len(old)):
            # Other lines of the same words may be given their ids, to tell them apart.
            same = old[n] if (path, n) not in own else new[n]
            assert new[n] == same or (name not in SETTLING and COMMENT.sub("", new[n]) == same)
    again = dict(book.files)
    book.change(verb, thread.id)
    assert book.files == again


@CASES
@given(books(8, 6), st.integers(0, 30), st.sampled_from(["done", "drop"]))
def test_reopening_gives_back_the_bytes_but_for_the_id(
    book: Notebook, pick: int, name: str
) -> None:
    threads = [one for one in book.open if one.live.action.marker == " "]
    if not threads:
        return
    thread, files = threads[pick % len(threads)], dict(book.files)
    try:
        book.change(VERBS[name][0], thread.id)
    except UnreadableCheckIn:
        return
    book.change(verbs.reopen, thread.id)
    assert {path: COMMENT.sub("", data.decode()) for path, data in book.files.items()} == {
        path: COMMENT.sub("", data.decode()) for path, data in files.items()
    }


@CASES
@given(
    books(7),
    st.sampled_from(["Call Sam", "Write it down by Friday", "Ask `x` [now]", "Do q0x0q", "#1 *a"]),
    st.sampled_from([None, "Sam Lee"]),
    st.sampled_from([None, DAY]),
    st.sampled_from([None, "guide"]),
)
def test_adding_adds_one_action_and_nothing_else(
    book: Notebook, text: str, owner: str | None, due: date | None, project: str | None
) -> None:
    if not book.meetings:
        return
    path, before = book.meetings[-1].path, told(book.threads)
    old = book.files[path]
    try:
        name = book.add(NewAction(text, owner, due, project))
    except ThriveError:
        assert book.files[path] == old
        return
    after = told(book.threads)
    status, _, owners, day = after.pop(name)
    assert status is Status.OPEN
    assert owners == ((owner,) if owner else ())
    assert (due is None) or day == due
    assert book.thread_of(name).live.action.project == project
    assert after == before
    kept, added = lines_of(old), lines_of(book.files[path])
    new = [n for n, line in enumerate(added) if f"thrive:{name}" in line]
    assert len(new) == 1
    assert is_inserted(
        [line.rstrip("\r\n") for line in kept], [line.rstrip("\r\n") for line in added]
    )


def is_inserted(old: list[str], new: list[str]) -> bool:
    """Whether all old lines are there in order, and what is new comes in one piece."""
    old = old if old != [""] else []
    first = next((n for n, line in enumerate(old) if new[n] != line), len(old))
    rest = len(old) - first
    return new[:first] == old[:first] and (not rest or new[-rest:] == old[first:])


@CASES
@given(books(8, 6, 5))
def test_ids_do_not_depend_on_which_are_written_down(book: Notebook) -> None:
    before = ids(book)
    for thread in book.open:
        try:
            book.change(verbs.start, thread.id)
        except UnreadableCheckIn:
            continue
        assert ids(book) == before
    for thread in book.threads:
        for name in (*thread.ids, thread.id[:6].upper()):
            owner = find_thread(book.journal, name)
            assert owner.id == thread.id or name in owner.ids


@CASES
@given(books(8, 6))
def test_two_clones_derive_the_same_ids(book: Notebook) -> None:
    clone = Notebook(dict(book.files))
    assert ids(clone) == ids(book)
    own = book.journal.by_person.get(("", "Joan Citizen"), ())
    found = [name for names in derived_ids("joan-citizen", own) for name in names]
    assert len(found) == len(set(found))
    assert all(re.fullmatch("[0-9a-hjkmnp-tv-z]{6}", name) for name in found)


def ids(book: Notebook) -> list[list[tuple[str, int]]]:
    """By which ids the copies hang together."""
    return [[(thread.id, copy.index) for copy in thread.copies] for thread in book.threads]


@CASES
@given(st.binary(max_size=200) | checkins(0, 12).map(str.encode) | st.text().map(str.encode))
def test_whatever_the_bytes_they_are_read_or_refused(data: bytes) -> None:
    document = open_document(path_of("2026-03-02"), data)
    if isinstance(document, Document):
        parse_checkin(document, read_header(document), Notebook({}).context)


def test_the_strategy_finds_actions() -> None:
    """Were the check-ins of the tests above empty, nothing would be proved."""
    item = Item(0, "- ", " ", None, "", " by Friday", "", ("quote", "spaced"))
    text = written(0, [HEADINGS[4], item, item], FRONTS[0], "\n", "")
    book = Notebook({path_of("2026-03-02"): text.encode()})
    assert is_readable(book)
    assert len(book.open) == 6
