"""Settings: what ``thrive.toml`` may say, documented here where it is defined.

The README's table, ``thrive config`` and the error for an unknown key are made from
``SETTINGS``; nothing else names a key.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thrivecli.errors import ThriveError, UnknownName, UsageFault, WorkspaceFault
from thrivecli.model.person import Person, check_name, slugify
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.disk.files import read_file

FILE = "thrive.toml"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class SettingsFault(WorkspaceFault):
    """``thrive.toml`` says something that cannot be meant."""

    code = "settings"


YES_OR_NO = {"true": True, "on": True, "false": False, "off": False}


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of ``thrive.toml``; ``choices`` empty means any text, or true and false."""

    key: str
    default: str | bool
    help: str
    choices: tuple[str, ...] = ()

    def parse(self, text: str) -> str | bool:
        """The value a person typed. Raises :class:`UsageFault` for one that is not allowed."""
        if isinstance(self.default, bool):
            if text.casefold() in YES_OR_NO:
                return YES_OR_NO[text.casefold()]
            raise UsageFault(f"{self.key} is true or false, not '{text}'")
        self.check(text)
        return text

    def check(self, value: object) -> None:
        """Raise :class:`UsageFault` unless the value is of the right kind."""
        if type(value) is not type(self.default):
            kind = "true or false" if isinstance(self.default, bool) else "a text"
            raise UsageFault(f"{self.key} is {kind}, not '{value}'")
        if self.choices and value not in self.choices:
            named = ", ".join(f"'{choice}'" for choice in self.choices if choice)
            raise UsageFault(f"{self.key} is one of {named}, not '{value}'")


SETTINGS = (
    Setting(
        "date_order",
        "",
        "How figures such as 08/10/2020 are read: `dmy` is 8 October, `mdy` is 10 August. "
        "Without it such a date is refused, since it has two readings.",
        ("", "dmy", "mdy"),
    ),
    Setting(
        "autocommit",
        True,
        "Whether commands that write also commit what they wrote. `--no-commit` says no for "
        "one command.",
    ),
    Setting(
        "template",
        "career-checkin",
        "The template `thrive checkin new` uses when none is named.",
    ),
    Setting(
        "index",
        True,
        "Whether what was read is kept in the user's own cache folder until a file changes, so "
        "that listing takes a moment. `off` also takes away what is kept.",
    ),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}
PEOPLE = "people"
PERSON_KEYS = {
    "name": "The full name, as `person:` has it.",
    "slug": "The name of the folder under `checkins/`; made from the name if left out.",
    "handles": "Short names that may follow an `@`, such as `joan`.",
    "formerly": "Earlier names. Files that still have them stay the same person's; so does "
    "the folder.",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workspace's ``thrive.toml`` says, with the defaults filled in."""

    date_order: str | None = None
    autocommit: bool = True
    template: str = "career-checkin"
    index: bool = True
    people: tuple[Person, ...] = ()


def setting(key: str) -> Setting:
    """The setting of that key. Raises :class:`UnknownName` with the known ones."""
    if key not in _BY_KEY:
        raise UnknownName(f"there is no setting '{key}'", hint=f"known: {', '.join(_BY_KEY)}")
    return _BY_KEY[key]


def read_settings(root: Path) -> Settings:
    """The settings of a workspace; a missing ``thrive.toml`` means the defaults.

    Raises :class:`SettingsFault`, which names the file and the known keys.
    """
    values = read_values(root)
    people = values.pop(PEOPLE, [])
    for key, value in values.items():
        if key not in _BY_KEY:
            raise _fault(f"unknown key '{key}'", f"known: {', '.join([*_BY_KEY, PEOPLE])}")
        try:
            _BY_KEY[key].check(value)
        except UsageFault as fault:
            raise _fault(fault.message, "") from None
    merged = {one.key: values.get(one.key, one.default) for one in SETTINGS}
    return Settings(
        date_order=str(merged["date_order"]) or None,
        autocommit=bool(merged["autocommit"]),
        template=str(merged["template"]),
        index=bool(merged["index"]),
        people=_people(people),
    )


def read_values(root: Path) -> dict[str, object]:
    """The raw top-level values of ``thrive.toml``. Raises :class:`SettingsFault`."""
    import tomllib  # a workspace without settings never needs it

    if not root.is_dir():  # the default workspace before its first check-in
        return {}
    try:
        return tomllib.loads(read_file(root, FILE).decode("utf-8-sig"))
    except FileMissing:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise _fault(str(fault), "see https://toml.io for the form of the file") from None


def _people(entries: object) -> tuple[Person, ...]:
    if not isinstance(entries, list):
        raise _fault("'people' is a list of tables", "write [[people]] above each person")
    found = tuple(_person(number, entry) for number, entry in enumerate(entries, start=1))
    slugs = [person.slug for person in found]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise _fault(f"two people have the slug '{slug}'", "give one of them another")
    return found


def _person(number: int, entry: object) -> Person:
    where = f"[[people]] number {number}"
    if not isinstance(entry, Mapping):
        raise _fault(f"{where} is not a table", "write [[people]] above each person")
    for key in entry:
        if key not in PERSON_KEYS:
            raise _fault(f"{where}: unknown key '{key}'", f"known: {', '.join(PERSON_KEYS)}")
    name = _name(where, "name", entry.get("name"))
    formerly = _names(where, "formerly", entry.get("formerly", []))
    slug = entry.get("slug") or slugify(formerly[0] if formerly else name)
    if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
        raise _fault(f"{where}: '{slug}' is no slug", "use lower-case letters, digits, hyphens")
    handles = _names(where, "handles", entry.get("handles", []))
    return Person(name, slug, tuple(handle.removeprefix("@") for handle in handles), formerly)


def _names(where: str, key: str, values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise _fault(f"{where}: '{key}' is a list", f'write {key} = ["..."]')
    return tuple(_name(where, key, value) for value in values)


def _name(where: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _fault(f"{where} has no '{key}' that is a text", f'write {key} = "First Last"')
    fault = check_name(value)
    if fault:
        raise _fault(f"{where}: {key}: {fault}", "")
    return value


def _fault(message: str, hint: str) -> SettingsFault:
    return SettingsFault(f"{FILE}: {message}", hint=hint)


def order_of_dates(root: Path) -> str | None:
    """How dates in figures are read in a workspace; settings that are at fault say nothing."""
    try:
        return read_settings(root).date_order
    except ThriveError:
        return None
