"""Whether the user trusts a repository's own hooks and commands.

One without any needs no trust. One that thrive made is its owner's from the start, later
hooks included. Any other is trusted by ``thrive trust`` as it stands then: where a hook
or key changes afterwards, it has to be trusted again.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass

from thrivecli.errors import ThriveError
from thrivecli.workspace.disk.atomic import write_file
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.disk.folders import make_folders
from thrivecli.workspace.git.foreign_code import ForeignCode, foreign_code
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.settings import Settings, read_settings
from thrivecli.workspace.git.state_folder import hash_of_path, state_home


@dataclass(frozen=True, slots=True)
class _Record:
    """What is stored; a repository moved or unpacked elsewhere is another one."""

    path: str
    inode: int
    fingerprint: str  # empty: made by thrive, its owner's own


def code_of(repository: Repository) -> ForeignCode:
    """The hooks and commands that trusting this repository would let run."""
    return foreign_code(repository, read_settings(repository))


def is_trusted(repository: Repository, settings: Settings | None = None) -> bool:
    """Whether git may run what this repository brings along."""
    code = foreign_code(repository, settings or read_settings(repository))
    if not code.names:
        return True
    stored = _stored(repository)
    return stored in (_record(repository, ""), _record(repository, code.fingerprint))


def trust(repository: Repository) -> ForeignCode:
    """Remember that the user trusts it as it is now; returns what that lets run."""
    code = code_of(repository)
    _store(repository, code.fingerprint)
    return code


def own(repository: Repository) -> None:
    """Remember that thrive made it, so that hooks its owner adds later run.

    Where that cannot be stored, ``thrive trust`` will ask for it one day; no harm done.
    """
    with suppress(OSError, ThriveError):
        _store(repository, "")


def _record(repository: Repository, fingerprint: str) -> _Record:
    inode = repository.common_dir.stat().st_ino
    return _Record(str(repository.common_dir), inode, fingerprint)


def _name(repository: Repository) -> str:
    return f"trust/{hash_of_path(repository.common_dir)}.json"


def _stored(repository: Repository) -> _Record | None:
    try:
        return _Record(**json.loads(read_file(state_home(), _name(repository))))
    except (ThriveError, OSError, ValueError, TypeError):
        return None  # nothing there, or nothing of ours


def _store(repository: Repository, fingerprint: str) -> None:
    home = state_home()
    make_folders(home)
    data = os.fsencode(json.dumps(asdict(_record(repository, fingerprint))))
    try:
        before = read_file(home, _name(repository))
    except FileMissing:
        before = None
    write_file(home, _name(repository), data, expected=before)
