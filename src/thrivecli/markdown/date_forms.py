"""The forms in which a date may be written, and what each of them means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from thrivecli.markdown.date_words import (
    COUNT,
    MONTH,
    UNIT,
    WEEKDAY,
    count_number,
    month_number,
    weekday_number,
)
from thrivecli.model.due import Due
from thrivecli.model.when import (
    After,
    DayOfYear,
    EndOfMonth,
    EndOfSpan,
    NextCheckIn,
    Unit,
    Weekday,
    When,
    last_of_month,
)

IMPOSSIBLE = "date-impossible"
AMBIGUOUS = "date-ambiguous"
UNREADABLE = "date-unreadable"


@dataclass(frozen=True, slots=True)
class DateText:
    """A date found in a text. ``fault`` says why it has no ``due``: one of the codes above.

    ``full`` means day, month and year; ``figures`` that it is written without words;
    ``misnamed`` that the weekday beside it is another day's.
    """

    start: int
    end: int
    due: Due | None
    fault: str = ""
    full: bool = False
    figures: bool = False
    misnamed: bool = False


Meaning = date | When | str
"""A day, a rule for one, or the code of a fault."""

_AFTER = r"(?![^\W_])(?!['’]s\b)(?!-[^\W_])"
_AFTER_FIGURES = rf"{_AFTER}(?![./@:][^\W_])"
_BEFORE = r"(?<![^\W_])(?<![-./@#=+&\\])"

_S = r"\s++"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{MONTH})"
_YEAR = r"(?P<year>[0-9]{4})"
_NAMED = rf"(?:(?P<weekday>{WEEKDAY})\.?,?{_S})?"
_DAY_MONTH = rf"{_NAMED}(?:the{_S})?{_DAY}(?:{_S}of)?{_S}{_MONTH}"
_MONTH_DAY = rf"{_NAMED}{_MONTH}\.?{_S}(?:the{_S})?{_DAY}"
_END_OF = rf"(?:the{_S})?end{_S}(?:of{_S})?"
_QUARTER = r"Q(?P<quarter>[1-4])"
_SPAN = r"(?P<span>week|month|quarter|year)"

_FULL = {
    "words": rf"{_DAY_MONTH}\.?,?{_S}{_YEAR}{_AFTER}",
    "american": rf"{_MONTH_DAY}(?:,\s*+|{_S}){_YEAR}{_AFTER}",
    "iso": rf"{_NAMED}{_YEAR}(?P<dash>[-/])(?P<month>[0-9]{{1,2}})(?P=dash)"
    rf"(?P<day>[0-9]{{1,2}}){_AFTER_FIGURES}",
    "figures": rf"{_NAMED}(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})/{_YEAR}{_AFTER_FIGURES}",
}

# Only where a sign or word says that a date follows; the first that fits counts.
_SPOKEN = {
    "pointed": rf"{_NAMED}(?P<first>[0-9]{{1,2}})(?P<dash>[.-])(?P<second>[0-9]{{1,2}})(?P=dash)"
    rf"{_YEAR}{_AFTER_FIGURES}",
    "month_of_year": rf"(?:{_END_OF})?{_MONTH}\.?,?{_S}{_YEAR}{_AFTER}",
    "quarter_of_year": rf"(?:{_END_OF})?{_QUARTER}(?:{_S}of)?[\s,/-]*+{_YEAR}{_AFTER}",
    "year_quarter": rf"(?:{_END_OF})?{_YEAR}[\s,/-]*+{_QUARTER}{_AFTER}",
    "end_of_year": rf"{_END_OF}{_YEAR}{_AFTER}",
    "end_of_month": rf"{_END_OF}{_MONTH}{_AFTER}",
    "quarter": rf"(?:{_END_OF})?(?:the{_S})?{_QUARTER}{_AFTER}",
    "end_of_span": rf"{_END_OF}(?:(?:the|this|current|(?P<next>next)){_S})?{_SPAN}{_AFTER}",
    "end_letters": rf"EO(?P<letter>[WMQY]){_AFTER}",
    "span": rf"(?:this|(?P<next>next)){_S}{_SPAN}{_AFTER}",
    "two_figure_year": rf"(?:{_DAY_MONTH}|(?P<d2>[0-9]{{1,2}})(?P<sep>[-/])[0-9]{{1,2}}(?P=sep))"
    rf",?\s*+['’]?[0-9]{{2}}{_AFTER_FIGURES}(?!:)",
    "day_of_year": rf"{_DAY_MONTH}{_AFTER}",
    "month_day": rf"{_MONTH_DAY}{_AFTER}",
    "weekday": rf"(?:{_END_OF})?(?:(?:this|coming|(?P<next>next)){_S})?"
    rf"(?P<weekday>{WEEKDAY}){_AFTER}",
    "near": rf"(?P<near>today|tonight|tomorrow){_AFTER}",
    "after": rf"in{_S}(?P<count>{COUNT}){_S}(?P<unit>{UNIT})s?(?:['’]s?{_S}time)?{_AFTER}",
    "checkin": rf"(?:(?:the|our|my){_S})?next{_S}(?:career{_S})?check[ -]?in{_AFTER}",
    "misspelt": rf"{_DAY}(?:{_S}of)?{_S}(?:ja|fe|ma|ap|ju|au|se|oc|no|de)[a-z]{{1,9}}+,?"
    rf"{_S}{_YEAR}{_AFTER}",
}


# The letters some forms begin with; all others may begin with any. So most patterns are
# never compiled in a run that meets no such form.
_INITIALS = {
    "iso": "0123456789mtwfs",
    "figures": "0123456789mtwfs",
    "american": "jfmasondtw",
    "pointed": "0123456789mtwfs",
    "month_of_year": "jfmasondte",
    "quarter_of_year": "qte",
    "year_quarter": "0123456789te",
    "end_of_year": "te",
    "end_of_month": "te",
    "quarter": "qte",
    "end_of_span": "te",
    "end_letters": "e",
    "span": "tn",
    "month_day": "jfmasondtw",
    "weekday": "mtwfsecn",
    "near": "t",
    "after": "i",
    "checkin": "tomn",
    "misspelt": "0123456789",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_FULL.get(name) or _SPOKEN[name], re.IGNORECASE)


@cache
def _forms(initial: str, spoken: bool) -> tuple[str, ...]:
    """The names of the forms that may begin with this character, in order of trial."""
    forms = _FULL | _SPOKEN if spoken else _FULL
    if not initial.isascii() or not initial.isalnum():
        return ()
    return tuple(name for name in forms if initial in _INITIALS.get(name, initial))


@cache
def _anywhere() -> re.Pattern[str]:
    """Where a full date may begin: at its day, its month, its year or its weekday."""
    return re.compile(rf"{_BEFORE}(?=[0-9]|{MONTH}\.?\s|{WEEKDAY}[.,\s])", re.IGNORECASE)


def read_date(text: str, start: int, order: str | None, *, spoken: bool) -> DateText | None:
    """The date that begins at ``start``, or ``None``.

    ``spoken``: a sign or word announced it, so that all forms count, not only full dates.
    ``order`` is ``dmy`` or ``mdy`` for dates such as 08/10/2020, ``None`` where unsettled.
    """
    for name in _forms(text[start : start + 1].lower(), spoken):
        found = _pattern(name).match(text, start)
        if found is None:
            continue
        meaning = _MEANINGS[name](found, order)
        if meaning is not None:
            return _date_text(found, meaning, name)
    return None


def full_dates(text: str, order: str | None) -> list[DateText]:
    """Every full date in a text, in order and apart from each other."""
    dates: list[DateText] = []
    position = 0
    while found := _anywhere().search(text, position):
        read = read_date(text, found.start(), order, spoken=False)
        if read is not None:
            dates.append(read)
        position = read.end if read is not None else found.start() + 1
    return dates


def _date_text(found: re.Match[str], meaning: Meaning, name: str) -> DateText:
    due, fault = None, ""
    words = " ".join(found[0].split())
    if isinstance(meaning, str):
        fault = meaning
    elif isinstance(meaning, date):
        due = Due(words, day=meaning)
    else:
        due = Due(words, when=meaning)
    return DateText(
        found.start(),
        found.end(),
        due,
        fault,
        full=name in _FULL or name == "pointed",
        figures=name in ("iso", "figures", "pointed"),
        misnamed=isinstance(meaning, date) and name != "weekday" and _misnamed(found, meaning),
    )


def _misnamed(found: re.Match[str], day: date) -> bool:
    word = found.groupdict().get("weekday")
    return word is not None and weekday_number(word) != day.weekday()


def possible(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(found: re.Match[str], _order: str | None) -> Meaning:
    month = month_number(found["month"])
    return possible(int(found["year"]), month, int(found["day"])) or IMPOSSIBLE


def _iso(found: re.Match[str], _order: str | None) -> Meaning:
    return possible(int(found["year"]), int(found["month"]), int(found["day"])) or IMPOSSIBLE


def _figures(found: re.Match[str], order: str | None) -> Meaning:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    day_first, month_first = possible(year, second, first), possible(year, first, second)
    if day_first and month_first and day_first != month_first:
        return {"dmy": day_first, "mdy": month_first}.get(order or "", AMBIGUOUS)
    return day_first or month_first or IMPOSSIBLE


def _month_of_year(found: re.Match[str], _order: str | None) -> Meaning:
    return _last_of(int(found["year"]), month_number(found["month"]))


def _quarter_of_year(found: re.Match[str], _order: str | None) -> Meaning:
    return _last_of(int(found["year"]), 3 * int(found["quarter"]))


def _end_of_year(found: re.Match[str], _order: str | None) -> Meaning:
    return _last_of(int(found["year"]), 12)


def _last_of(year: int, month: int) -> Meaning:
    return last_of_month(year, month) if year else IMPOSSIBLE


def _end_of_month(found: re.Match[str], _order: str | None) -> Meaning:
    return EndOfMonth(month_number(found["month"]))


def _quarter(found: re.Match[str], _order: str | None) -> Meaning:
    return EndOfMonth(3 * int(found["quarter"]))


def _span(found: re.Match[str], _order: str | None) -> Meaning:
    return EndOfSpan(Unit(found["span"].lower()), 1 if found["next"] else 0)


def _end_letters(found: re.Match[str], _order: str | None) -> Meaning:
    units = {"w": Unit.WEEK, "m": Unit.MONTH, "q": Unit.QUARTER, "y": Unit.YEAR}
    return EndOfSpan(units[found["letter"].lower()])


def _unreadable(_found: re.Match[str], _order: str | None) -> Meaning:
    return UNREADABLE


def _day_of_year(found: re.Match[str], _order: str | None) -> Meaning | None:
    """'may' and 'march' in small letters before another word are verbs."""
    if found["month"] in ("may", "march", "mar") and _follows(found, r"\s+[a-z]"):
        return None
    month, day = month_number(found["month"]), int(found["day"])
    return DayOfYear(month, day) if possible(2000, month, day) else IMPOSSIBLE


def _weekday(found: re.Match[str], _order: str | None) -> Meaning | None:
    """'sun', 'sat' and 'wed' are words too, and 'Sun Microsystems' is no day."""
    word = found["weekday"]
    if word in ("sun", "sat", "wed"):
        return None
    if not word.lower().endswith("day") and _follows(found, r"\s+[A-Z]"):
        return None
    return Weekday(weekday_number(word), 1 if found["next"] else 0)


def _follows(found: re.Match[str], pattern: str) -> bool:
    return re.match(pattern, found.string[found.end() : found.end() + 9]) is not None


def _near(found: re.Match[str], _order: str | None) -> Meaning:
    return After(1 if found["near"].lower() == "tomorrow" else 0, Unit.DAY)


def _after(found: re.Match[str], _order: str | None) -> Meaning:
    return after(found["count"], found["unit"])


def after(count: str, unit: str) -> After:
    """So many units on; a fortnight is two weeks."""
    if unit.lower() == "fortnight":
        return After(2 * count_number(count), Unit.WEEK)
    return After(count_number(count), Unit(unit.lower()))


def _checkin(_found: re.Match[str], _order: str | None) -> Meaning:
    return NextCheckIn()


_MEANINGS: dict[str, Callable[[re.Match[str], str | None], Meaning | None]] = {
    "words": _words,
    "american": _words,
    "iso": _iso,
    "figures": _figures,
    "pointed": _figures,
    "month_of_year": _month_of_year,
    "quarter_of_year": _quarter_of_year,
    "year_quarter": _quarter_of_year,
    "end_of_year": _end_of_year,
    "end_of_month": _end_of_month,
    "quarter": _quarter,
    "end_of_span": _span,
    "end_letters": _end_letters,
    "span": _span,
    "two_figure_year": _unreadable,
    "day_of_year": _day_of_year,
    "month_day": _day_of_year,
    "weekday": _weekday,
    "near": _near,
    "after": _after,
    "checkin": _checkin,
    "misspelt": _unreadable,
}
