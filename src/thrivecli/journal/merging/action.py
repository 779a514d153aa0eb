"""Two people's changes to one action's line, put together where that takes no guessing.

Done beats dropped, dropped beats carried on, and so down to open; of two new dates the later
is kept; an id that either wrote down stays. Words that both changed are for them to settle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thrivecli.journal.merging.lines import Clash, merged
from thrivecli.journal.merging.said import Meeting, Note, Said, said, said_in
from thrivecli.markdown.actions import ActionLine
from thrivecli.markdown.edits import (
    Rewrite,
    rewritten,
    without_settled,
    write_due,
    write_id,
    write_settled,
)
from thrivecli.markdown.line.text import read_action_text
from thrivecli.markdown.relocate import Splice
from thrivecli.model.action import Status

_RISING = (Status.OPEN, Status.STARTED, Status.CARRIED, Status.DROPPED, Status.DONE)


@dataclass(frozen=True, slots=True)
class Joined:
    """The line to take and the edits to make in it; ``notes`` are for the two people to read."""

    ours: bool
    splices: tuple[Splice, ...]
    notes: tuple[str, ...]


def join_actions(
    base: ActionLine | None, ours: ActionLine, theirs: ActionLine, meeting: Meeting
) -> Joined:
    """One line of two. Raises :class:`Clash` where that would be a guess."""
    before = said(base, meeting) if base else None
    sides = said(ours, meeting), said(theirs, meeting)
    if (
        sides[0].status is sides[1].status is Status.UNKNOWN
        and ours.box.marker != theirs.box.marker
    ):
        raise Clash
    meant, notes = _meant(before, *sides)
    taken = max(
        (side for side in sides if side.core == meant.core),
        key=lambda side: (_likeness(side, meant), _order(side)),
    )
    line = ours if taken == sides[0] else theirs
    marker = (ours if sides[0].status is meant.status else theirs).box.marker
    splices = tuple(_edits(line, taken, meant, marker, meeting))
    _verify(line, splices, meant, meeting)
    told = (*notes, *_overruled(meant, *sides), *_lost_on_the_way(before, *sides))
    return Joined(line is ours, splices, told)


def _meant(before: Said | None, ours: Said, theirs: Said) -> tuple[Said, list[str]]:
    notes: list[str] = []
    old = before or Said(ours.core, Status.OPEN, None, "", None, None)
    core = merged(before.core if before else "\0", ours.core, theirs.core)
    status = _status(before.status if before else None, ours.status, theirs.status)
    due, dated = _due(old, ours, theirs, core, notes)
    note = _note(old, [ours, theirs], status, core, notes)
    return Said(core, status, due, dated, note, _id(old.id, ours.id, theirs.id)), notes


def _status(before: Status | None, ours: Status, theirs: Status) -> Status:
    try:
        return ours if ours is theirs else merged(before or Status.UNKNOWN, ours, theirs)
    except Clash:
        if ours in _RISING and theirs in _RISING:
            return max(ours, theirs, key=_RISING.index)
        raise


def _due(
    old: Said, ours: Said, theirs: Said, core: str, notes: list[str]
) -> tuple[date | None, str]:
    try:
        return merged((old.due, old.dated), (ours.due, ours.dated), (theirs.due, theirs.dated))
    except Clash:
        if not (ours.due and theirs.due):
            raise
    later = max(ours, theirs, key=lambda side: (side.due or date.min, side.dated))
    if ours.due != theirs.due:
        days = " and ".join(sorted(f"{side.due}" for side in (ours, theirs)))
        notes.append(f"two due dates for '{_shown(core)}', {days}: the later one is kept")
    return later.due, later.dated


def _note(old: Said, sides: list[Said], status: Status, core: str, notes: list[str]) -> Note | None:
    if not status.is_settled or all(side.status is old.status for side in sides):
        note = merged(old.note, sides[0].note, sides[1].note)
        if note and note != old.note and not status.is_settled:
            raise Clash  # open again for one, and for the other done on a day
        return note
    if any(_gives_other_reason(side, status, old) for side in sides):
        raise Clash
    told = [side.note for side in sides if side.status is status and side.note]
    if len({note.reason for note in told}) > 1 or len({note.word for note in told}) > 1:
        raise Clash
    if len({note.day for note in told}) > 1:
        days = " and ".join(sorted(f"{note.day}" for note in told))
        notes.append(
            f"two days on which '{_shown(core)}' was {status}, {days}: the earlier one is kept"
        )
    return min(told, key=lambda note: note.day, default=None)


def _gives_other_reason(side: Said, status: Status, old: Said) -> bool:
    """Whether a side that did not prevail says why; no words of anybody's are dropped."""
    if side.status is status or side.note is None or side.note == old.note:
        return False
    return bool(side.note.reason)


