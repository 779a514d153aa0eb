"""What changed in Goals and Reality since the check-in before, and what stands elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thrivecli.journal.goals.ledger import follow_goals
from thrivecli.journal.goals.likeness import Change, change_between
from thrivecli.journal.goals.standing import items_in
from thrivecli.markdown.headings import SECTION_GOALS, SECTION_REALITY
from thrivecli.model.action import Status
from thrivecli.model.checkin import CheckIn, Question


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer that became another: its question, how, and its items before and after.

    ``name`` is short for the question: the horizon's, if it has one. ``moved_from`` and
    ``moved_to`` name the horizons between which goals moved.
    """

    section: str
    question: str
    name: str
    change: Change
    before: tuple[str, ...]
    after: tuple[str, ...]
    moved_from: str | None = None
    moved_to: str | None = None


def changes_since(earlier: Sequence[CheckIn], newest: CheckIn) -> tuple[Changed, ...]:
    """What the newest check-in answers differently from those before it (oldest first).

    With none before there is nothing to compare. Answers that stayed are left out.
    """
    if not earlier:
        return ()
    return (*_goals(earlier, newest), *_reality(earlier, newest))


def _goals(earlier: Sequence[CheckIn], newest: CheckIn) -> Iterator[Changed]:
    for ledger in follow_goals((*earlier, newest)):
        step = ledger.last
        if step.checkin is not newest or step.change is Change.SAME:
            continue
        before = ledger.steps[-2].answer if len(ledger.steps) > 1 else ()
        yield Changed(
            SECTION_GOALS,
            step.question.heading,
            ledger.name,
            step.change,
            before,
            step.answer,
            step.moved_from,
            step.moved_to,
        )


def _reality(earlier: Sequence[CheckIn], newest: CheckIn) -> Iterator[Changed]:
    known = {question.key: question for one in earlier for question in _told(one)}
    for question in _told(newest):
        before = known[question.key].answer if question.key in known else ()
        change = change_between(items_in(before), items_in(question.answer))
        if change is not Change.SAME:
            texts = tuple(item.text for item in before)
            after = tuple(item.text for item in question.answer)
            heading = question.heading
            yield Changed(SECTION_REALITY, heading, heading, change, texts, after)


def _told(checkin: CheckIn) -> Iterator[Question]:
    """The questions of Reality that say something: an answer, or that there is none any more.

    Guidance alone leaves an answer as it was. Asked twice, the first counts.
    """
    keys: set[str] = set()
    for section in checkin.sections:
        for question in section.questions if section.key == SECTION_REALITY else ():
            says = question.heading and (question.answered or question.blank)
            if says and question.key not in keys:
                keys.add(question.key)
                yield question


def newest_answer(meetings: Sequence[CheckIn], key: str) -> tuple[str, ...]:
    """What stands under a question in the newest check-in that answers it, settled boxes left out.

    ``meetings`` come oldest first. Answers to it are not copied along, and still hold.
    """
    for checkin in reversed(meetings):
        question = next((one for one in _asked(checkin, key) if one.answered), None)
        if question is not None:
            over = {action.line for action in checkin.actions if _is_over(action.status)}
            return tuple(item.text for item in question.answer if item.line not in over)
    return ()


def _asked(checkin: CheckIn, key: str) -> Iterator[Question]:
    for section in checkin.sections:
        yield from (question for question in section.questions if question.key == key)


def _is_over(status: Status) -> bool:
    return status.is_settled or status is Status.CARRIED
