"""The nouns of a made-up year: a story has meetings, and a meeting has scenes after it."""

from dataclasses import dataclass

from thrivecli.workspace.demo.acts import Act


@dataclass(frozen=True, slots=True)
class Scene:
    """What somebody did in one sitting, so many days after the meeting.

    ``by`` is who did it, ``None`` for the person the story is about.
    """

    after: int
    acts: tuple[Act, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A check-in, ``ago`` days before today, and what happened until the next one.

    ``next`` is in how many days they agreed to meet again.
    """

    ago: int
    scenes: tuple[Scene, ...]
    next: int = 42


@dataclass(frozen=True, slots=True)
class Story:
    """One person's year with a partner, oldest meeting first."""

    person: str
    partner: str
    meetings: tuple[Meeting, ...]


def meeting(ago: int, *scenes: Scene, next: int = 42) -> Meeting:  # noqa: A002 (as the files say)
    """A meeting, with its scenes in a row."""
    return Meeting(ago, scenes, next)


def scene(after: int, *acts: Act, by: str | None = None) -> Scene:
    """A scene, with its acts in a row."""
    return Scene(after, acts, by)
