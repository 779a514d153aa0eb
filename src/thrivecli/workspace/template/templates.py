"""Templates: the packaged ones, the team's own, and which of the two a name means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from thrivecli.errors import ThriveError, UnknownName, UsageFault, WorkspaceFault
from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.disk.files import read_file

FOLDER = "templates"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HERE = Path(__file__)

# A wheel carries the templates beside the package's modules; an editable install
# leaves them where they are written, at the top of the project.
_PACKAGED = (_HERE.parents[2] / FOLDER, _HERE.parents[4] / FOLDER)


class BrokenTemplate(WorkspaceFault):
    """A template that cannot be read, or asks for what a template may not have."""

    code = "template"


@dataclass(frozen=True, slots=True)
class Template:
    """A template's text and where it came from; ``path`` is what messages call it."""

    name: str
    path: str
    text: str


Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def packaged_templates() -> dict[str, str]:
    """The text of each template that comes with thrive, by name."""
    return {file.stem: file.read_text("utf-8") for file in sorted(packaged_folder().glob("*.md"))}


def packaged_folder() -> Path:
    """Where the templates lie that come with thrive, the report's page among them."""
    folder = next((place for place in _PACKAGED if place.is_dir()), None)
    if folder is None:
        raise BrokenTemplate(
            "the templates that come with thrive are missing", hint="install thrive again"
        )
    return folder


def team_templates(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The text of each of the team's templates by name, and what is wrong with the others.

    ``root`` is the workspace. A file with a capital in its name, such as README.md, is no
    template and no problem.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name in _team_names(root):
        try:
            texts[name] = _team_text(root, name)
        except ThriveError as fault:
            problems.append(_problem(name, fault))
    return texts, problems


def find_template(root: Path, name: str) -> Template:
    """The template of this name, the team's before the packaged one.

    Raises ``UsageFault`` for what can be no name, ``UnknownName`` for one that is not there,
    and the reader's fault for a team's template that cannot be read: the packaged one never
    stands in for it in silence.
    """
    if not _NAME.fullmatch(name):
        raise UsageFault(
            f"'{name}' cannot be the name of a template",
            hint="a name has lower-case letters, digits, '.', '_' and '-' only",
        )
    team = _team_names(root)
    if name in team:
        return Template(name, _team_path(name), _team_text(root, name))
    packaged = packaged_templates()
    if name in packaged:
        return Template(name, f"thrivecli/{FOLDER}/{name}.md", packaged[name])
    raise UnknownName(f"there is no template '{name}'", hint=_others(name, {*team, *packaged}))


def checkin_values(
    person: str,
    day: date,
    *,
    template: str,
    partners: tuple[str, ...] = (),
    next_day: date | None = None,
) -> dict[str, Plain]:
    """What a check-in template is rendered with; every name is there, ``None`` if not known.

    ``person``, ``partner`` (a list if there are several), ``date`` and ``next`` (ISO),
    ``date_long`` (``22 Nov 2026``) and ``template``.
    """
    partner: Plain = list(partners) if len(partners) > 1 else next(iter(partners), None)
    return {
        "person": person,
        "partner": partner,
        "date": day.isoformat(),
        "date_long": _long(day),
        "template": template,
        "next": next_day.isoformat() if next_day else None,
    }


def render_template(template: Template, values: Mapping[str, Plain]) -> str:
    """The template's text with the values in it; see ``sandbox.guard`` for what it may do.

    Raises ``BrokenTemplate``, which names the template's file and line.
    """
    from thrivecli.workspace.template.sandbox.rendering import render  # Jinja2 is slow to import

    return render(template, values)


def _team_names(root: Path) -> list[str]:
    try:
        names = sorted(entry.name for entry in (root / FOLDER).iterdir())
    except OSError:
        return []
    return [name[:-3] for name in names if name.endswith(".md") and _NAME.fullmatch(name[:-3])]


def _team_path(name: str) -> str:
    return f"{FOLDER}/{name}.md"


def _team_text(root: Path, name: str) -> str:
    data = read_file(root, _team_path(name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise BrokenTemplate(
            f"{_team_path(name)}:{line}: this is not UTF-8", hint="save the file as UTF-8"
        ) from None


def _problem(name: str, fault: ThriveError) -> Problem:
    path = _team_path(name)
    return Problem(path, 0, 0, "template", Severity.WARNING, fault.message, fault.hint)


def _others(name: str, known: set[str]) -> str:
    from difflib import get_close_matches  # needed only after a slip

    close = get_close_matches(name, sorted(known), n=1)
    return f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(sorted(known))}"


def _long(day: date) -> str:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{day.day:02} {months[day.month - 1]} {day.year}"
