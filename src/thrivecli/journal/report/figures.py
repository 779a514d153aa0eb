"""What the actions of a report add up to: counts and medians."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from thrivecli.journal.report.actions import Punctual, Told
from thrivecli.journal.row import Shown


@dataclass(frozen=True, slots=True)
class Figures:
    """What the actions of a report add up to. ``None`` where there is nothing to tell from."""

    open: int
    started: int
    done: int
    dropped: int
    stranded: int
    left_behind: int
    on_time: int
    late: int
    without_due: int
    day_unknown: int
    on_time_share: float | None
    median_days_to_finish: float | None
    never_carried: int
    carried_once: int
    carried_twice_or_more: tuple[str, ...]
    moved_later: int
    median_days_moved: float | None


def figures(actions: Iterable[Told]) -> Figures:
    """The sums and medians of these actions."""
    told = tuple(actions)
    statuses = Counter(one.status for one in told)
    punctual = Counter(one.punctual for one in told)
    carried = Counter(min(one.carried, 2) for one in told)
    slips = [one.slip_days for one in told if one.slip_days > 0]
    judged = punctual[Punctual.ON_TIME] + punctual[Punctual.LATE]
    return Figures(
        open=statuses[Shown.OPEN],
        started=statuses[Shown.STARTED],
        done=statuses[Shown.DONE],
        dropped=statuses[Shown.DROPPED],
        stranded=statuses[Shown.STRANDED],
        left_behind=sum(one.left_behind for one in told),
        on_time=punctual[Punctual.ON_TIME],
        late=punctual[Punctual.LATE],
        without_due=punctual[Punctual.WITHOUT_DUE],
        day_unknown=punctual[Punctual.DAY_UNKNOWN],
        on_time_share=round(punctual[Punctual.ON_TIME] / judged, 4) if judged else None,
        median_days_to_finish=middle(_known(one.days_to_finish for one in told)),
        never_carried=carried[0],
        carried_once=carried[1],
        carried_twice_or_more=tuple(one.id for one in told if one.carried > 1),
        moved_later=len(slips),
        median_days_moved=middle(slips),
    )


def _known(days: Iterable[int | None]) -> Iterator[int]:
    return (day for day in days if day is not None)


def middle(numbers: Iterable[int]) -> float | None:
    """The median, whole where it can be; ``None`` of nothing."""
    found = sorted(numbers)
    if not found:
        return None
    value = median(found)
    return int(value) if value == int(value) else value
