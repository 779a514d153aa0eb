"""Carrying: a new check-in takes the open actions along, and the old lines say so.

The new file comes first in the plan, then the sources: after a crash between them both
copies hold one id, so that nothing is lost or doubled, and running it again finishes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from thrivecli.journal.carrying.arrival import Expected, check_source, check_target
from thrivecli.journal.carrying.begin import Answers, fill_in
from thrivecli.journal.carrying.forest import Forest, Root
from thrivecli.journal.carrying.sheet import Sheet, tasks_place
from thrivecli.journal.carrying.travel import Travel
from thrivecli.journal.thread import Thread
from thrivecli.markdown.actions import Context
from thrivecli.markdown.answers import first_words, walk
from thrivecli.markdown.document import Document, splice
from thrivecli.markdown.edits import Rewrite, rewritten, with_marker, write_full_date, write_id
from thrivecli.markdown.headings import SECTION_PLANNING
from thrivecli.markdown.landing import Line
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.relocate import Cutter, Splice
from thrivecli.markdown.structure.blocks import Block, Kind, reference_definitions
from thrivecli.model.action import Status
from thrivecli.model.plan import FileChange
from thrivecli.model.text import fold

_BRACKETED = re.compile(r"\[((?:\\.|[^\[\]\\])+)\]")


@dataclass(frozen=True, slots=True)
class Landing:
    """Where actions go: ``before`` is the file's bytes, ``None`` for a new one.

    ``document`` is the rendered template or the check-in as it stands. ``meetings`` are the
    earlier check-ins a new one takes its answers from, newest first; none for a blank start.
    """

    document: Document
    before: bytes | None
    meetings: tuple[Reading, ...]


def carry_over(
    landing: Landing,
    travel: Travel,
    threads: Iterable[Thread],
    readings: Mapping[str, Reading],
    context: Context,
) -> tuple[FileChange, ...]:
    """The changes that put what travels into the landing place and mark where it was.

    ``threads`` are all of the person's, ``readings`` their files by path. Raises
    :class:`~thrivecli.errors.UnreadableCheckIn` where something could not be carried
    without changing what it says.
    """
    hand = _Carrier(landing, travel, threads, readings, context)
    text = hand.fill()
    changes = list(hand.marked_sources())
    if text.encode() != landing.before:
        changes.insert(0, FileChange(landing.document.path, landing.before, text.encode()))
    return tuple(changes)


class _Carrier:
    def __init__(
        self,
        landing: Landing,
        travel: Travel,
        threads: Iterable[Thread],
        readings: Mapping[str, Reading],
        context: Context,
    ) -> None:
        self._landing = landing
        self._travel = travel
        self._readings = readings
        self._context = context
        self._sheet = Sheet.of(landing.document.path, landing.document.text)
        self._thread_at = {
            (copy.checkin.path, copy.index): thread for thread in threads for copy in thread.copies
        }
        self._sources: dict[str, dict[int, Thread]] = {}
        for thread in travel.carried:
            self._sources.setdefault(thread.live.checkin.path, {})[thread.live.index] = thread
        self._bullets = set(_bullets(self._sheet.document, self._sheet.blocks))
        self._contexts: dict[str, set[int]] = {path: set() for path in self._sources}
        self._moved: dict[str, list[str]] = {}

    def fill(self) -> str:
        """The target's text with answers and actions in it, checked to say what they said."""
        self._name_namesakes()
        landed = self._fill_in_answers()
        arrivals: dict[str, list[list[Line]]] = {}
        for path, carried in self._sources.items():
            reading = self._readings[path]
            rest = {n for n in carried if (path, n) not in landed}
            self._uproot(reading, rest, arrivals)
        for key, items in arrivals.items():
            place = self._sheet.place(key, SECTION_PLANNING)
            if place is None:
                self._sheet, place = tasks_place(self._sheet)
            self._sheet = self._sheet.with_items(place, items)
        self._bring_definitions()
        check_target(self._landing.document, self._sheet.document, self._expected(), self._context)
        return self._sheet.text

    def marked_sources(self) -> Iterator[FileChange]:
        """The old files, each carried line marked and given its id; nothing else."""
        changes: dict[str, list[Splice]] = {}
        for path, carried in self._sources.items():
            for index, thread in carried.items():
                changes.setdefault(path, []).extend(self._mark(path, index, thread))
            for index in sorted(self._contexts[path]):
                thread = self._thread_at[path, index]
                changes.setdefault(path, []).extend(self._name(path, index, thread))
        for thread, copy in self._travel.unfinished:
            path = copy.checkin.path
            finish = self._name if copy.action.status.is_settled else self._mark
            changes.setdefault(path, []).extend(finish(path, copy.index, thread))
        for path, splices in changes.items():
            document = self._readings[path].document
            after = splice(document.text, splices)
            check_source(self._readings[path], after, self._context)
            if after != document.text:
                yield FileChange(path, document.data, after.encode())

    def _name_namesakes(self) -> None:
        """Where actions join those of a check-in that is there, its lines keep their ids."""
        reading = self._readings.get(self._landing.document.path)
        if reading is None or self._landing.before is None:
            return
        path, ties = reading.checkin.path, {one.live.action.tie for one in self._travel.carried}
        edits: list[Splice] = []
        for index, action in enumerate(reading.checkin.actions):
            if action.id is None and action.tie in ties:
                edits += self._name(path, index, self._thread_at[path, index])
        self._sheet = Sheet.of(path, splice(self._sheet.text, edits))

    def _fill_in_answers(self) -> set[tuple[str, int]]:
        """Put last time's answers in; gives the actions that came along in them."""
        staying = {one.checkin.path: self._staying(one) for one in self._landing.meetings}
        forests = {
            r.checkin.path: Forest(r, staying[r.checkin.path]) for r in self._landing.meetings
        }
        edits = {path: list(self._copy_edits(path, forest)) for path, forest in forests.items()}
        answers = Answers(self._landing.meetings)
        self._sheet, used = fill_in(self._sheet, answers, forests, edits)
        landed = set()
        for reading, place in used:
            path, lines = reading.checkin.path, reading.lines
            answer = reading.document.text[place.start : place.end]
            self._moved.setdefault(path, []).append(answer)
            landed |= {(path, n) for n in staying[path] if lines[n].place is place}
        return landed

    def _staying(self, reading: Reading) -> set[int]:
        """The carried actions that can stay where they are in a copied answer.

        Not so where one above them lives elsewhere, since that does not come along.
        """
        path = reading.checkin.path
        elsewhere: set[int] = set()
        for index, line in enumerate(reading.lines):
            above = line.action.parent
            if above in elsewhere or self._lives_elsewhere(reading, index):
                elsewhere.add(index)
        return {n for n in self._sources.get(path, {}) if n not in elsewhere}

    def _is_there(self, reading: Reading) -> Callable[[Block], bool]:
        """Whether an item above a carried one stands in the target, or lives elsewhere."""
        index_of = {id(line.box.item): n for n, line in enumerate(reading.lines)}

        def is_there(item: Block) -> bool:
            index = index_of.get(id(item))
            if index is None:
                return first_words(reading.document, item) in self._bullets
            return self._lives_elsewhere(reading, index)

        return is_there

    def _lives_elsewhere(self, reading: Reading, index: int) -> bool:
        """Whether an action does not come along, not even as context for one below it."""
        path, target = reading.checkin.path, self._landing.document.path
        if index in self._sources.get(path, {}):
            return False
        thread = self._thread_at[path, index]
        has_copy = any(copy.checkin.path == target for copy in thread.copies)
        return has_copy or not reading.lines[index].action.status.is_settled

    def _uproot(
        self, reading: Reading, carried: set[int], arrivals: dict[str, list[list[Line]]]
    ) -> None:
        """Take the carried items of one source out, each to the question where it belongs."""
        if not carried:
            return
        forest = Forest(reading, carried, self._is_there(reading))
        roots = forest.roots()
        edits = list(self._copy_edits(reading.checkin.path, forest))
        cutter = Cutter(reading.document, edits)
        for root in roots:
            lines = cutter.item(root.item, root.around, forest.left_out_of(root.item))
            arrivals.setdefault(self._destination(root), []).append(lines)
            words = "\n".join(line.text for line in lines)
            self._moved.setdefault(reading.checkin.path, []).append(words)
            self._bullets.update(_bullets(reading.document, (root.item,)))

    def _destination(self, root: Root) -> str:
        place = root.line.place
        if place.section.key == SECTION_PLANNING and place.question:
            return place.key
        return ""

    def _copy_edits(self, path: str, forest: Forest) -> Iterator[Splice]:
        """How the copies are written: open again, with their id and a full due date."""
        reading = self._readings[path]
        for index, thread in self._sources.get(path, {}).items():
            line = reading.lines[index]
            if line.action.status is Status.CARRIED:
                yield from with_marker(line, Status.OPEN)
            rewrites: list[Rewrite] = [write_id(thread.id)]
            if thread.due is not None:
                rewrites.append(write_full_date(thread.due))
            yield from rewritten(line, self._context, reading.checkin.date, rewrites)
        for index in forest.context():
            self._contexts[path].add(index)
            yield from self._name(path, index, self._thread_at[path, index])

    def _mark(self, path: str, index: int, thread: Thread) -> Iterator[Splice]:
        reading = self._readings[path]
        line = reading.lines[index]
        yield from with_marker(line, Status.CARRIED)
        yield from rewritten(line, self._context, reading.checkin.date, [write_id(thread.id)])

    def _name(self, path: str, index: int, thread: Thread) -> Iterator[Splice]:
        reading = self._readings[path]
        name = write_id(thread.id)
        yield from rewritten(reading.lines[index], self._context, reading.checkin.date, [name])

    def _bring_definitions(self) -> None:
        """Link reference definitions that the moved text uses come along."""
        sheet = self._sheet.document
        known = {fold(d.label) for d in reference_definitions(sheet.text, sheet.body_start)}
        lines = []
        for path, moved in self._moved.items():
            used = {fold(found[1]) for words in moved for found in _BRACKETED.finditer(words)}
            document = self._readings[path].document
            for one in reference_definitions(document.text, document.body_start):
                label = fold(one.label)
                if label in used and label not in known:
                    known.add(label)
                    lines.append(" ".join(document.text[one.start : one.end].split()))
        if lines:
            self._sheet = self._sheet.with_lines_at_end(lines)

    def _expected(self) -> tuple[Expected, ...]:
        found = []
        for thread in self._travel.carried:
            action = thread.live.action
            status = Status.OPEN if action.status is Status.CARRIED else action.status
            found.append(Expected(thread.id, status, action.tie, thread.due, thread.live))
        return tuple(found)


def _bullets(document: Document, blocks: Iterable[Block]) -> Iterator[str]:
    """The words of every plain list item in these blocks."""
    for block in blocks:
        for inner in walk(block):
            if inner.kind is Kind.ITEM and (words := first_words(document, inner)):
                yield words
