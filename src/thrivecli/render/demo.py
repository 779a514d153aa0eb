"""The demo, told as a tour: what to type next."""

import shlex
from pathlib import Path
from typing import Any

from thrivecli.render.parts import Role, Screen, Words, line


def demo_data(path: Path, people: tuple[str, ...], checkins: int) -> dict[str, Any]:
    """The demo as JSON has it."""
    return {"path": str(path), "people": list(people), "checkins": checkins}


def tour(shown: str, people: tuple[str, ...], checkins: int, action: str) -> Screen:
    """What was made, and commands to try in it, in an order that tells a story.

    ``shown`` is the folder as it can be named from here, ``action`` an id to try things on.
    """
    width = max(len(command) for command, _ in _stops(action)) + 3
    return (
        line(Words(shown, Role.TITLE), f": {checkins} check-ins of {' and '.join(people)}"),
        line(""),
        line("Try these, one after the other:"),
        line(""),
        line(Words(f"cd {shlex.quote(shown)}", Role.ID), indent=2),
        *(
            line(Words(command.ljust(width), Role.ID), Words(why, Role.FAINT), indent=2)
            for command, why in _stops(action)
        ),
        line(""),
        line(f"Nobody in it is real. When you have seen enough: rm -r {shlex.quote(shown)}"),
    )


def _stops(action: str) -> tuple[tuple[str, str], ...]:
    return (
        ("thrive checkin list", "the meetings so far"),
        ("thrive checkin show joan", "the newest of them, as it stands in the file"),
        ("thrive goals joan", "what Joan wants, and since when"),
        ("thrive actions", "what is open, the most pressing first"),
        ("thrive actions --owner sam --next", "what her partner should look at next"),
        ("thrive agenda joan", "the brief for the next meeting, in a minute"),
        ("thrive wins joan", "what she has accomplished"),
        ("thrive report joan", "how the year went, in small pictures"),
        ("thrive report --html ../report.html", "the same for both, as a page for your browser"),
        ("thrive review joan --since 1y --until today", "the packet for her performance review"),
        (f"thrive actions done {action}", "tick one; the file and git both know"),
        ("thrive checkin new joan-citizen", "begin today's; what is open comes along"),
        ("thrive undo", "take that back"),
    )
