"""The listing: what is open, person by person, in the form in which it is kept and printed."""

import marshal

from thrivecli.quick.beside import Note
from thrivecli.workspace.index.vault import load, store

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself takes as long to import as Python to start
    from typing import Any

FORMAT = 1
_ROWS, _OBJECTS, _NAMES = "listing", "listing-json", "listing-names"

Row = tuple[str, str, str, str, str, str, str, bool, tuple[str, ...], str, str, int]
"""One open action, ready to be printed: its id and box, its due date or nothing, its owner, its
text; what stands in brackets behind the text, and what stands there where several people's are
listed; its place. Then what it is chosen and sorted by: whether it was left behind, its owners'
full names, the check-in's date, the path and the line."""

Object = tuple[str, str]
"""The same as JSON, before and behind the one word that depends on the day: if it is overdue."""


class Share:
    """One person's part: rows and objects side by side, and what is to be said beside them.

    ``fingerprint`` stands for the files it was made from.
    """

    __slots__ = ("fingerprint", "left_open", "objects", "person", "rows", "stranded")

    def __init__(self, person: str, fingerprint: int) -> None:
        self.person = person
        self.fingerprint = fingerprint
        self.rows: list[Row] = []
        self.objects: list[Object] = []
        self.left_open: list[Note] = []
        self.stranded: list[Note] = []


class Names:
    """Who may be meant by a word: exactly, or by its beginning; and who has check-ins."""

    __slots__ = ("beginnings", "exact", "with_checkins")

    def __init__(
        self,
        exact: dict[str, str],
        beginnings: list[tuple[str, tuple[str, ...]]],
        with_checkins: list[str],
    ) -> None:
        self.exact = exact
        self.beginnings = beginnings
        self.with_checkins = with_checkins

    def called(self, typed: str, *, with_checkins: bool) -> str:
        """The one full name that is meant; empty where it is nobody's, or several people's."""
        key = " ".join(typed.lower().split())
        found = [self.exact[key]] if key in self.exact else self._beginning(key)
        if with_checkins:
            found = [name for name in found if name in self.with_checkins]
        return found[0] if key and len(found) == 1 else ""

    def _beginning(self, key: str) -> list[str]:
        return [
            name for name, words in self.beginnings if any(one.startswith(key) for one in words)
        ]


class Listing:
    """Everybody's shares in order of name, and what is wrong in any file."""

    __slots__ = ("context", "problems", "problems_json", "shares")

    def __init__(self, context: bytes, problems: list[Note], problems_json: str) -> None:
        self.context = context
        self.problems = problems
        self.problems_json = problems_json
        self.shares: list[Share] = []


def load_listing(folder: str, generation: int | None, *, objects: bool) -> Listing | None:
    """The listing of that generation, or of any; ``objects`` for JSON as well.

    ``None`` where there is none to believe.
    """
    kept = _load(folder, _ROWS, generation)
    if kept is None:
        return None
    of, context, problems, problems_json, shares = kept
    listing = Listing(context, problems, problems_json)
    for person, fingerprint, rows, left_open, stranded in shares:
        share = Share(person, fingerprint)
        share.rows, share.left_open, share.stranded = rows, left_open, stranded
        listing.shares.append(share)
    if objects:
        found = _load(folder, _OBJECTS, of)
        if found is None:
            return None
        for share, theirs in zip(listing.shares, found[1], strict=True):
            share.objects = theirs
    return listing


def load_names(folder: str, generation: int) -> Names | None:
    """Who is known; ``None`` where there is nothing to believe."""
    kept = _load(folder, _NAMES, generation)
    return None if kept is None else Names(*kept[1:])


def store_listing(folder: str, generation: int, listing: Listing, names: Names) -> bool:
    """Keep a listing; whether it could be kept."""
    shares = [
        (one.person, one.fingerprint, one.rows, one.left_open, one.stranded)
        for one in listing.shares
    ]
    objects = [one.objects for one in listing.shares]
    told = (listing.context, listing.problems, listing.problems_json, shares)
    known = (names.exact, names.beginnings, names.with_checkins)
    return (
        _store(folder, _NAMES, (generation, *known))
        and _store(folder, _OBJECTS, (generation, objects))
        and _store(folder, _ROWS, (generation, *told))
    )


def _load(folder: str, name: str, generation: int | None) -> "tuple[Any, ...] | None":
    data = load(folder, name)
    if data is None:
        return None
    try:
        form, kept = marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None
    return kept if form == FORMAT and generation in (None, kept[0]) else None


def _store(folder: str, name: str, kept: "tuple[Any, ...]") -> bool:
    return store(folder, name, marshal.dumps((FORMAT, kept)))
