"""Versions below which a dependency is known to be dangerous, or not to work with us."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))[
    "project"
]
LOCK = tomllib.loads((Path(__file__).parents[1] / "uv.lock").read_text("utf-8"))["package"]
FLOORS = {
    "jinja2": "3.1.6",  # below it there are three ways out of the sandbox
    "gitpython": "3.2.1",  # below it options typed as names of remotes and files are obeyed
    "pyyaml": "6.0.1",
    "typer": "0.28",  # vendors its argument parser, and names its own errors
    "pyromark": "0.10.3",  # below it some unclosed comments end the process
    "python-frontmatter": "1.1",
    "rich": "13.8",
    "anyascii": "0.3.2",
    "rapidfuzz": "3.0",
}


def numbers(text: str) -> tuple[int, ...]:
    """``3.1.6`` as what can be compared."""
    return tuple(int(one) for one in re.findall(r"\d+", text))


def named() -> dict[str, str]:
    """Each dependency in lower case, with the lowest version that is allowed."""
    asked = (re.match(r"([\w-]+)>=([\d.]+)", one) for one in PROJECT["dependencies"])
    return {match[1].lower(): match[2] for match in asked if match}


def test_every_dependency_has_a_floor_and_is_looked_after_here() -> None:
    assert len(named()) == len(PROJECT["dependencies"])
    assert set(named()) == set(FLOORS)


@pytest.mark.parametrize("name", FLOORS)
def test_no_version_below_the_floor_is_allowed_installed_or_locked(name: str) -> None:
    (locked,) = [one["version"] for one in LOCK if one["name"] == name]
    for found in (named()[name], version(name), locked):
        assert numbers(found) >= numbers(FLOORS[name])
