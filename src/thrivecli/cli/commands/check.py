"""``thrive check``: what in the files will not be read as meant."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin
from thrivecli.cli.session import Session
from thrivecli.cli.writing import write
from thrivecli.errors import ExitCode, UnknownName
from thrivecli.journal.check import check_file, mended
from thrivecli.journal.check_between import check_between
from thrivecli.journal.open_copies import marked_as_carried, open_copies
from thrivecli.model.plan import Plan
from thrivecli.model.problem import Problem, Severity
from thrivecli.render.check import problem_list
from thrivecli.workspace.leftovers import leftovers, sweep_leftovers
from thrivecli.workspace.store import Store
from thrivecli.workspace.synced import sync_problems
from thrivecli.workspace.unended import unended_problems


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Only these files.", show_default=False),
    ] = None,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    json: options.Json = False,
    dry_run: options.DryRun = False,
    no_commit: options.NoCommit = False,
) -> None:
    """Name what will not be read as meant.

    Every line of every check-in is looked at, or of the files named. Notes are for what may
    well be right; errors and warnings make the exit code 1.
    """
    session = begin(ctx, json=json, dry_run=dry_run, no_commit=no_commit)
    wanted = _wanted(session, paths or [])
    if fix:
        applied = write(session, lambda store: _mending(store, wanted))
        if applied is None:
            return
        sweep_leftovers(session.root)
        count = len(applied.written)
        session.note(f"mended {count} file{'' if count == 1 else 's'}")
    stores = session.fresh_stores()
    problems = tuple(one for store in stores for one in _problems(store, wanted))
    files = sum(len(_paths(store, wanted)) for store in stores)
    if any(problem.severity is not Severity.NOTE for problem in problems):
        session.exit_code = max(session.exit_code, ExitCode.NO)
    session.answer(
        {"files": files},
        lambda: problem_list(problems, files),
        problems,
        problems_are_answer=True,
    )


def _wanted(session: Session, paths: list[Path]) -> frozenset[str]:
    """The paths as workspaces call them. Raises :class:`UnknownName` for a strange one."""
    known = {
        (store.root / path).resolve(): path for store in session.stores for path in store.paths
    }
    found = set()
    for path in paths:
        inside = [known.get(path.resolve()), known.get((session.stores[0].root / path).resolve())]
        if path.is_dir():
            inside += [name for full, name in known.items() if full.is_relative_to(path.resolve())]
        named = {name for name in inside if name}
        if not named and not path.is_dir():
            raise UnknownName(
                f"{path} is no check-in of this workspace", hint="they are under checkins/"
            )
        found |= named
    return frozenset(found)


def _paths(store: Store, wanted: frozenset[str]) -> list[str]:
    return [path for path in store.paths if not wanted or path in wanted]


def _problems(store: Store, wanted: frozenset[str]) -> Iterable[Problem]:
    paths = set(_paths(store, wanted))
    found = list(store.journal.problems)
    for checkin in store.journal.checkins:
        if checkin.path in paths:
            found += [finding.problem for finding in check_file(store.reading(checkin.path))]
    found += check_between(store.journal)
    found += _in_workspace(store, _of_the_folder(store.root))
    if wanted:
        found = [problem for problem in found if problem.path in paths]
    return sorted(found, key=lambda one: (one.path, one.line, one.column))


def _of_the_folder(root: Path) -> list[Problem]:
    return [*leftovers(root), *sync_problems(root), *unended_problems(root)]


def _in_workspace(store: Store, found: Iterable[Problem]) -> list[Problem]:
    """Problems of the folder, with the workspace's label where several are read as one."""
    return [replace(one, path=f"{store.label}/{one.path}") if store.label else one for one in found]


def _mending(store: Store, wanted: frozenset[str]) -> Plan:
    paths = set(_paths(store, wanted))
    threads = [one for one in store.journal.all_threads() if any(open_copies(one))]
    changes = []
    for checkin in store.journal.checkins:
        if checkin.path in paths:
            reading = store.reading(checkin.path)
            carried = marked_as_carried(reading, threads)
            change = mended(reading, [*check_file(reading), *carried])
            if change is not None:
                changes.append(change)
    return Plan(tuple(changes), "Mend what was written amiss", "check --fix")
