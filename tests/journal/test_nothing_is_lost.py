"""Over any chain of check-ins and hand edits: no open action is lost, doubled or revived."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notebook import Notebook, document_of, path_of
from telling import CASES, COMMENT, DAYS, MANY, books, told

from thrivecli.journal.carrying.travel import Carry
from thrivecli.journal.thread import Thread
from thrivecli.markdown.document import splice
from thrivecli.markdown.outline import paragraph_text
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.structure.blocks import Block, Kind
from thrivecli.model.action import Status

TARGETS = ("2026-06-01", "2026-07-13", "2026-08-24")


def unmarked(text: str, reading: Reading) -> str:
    """A file's text with every action's marker and every comment of ours taken away."""
    boxes = [line.box.marker_offset for line in reading.lines]
    return COMMENT.sub("", splice(text, [(at, at + 1, "?") for at in boxes]))


Shape = tuple[object, ...]


def shape(reading: Reading, item: Block, kept: dict[int, bool]) -> Shape:
    """What stands in an item and how it is nested, branches that stay behind left out."""
    found: list[object] = []
    waiting: list[Block] = list(reversed(item.children))
    while waiting:
        block = waiting.pop()
        if block.kind is Kind.LIST:
            waiting.extend(reversed(block.children))
        elif block.kind is Kind.ITEM:
            if kept.get(id(block), True):
                found.append(shape(reading, block, kept))
        elif block.kind is Kind.QUOTE:
            inner = shape(reading, block, kept)
            if len(inner) > 1:
                found.append(inner)
        elif block.kind is Kind.PARAGRAPH or block.kind is Kind.HEADING:
            found.append(words_of(paragraph_text(reading.document, block)))
        else:
            text = reading.document.text[block.start : block.end]
            found.append((block.kind, tuple(re.findall(r"[\w.]+", text))))
    return (item.kind, *found)


def words_of(paragraph: str) -> str:
    """A paragraph's own words: no marker, comment or due phrase, white space folded."""
    plain = re.sub(r"^\[[^\d\n]\]", "", COMMENT.sub("", paragraph))
    plain = re.sub(r"(?:by|due:|📅)[^`\[<#+q()\\]*", "", plain)
    return " ".join(plain.split())


def kept_items(reading: Reading, carried: set[int]) -> dict[int, bool]:
    """For each action's item whether it travels: it, or something in it, is carried.

    What is neither carried nor settled lives elsewhere, and hands nothing on to those above.
    """
    actions = reading.checkin.actions
    kept: dict[int, bool] = {}
    for index, line in enumerate(reading.lines):
        kept.setdefault(id(line.box.item), False)
        above = index if index in carried else None
        while above is not None and (above in carried or actions[above].status.is_settled):
            kept[id(reading.lines[above].box.item)] = True
            above = actions[above].parent
    return kept


def carry_and_look(book: Notebook, day: str, carry: Carry) -> None:
    """One ``checkin new``, with everything that must hold of it."""
    before, readings, files = told(book.threads), book.readings, dict(book.files)
    stranded = {one.id for one in book.threads if one.is_stranded}
    travel, changes = book.plan_new(day, carry)
    book.apply(changes)
    after = told(book.threads)
    assert after == before
    assert stranded == {one.id for one in book.threads if one.is_stranded}
    target = book.read(path_of(day))
    places = {action.id: n for n, action in enumerate(target.checkin.actions) if action.id}
    for path, old in files.items():
        if path != path_of(day):
            assert unmarked(book.files[path].decode(), book.read(path)) == unmarked(
                old.decode(), readings[path]
            )
    sources: dict[str, set[int]] = {}
    for thread in travel.carried:
        sources.setdefault(thread.live.checkin.path, set()).add(thread.live.index)
    for thread in travel.carried:
        path, index = thread.live.checkin.path, thread.live.index
        assert book.read(path).checkin.actions[index].status is Status.CARRIED
        source, kept = readings[path], kept_items(readings[path], sources[path])
        was = shape(source, source.lines[index].box.item, kept)
        now = shape(target, target.lines[places[thread.id]].box.item, {})
        assert was == now
    for path, indices in sources.items():
        check_order(readings[path], target, sorted(indices), travel.carried, places)
    assert book.plan_new(day, carry)[1] == ()


def check_order(
    source: Reading,
    target: Reading,
    indices: list[int],
    carried: tuple[Thread, ...],
    places: dict[str, int],
) -> None:
    """Actions of one source that land under one question stand there in their old order."""
    id_at = {(t.live.checkin.path, t.live.index): t.id for t in carried}
    landed: dict[tuple[int, int, bool], list[int]] = {}
    for index in indices:
        at = places[id_at[source.checkin.path, index]]
        apart = is_below_another(source, index, indices)  # so that it cannot stay in its place
        key = (id(source.lines[index].place), id(target.lines[at].place), apart)
        landed.setdefault(key, []).append(at)
    assert all(found == sorted(found) for found in landed.values())


