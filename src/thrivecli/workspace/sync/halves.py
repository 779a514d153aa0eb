"""Halves of a carry: marks in one check-in of what goes on in another that git is to ignore."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from thrivecli.errors import ThriveError
from thrivecli.model.synced import Left, LeftWhy
from thrivecli.workspace.disk.files import checkin_paths, read_file
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.status import below_root

_ID = re.compile(rb"<!--[ \t]*thrive:([0-9a-z]{6})[ \t]*-->", re.IGNORECASE)
_CARRIED = b"[>]"


def halves(
    repository: Repository, root: Path, taken: Sequence[str], ignored: Sequence[str]
) -> Iterator[Left]:
    """Those of the files to be sent that mark actions as carried on to a check-in that is not.

    The other one would lose sight of such actions. ``ignored`` are files or folders; all paths
    are relative to the workspace.
    """
    goes_on_in = {
        found.lower(): path
        for path in checkin_paths(root)[0]
        if any(path == one or (one.endswith("/") and path.startswith(one)) for one in ignored)
        for found in _ID.findall(_read(root, path))
    }
    for path in taken if goes_on_in else ():
        new = _carried(_read(root, path)) - _carried(_committed(repository, root, path))
        held_by = next((goes_on_in[one] for one in sorted(new) if one in goes_on_in), None)
        if held_by:
            yield Left(path, LeftWhy.HALF_A_CARRY, held_by)


def _carried(data: bytes) -> set[bytes]:
    lines = (line for line in data.splitlines() if _CARRIED in line)
    return {found.lower() for line in lines for found in _ID.findall(line)}


def _read(root: Path, path: str) -> bytes:
    try:
        return read_file(root, path)
    except ThriveError:
        return b""  # gone, or too large to be a check-in


def _committed(repository: Repository, root: Path, path: str) -> bytes:
    """The file as it was committed last; empty where it was not, or git cannot tell."""
    (inner,) = below_root(repository, root, [path])
    answer = run_git(repository, ["cat-file", "blob", f"HEAD:{inner}"])
    return b"" if answer.status else answer.out
