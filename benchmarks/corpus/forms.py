"""The questions of a check-in: those of thrive's own template, and the older framework's."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TEMPLATE = Path(__file__).parents[2] / "templates" / "career-checkin.md"
_KEYS = {
    "tasks": "tasks", "help": "help", "projects": "projects", "do you want": "goal",
    "holding": "reality", "good at": "reality", "opportunities": "reality", "keeps": "reality",
    "change": "reality", "on track": "track",
}  # fmt: skip
_HINT = "- What are some realistic steps? They need not be a plan yet, only a beginning."


@dataclass(frozen=True)
class Question:
    """A question with its section and guidance; ``key`` says how it is answered."""

    section: str
    heading: str
    guidance: str
    key: str


@cache
def packaged() -> tuple[Question, ...]:
    """As in the template that `thrive checkin new` uses."""
    text = _TEMPLATE.read_text("utf-8")
    found = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        section, _, rest = part.partition("\n")
        for block in rest.split("#### ")[1:]:
            heading, _, guidance = block.partition("\n")
            found.append(Question(section, heading, guidance.strip(), f"{_key(heading)}"))
    return tuple(_numbered(found))


@cache
def framework() -> tuple[Question, ...]:
    """The same questions as people copy them by hand, with a hint of their own for guidance."""
    return tuple(Question(one.section, one.heading, _HINT, one.key) for one in packaged())


def _numbered(found: list[Question]) -> list[Question]:
    return [
        Question(one.section, one.heading, one.guidance, f"{one.key} {number}")
        if one.key in ("goal", "reality")
        else one
        for number, one in enumerate(found)
    ]


def _key(heading: str) -> str:
    return next(key for words, key in _KEYS.items() if words in heading)
