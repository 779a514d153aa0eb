"""Small changes to an action's first paragraph: where to cut and what to put there.

Every function takes the paragraph's text as it was read, and its reading, and returns
splices in order, as few and as small as will do; ``spliced`` carries them out. No line
end is taken away or added. Reading the result gives what was meant.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thrivecli.markdown.dates.arguments import write_date
from thrivecli.markdown.line.action_text import ActionText
from thrivecli.markdown.line.due import DUE_SIGNS, OTHER_SIGNS
from thrivecli.markdown.line.inline import Span, mask
from thrivecli.markdown.line.owners import grouped
from thrivecli.markdown.line.settled import SettledWord, find_notes
from thrivecli.model.person import People
from thrivecli.model.text import fold_space


class Splice(NamedTuple):
    """Put ``text`` in place of what stands from ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    text: str


Splices = tuple[Splice, ...]

_SIGNED = re.compile(
    rf"[{DUE_SIGNS}{OTHER_SIGNS}✅❌🔁⏫🔼🔽🔺⏬]\ufe0f?"
    r"(?:[ \t]*+(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|every[ \t\w]*+))?+"
)
_BLANK = " \t"
_BLANKS = re.compile(r"[ \t]*+")
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+\n[ \t]*+")
_GLUED_BEHIND = re.compile(r"\S")  # what a space before it would move from its word
_TAGS = re.compile(r"(?:\s*+#[^\s#]++)*+\s*+")
_GLUED = re.compile(r"[./@:][^\W_]")
_SPECIAL = re.compile(r"([\\`<>()\[\]])")


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """``text`` with every splice carried out."""
    parts: list[str] = []
    position = 0
    for start, end, new in splices:
        parts += (text[position:start], new)
        position = end
    return "".join((*parts, text[position:]))


def with_due(text: str, reading: ActionText, day: date) -> Splices:
    """Make it due on ``day``: in place of the date it has, else as a new ``by`` or ``📅``."""
    if reading.due is not None and reading.due.day == day:
        return ()
    if reading.date_span is not None:
        glued = _GLUED.match(text, reading.date_span.end) is not None
        new = write_date(day, "long" if glued else reading.date_style)
        return _replaced(text, reading.date_span, new, reading)
    sign = "📅" if reading.emoji_dates else "by"
    end = _end_of_words(text, reading, signs=False)
    return (Splice(end, end, f" {sign} {write_date(day, reading.date_style)}"),)


def with_settled(
    text: str, reading: ActionText, word: SettledWord, day: date, reason: str = ""
) -> Splices:
    """Say that it was done or dropped on ``day``, in the line's own style."""
    written = write_date(day, reading.date_style)
    removed = _notes_removed(text, reading)
    if reading.emoji_dates and word == "done":
        end = len(text.rstrip())
        return _in_order(*removed, Splice(end, end, f" ✅ {written}"))
    end = _end_of_words(text, reading, signs=reading.emoji_dates)
    reasons = _ways_to_write(fold_space(reason).lstrip(":,; "))
    for told in reasons:
        note = f" ({word} {written}: {told})" if told else f" ({word} {written})"
        splices = _in_order(*removed, Splice(end, end, note))
        if _says(spliced(text, splices), word, reasons[0]):
            break
    return splices


def without_settled(text: str, reading: ActionText) -> Splices:
    """Take every done and dropped note away."""
    return _in_order(*_notes_removed(text, reading))


def with_id(text: str, reading: ActionText, new: str) -> Splices:
    """Write the id at the end of the first line, before the signs that may end it."""
    comment = f"<!-- thrive:{new} -->"
    if reading.id == new:
        return ()
    if reading.id_span is not None:
        return (Splice(*reading.id_span, comment),)
    end = _end_of_first_line(text)
    if end == 0:
        return (Splice(0, 0, f"{comment} "),)
    glued = _GLUED_BEHIND.match(text, end) is not None
    return (Splice(end, end, comment if glued else f" {comment}"),)


