"""What one check-in tells about the goals that stood before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from thrivecli.journal.goals.likeness import STAYED, Change, change_between
from thrivecli.journal.goals.questions import questions_shown, questions_told
from thrivecli.journal.goals.same import Place, match_goals
from thrivecli.journal.goals.standing import Goal, Standing, name_of
from thrivecli.model.checkin import CheckIn, Question


@dataclass(frozen=True, slots=True)
class Telling:
    """What became of one horizon's answer; ``goals`` stand there from now on.

    ``moved_from`` and ``moved_to`` are names of other horizons.
    """

    key: str
    question: Question
    goals: tuple[Goal, ...]
    change: Change
    moved_from: str | None = None
    moved_to: str | None = None


def tell(checkin: CheckIn, known: dict[str, Standing]) -> Iterator[Telling]:
    """What a check-in did at each horizon; ``known`` is brought up to its day."""
    asked = questions_told(checkin)
    came = {key: tuple(item.text for item in one.answer) for key, one in asked.items()}
    stood = {key: tuple(goal.text for goal in one.goals) for key, one in known.items()}
    silent = questions_shown(checkin) - asked.keys()
    origins = match_goals({key: stood[key] for key in stood if key not in silent}, came)
    _leave_in_part(asked, stood, origins)
    names = {key: name_of(one.question) for key, one in known.items()}
    names |= {key: name_of(one) for key, one in asked.items()}
    told = [_telling(checkin, asked[key], known, origins, names) for key in asked]
    told += _gone(asked, known, origins, names)
    for telling in told:
        if telling is not None:
            known[telling.key] = Standing(telling.question, telling.goals)
            yield telling


def _leave_in_part(
    asked: Mapping[str, Question],
    stood: Mapping[str, tuple[str, ...]],
    origins: dict[Place, Place],
) -> None:
    """Take back moves from a horizon whose heading is gone, unless all its goals moved.

    A heading that a check-in lacks leaves its ledger as it was; only where the whole of its
    answer is found at another (the heading was changed) has it gone there.
    """
    for key in stood.keys() - asked.keys():
        moved = [place for place, origin in origins.items() if origin[0] == key]
        if len(moved) < len(stood[key]):
            for place in moved:
                del origins[place]


def _telling(
    checkin: CheckIn,
    question: Question,
    known: Mapping[str, Standing],
    origins: Mapping[Place, Place],
    names: Mapping[str, str],
) -> Telling | None:
    key = question.key
    before = known.get(key)
    if not question.answer and not (before and before.goals):
        return None  # nothing there, and nothing was
    sources = [origins.get((key, at)) for at in range(len(question.answer))]
    goals = tuple(
        _goal(Goal.new(item, checkin.date), Standing(question), known, source)
        for item, source in zip(question.answer, sources, strict=True)
    )
    stood = before or Standing(question)
    change = _change(stood, Standing(question, goals), sources)
    if change is Change.REWORDED and not any(sources):
        goals = _all_as_old(goals, stood)
    moved_from = next((names[one[0]] for one in sources if one and one[0] != key), None)
    moved_to = _went_to(key, origins, names)
    if moved_from or moved_to:
        stays = moved_from or None not in sources
        change = Change.MOVED if stays else Change.REPLACED
    return Telling(key, question, goals, change, moved_from, moved_to)


def _change(before: Standing, after: Standing, sources: list[Place | None]) -> Change:
    """What became of the answer, were there no other horizons."""
    change = change_between(before.items, after.items)
    if change is Change.REPLACED:  # perhaps for its nested bullets only
        fewer = min(len(before.goals), len(after.goals))
        stayed = sum(source is not None for source in sources)
        return Change.REWORDED if stayed / fewer >= STAYED else change
    return change


def _goal(goal: Goal, place: Standing, known: Mapping[str, Standing], source: Place | None) -> Goal:
    """A goal as it reads now, with the days that it brings along from where it stood."""
    if source is None:
        return goal
    key, at = source
    old = known[key].goals[at]
    stays = key == place.question.key or _is_no_nearer(known[key].months, place.months)
    since = old.due_since if stays else goal.due_since
    return replace(goal, first_stated=old.first_stated, due_since=since)


def _is_no_nearer(before: int | None, after: int | None) -> bool:
    return before is not None and after is not None and after >= before


def _all_as_old(goals: tuple[Goal, ...], stood: Standing) -> tuple[Goal, ...]:
    """Goals that only together say what others together said before."""
    first = min(goal.first_stated for goal in stood.goals)
    since = min(goal.due_since for goal in stood.goals)
    return tuple(replace(goal, first_stated=first, due_since=since) for goal in goals)


def _went_to(key: str, origins: Mapping[Place, Place], names: Mapping[str, str]) -> str | None:
    """Where the first goal that moved away from here went."""
    went = sorted((origin, place) for place, origin in origins.items() if origin[0] == key)
    return next((names[place[0]] for _, place in went if place[0] != key), None)


def _gone(
    asked: Mapping[str, Question],
    known: Mapping[str, Standing],
    origins: Mapping[Place, Place],
    names: Mapping[str, str],
) -> Iterator[Telling]:
    """Horizons whose headings are gone, their goals all to be found at others."""
    for key, before in known.items():
        moved_to = _went_to(key, origins, names)
        if key not in asked and moved_to:
            yield Telling(key, before.question, (), Change.MOVED, None, moved_to)
