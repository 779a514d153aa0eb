"""The house rules that neither the linter nor the layers contract can hold."""

import ast
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from thrivecli.errors import ExitCode

TOP = Path(__file__).parents[1]
SOURCE = TOP / "src" / "thrivecli"
PACKAGES = sorted(init.parent for init in SOURCE.rglob("__init__.py"))
MODULES = {file.relative_to(SOURCE).as_posix(): file for file in sorted(SOURCE.rglob("*.py"))}
PURE = {
    name: file
    for name, file in MODULES.items()
    if name.startswith(("errors.py", "model/", "markdown/", "journal/"))
}
BANNED = {"os", "pathlib", "sys", "subprocess", "logging", "typer", "rich", "jinja2", "git"}
BANNED |= {"time", "io", "shutil", "tempfile", "socket", "random"}
CLOCKS = {"today", "now", "utcnow", "fromtimestamp"}


@functools.cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), file.name)


def imports_of(file: Path) -> Iterator[str]:
    """The top-level names that a module imports from outside, wherever in it that is."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def modules_with(found: Callable[[ast.AST], bool]) -> list[str]:
    return [name for name, file in MODULES.items() if any(map(found, ast.walk(tree_of(file))))]


def ends_the_process(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return ast.unparse(node) in ("sys.exit", "os._exit")
    if isinstance(node, ast.Raise) and node.exc is not None:
        return ast.unparse(node.exc).partition("(")[0] == "SystemExit"
    return isinstance(node, ast.Name) and node.id in ("exit", "quit")


def catches_everything(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = "" if node.type is None else ast.unparse(node.type)
    return node.type is None or bool(re.search(r"\bException\b", caught))


def package_id(package: Path) -> str:
    return package.relative_to(SOURCE.parent).as_posix()


@pytest.mark.parametrize("package", PACKAGES, ids=package_id)
def test_every_package_says_in_one_sentence_what_it_is(package: Path) -> None:
    said = ast.get_docstring(tree_of(package / "__init__.py"))
    assert said is not None
    assert re.fullmatch(r"[^\n]+\.", said)
    assert ". " not in said


def test_the_readmes_tree_repeats_the_packages_sentences() -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    shown = dict(re.findall(r"^[ │├└─]*(\w+)/ +(\S.*?) *$", readme, re.MULTILINE))
    expected = {
        package.name: ast.get_docstring(tree_of(package / "__init__.py"))
        for package in PACKAGES
        if package.parent == SOURCE
    }
    assert {name: shown.get(name) for name in expected} == expected


def test_the_readmes_exit_codes_are_the_programs() -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| *`?(\d+)`? *\| *(.*?) *\| *$", readme, re.MULTILINE)
    assert rows == [(str(code.value), code.meaning) for code in ExitCode]


@pytest.mark.parametrize("name", PURE)
def test_the_centre_imports_nothing_of_the_outside_world(name: str) -> None:
    assert not BANNED & set(imports_of(PURE[name]))


@pytest.mark.parametrize("name", PURE)
def test_the_centre_never_asks_the_clock(name: str) -> None:
    called = (node.func for node in ast.walk(tree_of(PURE[name])) if isinstance(node, ast.Call))
    asked = {func.attr for func in called if isinstance(func, ast.Attribute)}
    assert not CLOCKS & asked


def test_only_main_ends_the_process() -> None:
    # A fork that shares the work must not run what its parent has to do at its end.
    assert set(modules_with(ends_the_process)) <= {"cli/main.py", "workspace/index/halves.py"}


def test_only_main_catches_everything() -> None:
    assert set(modules_with(catches_everything)) <= {"cli/main.py"}


@pytest.mark.parametrize(
    ("library", "place"),
    [
        ("git", "workspace/git/call.py"),
        ("jinja2", "workspace/template/sandbox/"),
        ("frontmatter", "markdown/"),
        ("typer", "cli/"),
    ],
)
def test_each_library_lives_in_one_place(library: str, place: str) -> None:
    users = [name for name, file in MODULES.items() if library in imports_of(file)]
    assert users
    assert [name for name in users if not name.startswith(place)] == []


@pytest.mark.parametrize("library", ["frontmatter", "sqlite3", "pyromark"])
def test_no_two_modules_lean_on_the_same_seam(library: str) -> None:
    users = [name for name, file in MODULES.items() if library in imports_of(file)]
    assert len(users) <= 1
