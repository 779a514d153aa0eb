"""The life of one person's actions from check-in to check-in: made, carried, settled."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.corpus import words
from benchmarks.corpus.people import Writer

TODAY = date(2026, 11, 26)
"""The day on which the newest check-ins are at most six weeks old."""

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # those of thrive's ids
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_NEWEST = {" ": 58, "/": 8, "x": 28, "-": 6}
_CARRIED_BY_THRIVE = {">": 26, "x": 46, "-": 6, " ": 20, "X": 2}
_COPIED_BY_HAND = {"copy": 18, "x": 48, "-": 6, " ": 16, "X": 12}


@dataclass
class Task:
    """One action as it stands in one check-in.

    ``box`` is its marker, ``on`` the remark that tells when it was settled; ``below`` are the
    actions nested in it.
    """

    words: str
    owner: str
    due: str
    tag: str
    box: str = " "
    id: str = ""
    on: str = ""
    notes: tuple[str, ...] = ()
    below: list["Task"] = field(default_factory=list)
    is_for_help: bool = False


def long_date(day: date) -> str:
    """``08 Oct 2026``, whatever the machine's language."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"


def lives(writer: Writer, days: list[date], dice: Random) -> Iterator[list[Task]]:
    """For each day of a check-in the actions that stand in it at the end of all."""
    along: list[Task] = []
    for day in days:
        now = along + [_new(writer, day, dice) for _ in range(dice.randrange(4, 8))]
        along = []
        for task in now:
            copy = _meet_fate(writer, task, day, day == days[-1], dice)
            if copy is not None:
                along.append(copy)
        yield now


def _new(writer: Writer, day: date, dice: Random) -> Task:
    task = Task(
        words.to_do(dice),
        _owner(writer, dice),
        _due(writer, day + timedelta(dice.randrange(7, 70)), dice),
        f" +{dice.choice(words.TAGS)}" if dice.random() < 0.2 else "",
        is_for_help=dice.random() < 0.06,
    )
    if dice.random() < 0.15:
        task.notes = tuple(dice.choice(words.SENTENCES) for _ in range(dice.randrange(1, 3)))
    if dice.random() < 0.08:
        task.below = [Task(words.to_do(dice), "", "", "") for _ in range(dice.randrange(1, 4))]
    return task


def _meet_fate(writer: Writer, task: Task, day: date, is_newest: bool, dice: Random) -> Task | None:
    """Settle the action, leave it or carry it; its copy for the next check-in, if it has one."""
    kinds = _NEWEST if is_newest else _COPIED_BY_HAND if writer.by_hand else _CARRIED_BY_THRIVE
    fate = dice.choices(list(kinds), list(kinds.values()))[0]
    if fate in (">", "copy"):
        return _carried(task, dice, fate == ">")
    for one in (task, *task.below):
        one.box = fate
        then = min(day + timedelta(dice.randrange(2, 40)), TODAY)
        one.on = _settled(writer, fate, then, dice)
    return None


def _carried(task: Task, dice: Random, by_thrive: bool) -> Task:
    if by_thrive:
        for one in (task, *task.below):
            one.id = one.id or "".join(dice.choice(_DIGITS) for _ in range(6))
            one.box = ">"
    below = [Task(one.words, "", "", "", id=one.id) for one in task.below]
    return Task(
        task.words, task.owner, task.due, task.tag, " ", task.id, "", task.notes, below,
        task.is_for_help,
    )  # fmt: skip


def _settled(writer: Writer, box: str, day: date, dice: Random) -> str:
    if box == "-":
        return f" (dropped {long_date(day)}: {dice.choice(words.REASONS)})"
    if box not in "xX" or (writer.by_hand and dice.random() < 0.6):
        return ""
    return f" (done {long_date(day)})" if writer.dates < 2 else f" (done {day.isoformat()})"


def _owner(writer: Writer, dice: Random) -> str:
    name = writer.partner if dice.random() < 0.2 else writer.name
    if not writer.by_hand:
        return f"*@{name}* "
    styles = (
        f"*@{name}* ",
        f"**@{name}** ",
        f"_@{name}_ ",
        f"@{name} ",
        f"@{name.split()[0]} ",
        "",
    )
    return styles[writer.owners]


def _due(writer: Writer, day: date, dice: Random) -> str:
    if dice.random() < 0.25:
        return ""
    if not writer.by_hand:
        return f" by {long_date(day)}"
    iso, short = day.isoformat(), f"{day.day} {_MONTHS[day.month - 1]}"
    forms = (
        (f" by {long_date(day)}", f" due {long_date(day)}", " by Friday"),
        (f" {long_date(day)}", f" before {long_date(day)}", f" (by {short})"),
        (f" 📅 {iso}", f" due: {iso}", f" [due:: {iso}]"),
        (f" by {iso}", " by end of March", " by next check-in"),
    )
    return dice.choice(forms[writer.dates])
