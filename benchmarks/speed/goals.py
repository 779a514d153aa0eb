"""What is fast enough, and why: each goal with the reason for its number.

``P`` is how long this Python takes to start and do nothing, ``R`` how long ripgrep takes to find
the open boxes in the same files. Only ratios within one run mean anything.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """No more than so many of a unit; ``stretch`` is what we would like."""

    what: str
    limit: float
    unit: str
    stretch: float | None
    why: str


_NOTICED = "a search through the bare files is what people would use instead"
_START = "much more than Python's own start is felt as waiting at a prompt"
_LAPTOP = "it should not be seen among the programs that are open on a small laptop"

WARM_LARGE_P = Goal("`actions`, 10,000 check-ins", 4, "P", 2.5, _START)
WARM_LARGE_R = Goal("`actions`, 10,000 check-ins", 0.9, "R", 0.5, _NOTICED)
WARM_MIDDLE = Goal("`actions`, 1,000 check-ins", 2.0, "P", 1.4, _START)
WARM_SMALL = Goal("`actions`, 100 check-ins", 1.6, "P", 1.2, _START)
WARM_HUGE = Goal("`actions`, 50,000 check-ins", 0.8, "R", 0.35, _NOTICED)
GROWTH = Goal(
    "growth of `actions` above P, as a power of N", 1.1, "", None, "twice the notes, twice the time"
)
EDITED_LARGE = Goal("`actions` after an edit, 10,000", 5, "P", None, "one file is one file")
EDITED_MIDDLE = Goal("`actions` after an edit, 1,000", 3, "P", None, "one file is one file")
COLD_LARGE = Goal(
    "`actions` without an index, 10,000",
    8,
    "R",
    4,
    "the first answer after a clone is awaited once",
)
COLD_MIDDLE = Goal(
    "`actions` without an index, 1,000", 10, "P", 7, "a tenth of what 10,000 check-ins may take"
)
MEMORY_WARM = Goal("memory of `actions`", 25, "MB", 20, _LAPTOP)
MEMORY_COLD = Goal("memory of `actions` without an index", 120, "MB", 40, _LAPTOP)
NEW = Goal(
    "`checkin new`, the slowest of all sizes", 14, "P", 9, "what is imported for it takes 9 P"
)
NEW_IS_FLAT = Goal(
    "`checkin new`, most check-ins against fewest", 1.25, "times", None,
    "beginning the hundredth check-in is no more work than beginning the second",
)  # fmt: skip
READING = Goal(
    "the slowest other reading command, 1,000 check-ins", 9, "P", 7, "Typer alone takes 6 P"
)
VERSION = Goal("`--version`", 2, "P", 1.3, _START)
TAB_WORDS = Goal("TAB, for the name of a command", 2, "P", 1.3, "TAB is pressed without thinking")
TAB_IDS = Goal("TAB, for an action's id", 2, "P", 1.3, "TAB is pressed without thinking")
REPORT = Goal(
    "`report` of one person, 10,000 check-ins", 12, "P", 8, "a page that one reads slowly"
)
GOALS = Goal("`goals` of one person, 10,000 check-ins", 12, "P", 8, "asked in the middle of a talk")
