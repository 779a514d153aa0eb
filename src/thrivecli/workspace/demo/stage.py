"""Playing the stories in a new folder, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from thrivecli.model.person import Person, slugify
from thrivecli.model.plan import FileChange
from thrivecli.workspace.atomic import write_file
from thrivecli.workspace.demo.acts import Moment, workday
from thrivecli.workspace.demo.history import Commit
from thrivecli.workspace.demo.joan import JOAN
from thrivecli.workspace.demo.ravi import RAVI
from thrivecli.workspace.demo.story import Meeting, Scene, Story
from thrivecli.workspace.init import plan_workspace
from thrivecli.workspace.new_checkin import Request, plan_new_checkin
from thrivecli.workspace.store import Store

STORIES = (JOAN, RAVI)


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A scene on its day; with a meeting if it begins with a new check-in."""

    day: date
    story: Story
    scene: Scene
    meeting: Meeting | None

    @property
    def author(self) -> str:
        return self.scene.by or self.story.person


def play(root: Path, today: date) -> Iterator[Commit]:
    """Write the whole year into the empty folder ``root``; gives what each sitting changed."""
    sittings = _sittings(STORIES, today)
    yield _made(root, sittings[0])
    for sitting in sittings:
        before = {} if sitting.meeting is None else dict(_begun(root, sitting))
        yield _commit(root, sitting, before)


def _sittings(stories: Sequence[Story], today: date) -> list[_Sitting]:
    found = [
        _Sitting(
            workday(today - timedelta(days=meeting.ago - scene.after)),
            story,
            scene,
            meeting if scene is meeting.scenes[0] else None,
        )
        for story in stories
        for meeting in story.meetings
        for scene in meeting.scenes
    ]
    return sorted(found, key=lambda sitting: sitting.day)


def _made(root: Path, first: _Sitting) -> Commit:
    plan = plan_workspace(root).plan
    _write(root, plan.changes)
    return Commit(first.day, first.story.partner, plan.message, plan.changes)


def _begun(root: Path, sitting: _Sitting) -> Iterator[tuple[str, FileChange]]:
    """Begin the check-in as ``thrive checkin new`` does."""
    story, meeting = sitting.story, sitting.meeting
    assert meeting is not None
    request = Request(
        Person(story.person, slugify(story.person)),
        sitting.day,
        (story.partner,),
        next=workday(sitting.day + timedelta(days=meeting.next)),
    )
    plan, _ = plan_new_checkin(Store(root), request)
    _write(root, plan.changes)
    yield from ((change.path, change) for change in plan.changes)


def _commit(root: Path, sitting: _Sitting, changes: dict[str, FileChange]) -> Commit:
    for act in sitting.scene.acts:
        made = tuple(act(Moment(Store(root), sitting.story.person, sitting.day)))
        _write(root, made)
        changes |= {change.path: change for change in made}
    what = "Notes for" if sitting.meeting is None else "Check-in of"
    message = f"{what} {sitting.story.person}, {sitting.day}"
    return Commit(sitting.day, sitting.author, message, tuple(changes.values()))


def _write(root: Path, changes: Sequence[FileChange]) -> None:
    for change in changes:
        assert change.after is not None, "nobody deletes a file in the demo"
        write_file(root, change.path, change.after, expected=change.before)
