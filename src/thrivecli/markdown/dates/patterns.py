"""The forms in which a date may be written, as patterns from named parts."""

import re
from functools import cache

from thrivecli.markdown.dates.words import COUNT, MONTH, UNIT, WEEKDAY

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

FULL = {
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
    "dashed": rf"{_NAMED}{_DAY}-{_MONTH}-{_YEAR}{_AFTER_FIGURES}",
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
    "instant": rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}T[0-9:]++",
    "run_together": rf"20[0-9]{{6}}{_AFTER_FIGURES}",
    "year_month": rf"{_YEAR}-(?:0[1-9]|1[0-2]){_AFTER_FIGURES}",
    "several_days": rf"{_DAY}\s?[-–]\s?[0-9]{{1,2}}(?:st|nd|rd|th)?{_S}{_MONTH}"
    rf"(?:\.?,?{_S}{_YEAR})?{_AFTER}",
    "yearless_figures": rf"(?:3[01]|[12][0-9]|0[1-9])/(?:1[0-2]|0[1-9]){_AFTER_FIGURES}",
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
    "dashed": "0123456789mtwfs",
    "instant": "0123456789",
    "run_together": "2",
    "year_month": "0123456789",
    "several_days": "0123456789",
    "yearless_figures": "0123456789",
    "misspelt": "0123456789",
}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of a form."""
    return re.compile(FULL.get(name) or _SPOKEN[name], re.IGNORECASE)


@cache
def forms(initial: str, spoken: bool) -> tuple[str, ...]:
    """The names of the forms that may begin with this character, in order of trial."""
    named = FULL | _SPOKEN if spoken else FULL
    if not initial.isascii() or not initial.isalnum():
        return ()
    return tuple(name for name in named if initial in _INITIALS.get(name, initial))


@cache
def anywhere() -> re.Pattern[str]:
    """Where a full date may begin: at its day, its month, its year or its weekday."""
    return re.compile(rf"{_BEFORE}(?=[0-9]|{MONTH}\.?\s|{WEEKDAY}[.,\s])", re.IGNORECASE)
