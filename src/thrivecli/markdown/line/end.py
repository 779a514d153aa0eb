"""What stands at the end of a line, looking past all that people put behind it."""

import re
from dataclasses import dataclass, field

from thrivecli.markdown.dates.forms import DateText
from thrivecli.markdown.line.brackets import pairs
from thrivecli.markdown.line.due import Phrase
from thrivecli.markdown.line.inline import PASSED, Span
from thrivecli.markdown.line.owners import Mention, joined_before

_TAG = re.compile(r"(?<!\S)#[^\s#]+")
_PASSED = frozenset(".,;:!?…)]}*_~\"'”’»-–—|⏫🔼🔽🔺⏬\ufe0f" + PASSED)


@dataclass(frozen=True, slots=True)
class Ending:
    """The date and the mentions that end the text, where there are any."""

    due: Phrase | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(slots=True)
class LineEnd:
    """Walks back from the ends of a masked paragraph's lines.

    ``masked`` has notes, tags of ours and announced dates as ``PASSED``;
    ``dates`` are its full dates, ``late`` its 'before' and 'until' phrases, ``mentions``
    those that may own the action if they end it.
    """

    masked: str
    dates: list[DateText]
    late: list[Phrase]
    mentions: list[Mention]
    _due: Phrase | None = field(default=None, init=False)
    _owners: list[Mention] = field(default_factory=list, init=False)
    _remark: bool = field(default=False, init=False)
    _phrases: dict[int, Phrase] = field(default_factory=dict, init=False)
    _late: dict[int, Phrase] = field(default_factory=dict, init=False)
    _mention_at: dict[int, int] = field(default_factory=dict, init=False)
    _opening: dict[int, int] = field(default_factory=dict, init=False)
    _tags: dict[int, int] = field(default_factory=dict, init=False)

    def read(self) -> Ending:
        """What ends the paragraph; a date may also end an earlier line of it."""
        if not (self.dates or self.late or self.mentions):
            return Ending()
        self._prepare()
        reached = self._walk(len(self.masked))
        mentions = tuple(self._owners)
        self._mention_at = {}
        for end in reversed(_ends_of_sentences(self.masked)):
            if self._due is not None:
                break
            if end < reached:
                self._remark = False
                reached = self._walk(end)
        return Ending(self._due, mentions)

    def _prepare(self) -> None:
        self._late = {phrase.span.end: phrase for phrase in self.late}
        bare = {date.end: Phrase(Span(date.start, date.end), date) for date in self.dates}
        self._phrases = bare | self._late
        self._mention_at = {one.span.end: index for index, one in enumerate(self.mentions)}
        self._opening = {close: opening for opening, close in pairs(self.masked).items()}
        self._tags = {found.end(): found.start() for found in _TAG.finditer(self.masked)}

    def _walk(self, position: int) -> int:
        """Go back from ``position`` over what may stand behind; where that ended."""
        while position:
            before = self._step(position)
            if before == position:
                break
            position = before
        return position

    def _step(self, end: int) -> int:
        if end in self._mention_at and not self._remark:
            return self._take_mentions(self._mention_at[end])
        if end in self._phrases and self._due is None:
            return self._take_date(self._phrases[end])
        if end - 1 in self._opening:
            return self._pass_remark(self._opening[end - 1], end - 1)
        if end in self._tags:
            return self._tags[end]
        char = self.masked[end - 1]
        return end - 1 if char.isspace() or char in _PASSED else end

    def _take_mentions(self, index: int) -> int:
        self._owners[:0] = taken = joined_before(self.masked, self.mentions, index)
        return taken[0].span.start

    def _take_date(self, phrase: Phrase) -> int:
        self._due = phrase
        self._remark = False
        return phrase.span.start

    def _pass_remark(self, opening: int, closing: int) -> int:
        """A parenthesis is passed as a whole; 'before Friday' may end what is in it."""
        inner = closing
        while self.masked[inner - 1].isspace() or self.masked[inner - 1] in _PASSED:
            inner -= 1
        if self._due is None and inner in self._late:
            self._due = self._late[inner]
        self._remark = self._remark or bool(
            self.masked[opening + 1 : closing].strip(f" \n{PASSED}")
        )
        return opening


def _ends_of_sentences(text: str) -> list[int]:
    """The ends of lines before the last, except where a sentence visibly runs on."""
    ends: list[int] = []
    for found in re.finditer(r"\n\s*+", text):
        following = text[found.end() : found.end() + 1]
        if not following.islower():
            ends.append(found.start())
    return ends
