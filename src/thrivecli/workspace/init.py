"""Making a workspace: the settings file, the folder for check-ins, a git repository."""

from dataclasses import dataclass
from pathlib import Path

from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.disk.folders import make_folders
from thrivecli.workspace.git.attributes import OF_A_WORKSPACE
from thrivecli.workspace.git.driver import set_up_merging
from thrivecli.workspace.git.repository import find_repository, init_repository
from thrivecli.workspace.settings import FILE
from thrivecli.workspace.typed_path import refuse_gits_own

_SETTINGS = """\
# This file marks the root of a thrive workspace. `thrive config` explains the settings.
"""
_README = """\
# Check-ins

One folder a person, one file a check-in, named by its date. They are yours to edit in any
editor; `thrive` reads them as they are. `thrive checkin new` begins the next one.

These notes are private to the two people they concern: share this repository with nobody else.
"""
_FILES = {FILE: _SETTINGS, "checkins/README.md": _README, ".gitattributes": OF_A_WORKSPACE}


@dataclass(frozen=True, slots=True)
class Made:
    """What making a workspace comes to: its files, and the repository they go into.

    ``inside`` is the root of an outer repository that is used instead of one of its own.
    """

    plan: Plan
    makes_repository: bool
    inside: Path | None


def plan_workspace(folder: Path) -> Made:
    """What is missing for ``folder`` to be a workspace; files that are there stay.

    Raises :class:`UsageFault` for a folder inside git's own.
    """
    refuse_gits_own(folder)
    nearest = next(one for one in (folder, *folder.parents) if one.is_dir())
    repository = find_repository(nearest)
    changes = tuple(
        FileChange(path, None, text.encode())
        for path, text in _FILES.items()
        if not _is_there(folder, path)
    )
    plan = Plan(changes, "Make this a thrive workspace", "init")
    inside = repository.root if repository and repository.root != folder.resolve() else None
    return Made(plan, repository is None, inside)


def make_folder(folder: Path, made: Made) -> None:
    """Make the folder and its repository; the plan is still to be applied.

    In a repository that is there already, git is told how check-ins are merged.
    """
    make_folders(folder)
    repository = init_repository(folder) if made.makes_repository else find_repository(folder)
    if repository is not None:
        set_up_merging(repository, folder)


def _is_there(folder: Path, path: str) -> bool:
    if not folder.is_dir():
        return False
    try:
        read_file(folder, path)
    except FileMissing:
        return False
    return True
