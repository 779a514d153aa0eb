"""Beginning a check-in: whose it is, where it goes, what it starts from."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from thrivecli.errors import UnreadableCheckIn, UsageFault
from thrivecli.journal.carrying.astray import refuse_astray
from thrivecli.journal.carrying.begun import Begun
from thrivecli.journal.carrying.carry import Landing, carry_over
from thrivecli.journal.carrying.sheet import taken_out
from thrivecli.journal.carrying.travel import Carry, Travel, plan_travel
from thrivecli.journal.checkins import Held, Joined
from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Thread
from thrivecli.markdown.document import Document, open_document, splice
from thrivecli.markdown.front.matter import set_value
from thrivecli.markdown.front.scalar import render_value
from thrivecli.markdown.header import read_header
from thrivecli.markdown.parse import Reading, in_workspace, parse_checkin
from thrivecli.model.checkin import CheckIn
from thrivecli.model.person import Person
from thrivecli.model.plan import FileChange, Plan
from thrivecli.model.problem import Problem
from thrivecli.workspace.newcomer import record_slug
from thrivecli.workspace.store import Store
from thrivecli.workspace.template.templates import checkin_values, find_template, render_template


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; ``None`` and empty mean the usual."""

    person: Person
    date: datetime.date
    partners: tuple[str, ...] = ()
    template: str | None = None
    next: datetime.date | None = None
    carry: Carry = Carry.AUTO
    blank: bool = False
    another: bool = False


def plan_new_checkin(store: Store, request: Request) -> tuple[Plan, Begun]:
    """The plan that begins a check-in, or finishes one that was begun before.

    Raises :class:`UnreadableCheckIn` where one of the person's files cannot be read, since
    what is open in it would stay behind unseen.
    """
    return _Beginning(store, request).plan()


