"""What does not fit together between files."""

from collections.abc import Iterator

from thrivecli.journal.goals.loose_ties import loose_ties
from thrivecli.journal.journal import Journal
from thrivecli.journal.namesakes import name_problems
from thrivecli.journal.open_copies import open_copy_problems
from thrivecli.journal.reworded import reworded_pairs
from thrivecli.journal.shared_ids import shared_ids
from thrivecli.journal.thread import Copy, Thread
from thrivecli.model.checkin import CheckIn
from thrivecli.model.problem import Problem, Severity


def check_between(journal: Journal) -> Iterator[Problem]:
    """Everything that only several files together have wrong."""
    yield from _threads(journal)
    yield from open_copy_problems(journal.all_threads())
    yield from _days(journal)
    yield from name_problems(journal.checkins)
    yield from shared_ids(journal)
    yield from loose_ties(journal)


def _threads(journal: Journal) -> Iterator[Problem]:
    for thread in journal.all_threads():
        if thread.left_open:
            yield _about(
                thread.live,
                "left-open",
                Severity.WARNING,
                f"'{thread.live.action.text}' is {thread.status.value} in an older check-in, "
                "but stands open here",
                f"`thrive actions {_verb(thread)} {thread.id}` settles it here, too",
            )
        elif thread.is_stranded and not journal.is_astray(thread):  # that is told by the name
            yield _about(
                thread.live,
                "stranded",
                Severity.WARNING,
                f"'{thread.live.action.text}' was carried on, and the line it went to is gone",
                f"`thrive actions restore {thread.id}` brings it back, "
                f"`thrive actions drop {thread.id}` gives it up",
            )
    for older, newer in reworded_pairs(journal):
        where = f"{older.checkin.path}:{older.action.line}"
        yield _about(
            newer,
            "reworded",
            Severity.NOTE,
            f"this may be '{older.action.text}' ({where}) in other words; they count as two",
            "give both the same words, or settle the older one",
        )


def _days(journal: Journal) -> Iterator[Problem]:
    """Two check-ins of one person that say the same day, and not which came first."""
    seen: dict[tuple[str, str, object, int], CheckIn] = {}
    for checkin in journal.checkins:
        if checkin.is_worksheet:
            continue
        key = (checkin.workspace, checkin.person, checkin.date, checkin.sequence)
        other = seen.setdefault(key, checkin)
        if other is not checkin:
            yield Problem(
                checkin.path,
                0,
                0,
                "same-day",
                Severity.NOTE,
                f"{other.path} is {checkin.person}'s check-in of {checkin.date}, too",
                f"name the later one {checkin.date}-2.md",
            )


def _verb(thread: Thread) -> str:
    return "done" if thread.status.value == "done" else "drop"


def _about(copy: Copy, code: str, severity: Severity, message: str, hint: str) -> Problem:
    return Problem(copy.checkin.path, copy.action.line, 1, code, severity, message, hint)
