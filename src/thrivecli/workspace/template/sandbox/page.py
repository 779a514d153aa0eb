"""The report's page: the packaged HTML template with plain values in it, all of them escaped."""

from collections.abc import Mapping

from jinja2 import Environment, StrictUndefined

from thrivecli.workspace.template.sandbox.environment import SCALARS
from thrivecli.workspace.template.templates import packaged_folder

_FILE = "report.html.j2"

PageValue = str | int | bool | None | list["PageValue"] | dict[str, "PageValue"]


def render_page(values: Mapping[str, PageValue]) -> str:
    """The page as HTML. ``values`` are strings and whole numbers, in lists and mappings.

    Every value is escaped by the environment itself; the template has no way around it, as
    ``safe`` and the other filters are taken away from it.
    """
    if not is_plain(dict(values)):
        raise TypeError("the page is made of plain data only")
    source = (packaged_folder() / _FILE).read_text("utf-8")
    return _environment().from_string(source).render(values)


def is_plain(value: object) -> bool:
    """Whether it is made of strings, whole numbers, lists and mappings, and of nothing else."""
    if type(value) is list:
        return all(map(is_plain, value))
    if type(value) is dict:
        return all(type(key) is str and is_plain(item) for key, item in value.items())
    return type(value) in SCALARS


def _environment() -> Environment:
    made = Environment(
        loader=None,
        autoescape=True,  # for the name `report.html.j2`, select_autoescape() would say no
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters = {"length": len}
    made.globals.clear()
    return made
