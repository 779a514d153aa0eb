"""Which workspace a command is about."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.settings import FILE
from thrivecli.workspace.typed_path import typed_path


class NoWorkspace(WorkspaceFault):
    """A named workspace that is not there."""

    code = "no-workspace"


@dataclass(frozen=True, slots=True)
class Located:
    """The workspaces found: one as a rule, several when a folder of them is read as one.

    ``exists`` is false for the default workspace before its first check-in.
    """

    roots: tuple[Path, ...]
    exists: bool = True

    @property
    def are_several(self) -> bool:
        """Whether the reading commands must say which workspace each line is from."""
        return len(self.roots) > 1

    def only(self) -> Path:
        """The one workspace a writing command needs. Raises :class:`WorkspaceFault`."""
        if self.are_several:
            names = ", ".join(root.name for root in self.roots)
            raise WorkspaceFault(
                f"this folder holds several workspaces: {names}",
                hint="name the one to write to with -C",
            )
        return self.roots[0]


def locate(named: Path | None, environment: Mapping[str, str], here: Path) -> Located:
    """Find the workspace: the named one, the nearest upwards from ``here``, or ``~/thrive``.

    ``named`` is what ``-C`` says; ``THRIVE_HOME`` in the environment does the same. Raises
    :class:`NoWorkspace` where a named one is absent.
    """
    if named is None and environment.get("THRIVE_HOME"):
        named = Path(environment["THRIVE_HOME"])
    if named is not None:
        return _named(typed_path(named, here))
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return Located((folder,))
    return _inside(here) or _default()


def _named(folder: Path) -> Located:
    folder = Path(os.path.normpath(folder))
    if (folder / FILE).is_file():
        return Located((folder,))
    found = _inside(folder)
    if found:
        return found
    if os.path.lexists(folder) and not folder.is_dir():
        raise NoWorkspace(
            f"{folder} is no folder, so it is no workspace",
            hint="name the folder that has the thrive.toml in it",
        )
    what = "has no thrive.toml" if folder.is_dir() else "does not exist"
    raise NoWorkspace(
        f"{folder} {what}, so it is no workspace", hint=f"`thrive init {folder}` makes it one"
    )


def _inside(folder: Path) -> Located | None:
    try:
        found = sorted(one for one in folder.iterdir() if (one / FILE).is_file())
    except OSError:
        return None
    return Located(tuple(found)) if found else None


def _default() -> Located:
    folder = Path.home() / "thrive"
    return Located((folder,), (folder / FILE).is_file())
