"""The review packet as Markdown: the notes' own words, each with where they are from."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from thrivecli.journal.history.finished import Known
from thrivecli.journal.review.actions import FinishedAction
from thrivecli.journal.review.goals import Stand, ThenAndNow
from thrivecli.journal.review.projects import ReviewProject
from thrivecli.journal.review.review import Month, Review
from thrivecli.render.review.quoting import as_item, cite, count, quoted

_IN_LINE = re.compile(r"([\\`*_\[\]<>#])")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def packet(review: Review) -> str:
    """The whole packet."""
    return "\n".join(_lines(review)) + "\n"


def _lines(review: Review) -> Iterator[str]:
    if not review.person:
        yield "There are no check-ins here yet, so there is nothing to review."
        return
    name = _IN_LINE.sub(r"\\\1", review.person)
    yield f"# {name}, {review.since} to {review.until}"
    yield ""
    yield from _preamble(review)
    yield from _section("Months", _strip(review.months))
    yield from _section("Wins", _wins(review))
    yield from _section("Actions finished", _actions(review))
    yield from _section("Projects", _projects(review))
    yield from _section("Goals, then and now", _goals(review))


def _preamble(review: Review) -> Iterator[str]:
    yield f"From {count(review.checkins, 'check-in')}, word for word."
    yield ""
    if not review.cites:
        yield "No sources are named: git has no history of these notes."
        return
    yield "Each line names its source as PATH:LINE@COMMIT. `git show COMMIT:PATH` opens the file as"
    yield "it was then, and the commit's date shows when the line was written down. Where that was"
    yield "more than 30 days after the day it tells of, it says so."


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from lines


def _strip(months: tuple[Month, ...]) -> Iterator[str]:
    """A row a year: how many wins each month has, a dash for none; then the empty ones."""
    yield "Wins a month; a dash is a month with none."
    yield ""
    yield f"    {'':4}  {' '.join(_MONTHS)}"
    for year, group in groupby(months, key=lambda month: month.first.year):
        cells = {month.first.month: str(len(month.wins) or "-") for month in group}
        row = " ".join(cells.get(number, "").rjust(3) for number in range(1, 13))
        yield f"    {year:04}  {row}".rstrip()
    yield ""
    empty = [_month(month.first) for month in months if not month.wins]
    yield f"Months without a win: {', '.join(empty)}." if empty else "No month is without a win."


def _wins(review: Review) -> Iterator[str]:
    months = [month for month in review.months if month.wins]
    if not months:
        yield "No wins are noted in this time."
    for number, month in enumerate(months):
        if number:
            yield ""
        yield f"### {_month(month.first)}"
        yield ""
        for win in month.wins:
            yield from quoted(win.quote, f"{win.day}: ")


def _actions(review: Review) -> Iterator[str]:
    actions = review.actions
    groups = (
        ("On time", actions.on_time),
        ("Late", actions.late),
        ("With no due date", actions.no_due_date),
        ("Done, on a day that is not known", actions.day_unknown),
    )
    told = [f"{len(found)} {title[0].lower()}{title[1:]}" for title, found in groups if found]
    yield f"{'; '.join(told)}." if told else "No actions were finished in this time."
    for title, found in groups:
        if found:
            yield from ("", f"### {title}", "")
            for action in found:
                yield f"- {as_item(action.quote.text)} [{_dates(action)}]{cite(action.quote)}"


def _dates(action: FinishedAction) -> str:
    """When it was done and due, in words."""
    finished, due = action.finished, action.due
    if finished.day is None:
        told = f"ticked in the check-in of {action.checkin}"
    else:
        told = f"{'done' if finished.known is Known.WRITTEN else 'ticked'} {finished.day}"
    if due is None:
        return told
    told += f", due {due}"
    if finished.day and finished.day > due:
        told += f", {count((finished.day - due).days, 'day')} late"
    if action.first_due and action.first_due != due:
        told += f", at first due {action.first_due}"
    return told


def _projects(review: Review) -> Iterator[str]:
    if not review.projects:
        yield "No projects are named in the check-ins of this time."
    for project in review.projects:
        yield f"- {as_item(project.quote.text)} [{_serves(project)}]{cite(project.quote)}"


def _serves(project: ReviewProject) -> str:
    horizon = f"serves {project.horizon}" if project.horizon else "no horizon named"
    done = f", {count(project.done, 'action')} done" if project.slug else ""
    return f"{horizon}{done}, since {project.since}"


def _goals(review: Review) -> Iterator[str]:
    if not review.goals:
        yield "No goals are written down by then."
    for number, goal in enumerate(review.goals):
        if number:
            yield ""
        yield from (f"### {goal.horizon}", "")
        yield from _then_and_now(goal)


def _then_and_now(goal: ThenAndNow) -> Iterator[str]:
    if goal.then.checkin == goal.now.checkin:
        yield from _stand("Stated", goal.now)
        return
    if goal.is_unchanged:
        yield from _stand("Unchanged since", goal.then)
        return
    yield from _stand("Then,", goal.then)
    yield ""
    yield from _stand("Now,", goal.now)


def _stand(word: str, stand: Stand) -> Iterator[str]:
    yield f"{word} {stand.checkin}:{'' if stand.goals else ' nothing'}"
    if stand.goals:
        yield ""
    for quote in stand.goals:
        yield from quoted(quote)


def _month(first: date) -> str:
    return f"{_MONTHS[first.month - 1]} {first.year}"
