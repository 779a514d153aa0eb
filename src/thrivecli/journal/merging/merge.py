"""One check-in that two people changed apart, put together again.

What only one of them touched is taken as it is; an action's line is joined part by part; all
else that both changed, and whatever would be a guess, is left for them between conflict marks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from thrivecli.journal.merging.check import adds_up, is_whole, reads_as_meant
from thrivecli.journal.merging.front import read_front_tree
from thrivecli.journal.merging.gaps import Gaps
from thrivecli.journal.merging.lines import merged_eol, written
from thrivecli.journal.merging.node import Node
from thrivecli.journal.merging.said import Meeting
from thrivecli.journal.merging.tree import read_tree
from thrivecli.journal.merging.trio import Trios
from thrivecli.journal.merging.weave import Sides, Weaver, Woven
from thrivecli.journal.merging.written import Choice, Writer
from thrivecli.markdown.actions import Context
from thrivecli.markdown.document import BOM, Document, open_document
from thrivecli.markdown.guidance import Guidance
from thrivecli.markdown.header import Header, read_header
from thrivecli.model.person import People, Person, slugify
from thrivecli.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged file. ``conflicts`` are the places left between marks, ``notes`` what the two
    people should know of what was decided, a sentence each.
    """

    data: bytes
    conflicts: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """The three versions of one file; ``base`` is empty where both sides made it."""

    base: Document
    ours: Document
    theirs: Document

    @property
    def all(self) -> tuple[Document, Document, Document]:
        """Base, ours, theirs."""
        return self.base, self.ours, self.theirs


def merge_checkin(
    path: str, base: bytes, ours: bytes, theirs: bytes, order: str | None = None
) -> Merge | Problem:
    """Merge three versions of the check-in at ``path``; a problem where one cannot be read.

    ``base`` is empty where both sides made the file. ``order`` is how dates with two
    readings are read, as in the settings.
    """
    if theirs in (ours, base):
        return Merge(ours, 0)
    if ours == base:
        return Merge(theirs, 0)
    opened = [open_document(path, data) for data in (ours, theirs)]
    documents = [one for one in opened if isinstance(one, Document)]
    if len(documents) < len(opened):
        return next(one for one in opened if isinstance(one, Problem))
    before = open_document(path, base)
    if isinstance(before, Problem):  # two merges crossed, and git made a base with marks of them
        before = open_document(path, b"")
    assert isinstance(before, Document)
    return _Merging(Versions(before, *documents), order).merge()


Reader = Callable[[Document], Node]


class _Merging:
    def __init__(self, versions: Versions, order: str | None) -> None:
        self._versions = versions
        headers = [read_header(one, order) for one in versions.all]
        self._day = next((one.date for one in headers[1:] if one.date), date(2000, 1, 1))
        following = next((one.next for one in headers[1:] if one.next), None)
        context = Context(_people(headers), Guidance(), order)
        self._meeting = Meeting(context, self._day, following)
        base = versions.base.text if versions.base.text.strip() else None
        self._is_new = base is None
        self._eol = merged_eol(base, versions.ours.text, versions.theirs.text)

    def merge(self) -> Merge:
        front = self._part(read_front_tree)
        body = self._part(lambda document: read_tree(document, self._meeting.context, self._day))
        ours, theirs = self._versions.ours.text, self._versions.theirs.text
        old = self._versions.base.text.startswith(BOM)
        marked = theirs.startswith(BOM) if ours.startswith(BOM) == old else ours.startswith(BOM)
        text = (BOM if marked else "") + front[0] + body[0]
        return Merge(text.encode(), front[1] + body[1], front[2] + body[2])

    def _part(self, read: Reader) -> tuple[str, int, tuple[str, ...]]:
        """One part of the file merged: its text, how many conflicts, and the notes."""
        base, ours, theirs = map(read, self._versions.all)
        trios = Trios(base, ours, theirs, is_new=self._is_new)
        sides, gaps = (self._versions.ours, self._versions.theirs), Gaps(trios, base, ours, theirs)
        for carefully in (False, True):
            weaver = Weaver(trios, self._meeting, sides, carefully=carefully)
            root = weaver.weave()
            is_sound = is_whole(root, trios) and adds_up(root, base, ours, theirs, trios)
            if is_sound and self._reads_as_meant(root, gaps, read):
                count = sum(piece.clash is not None for piece in root.walk())
                return self._text(root, gaps, Choice.MARKS), count, tuple(weaver.notes)
        return self._marked_whole(trios, gaps)

    def _reads_as_meant(self, root: Woven, gaps: Gaps, read: Reader) -> bool:
        has_clash = any(piece.clash for piece in root.walk())
        for choice in (Choice.OURS, Choice.THEIRS) if has_clash else (Choice.OURS,):
            text = self._text(root, gaps, choice)
            document = open_document(self._versions.ours.path, text.encode())
            if isinstance(document, Problem):
                return False
            if not reads_as_meant(root, read(document), choice):
                return False
        return True

    def _marked_whole(self, trios: Trios, gaps: Gaps) -> tuple[str, int, tuple[str, ...]]:
        """All of it on both sides, for the two people to choose from."""
        trio = trios.root
        clash = Sides(trio.ours, trio.base, trio.theirs)
        root = Woven(trio, trio.nodes[0], "", (), clash, whole=True)
        return self._text(root, gaps, Choice.MARKS), 1, ()

    def _text(self, root: Woven, gaps: Gaps, choice: Choice) -> str:
        return written(Writer(gaps, choice).lines(root), self._eol)


def _people(headers: list[Header]) -> People:
    names = [name for one in headers for name in (one.person, *one.partners) if name]
    return People([Person(name, slugify(name)) for name in dict.fromkeys(names)])
