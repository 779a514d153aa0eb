"""A workspace that is only a mapping of paths to bytes, and what can be done to it.

What ``checkin new``, the verbs and ``actions add`` do between the disk and the disk.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from thrivecli.journal.adding import NewAction, add_action
from thrivecli.journal.carrying.carry import Landing, carry_over
from thrivecli.journal.carrying.travel import Carry, Travel, plan_travel
from thrivecli.journal.journal import Journal
from thrivecli.journal.lookup import find_thread
from thrivecli.journal.thread import Thread
from thrivecli.journal.verb_plan import Verb, carry_out_verb
from thrivecli.markdown.actions import Context
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.guidance import Guidance
from thrivecli.markdown.header import read_header
from thrivecli.markdown.parse import Reading, parse_checkin
from thrivecli.markdown.template_text import guidance_in
from thrivecli.model.checkin import CheckIn
from thrivecli.model.person import People, Person
from thrivecli.model.plan import FileChange

JOAN = "checkins/joan-citizen/"
PEOPLE = People([Person("Joan Citizen", "joan-citizen"), Person("Sam Lee", "sam-lee", ("sam",))])
TEMPLATE = """\
## Goals

_Yours to fill in._

#### What do you want to be doing today?

_Think of the next months._

#### What do you want to be doing in 1 year?

_A size larger._

## Reality

#### What is currently holding you back from your goals?

_Anything counts._

## Planning

#### What projects can you take on in the next 6 months to get closer to your goals?

- Name a few.

#### What tasks can you complete in the next 6 weeks to complete your projects (above)?

_One to a line._

#### What help will you need to get to those goals?

_Say it plainly._

## What have you done so far?

_Newest first._
"""
NEXT_DAY = "2026-04-13"
TASKS = "#### What tasks can you complete in the next 6 weeks to complete your projects (above)?"


@dataclass
class Notebook:
    """One person's check-ins; ``files`` are theirs by path."""

    files: dict[str, bytes]
    template: str = TEMPLATE
    _known: dict[tuple[str, bytes], Reading] = field(default_factory=dict, init=False, repr=False)

    @property
    def context(self) -> Context:
        return context_for(self.template)

    @property
    def readings(self) -> dict[str, Reading]:
        return {path: self.read(path) for path in self.files}

    def read(self, path: str) -> Reading:
        key = (path, self.files[path])
        if key not in self._known:
            self._known[key] = read(*key, self.context)
        return self._known[key]

    @property
    def journal(self) -> Journal:
        return Journal.of((one.checkin for one in self.readings.values()), PEOPLE)

    @property
    def threads(self) -> tuple[Thread, ...]:
        return tuple(self.journal.all_threads())

    @property
    def open(self) -> list[Thread]:
        return [thread for thread in self.threads if thread.is_open]

    @property
    def meetings(self) -> tuple[CheckIn, ...]:
        return self.journal.meetings("Joan Citizen")

    def text(self, day: str) -> str:
        return self.files[path_of(day)].decode()

    def apply(self, changes: Iterable[FileChange]) -> None:
        for change in changes:
            assert self.files.get(change.path) == change.before
            assert change.after is not None
            self.files[change.path] = change.after

    def plan_new(
        self, day: str, carry: Carry = Carry.AUTO, *, another: bool = False, blank: bool = False
    ) -> tuple[Travel, tuple[FileChange, ...]]:
        """What ``checkin new`` would carry and change."""
        readings = self.readings
        on = date.fromisoformat(day)
        same_day = [one for one in self.meetings if one.date == on]
        is_new = not same_day or another
        if is_new:
            sequence = len(same_day) + 1
            while (name := f"{day}-{sequence}" if sequence > 1 else day) and (
                path_of(name) in self.files
            ):
                sequence += 1
            target = CheckIn(path_of(name), "Joan Citizen", on, sequence=sequence)
        else:
            target = same_day[-1]
        travel = plan_travel(self.threads, self.meetings, target, carry)
        if is_new:
            earlier = [one for one in self.meetings if one.order < target.order and not blank]
            answers = tuple(readings[one.path] for one in reversed(earlier))
            header = f"---\nperson: Joan Citizen\ndate: {day}\n---\n\n"
            landing = Landing(document_of(target.path, header + self.template), None, answers)
        else:
            document = readings[target.path].document
            landing = Landing(document, document.data, ())
        return travel, carry_over(landing, travel, self.threads, readings, self.context)

    def new(self, day: str, carry: Carry = Carry.AUTO, *, another: bool = False) -> Travel:
        """``thrive checkin new --date DAY``; gives what was carried."""
        travel, changes = self.plan_new(day, carry, another=another)
        self.apply(changes)
        return travel

    def change(self, verb: Verb, *names: str) -> tuple[FileChange, ...]:
        """``thrive actions VERB ID...``."""
        threads = [find_thread(self.journal, name) for name in names]
        changes = carry_out_verb(verb, threads, self.read, self.context, self.threads)
        self.apply(changes)
        return changes

    def add(self, new: NewAction) -> str:
        """``thrive actions add``; gives the id."""
        newest = self.meetings[-1]
        own = self.journal.by_person["", "Joan Citizen"]
        change, name = add_action(new, self.read(newest.path), own, "joan-citizen", self.context)
        self.apply([change])
        return name

    def thread_of(self, name: str) -> Thread:
        """The thread with this very id."""
        (found,) = [one for one in self.threads if one.id == name]
        return found

    def thread(self, words: str) -> Thread:
        """The only thread with these words."""
        (found,) = [one for one in self.threads if one.live.action.text == words]
        return found


@cache
def context_for(template: str) -> Context:
    return Context(PEOPLE, Guidance.of(guidance_in(template)))


def path_of(day: str) -> str:
    return f"{JOAN}{day}.md"


def notebook(days: Mapping[str, str], template: str = TEMPLATE) -> Notebook:
    """Check-ins of Joan's, by day."""
    return Notebook({path_of(day): text.encode() for day, text in days.items()}, template)


def tasks(*lines: str) -> str:
    """A check-in with these lines under its tasks question."""
    return "\n".join(("## Planning", "", TASKS, "", *lines, ""))


def read(path: str, data: bytes, context: Context) -> Reading:
    document = document_of(path, data.decode())
    reading = parse_checkin(document, read_header(document, context.date_order), context)
    assert isinstance(reading, Reading), reading
    return reading


def document_of(path: str, text: str) -> Document:
    document = open_document(path, text.encode())
    assert isinstance(document, Document), document
    return document
