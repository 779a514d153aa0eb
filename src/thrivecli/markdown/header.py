"""What a file says of itself: whose check-in it is and of which day, before it is parsed."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from thrivecli.markdown.dates.lone import lone_date
from thrivecli.markdown.document import Document
from thrivecli.markdown.front.lines import KNOWN_KEYS
from thrivecli.model.person import check_name
from thrivecli.model.problem import Problem, Severity

_INSTANT = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*$")  # dates are days
_FILE_NAME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:-(?P<sequence>\d{1,2}))?(?=[^\d]|$)")


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself, by its front matter or else by its path.

    ``date`` is ``None`` where neither says when it was: then it is no check-in.
    ``person`` is ``None`` where only the folder can tell.
    """

    person: str | None
    folder: str
    date: datetime.date | None
    partners: tuple[str, ...] = ()
    next: datetime.date | None = None
    template: str | None = None
    kind: str | None = None
    sequence: int = 1
    problems: tuple[Problem, ...] = ()


def read_header(document: Document, order: str | None = None) -> Header:
    """A document's header; needs no knowledge of other files.

    ``order`` is ``dmy`` or ``mdy`` for dates such as 08/10/2020, ``None`` where unsettled.
    """
    return _HeaderReader(document, order).read()


class _HeaderReader:
    def __init__(self, document: Document, order: str | None) -> None:
        self._document = document
        self._order = order
        self._front = document.front
        self._problems = [
            Problem(document.path, line, 1, code, Severity.WARNING, message, hint)
            for line, code, message, hint in document.front.problems
        ]
        parts = document.path.split("/")
        self._folder = parts[-2] if len(parts) > 1 else ""
        self._name = _FILE_NAME.match(parts[-1])

    def read(self) -> Header:
        person, *_ = [*self._names("person"), None]
        day = self._date("date") or self._date_of_name()
        following = self._date("next")
        if day and following and following < day:
            self._fault("next", "next-before-date", f"`next: {following}` is before {day}", "")
        self._name_odd_keys()
        return Header(
            person=person,
            folder=self._folder,
            date=day,
            partners=tuple(self._names("partner")),
            next=following,
            template=self._text("template"),
            kind=self._text("kind"),
            sequence=int(self._name["sequence"] or 1) if self._name else 1,
            problems=tuple(self._problems),
        )

    def _name_odd_keys(self) -> None:
        for key in self._front.values:
            small = key.strip().lower()
            if small != key and small in KNOWN_KEYS and small not in self._front.values:
                message = f"`{key}` is not read: keys are written in small letters"
                self._fault(key, "front-key-case", message, f"write `{small}:`")

    def _text(self, key: str) -> str | None:
        value = self._front.values.get(key)
        return str(value).strip() or None if isinstance(value, (str, int)) else None

    def _names(self, key: str) -> Iterator[str]:
        value = self._front.values.get(key)
        for name in value if isinstance(value, list) else [value]:
            if name is None or name == "":
                continue
            fault = check_name(name.strip()) if isinstance(name, str) else "it is not a text"
            if fault:
                self._fault(key, f"{key}-name", f"`{key}` is not a name: {fault}", "")
            else:
                yield str(name).strip()

    def _date(self, key: str) -> datetime.date | None:
        text = self._text(key)
        if text is None:
            return None
        day = lone_date(_INSTANT.sub(r"\1", text), self._order)
        if day is None:
            self._fault(
                key, f"{key}-date", f"`{key}: {text}` is not a date", "write it as 2026-11-22"
            )
        return day

    def _date_of_name(self) -> datetime.date | None:
        return lone_date(self._name["date"]) if self._name else None

    def _fault(self, key: str, code: str, message: str, hint: str) -> None:
        line = self._front.key_lines.get(key, 1)
        self._problems.append(
            Problem(self._document.path, line, 1, code, Severity.WARNING, message, hint)
        )
