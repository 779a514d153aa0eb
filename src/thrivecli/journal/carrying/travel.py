"""Which actions a new check-in takes along."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from thrivecli.journal.thread import CARRY_WINDOW, Copy, Thread
from thrivecli.model.action import Status
from thrivecli.model.checkin import CheckIn


class Carry(enum.StrEnum):
    """How much a new check-in takes along: what is recent, everything open, or nothing."""

    AUTO = "auto"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Travel:
    """The threads that go to the new check-in, those left behind, and carries to finish.

    ``stranded`` are those whose line says that they were carried on, to a file that is gone:
    open so far, since their check-in was the newest, and not any more. ``unfinished`` are
    copies that still stand open, or have no id yet, although the check-in they went to
    already has them: a crash came between the two files.
    """

    carried: tuple[Thread, ...]
    left_behind: tuple[Thread, ...]
    stranded: tuple[Thread, ...]
    unfinished: tuple[tuple[Thread, Copy], ...]
    later: CheckIn | None


def plan_travel(
    threads: Iterable[Thread], meetings: Iterable[CheckIn], target: CheckIn, carry: Carry
) -> Travel:
    """Sort one person's threads by what happens to them when ``target`` is begun.

    ``meetings`` are the person's check-ins, worksheets left out; ``target`` need not be
    among them yet. Nothing is carried into a check-in that has a later one.
    """
    threads = tuple(threads)
    in_order = sorted(meetings, key=lambda one: one.order)
    later = next((one for one in in_order if one.order > target.order), None)
    previous = next((one for one in reversed(in_order) if one.order < target.order), None)
    travelling = [thread for thread in threads if _may_travel(thread, target)]
    going = [t for t in travelling if later is None and _goes(t, target, previous, carry)]
    gone = {id(thread) for thread in going}
    behind = [t for t in travelling if id(t) not in gone and not _is_recent(t, target, previous)]
    staying = (t for t in travelling if id(t) not in gone and later is None)
    return Travel(
        tuple(sorted(going, key=_newest_source_first)),
        tuple(behind) if later is None else (),
        tuple(t for t in staying if t.live.action.status is Status.CARRIED),
        tuple(_unfinished(threads, target)),
        later,
    )


def _may_travel(thread: Thread, target: CheckIn) -> bool:
    live = thread.live.checkin
    return thread.is_open and live.path != target.path and live.order < target.order


def _goes(thread: Thread, target: CheckIn, previous: CheckIn | None, carry: Carry) -> bool:
    if carry is Carry.NONE:
        return False
    return carry is Carry.ALL or _is_recent(thread, target, previous)


def _is_recent(thread: Thread, target: CheckIn, previous: CheckIn | None) -> bool:
    source = thread.live.checkin
    is_previous = previous is not None and source.path == previous.path
    return is_previous or target.date - source.date <= CARRY_WINDOW


def _newest_source_first(thread: Thread) -> tuple[int, int, str, int]:
    source = thread.live.checkin
    return (-source.date.toordinal(), -source.sequence, source.path, thread.live.index)


def _unfinished(threads: Iterable[Thread], target: CheckIn) -> Iterable[tuple[Thread, Copy]]:
    for thread in threads:
        paths = [copy.checkin.path for copy in thread.copies]
        if target.path not in paths or thread.copies[paths.index(target.path)].action.id is None:
            continue
        earlier = thread.copies[: paths.index(target.path)]
        if earlier and (earlier[-1].action.status.is_open or earlier[-1].action.id is None):
            yield thread, earlier[-1]
