"""Actions that were perhaps reworded while somebody carried them by hand."""

from collections.abc import Iterator

from thrivecli.journal.journal import Journal
from thrivecli.journal.thread import Copy, Thread

_ALIKE = 0.75  # of difflib's ratio over the words as they are compared
_MOST = 200  # comparisons a person; beyond that the hint is not worth the wait


def reworded_pairs(journal: Journal) -> Iterator[tuple[Copy, Copy]]:
    """Pairs of an action still open in an older check-in and one first met in a newer."""
    for threads in journal.threads.values():
        older = [thread for thread in threads if thread.is_open]
        for thread in threads:
            if len(thread.copies) == 1 and thread.live.action.id is None:
                found = _like(thread, older)
                if found is not None:
                    yield found.live, thread.live


_LONGEST = 300  # characters compared: the time this takes grows with their square


def _like(thread: Thread, older: list[Thread]) -> Thread | None:
    from difflib import SequenceMatcher  # for `check` only

    words = thread.live.action.tie[:_LONGEST]
    matcher = SequenceMatcher(None, "", words, autojunk=False)
    candidates = [one for one in older if one.live.checkin.order < thread.live.checkin.order]
    for one in candidates[:_MOST]:
        if one.live.action.owners != thread.live.action.owners:
            continue
        matcher.set_seq1(one.live.action.tie[:_LONGEST])
        # Each is an upper bound of the next, and quicker.
        bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
        if all(bound() >= _ALIKE for bound in bounds):
            return one
    return None