def _id(before: str | None, ours: str | None, theirs: str | None) -> str | None:
    if before is None and (ours is None or theirs is None):
        return ours or theirs
    return merged(before, ours, theirs)


def _overruled(meant: Said, ours: Said, theirs: Said) -> Iterator[str]:
    if {ours.status, theirs.status} == {Status.DONE, Status.DROPPED}:
        words = _shown(meant.core)
        yield f"'{words}' was done by one of you and dropped by the other: done is kept"


def _lost_on_the_way(before: Said | None, ours: Said, theirs: Said) -> Iterator[str]:
    """What one changed on a line that the other carried on: its copy does not know of it."""
    for one, other in ((ours, theirs), (theirs, ours)):
        carried = one.status is Status.CARRIED is not other.status
        if before is None or not carried or before.status is Status.CARRIED:
            continue
        if (other.core, other.due) != (before.core, before.due):
            yield (
                f"'{_shown(other.core)}' was changed by one of you while the other carried it on: "
                "look at its copy in the newer check-in"
            )


def _likeness(side: Said, meant: Said) -> int:
    """How much of the line can stay as it is."""
    pairs = (side.due, meant.due), (side.dated, meant.dated), (side.note, meant.note)
    return sum(one == other for one, other in (*pairs, (side.id, meant.id)))


def _order(side: Said) -> tuple[str, str]:
    return (str(side.due), str(side.note))


def _edits(
    line: ActionLine, taken: Said, meant: Said, marker: str, meeting: Meeting
) -> Iterator[Splice]:
    if line.box.marker != marker:
        at = line.box.marker_offset
        yield (at, at + 1, marker)
    rewrites: list[Rewrite] = []
    if meant.id and meant.id != taken.id:
        rewrites.append(write_id(meant.id))
    if meant.due != taken.due:
        if meant.due is None:
            raise Clash
        rewrites.append(write_due(meant.due))
    if meant.note != taken.note:
        note = meant.note
        rewrites.append(
            write_settled(note.word, note.day, note.reason) if note else without_settled()
        )
    yield from rewritten(line, meeting.context, meeting.day, rewrites)


def _verify(line: ActionLine, splices: Sequence[Splice], meant: Said, meeting: Meeting) -> None:
    """The line, read again, must say just what was meant."""
    text = "\n".join(
        _edited(words, start, splices)
        for (start, _), words in zip(line.box.segments, line.text.split("\n"), strict=True)
    )
    context = meeting.context
    reading = read_action_text(
        text, people=context.people, order=context.date_order, on=meeting.day
    )
    after = said_in(text, reading, meant.status, meeting)
    if replace(after, dated="") != replace(meant, dated=""):
        raise Clash


def _edited(words: str, at: int, splices: Sequence[Splice]) -> str:
    """One line of a paragraph, which begins at ``at``, with the edits in it made."""
    for start, end, new in sorted(splices, reverse=True):
        if at <= start <= at + len(words):
            words = words[: start - at] + new + words[end - at :]
    return words


def _shown(words: str) -> str:
    return f"{words[:59]}…" if len(words) > 60 else words