def with_owner(text: str, reading: ActionText, name: str, people: People) -> Splices:
    """Make ``name`` the owner, where and in the style in which owners stood."""
    if not reading.owner_spans:
        return (Splice(0, 0, f"*@{name}* "),)
    first, *others = grouped(text, reading.owner_spans)
    mark = text[first.start : text.index("@", first.start)]
    fits = mark[0] not in name if mark else _stands_bare(name, text[first.end :], people)
    new = f"{mark}@{name}{mark}" if fits else f"*@{name}*"
    splices = [*_replaced(text, first, new, reading)]
    for start, end in others:
        splices += _replaced(text, Span(len(text[:start].rstrip(_BLANK)), end), "", reading)
    return _in_order(*splices)


def _stands_bare(name: str, following: str, people: People) -> bool:
    """Whether a bare ``@name`` before ``following`` would be read as just that name."""
    read = people.mention(f"{name}{following}")
    return read is not None and read[0].name == name and read[1] == len(name)


def _replaced(text: str, span: Span, new: str, reading: ActionText) -> Splices:
    """``new`` in place of a span; line ends in it stay, and a comment of ours.

    Of a span over several lines the last takes ``new``, unless the first would be left empty.
    """
    pieces = _pieces(text, span, reading.id_span)
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    chosen = pieces[-1] if before.strip() else pieces[0]
    return tuple(Splice(*piece, new if piece == chosen else "") for piece in pieces)


def _pieces(text: str, span: Span, kept: Span | None) -> list[Span]:
    """What there is of a span on each line, on either side of what is kept."""
    cuts = [Span(*found.span()) for found in _LINE_END.finditer(text, *span)]
    if kept is not None and span.start <= kept.start < span.end:
        cuts.append(kept)
    starts = [span.start, *(cut.end for cut in sorted(cuts))]
    ends = [*(cut.start for cut in sorted(cuts)), span.end]
    pieces = [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    return [piece for piece in pieces if text[slice(*piece)].strip()] or [span]


def _in_order(*splices: Splice) -> Splices:
    return tuple(sorted(splices, key=lambda splice: (splice.start, splice.end)))


def _notes_removed(text: str, reading: ActionText) -> Splices:
    """Each note goes with the white space before it, or behind it where it comes first."""
    removed: list[Splice] = []
    for start, end in reading.notes:
        before = len(text[:start].rstrip(_BLANK))
        blanks = _BLANKS.match(text, end)
        behind = blanks.end() if blanks and text[before - 1 : before] in ("", "\n") else end
        removed += _replaced(text, Span(before, behind), "", reading)
    return tuple(removed)


def _end_of_words(text: str, reading: ActionText, *, signs: bool) -> int:
    """Where the paragraph's words end: before notes, our comment and, if asked, signs."""
    trailing = [span for span in (*reading.notes, reading.id_span) if span is not None]
    starts = {span.end: span.start for span in trailing}
    end = len(text.rstrip())
    while end:
        before = starts.get(end, end)
        if signs and before == end:
            before = _before_signs(text, text.rfind("\n", 0, end) + 1, end)
        if before == end:
            break
        end = len(text[:before].rstrip())
    return end


def _before_signs(text: str, start: int, end: int) -> int:
    """Where the run of signs begins that ends a line, or the line's end."""
    position = end
    for found in reversed(list(_SIGNED.finditer(text, start, end))):
        if not _TAGS.fullmatch(text, found.end(), position):
            break
        position = found.start()
    return start + len(text[start:position].rstrip()) if position < end else end


def _end_of_first_line(text: str) -> int:
    """Where a comment goes: outside code and links, even those that run over the line's end."""
    line, newline, _ = text.partition("\n")
    end = len(line.rstrip())
    if newline and line.endswith("\\"):
        end = len(line[:-1].rstrip())  # a hard line break stays one
    end = _before_signs(text, 0, end)
    for shield in reversed(mask(text).shields):
        if shield.start < end < shield.end:
            end = len(text[: shield.start].rstrip())
    return end


def _ways_to_write(reason: str) -> tuple[str, ...]:
    """As it is; with what Markdown would swallow escaped; and apart from the closing.

    An odd backtick cannot be escaped where an earlier one waits for it: at last it goes.
    """
    escaped = _SPECIAL.sub(r"\\\1", reason)
    return (reason, escaped, f"{escaped} ", _SPECIAL.sub(r"\\\1", reason.replace("`", "'")) + " ")


def _says(text: str, word: SettledWord, reason: str) -> bool:
    notes = find_notes(mask(text).text, text, None)
    return bool(notes) and (notes[-1].word, notes[-1].reason) == (word, reason)
