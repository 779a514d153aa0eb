"""Headings known by their key words, not letter for letter."""

import re
import unicodedata
from functools import lru_cache

from thrivecli.model.horizon import Horizon
from thrivecli.model.text import fold

SECTION_GOALS = "goals"
SECTION_REALITY = "reality"
SECTION_PLANNING = "planning"
SECTION_DONE = "done"

SECTIONS = frozenset({SECTION_GOALS, SECTION_REALITY, SECTION_PLANNING, SECTION_DONE})

TASKS = "tasks"
PROJECTS = "projects"
HELP = "help"
ON_TRACK = "on-track"

_DONE = re.compile(r"\b(?:have you done|done so far|accomplish\w*)\b")
# Of several in one heading the first counts: 'Planning to reach those goals'.
_SECTIONS = (
    (SECTION_GOALS, re.compile(r"\bgoals?\b")),
    (SECTION_REALITY, re.compile(r"\breality\b")),
    (SECTION_PLANNING, re.compile(r"\bplan(?:s|ning)?\b")),
)

# In this order: the template's tasks question also says 'projects', its projects
# question also says 'goals', and 'what help will you need' says both.
_QUESTIONS = (
    (TASKS, re.compile(r"\b(?:tasks?|action items?)\b")),
    (PROJECTS, re.compile(r"\bprojects?\b")),
    (ON_TRACK, re.compile(r"\bon[ -]track\b")),
    (HELP, re.compile(r"\bhelp\b")),
    ("holding-back", re.compile(r"\bholding\b.*\bback\b")),
    ("good-at", re.compile(r"\bgood at\b")),
    ("opportunities", re.compile(r"\bopportunit(?:y|ies)\b")),
    ("keeps-you", re.compile(r"\bkeeps? you\b")),
    ("change-job", re.compile(r"\bchange\b.*\bjobs?\b")),
)

_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
_WORDED = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d|\s?½|\s1/2)?|½|{_WORDED})"
_SPAN = re.compile(
    rf"(?<![\w.])(?:(?P<now>today|now|currently)|(?P<half>half an? year)|(?P<decade>decade)|"
    rf"(?:(?P<from>{_NUMBER})\s?(?:-|–|—|to|or)\s?)?(?P<count>{_NUMBER})\+?[ -]?"
    rf"(?P<unit>days?|weeks?|months?|quarters?|years?|yrs?|mos?|[ym]))\b"
)
_MONTHS_IN = {"q": 3.0, "y": 12.0, "m": 1.0, "w": 12 / 52, "d": 12 / 365}
_UNIT_NAMES = {"q": "quarter", "y": "year", "m": "month", "w": "week", "d": "day"}


# Every check-in asks the same questions.
_remembered = lru_cache(maxsize=1 << 10)


@_remembered
def heading_words(heading: str) -> str:
    """A heading folded for comparison, Markdown emphasis and closing punctuation dropped."""
    plain = unicodedata.normalize("NFC", heading).replace("’", "'")
    return fold(re.sub(r"[*_`]+", "", plain)).rstrip(":?!. ")


@_remembered
def section_key(heading: str) -> str:
    """``goals``, ``reality``, ``planning`` or ``done``; for any other heading its folded text."""
    words = heading_words(heading)
    if _DONE.search(words):
        return SECTION_DONE
    found = [(match.start(), key) for key, word in _SECTIONS if (match := word.search(words))]
    return min(found)[1] if found else words


@_remembered
def question_key(heading: str) -> str | None:
    """The canonical name of a question known by key words, else ``None``."""
    words = heading_words(heading)
    for key, pattern in _QUESTIONS:
        if pattern.search(words):
            return key
    return None


@_remembered
def horizon_of(heading: str) -> Horizon | None:
    """The time span a heading names: ``today``, ``6-9 months``, ``a year``; else ``None``."""
    span = _SPAN.search(heading_words(heading))
    if span is None:
        return None
    if span["now"]:
        return Horizon(0, "today")
    if span["half"]:
        return Horizon(6, "6 months")
    if span["decade"]:
        return Horizon(120, "10 years")
    return _counted(span)


def _counted(span: re.Match[str]) -> Horizon:
    count, unit = _number(span["count"]), span["unit"][0]
    months = round(count * _MONTHS_IN[unit])
    amount = f"{_number(span['from']):g}-{count:g}" if span["from"] else f"{count:g}"
    plural = "" if amount == "1" else "s"
    return Horizon(months, f"{amount} {_UNIT_NAMES[unit]}{plural}")


def _number(word: str) -> float:
    """What 'one', '18', '1.5', '1½' and '1 1/2' stand for."""
    if word in _NUMBER_WORDS:
        return _NUMBER_WORDS[word]
    whole = re.sub(r"\s?½|\s1/2", "", word)
    return float(whole or 0) + (0.5 if whole != word else 0)
