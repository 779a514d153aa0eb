"""Playing the stories in a new folder, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from thrivecli.model.person import Person, slugify
from thrivecli.model.plan import FileChange
from thrivecli.workspace.demo.acts import Moment, workday
from thrivecli.workspace.demo.history import Commit
from thrivecli.workspace.demo.joan import JOAN
from thrivecli.workspace.demo.memory import Memory, RememberingStore
from thrivecli.workspace.demo.ravi import RAVI
from thrivecli.workspace.demo.story import Meeting, Scene, Story
from thrivecli.workspace.disk.atomic import write_file
from thrivecli.workspace.init import plan_workspace
from thrivecli.workspace.new_checkin import Request, plan_new_checkin

STORIES = (JOAN, RAVI)


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A scene on its day, and the day of the meeting whose check-in is worked in."""

    day: date
    story: Story
    meeting: Meeting
    scene: Scene
    met: date

    @property
    def begins(self) -> bool:
        """Whether this is the meeting itself."""
        return self.scene is self.meeting.scenes[0]

    @property
    def path(self) -> str:
        """The check-in that is begun or worked in."""
        return f"checkins/{slugify(self.story.person)}/{self.met}.md"


def play(root: Path, today: date) -> Iterator[Commit]:
    """Write the whole year into the empty folder ``root``; gives what each sitting changed."""
    sittings = sorted(_sittings(today), key=lambda sitting: sitting.day)
    yield _made(root, sittings[0])
    memory: Memory = {}
    for sitting in sittings:
        yield _played(RememberingStore(root, memory=memory), sitting)


def _sittings(today: date) -> Iterator[_Sitting]:
    for story in STORIES:
        for meeting in story.meetings:
            met = today - timedelta(days=meeting.ago)
            for scene in meeting.scenes:
                day = workday(met + timedelta(days=scene.after))
                yield _Sitting(day, story, meeting, scene, workday(met))


def _made(root: Path, first: _Sitting) -> Commit:
    plan = plan_workspace(root).plan
    _write(root, plan.changes)
    return Commit(first.day, first.story.partner, plan.message, plan.changes)


def _played(store: RememberingStore, sitting: _Sitting) -> Commit:
    """One sitting: everything it changed, as one commit."""
    changes = {change.path: change for change in _changes(store, sitting)}
    author = sitting.scene.by or sitting.story.person
    what = "Check-in of" if sitting.begins else "Notes for"
    message = f"{what} {sitting.story.person}, {sitting.day}"
    return Commit(sitting.day, author, message, tuple(changes.values()))


def _changes(store: RememberingStore, sitting: _Sitting) -> Iterator[FileChange]:
    if sitting.begins:
        plan, _ = plan_new_checkin(store, _request(sitting))
        _write(store.root, plan.changes)
        yield from plan.changes
    for act in sitting.scene.acts:
        as_it_stands = replace(store)
        made = tuple(act(Moment(as_it_stands, sitting.story.person, sitting.path, sitting.day)))
        _write(store.root, made)
        yield from made


def _request(sitting: _Sitting) -> Request:
    """What was typed behind ``thrive checkin new``."""
    person, partner = sitting.story.person, sitting.story.partner
    agreed = workday(sitting.day + timedelta(days=sitting.meeting.next))
    return Request(Person(person, slugify(person)), sitting.day, (partner,), next=agreed)


def _write(root: Path, changes: Sequence[FileChange]) -> None:
    for change in changes:
        assert change.after is not None, "nobody deletes a file in the demo"
        write_file(root, change.path, change.after, expected=change.before)
