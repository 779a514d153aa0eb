"""What people do to their check-ins: in thrive, or by typing into the file themselves.

Each act is told the moment and gives the changes. What thrive does goes through the
functions behind its commands; what is typed is the smallest edit of the file.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from thrivecli.journal import verbs
from thrivecli.journal.adding import NewAction
from thrivecli.journal.carrying.sheet import Sheet, tasks_place
from thrivecli.journal.thread import Thread
from thrivecli.journal.verb_plan import Verb, carry_out_verb
from thrivecli.markdown.dates.arguments import write_date
from thrivecli.markdown.headings import SECTION_DONE
from thrivecli.markdown.landing import Line
from thrivecli.markdown.parse import Reading
from thrivecli.model.plan import FileChange
from thrivecli.workspace.new_action import addition
from thrivecli.workspace.store import Store

_DATE = re.compile(r"\{\+(?P<days>\d+)\}")


@dataclass(frozen=True)
class Moment:
    """A day in somebody's year, with the workspace as it stands then.

    ``path`` is the person's newest check-in.
    """

    store: Store
    person: str
    path: str
    day: date

    @cached_property
    def reading(self) -> Reading:
        """The newest check-in, which is the one that is worked in."""
        return self.store.reading(self.path)

    def thread(self, beginning: str) -> Thread:
        """The person's unsettled action whose words begin so."""
        found = [
            thread
            for thread in self.store.journal.all_threads()
            if thread.person == self.person
            and thread.is_open
            and thread.live.action.text.startswith(beginning)
        ]
        assert len(found) == 1, f"{len(found)} actions of {self.person} begin '{beginning}'"
        return found[0]

    def words(self, text: str) -> str:
        """The text with each ``{+28}`` made a date, so many days on."""
        return _DATE.sub(lambda found: write_date(self.after(int(found["days"])), "long"), text)

    def after(self, days: int) -> date:
        """The working day so many days on, or the one before."""
        return workday(self.day + timedelta(days=days))


Act = Callable[[Moment], Iterable[FileChange]]


def workday(day: date) -> date:
    """The day itself, or the Friday before where it is on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def typed(*tasks: str, **answers: str) -> Act:
    """Type answers under their questions, and tasks behind those that are there.

    ``help`` is a question's key, ``on_track`` means ``on-track``, ``in_12`` the goal at
    twelve months. An empty answer clears the question.
    """

    def act(moment: Moment) -> Iterator[FileChange]:
        sheet = _sheet(moment)
        for name, words in answers.items():
            place = sheet.place(_key(name))
            assert place is not None, name
            sheet = sheet.with_answer(place, moment.words(words)) or sheet
        if tasks:
            sheet, place = tasks_place(sheet)
            sheet = sheet.with_items(place, [[Line(f"[ ] {moment.words(one)}")] for one in tasks])
        yield _change(moment, sheet.text)

    return act


def wins(*told: str) -> Act:
    """Type wins under a line with the day's date, above the older ones."""

    def act(moment: Moment) -> Iterator[FileChange]:
        sheet = _sheet(moment)
        place = next(one for one in moment.reading.places if one.section.key == SECTION_DONE)
        has_older = bool(moment.reading.answers.items(place))
        older = sheet.text[place.start : place.end].strip() if has_older else ""
        new = f"*{write_date(moment.day, 'long')}*\n\n" + "\n".join(told)
        filled = sheet.with_answer(place, f"{new}\n\n{older}".rstrip("\n"))
        assert filled is not None
        yield _change(moment, filled.text)

    return act


def note(beginning: str, words: str) -> Act:
    """Type a note below an action."""

    def act(moment: Moment) -> Iterator[FileChange]:
        text, starts = moment.reading.document.text, moment.reading.document.line_starts
        at = starts[moment.thread(beginning).live.action.line]
        yield _change(moment, f"{text[:at]}  - {words}\n{text[at:]}")

    return act


def done(*beginnings: str) -> Act:
    """Tick actions."""
    return lambda moment: _do(moment, verbs.done(moment.day), *beginnings)


def start(*beginnings: str) -> Act:
    """Mark actions as begun."""
    return lambda moment: _do(moment, verbs.start, *beginnings)


def drop(beginning: str, because: str) -> Act:
    """Give an action up."""
    return lambda moment: _do(moment, verbs.drop(moment.day, because), beginning)


def defer(beginning: str, days: int) -> Act:
    """Give an action more time."""
    return lambda moment: _do(moment, verbs.defer(moment.after(days)), beginning)


def assign(beginning: str, owner: str) -> Act:
    """Hand an action over."""
    return lambda moment: _do(moment, verbs.assign(owner, moment.store.people), beginning)


def add(text: str, days: int) -> Act:
    """Add an action between two meetings."""

    def act(moment: Moment) -> Iterator[FileChange]:
        new = NewAction(text, moment.person, moment.after(days))
        yield addition(moment.store, new, moment.person)[0]

    return act


def _do(moment: Moment, verb: Verb, *beginnings: str) -> Iterable[FileChange]:
    threads = tuple(map(moment.thread, beginnings))
    return carry_out_verb(verb, threads, moment.store.reading, moment.store.context)


def _sheet(moment: Moment) -> Sheet:
    document = moment.reading.document
    return Sheet.of(document.path, document.text)


def _change(moment: Moment, text: str) -> FileChange:
    document = moment.reading.document
    return FileChange(document.path, document.data, text.encode())


def _key(name: str) -> str:
    if name.startswith("in_"):
        return name.replace("in_", "horizon:")
    return name.replace("_", "-")
