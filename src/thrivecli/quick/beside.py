"""What is said beside a list of actions, by the short way and the long one alike."""

Note = tuple[str, str]
"""What is said on stderr, and a hint or nothing."""

_MOST_NAMED = 3
_MOST_PROBLEMS = 5


def left_behind(count: int) -> list[Note]:
    """That so many actions are too old to be carried along by themselves, if any are."""
    told = (
        f"{count} left behind in check-ins too old to be carried from",
        "`thrive checkin new --carry all` takes them along",
    )
    return [told] if count else []


def some_named(told: list[Note]) -> list[Note]:
    """The first few of them, and how many more there are."""
    return _first(told, _MOST_NAMED, "more like it", "`thrive check` names them")


def some_problems(told: list[Note]) -> list[Note]:
    """The first few of the problems, and how many more there are."""
    return _first(told, _MOST_PROBLEMS, "more", "`thrive check` names them all")


def _first(told: list[Note], most: int, more: str, hint: str) -> list[Note]:
    rest = len(told) - most
    return told[:most] + ([(f"and {rest} {more}", hint)] if rest > 0 else [])
