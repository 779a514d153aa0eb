"""Adding a win to a check-in: one bullet under its day, and nothing else changed."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from thrivecli.errors import UnreadableCheckIn, UsageFault
from thrivecli.journal.wins.groups import done_places, groups_in
from thrivecli.journal.wins.spot import USUAL_DATE_LINE, USUAL_HEADING, Bullet, Manner, spot_for
from thrivecli.journal.wins.text import with_spot, without_lines
from thrivecli.markdown.actions import Context
from thrivecli.markdown.document import open_document
from thrivecli.markdown.header import read_header
from thrivecli.markdown.parse import Reading, parse_checkin
from thrivecli.model.plan import FileChange
from thrivecli.model.problem import Problem
from thrivecli.model.text import fold_space
from thrivecli.model.win import Win

_UNPRINTED = ("Cc", "Zl", "Zp", "Cs")


@dataclass(frozen=True, slots=True)
class NewWin:
    """What to add: its words, the day it belongs to, and its details."""

    text: str
    day: date
    details: tuple[str, ...] = ()

    @property
    def bullet(self) -> Bullet:
        """Its lines, white space folded. Raises :class:`UsageFault` for none or several."""
        return Bullet(_one_line(self.text), tuple(map(_one_line, self.details)))


def add_win(
    new: NewWin, reading: Reading, context: Context, earlier: Callable[[], Iterable[Reading]]
) -> FileChange:
    """The change that adds a win to a check-in.

    ``earlier`` gives the person's other check-ins, newest first, whose manner is taken where
    this one shows none. Raises :class:`UsageFault` for words that would not be read as one
    win, :class:`UnreadableCheckIn` where this file has no safe place for it.
    """
    bullet, before = new.bullet, reading.document
    order = context.date_order
    _refuse_odd_words(bullet, new.day, context)
    manner = Manner()
    if not any(len(groups_in(reading, place, order)) > 1 for place in done_places(reading)):
        manner = _manner_of(earlier(), order)
    text = with_spot(before, spot_for(reading, bullet, new.day, order, manner))
    after = _read(text, before.path, context)
    if after is None or not _is_as_meant(reading, after, _win(bullet, new.day)):
        raise UnreadableCheckIn(
            f"{before.path}: there is no safe place for a new win in this file",
            hint="put an empty line before each date, and close every code fence and comment",
        )
    return FileChange(before.path, before.data, text.encode())


def _one_line(words: str) -> str:
    if any(unicodedata.category(char) in _UNPRINTED and char != "\t" for char in words):
        raise UsageFault(
            "a win is one line of text, without line breaks or control characters",
            hint="put what belongs to it into --detail, once or more",
        )
    if not words.strip():
        raise UsageFault("there is nothing to add", hint='say what was done in "quotes"')
    return fold_space(words)


def _refuse_odd_words(bullet: Bullet, day: date, context: Context) -> None:
    """Words that are something else in Markdown are so in every file."""
    dated = day.isoformat()
    text = "\n".join((USUAL_HEADING, "", dated, "", *bullet.lines(), "", "Tail", ""))
    alone = _read(text, "checkins/a/2026-01-01.md", context)
    if alone is not None and not alone.checkin.actions:
        told = [replace(one, line=0) for one in alone.checkin.wins]
        last = alone.places[-1].blocks[-1:]
        if told == [_win(bullet, day)] and last and text[last[0].start :] == "Tail\n":
            return
    raise UsageFault(
        f"'{bullet.text}' would not be read as one win with its details",
        hint="begin with a word; a checkbox, a mere date, a list or HTML is read as such",
    )


def _manner_of(earlier: Iterable[Reading], order: str | None) -> Manner:
    """The manner of the newest check-in that has a date line, or at least the section."""
    heading = ""
    for reading in earlier:
        for place in done_places(reading):
            heading = heading or f"## {place.section.words}"
            for group in groups_in(reading, place, order):
                if group.head is not None and not group.is_item:
                    return Manner(heading, group.dated)
    return Manner(heading or USUAL_HEADING, USUAL_DATE_LINE)


def _read(text: str, path: str, context: Context) -> Reading | None:
    document = open_document(path, text.encode())
    if isinstance(document, Problem):
        return None
    found = parse_checkin(document, read_header(document, context.date_order), context)
    return None if isinstance(found, Problem) else found


def _win(bullet: Bullet, day: date) -> Win:
    return Win(day, bullet.text, bullet.details, 0)


def _is_as_meant(before: Reading, after: Reading, win: Win) -> bool:
    """Whether the wins are those of before and exactly this one, and all else is the same."""
    old, new = without_lines(before.checkin), without_lines(after.checkin)
    left = list(new.wins)
    if len(left) != len(old.wins) + 1:
        return False
    at = next((n for n, one in enumerate(old.wins) if left[n] != one), len(old.wins))
    del left[at : at + 1]
    if new.wins[at] != win or tuple(left) != old.wins:
        return False
    return replace(new, wins=()) == replace(old, wins=())
