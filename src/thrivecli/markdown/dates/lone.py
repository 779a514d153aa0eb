"""Dates that stand alone: in front matter, in a file's name, on a line above the wins."""

import re
from datetime import date
from functools import lru_cache

from thrivecli.markdown.dates import forms as date_forms

_DRESS = re.compile(r"^[\s*_#>\[(]+|[\s*_:.,\])#]+$")


def lone_date(text: str, order: str | None = None) -> date | None:
    """The day, if ``text`` is one full date and nothing else."""
    words = " ".join(text.split())
    found = date_forms.read_date(words, 0, order, spoken=False)
    if found is None or found.due is None or found.end != len(words):
        return None
    return found.due.day


@lru_cache(maxsize=1 << 12)
def read_date_line(line: str, order: str | None = None) -> date | None:
    """The day, if a line is a date dressed at most in emphasis, brackets or a colon."""
    return lone_date(_DRESS.sub("", line), order)
