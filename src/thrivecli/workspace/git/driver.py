"""The merge driver: which command git runs for two versions of a check-in, and for which files."""

import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from thrivecli.errors import ThriveError
from thrivecli.workspace.disk.atomic import write_file
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.disk.temporary import sweep_temp_files
from thrivecli.workspace.git.attributes import AS_THEY_ARE, CHANGING_BYTES, MERGED_BY_US
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.status import below_root

DRIVER_KEY = "merge.thrive.driver"
_NAME = "merge check-ins item by item"
_ARGUMENTS = "merge-driver -- %O %A %B %P"  # a file may be called `--help`
_BY_NAME = "thrive merge-driver %O %A %B %P"


def driver_settings() -> dict[str, str]:
    """What tells git of the driver, for one call or for good."""
    return {"merge.thrive.name": _NAME, DRIVER_KEY: _commands()[0]}


def is_our_driver(key: str, value: str) -> bool:
    """Whether a setting names this very installation's driver, and nothing else."""
    return key == DRIVER_KEY and value in (*_commands(), _BY_NAME)


def set_up_merging(repository: Repository, workspace: Path) -> None:
    """Have a plain ``git merge`` in this repository merge check-ins, too; safe to run again.

    Where that cannot be written down, ``thrive sync`` still does it by itself.
    """
    with suppress(ThriveError):
        name_checkins(repository, workspace)
        for key, value in driver_settings().items():
            run_git(repository, ["config", "--local", "--replace-all", key, value], reads=False)


def name_checkins(repository: Repository, workspace: Path) -> None:
    """Say in git's own unshared list which files are check-ins; safe to run again.

    That list counts for more than any ``.gitattributes`` that came with the repository.
    """
    sweep_temp_files(repository.common_dir, "info")
    try:
        before = read_file(repository.common_dir, "info/attributes")
    except FileMissing:
        before = None
    old = before or b""
    line = _line(repository, workspace).encode()
    if line in old.split(b"\n"):
        return
    gap = b"\n" if old and not old.endswith(b"\n") else b""
    write_file(repository.common_dir, "info/attributes", old + gap + line + b"\n", expected=before)


def keep_as_they_are(repository: Repository, workspace: Path, paths: Sequence[str]) -> None:
    """Say so only where a ``.gitattributes`` on the way to these files (from the root) may have
    git write other bytes than they have, or fail to.
    """
    folders = {parent.as_posix() for path in paths for parent in PurePosixPath(path).parents}
    if any(_may_change_bytes(repository, folder) for folder in sorted(folders)):
        name_checkins(repository, workspace)


def _may_change_bytes(repository: Repository, folder: str) -> bool:
    name = ".gitattributes"
    try:
        data = read_file(repository.root, name if folder == "." else f"{folder}/{name}")
    except FileMissing:
        return False
    except ThriveError:
        return True  # git may be able to read it
    return any(word in data for word in CHANGING_BYTES)


def _line(repository: Repository, workspace: Path) -> str:
    """Of a workspace in a folder, whose name could be a pattern, only the end is said."""
    (inner,) = below_root(repository, workspace, ["checkins"])
    said = f"{MERGED_BY_US} {AS_THEY_ARE}"
    return said if inner == "checkins" else f"**/{said}"


def _commands() -> tuple[str, ...]:
    """The ways in which this installation's driver is called, the usual one first."""
    python = f"{_word(Path(sys.executable))} -P -m thrivecli {_ARGUMENTS}"
    script = Path(sys.executable).with_name("thrive")
    return (f"{_word(script)} {_ARGUMENTS}", python) if script.is_file() else (python,)


def _word(path: Path) -> str:
    """A path as a word for the shell, in which git finds none of its own placeholders."""
    return shlex.quote(str(path)).replace("%", "%%")
