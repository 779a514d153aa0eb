"""Goals then and now: each horizon's answer at the beginning and the end of a span."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from thrivecli.journal.goals.ledger import Ledger, Step, follow_goals
from thrivecli.journal.history.evidence import Place, Quote, Quoting
from thrivecli.journal.journal import Journal
from thrivecli.model.span import Span


@dataclass(frozen=True, slots=True)
class Stand:
    """An answer, goal by goal, and the check-in it is from; no quotes where it was cleared."""

    checkin: date
    goals: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """One horizon, and what was said of it."""

    horizon: str
    then: Stand
    now: Stand

    @property
    def is_unchanged(self) -> bool:
        """Whether the words are the same."""
        return [one.text for one in self.then.goals] == [one.text for one in self.now.goals]


def then_and_now(
    journal: Journal, person: str, span: Span, quoting: Quoting
) -> tuple[ThenAndNow, ...]:
    """Each horizon's answer as it stood when the span began (else the first in it), and as it
    stood when it ended; nearest horizon first.
    """
    rows = (
        _row(ledger, span.since, quoting)
        for owner in journal.owners([person])
        for ledger in follow_goals(
            [one for one in journal.by_person[owner] if one.date <= span.until]
        )
    )
    return tuple(row for row in rows if row.then.goals or row.now.goals)


def _row(ledger: Ledger, since: date, quoting: Quoting) -> ThenAndNow:
    before = [step for step in ledger.steps if step.checkin.date <= since]
    then = before[-1] if before else ledger.steps[0]
    return ThenAndNow(ledger.name, _stand(then, quoting), _stand(ledger.last, quoting))


def _stand(step: Step, quoting: Quoting) -> Stand:
    return Stand(step.checkin.date, tuple(_quotes(step, quoting)))


def _quotes(step: Step, quoting: Quoting) -> Iterator[Quote]:
    checkin = step.checkin
    for item in step.question.answer if step.answer else ():
        place = Place(checkin.workspace, checkin.path, item.line)
        quote = quoting.quote(item.text, place, checkin.date)
        details = tuple(quoting.detail(one, place, (), checkin.date) for one in item.details)
        yield replace(quote, details=details)
