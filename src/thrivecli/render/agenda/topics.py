"""What is to be talked about, topic by topic, in words that a screen and a mail share."""

from collections.abc import Iterator

from thrivecli.journal.agenda.agenda import Agenda, Promise
from thrivecli.journal.agenda.changes import Changed
from thrivecli.journal.goals.likeness import Change
from thrivecli.journal.row import ActionRow
from thrivecli.journal.wins.listing import WinRow
from thrivecli.render.agenda.words import Topic, cut, days_told, short, slip_told, when_due
from thrivecli.render.parts import Cell, Role, Words, words


def topics(agenda: Agenda, most: int) -> tuple[Topic, ...]:
    """The topics there is something to say about, each list cut after ``most``."""
    found = (
        _due_next(agenda),
        _in_the_way(agenda, most),
        _changed(agenda, most),
        _planning(agenda, most),
        _wins(agenda, most),
        _lost(agenda, most),
        _next(agenda),
    )
    return tuple(topic for topic in found if topic.items)


def _due_next(agenda: Agenda) -> Topic:
    items = [
        words(
            f"{owner}: ", Words(row.id, Role.ID), " ", short(row.text), *when_due(row, agenda.today)
        )
        for owner, row in agenda.next_due.items()
    ]
    return Topic("Due next", tuple(items) or (words("Nothing is open: what comes next?"),))


def _in_the_way(agenda: Agenda, most: int) -> Topic:
    late = {row.id: row for row in (*agenda.overdue, *agenda.carried_often)}
    asked = [row for row in late.values() if not row.left_behind]
    asked.sort(key=lambda row: (row.due is None, row.due or row.checkin, row.line))

    def tell(row: ActionRow) -> Cell:
        told = f" ({', '.join(slip_told(row, agenda.today))})"
        owner = f"{', '.join(row.owners)}: "
        return words(owner, Words(row.id, Role.ID), " ", short(row.text), Words(told, Role.LATE))

    items, more = cut(asked, most, tell)
    return Topic("What got in the way? Too large?", tuple(items), more)


def _changed(agenda: Agenda, most: int) -> Topic:
    title = "Have Goals and Reality changed?"
    if agenda.previous is None:
        return Topic(title, (words("This is the first check-in: nothing to compare with yet."),))
    if not agenda.changes:
        since = agenda.previous.isoformat()
        return Topic(title, (words(f"Word for word as on {since}: do they still hold?"),))
    items, more = cut(agenda.changes, most, _change)
    return Topic(title, tuple(items), more)


def _change(one: Changed) -> Cell:
    what = one.change.value
    if one.moved_from:
        what = f"moved here from {one.moved_from}"
    elif one.moved_to:
        what = f"moved to {one.moved_to}"
    before, after = (short("; ".join(texts), 80) for texts in (one.before, one.after))
    told = f"{before} → {after}" if before and after else before or after
    if one.change is Change.CLEARED:
        told = f"was: {before}"
    name = f"{short(one.name, 60).rstrip('?:. ')}, "
    return words(name, Words(f"{what}: ", Role.SOON), told)


def _planning(agenda: Agenda, most: int) -> Topic:
    items: list[Cell] = []
    more = 0
    for cells, left in (
        cut(agenda.unanswered, most, lambda one: _labelled("Not answered: ", one)),
        cut(agenda.help, most, lambda one: _labelled("Help needed: ", one)),
        _promised(agenda, most),
        cut(agenda.practices, most, lambda one: _labelled("On track: ", one)),
    ):
        items += cells
        if left:
            items.append(words(Words(f"... and {left} more", Role.FAINT)))
    return Topic("Is Planning still right?", tuple(items), more)


def _labelled(label: str, text: str) -> Cell:
    return words(Words(label, Role.FAINT), short(text))


def _promised(agenda: Agenda, most: int) -> tuple[list[Cell], int]:
    """What was not told further up: neither due next, nor late, nor left behind."""
    told = {row.id for row in (*agenda.next_due.values(), *agenda.overdue, *agenda.carried_often)}
    told |= {row.id for row in agenda.left_behind}
    open_ = [(one, row) for one in agenda.promises for row in one.actions if row.id not in told]

    def tell(found: tuple[Promise, ActionRow]) -> Cell:
        promise, row = found
        who = f"{promise.owner} to {promise.to}: " if promise.to else f"{promise.owner}: "
        name = Words(row.id, Role.ID)
        return words(
            Words(who, Role.FAINT), name, " ", short(row.text), *when_due(row, agenda.today)
        )

    return cut(open_, most, tell)


def _wins(agenda: Agenda, most: int) -> Topic:
    title = "Are the notes of what was done sufficient?"
    if not agenda.wins:
        since = agenda.wins_since.isoformat()
        return Topic(title, (words(f"No win noted since {since}: what was done?"),))
    items, more = cut(agenda.wins, most, _win)
    return Topic(title, tuple(items), more)


def _win(row: WinRow) -> Cell:
    return words(Words(f"{row.date.isoformat()} ", Role.FAINT), short(row.text))


def _lost(agenda: Agenda, most: int) -> Topic:
    lost = [
        *((row, "stranded: its later line is gone") for row in agenda.stranded),
        *((row, f"left behind in {row.checkin.isoformat()}") for row in agenda.left_behind),
    ]

    def tell(found: tuple[ActionRow, str]) -> Cell:
        row, why = found
        return words(Words(row.id, Role.ID), " ", short(row.text), Words(f" ({why})", Role.LATE))

    items, more = cut(lost, most, tell)
    return Topic("Lost from sight: still wanted?", tuple(items), more)


def _next(agenda: Agenda) -> Topic:
    return Topic("When is the next one?", tuple(_next_items(agenda)))


def _next_items(agenda: Agenda) -> Iterator[Cell]:
    meeting = agenda.next
    if meeting.is_long_ago:
        late = f"{agenda.weeks_since} weeks since the last check-in, over the 13 of a quarter"
        yield words(Words(f"{late}: meet soon.", Role.LATE))
    if meeting.latest is not None:
        span = f"{meeting.day.isoformat()} to {meeting.latest.isoformat()}"
        passed = ", and has passed" if meeting.is_overdue else ""
        yield words(f"No date agreed; 6 to 8 weeks after the last is {span}{passed}.")
    elif meeting.is_overdue:
        passed = days_told(agenda.today - meeting.day)
        yield words(f"It was agreed for {meeting.day.isoformat()}, {passed} ago.")
    else:
        today = ": today" if meeting.day == agenda.today else ""
        yield words(f"Agreed for {meeting.day.isoformat()}{today}.")
