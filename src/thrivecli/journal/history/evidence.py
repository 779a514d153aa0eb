"""Evidence: words from the notes with the place they stand in and the commit that has them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from thrivecli.journal.history.provenance import Citation, Provenance
from thrivecli.markdown.answers import shown_text
from thrivecli.model.checkin import CheckIn

_AT_THE_TIME = timedelta(days=30)
_MARKER = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of today's files; ``line`` counts from 1."""

    workspace: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words from the notes. ``origin`` is ``None`` without a history, and for what is
    ``uncommitted``; ``late`` is by how many days the commit came after the day the words are
    of, where that is more than thirty.
    """

    text: str
    place: Place | None
    origin: Citation | None = None
    uncommitted: bool = False
    late: int | None = None
    details: tuple["Quote", ...] = ()


class Quoting:
    """Quotes lines of one journal with what its history says of them."""

    def __init__(self, provenance: Provenance) -> None:
        self._provenance = provenance

    @property
    def cites(self) -> bool:
        """Whether there is a history to cite from."""
        return self._provenance.cites

    def quote(self, text: str, place: Place, of: date | None) -> Quote:
        """Words that stand at a place; ``of`` is the day they tell of."""
        origin = self._provenance.origin(place.workspace, place.path, place.line)
        late = None
        if origin and of and origin.day - of > _AT_THE_TIME:
            late = (origin.day - of).days
        uncommitted = origin is None and self._provenance.knows(place.workspace)
        return Quote(text, place, origin, uncommitted, late)

    def detail(self, text: str, near: Place, elsewhere: Iterable[CheckIn], of: date) -> Quote:
        """A nested bullet, found by its words: below its win, else in another of the files."""
        line = self._line(text, near.workspace, near.path, near.line)
        if line:
            return self.quote(text, Place(near.workspace, near.path, line), of)
        for checkin in elsewhere:
            line = self._line(text, checkin.workspace, checkin.path, 0)
            if line:
                return self.quote(text, Place(checkin.workspace, checkin.path, line), of)
        return Quote(text, None)

    def _line(self, text: str, workspace: str, path: str, after: int) -> int | None:
        texts = self._provenance.texts(workspace, path)
        for line, raw in enumerate(texts[after:], after + 1):
            words = shown_text(_MARKER.sub("", raw, count=1))
            if words and (text == words or text.startswith(f"{words} ")):
                return line
        return None