class _Beginning:
    def __init__(self, store: Store, request: Request) -> None:
        self._store = store
        self._request = request
        self._person = request.person
        journal = store.journal
        self._threads = journal.threads.get((store.label, self._person.name), ())
        self._checkins = journal.by_person.get((store.label, self._person.name), ())
        self._meetings = journal.meetings(self._person.name)
        self._astray = journal.gone_astray.get((store.label, self._person.name), {})

    def plan(self) -> tuple[Plan, Begun]:
        folder = self._folder()
        self._store.refuse_unread(folder)
        same_day = [one for one in self._meetings if one.date == self._request.date]
        is_new = not same_day or self._request.another
        target = self._target(folder, len(same_day)) if is_new else same_day[-1]
        if is_new:
            document, threads = self._begun(target)
        else:
            document, threads = self._store.reading(target.path).document, self._threads
        travel = plan_travel(threads, self._meetings, target, self._request.carry)
        if self._request.carry is not Carry.NONE:
            refuse_astray(threads, travel, self._astray)
        changes = self._changes(target, document, travel, threads, is_new=is_new)
        if is_new:
            changes = (*changes, *record_slug(self._store, self._person))
        return self._told(target, travel, changes, is_new=is_new)

    def _told(
        self, target: CheckIn, travel: Travel, changes: tuple[FileChange, ...], *, is_new: bool
    ) -> tuple[Plan, Begun]:
        day = target.date.isoformat()
        count = len(travel.carried)
        carried = f": {count} action{'' if count == 1 else 's'} carried" if count else ""
        message = f"Check-in for {self._person.name} on {day}{carried}"
        begun = Begun(
            target.path,
            self._person.name,
            target.date,
            tuple(thread.id for thread in travel.carried),
            tuple(thread.id for thread in travel.left_behind),
            tuple(thread.id for thread in travel.stranded),
            is_new,
            travel.later.date if travel.later else None,
        )
        return Plan(changes, message, f"checkin new {self._person.slug}"), begun

    def _folder(self) -> str:
        """Where this person's check-ins are; for a new person, the slug."""
        newest = self._meetings[-1] if self._meetings else None
        return newest.path.rpartition("/")[0] if newest else f"checkins/{self._person.slug}"

    def _target(self, folder: str, earlier: int) -> CheckIn:
        taken = set(self._store.journal.checkins.paths)
        day, sequence = self._request.date.isoformat(), earlier + 1
        while (path := f"{folder}/{day}{f'-{sequence}' if sequence > 1 else ''}.md") in taken:
            sequence += 1
        return CheckIn(path, self._person.name, self._request.date, sequence=sequence)

    def _begun(self, target: CheckIn) -> tuple[Document, tuple[Thread, ...]]:
        """The rendered template, and the person's threads once it is there.

        Those actions of its own that are carried along anyway are left out: what the person
        made of one last time (begun, handed over, noted) is what goes on.
        """
        document = self._rendered(target)
        reading = self._parsed(document)
        if reading is None:
            return document, self._threads
        threads = self._threads_with(reading)
        if repeats := self._repeats(target, threads):
            document = _opened(target.path, splice(document.text, taken_out(reading, repeats)))
            reading = self._parsed(document)
            threads = self._threads_with(reading) if reading else self._threads
        return document, threads

    def _repeats(self, target: CheckIn, threads: tuple[Thread, ...]) -> set[int]:
        """Which of the template's own actions would be copies of those that are carried."""
        carry = self._request.carry
        going = plan_travel(self._threads, self._meetings, target, carry).carried
        ids = {thread.id for thread in going}
        return {
            copy.index
            for thread in threads
            for copy in thread.copies
            if thread.id in ids and copy.checkin.path == target.path
        }

    def _threads_with(self, reading: Reading) -> tuple[Thread, ...]:
        checkin = in_workspace(reading.checkin, self._store.label)
        known = self._store.journal
        journal = Journal(Joined([known.checkins, Held([checkin])]), known.people)
        return journal.threads.get((self._store.label, self._person.name), self._threads)

    def _parsed(self, rendered: Document) -> Reading | None:
        """A rendered template as a check-in, if it has actions of its own."""
        header = read_header(rendered, self._store.settings.date_order)
        reading = parse_checkin(rendered, header, self._store.context)
        return reading if isinstance(reading, Reading) and reading.lines else None

    def _changes(
        self,
        target: CheckIn,
        document: Document,
        travel: Travel,
        threads: tuple[Thread, ...],
        *,
        is_new: bool,
    ) -> tuple[FileChange, ...]:
        readings = {one.path: self._store.reading(one.path) for one in self._checkins}
        if is_new:
            landing = Landing(document, None, self._answers_from(target, readings))
        else:
            landing = Landing(document, document.data, ())
        return carry_over(landing, travel, threads, readings, self._store.context)

    def _answers_from(
        self, target: CheckIn, readings: Mapping[str, Reading]
    ) -> tuple[Reading, ...]:
        if self._request.blank:
            return ()
        earlier = [one for one in self._meetings if one.order < target.order]
        return tuple(readings[one.path] for one in reversed(earlier))

    def _rendered(self, target: CheckIn) -> Document:
        name = self._request.template or self._store.settings.template
        template = find_template(self._store.root, name)
        values = checkin_values(
            self._person.name,
            target.date,
            template=name,
            partners=self._request.partners or self._usual_partners(target),
            next_day=self._request.next,
        )
        text = render_template(template, values)
        return _with_header(target, text, values)

    def _usual_partners(self, target: CheckIn) -> tuple[str, ...]:
        earlier = [one for one in self._meetings if one.order < target.order]
        return earlier[-1].partners if earlier else ()


def _with_header(target: CheckIn, text: str, values: Mapping[str, object]) -> Document:
    """The rendered text as a document that says whose it is and when.

    A team's template may have no front matter, or one without these keys.
    """
    document = _opened(target.path, text)
    if not document.front.present:
        header = f"---\nperson: {render_value(target.person)}\ndate: {target.date}\n---\n\n"
        document = _opened(target.path, header + document.text.removeprefix("\ufeff"))
    for key in ("person", "date"):
        if document.front.values.get(key) != values[key]:
            edits = set_value(document.text, document.front, key, str(values[key]))
            document = _opened(target.path, splice(document.text, edits))
    header_read = read_header(document)
    if header_read.date != target.date:
        raise UsageFault(f"the template's front matter leaves no room for `date: {target.date}`")
    return document


def _opened(path: str, text: str) -> Document:
    document = open_document(path, text.encode())
    if isinstance(document, Problem):
        raise UnreadableCheckIn(f"the template's text is no check-in: {document.message}")
    return document
