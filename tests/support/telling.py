"""What property tests over notebooks share: cases, and how open actions are told."""

import re
from collections.abc import Iterable

from handwritten import checkins
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from notebook import Notebook, path_of

from thrivecli.journal.thread import Thread
from thrivecli.model.action import Status

CASES = settings(deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(CASES, max_examples=3_000)
COMMENT = re.compile(r" ?<!-- thrive:\w{6} -->")
DAYS = ("2026-03-02", "2026-04-13", "2026-05-25")

Told = tuple[str, str, tuple[str, ...], object]


def told(threads: Iterable[Thread]) -> dict[str, Told]:
    """What each open thread says; ids must be each thread's own."""
    found: dict[str, Told] = {}
    for thread in threads:
        action = thread.live.action
        status = Status.OPEN if action.status is Status.CARRIED else action.status
        assert thread.id not in found, "two threads with one id"
        if thread.is_open:
            found[thread.id] = (status, action.tie, action.owners, thread.due)
    return found


def books(*most: int) -> st.SearchStrategy[Notebook]:
    """Joan's check-ins of that many parts at most, oldest first."""
    texts = st.tuples(*(checkins(n, size) for n, size in enumerate(most)))
    return texts.map(
        lambda found: Notebook({path_of(DAYS[n]): text.encode() for n, text in enumerate(found)})
    ).filter(is_readable)


def is_readable(book: Notebook) -> bool:
    try:
        return bool(book.readings)
    except AssertionError:
        return False