def is_below_another(source: Reading, index: int, carried: list[int]) -> bool:
    """Whether an action above is neither carried nor settled: it lives elsewhere."""
    actions = source.checkin.actions
    above = actions[index].parent
    while above is not None:
        if above not in carried and not actions[above].status.is_settled:
            return True
        above = actions[above].parent
    return False


def crash_and_finish(book: Notebook, day: str, written: int) -> None:
    """Only the first files of a carry reach the disk; the same command again finishes it."""
    _, changes = book.plan_new(day)
    before = told(book.threads)
    whole, crashed = dict(book.files), Notebook(dict(book.files))
    for change in changes:
        assert change.after is not None
        whole[change.path] = change.after
    crashed.apply(changes[:written])
    if changes[:written]:
        assert told(crashed.threads) == before
    _, rest = crashed.plan_new(day)
    crashed.apply(rest)
    assert crashed.files == whole


def edit_by_hand(book: Notebook, kind: str, pick: int) -> None:
    """What somebody may do to the newest check-in with an editor."""
    if not book.meetings:
        return
    path = book.meetings[-1].path
    reading = book.read(path)
    text, lines = reading.document.text, reading.lines
    eol = reading.document.eol
    if kind == "add":
        text += f"{eol}{eol}- [ ] Do q9x{pick}q{eol}"
    elif kind == "copy":
        older = [t for t in book.open if t.live.checkin.path != path and not t.live.action.id]
        if older:
            words = COMMENT.sub("", older[pick % len(older)].live.action.tie)
            text += f"{eol}{eol}- [ ] {words}{eol}"
    elif lines:
        line = lines[pick % len(lines)]
        at = line.box.marker_offset
        if kind == "tick":
            text = splice(text, [(at, at + 1, "x")])
        elif kind == "start":
            text = splice(text, [(at, at + 1, "/")])
        else:
            text = on_lines(reading, text, kind, line.action.line - 1)
    try:
        document_of(path, text)
    except AssertionError:
        return
    book.files[path] = text.encode()


def on_lines(reading: Reading, text: str, kind: str, number: int) -> str:
    starts = [*reading.document.line_starts, len(text)]
    lines = [text[low:high] for low, high in pairwise(starts)]
    if kind == "delete":
        del lines[number]
    elif kind == "double":
        lines.insert(number, lines[number])
    elif kind == "swap" and number:
        lines[number - 1], lines[number] = lines[number], lines[number - 1]
    return "".join(lines)


EDITS = ("add", "copy", "tick", "start", "delete", "double", "swap")
hand_edits = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 50)), max_size=3)


def follow(book: Notebook, edits: list[list[tuple[str, int]]], carry: Carry) -> None:
    """Check-in after check-in, with edits by hand after each."""
    for day, after in zip(TARGETS, [*edits, []], strict=True):
        carry_and_look(book, day, carry)
        for kind, pick in after:
            edit_by_hand(book, kind, pick)


chains = (
    books(7, 5),
    st.lists(hand_edits, min_size=2, max_size=2),
    st.sampled_from([Carry.AUTO, Carry.ALL]),
)


@CASES
@given(*chains)
def test_open_actions_stay_as_they_were_over_any_chain_of_checkins(
    book: Notebook, edits: list[list[tuple[str, int]]], carry: Carry
) -> None:
    follow(book, edits, carry)


@pytest.mark.slow
@MANY
@given(*chains)
def test_open_actions_stay_as_they_were_over_thousands_of_chains(
    book: Notebook, edits: list[list[tuple[str, int]]], carry: Carry
) -> None:
    follow(book, edits, carry)


@CASES
@given(books(5, 5, 4))
def test_a_second_checkin_on_one_day_takes_the_first_ones_actions_along(book: Notebook) -> None:
    before = told(book.threads)
    book.new(DAYS[2], another=True)
    assert told(book.threads) == before


@CASES
@given(books(8, 6), st.integers(0, 3))
def test_a_carry_cut_short_by_a_crash_is_finished_by_the_next(book: Notebook, written: int) -> None:
    crash_and_finish(book, TARGETS[0], written)


@pytest.mark.slow
@MANY
@given(books(8, 6), st.integers(0, 3))
def test_thousands_of_carries_cut_short_are_finished(book: Notebook, written: int) -> None:
    crash_and_finish(book, TARGETS[0], written)
