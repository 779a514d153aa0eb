"""A report in words and small pictures: a block a person, each to its own scale."""

from collections.abc import Iterator
from datetime import date

from thrivecli.journal.report.actions import Told
from thrivecli.journal.report.report import PersonReport, Report
from thrivecli.journal.row import Shown
from thrivecli.render.actions import times_told
from thrivecli.render.goals.screen import standing
from thrivecli.render.parts import Line, Role, Screen, Words, line
from thrivecli.render.report.bars import Glyphs, bar
from thrivecli.render.report.rhythm import checkin_lines, win_lines

_WIDEST = 24  # signs; a bar with its words is to fit 60 columns
_SHOWN_GOALS = 3


def report_screen(report: Report, glyphs: Glyphs, *, several: bool = False) -> Screen:
    """Everybody's report, one block each, with nothing that sets one beside another."""
    if not report.people:
        return (line(Words("Nothing to report yet.", Role.FAINT)),)
    return tuple(_blocks(report, glyphs, several=several))


def _blocks(report: Report, glyphs: Glyphs, *, several: bool) -> Iterator[Line]:
    for number, person in enumerate(report.people):
        if number:
            yield line()
        where = f" ({person.workspace})" if several else ""
        yield line(Words(person.person, Role.TITLE), Words(where, Role.FAINT))
        span = f"{person.since.isoformat()} to {person.until.isoformat()}"
        yield line(Words(span, Role.FAINT), indent=2)
        if person.last is None and not person.actions and not person.wins:
            yield line("No check-in by then.", indent=2)
            continue
        for heading, lines in (
            ("Actions", action_lines(person, glyphs)),
            ("Check-ins", checkin_lines(person, report.today, glyphs)),
            ("Wins", win_lines(person, report.today, glyphs)),
            ("Goals", _goals(person, report.today)),
        ):
            yield line()
            yield line(Words(heading, Role.ID), indent=2)
            yield from lines


def action_lines(report: PersonReport, glyphs: Glyphs) -> Iterator[Line]:
    """What became of the actions, and what a finished one took."""
    if not report.actions:
        yield line("None in this time.", indent=4)
        return
    yield from _counts(report, glyphs)
    yield from _dates(report)
    yield from _carried(report)
    yield from _others(report)


def _counts(report: PersonReport, glyphs: Glyphs) -> Iterator[Line]:
    figures = report.figures
    counts = {
        "finished": (figures.done, Role.GOOD),
        "started": (figures.started, Role.SOON),
        "open": (figures.open, Role.PLAIN),
        "dropped": (figures.dropped, Role.FAINT),
        "stranded": (figures.stranded, Role.LATE),
    }
    most = max(count for count, _ in counts.values())
    for word, (count, role) in counts.items():
        if count or word in ("finished", "open"):
            drawn = Words(bar(count, count, most, _WIDEST, glyphs), role)
            yield line(f"{word:<9}{count:>4}  ", drawn, indent=4)
    if not figures.open and not figures.started:
        yield line("Nothing is left to do.", indent=4)
    if figures.left_behind:
        yield line(f"{figures.left_behind} of the open ones left behind", indent=4)


def _dates(report: PersonReport) -> Iterator[Line]:
    figures = report.figures
    judged = figures.on_time + figures.late
    if judged:
        share = f"{round(100 * figures.on_time / judged)}%"
        told = f"{figures.on_time} of {judged} ({share})"
        yield line(f"finished by their date: {told}, after it: {figures.late}", indent=4)
    if figures.without_due:
        yield line(f"finished without a date to keep: {figures.without_due}", indent=4)
    if figures.day_unknown:
        yield line(f"finished on a day nobody wrote down: {figures.day_unknown}", indent=4)
    if figures.median_days_to_finish is not None:
        usual = _usual(figures.median_days_to_finish, judged + figures.without_due)
        yield line(f"from set to finished: {usual}", indent=4)
    if figures.median_days_moved is not None:
        usual = _usual(figures.median_days_moved, figures.moved_later)
        yield line(f"dates moved later: {figures.moved_later}, by {usual}", indent=4)


def _carried(report: PersonReport) -> Iterator[Line]:
    figures = report.figures
    often = len(figures.carried_twice_or_more)
    told = f"{figures.never_carried} never, {figures.carried_once} once, {often} twice or more"
    yield line(f"carried on: {told}", indent=4)
    still = [one for one in report.actions if one.carried > 1 and _is_to_do(one)]
    if still:
        yield line("What got in the way of these? Are they too large?", indent=4)
    for one in still:
        times = Words(f" (carried {times_told(one.carried)})", Role.FAINT)
        yield line(Words(one.id, Role.ID), "  ", one.thread.live.action.text, times, indent=6)


def _is_to_do(action: Told) -> bool:
    return action.status in (Shown.OPEN, Shown.STARTED)


def _others(report: PersonReport) -> Iterator[Line]:
    """Whose the others are: what a partner promised is no figure of the person's."""
    for owner, own in report.owners.items():
        if owner != report.person:
            to_do = own.open + own.started
            told = f"of these, {owner}'s: {own.done} finished, {to_do} to do"
            yield line(Words(told, Role.FAINT), indent=4)


def _goals(report: PersonReport, today: date) -> Iterator[Line]:
    for row in report.horizons:
        yield line(row.name, Words(f"  {standing(row)}", Role.FAINT), indent=4)
        for goal in row.answer[:_SHOWN_GOALS]:
            yield line("- ", goal, indent=6)
        if len(row.answer) > _SHOWN_GOALS:
            yield line(Words(f"and {len(row.answer) - _SHOWN_GOALS} more", Role.FAINT), indent=6)
        then = min(report.until, today)
        if row.ledger.drift(then):
            stated = f"first stated {row.ledger.age(then)} months ago"
            yield line(Words(stated, Role.SOON), indent=6)
    if not report.horizons:
        yield line("None written down so far; a rough one will do to begin with.", indent=4)


def _usual(median: float, count: int) -> str:
    """A number of days in words, and that it is a median where it is one of several."""
    days = "1 day" if median == 1 else f"{median:g} days"
    return f"{days} (median)" if count > 1 else days
