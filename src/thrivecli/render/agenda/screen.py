"""The brief for a meeting, as people read it: one screen of it, in the framework's order."""

from collections.abc import Iterator

from thrivecli.journal.agenda.agenda import Agenda
from thrivecli.render.agenda.topics import topics
from thrivecli.render.agenda.words import Topic
from thrivecli.render.parts import Line, Role, Screen, Words, line

_MOST_LINES = 40
_WIDTH = 80
_INDENT = 2
_MOST_NAMED = (5, 4, 3, 2, 1)


def agenda_screen(agenda: Agenda | None, person: str | None) -> Screen:
    """The brief; long lists are cut so that it fits one screen."""
    if agenda is None:
        return (line(Words(no_agenda(person), Role.FAINT)),)
    return tuple(_parts(agenda, fitting(agenda)))


def no_agenda(person: str | None) -> str:
    """What there is to say without any check-in."""
    whose = f" of {person}" if person else ""
    return f"No check-in{whose} yet: the first one is for Goals and Reality."


def fitting(agenda: Agenda) -> tuple[Topic, ...]:
    """The topics with as many items each as fit."""
    for most in _MOST_NAMED:
        found = topics(agenda, most)
        if _height(found) <= _MOST_LINES:
            break
    return found


def heading(agenda: Agenda) -> str:
    """Whose meeting it is."""
    who = " and ".join((agenda.person, ", ".join(agenda.partners))).removesuffix(" and ")
    return f"Agenda: {who}, {agenda.today.isoformat()}"


def last_time(agenda: Agenda) -> str:
    """When the last check-in was."""
    days = (agenda.today - agenda.date).days
    weeks = "1 week" if agenda.weeks_since == 1 else f"{agenda.weeks_since} weeks"
    told = f"{weeks} ago" if agenda.weeks_since else f"{days} days ago"
    near = {1: "yesterday", 0: "today"}.get(days, "still to come" if days < 0 else told)
    return f"Newest check-in: {agenda.date.isoformat()}, {near}"


def _parts(agenda: Agenda, found: tuple[Topic, ...]) -> Iterator[Line]:
    yield line(Words(heading(agenda), Role.TITLE))
    yield line(Words(last_time(agenda), Role.FAINT))
    for topic in found:
        yield line()
        yield line(Words(topic.title, Role.TITLE))
        for item in topic.items:
            yield Line((Words("- ", Role.FAINT), *item), _INDENT)
        if topic.more:
            yield line(Words(f"- and {topic.more} more", Role.FAINT), indent=_INDENT)


def _height(found: tuple[Topic, ...]) -> int:
    """How many lines it takes on a screen of the usual width."""
    lines = 2
    for topic in found:
        lines += 2 + bool(topic.more)
        for item in topic.items:
            length = sum(len(words.text) for words in item) + len("- ")
            lines += 1 + (length - 1) // (_WIDTH - _INDENT)
    return lines
