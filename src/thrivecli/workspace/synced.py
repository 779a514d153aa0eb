"""Whether a sync client looks after the folder: it knows nothing of git, and can break it."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.git.gitdir import find_repository

_BY_NAME = {
    "Dropbox": re.compile(r"Dropbox( \(.+\))?"),
    "iCloud": re.compile(r"Mobile Documents|com~apple~CloudDocs|iCloud Drive"),
    "OneDrive": re.compile(r"OneDrive( - .+)?|OneDrive-.+"),
    "Google Drive": re.compile(r"Google ?Drive|GoogleDrive-.+|My Drive"),
}
_BY_MARK = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing"}
# A second copy of a branch, which git cannot read; it has no spaces in such names itself.
_COPY = re.compile(r".* \d+|.*conflicted copy.*|.*sync-conflict-.*", re.IGNORECASE)


def synced_by(parts: Sequence[str]) -> str | None:
    """The client whose folder a path of these parts lies in; ``None`` if none is known."""
    for part in parts:
        for client, pattern in _BY_NAME.items():
            if pattern.fullmatch(part):
                return client
    return None


def sync_problems(root: Path) -> Iterator[Problem]:
    """What is to be said about a workspace in a synced folder, and what broke there already."""
    place = Path(os.path.realpath(root))
    client = synced_by(place.parts) or _marked(place)
    if client:
        yield Problem(
            ".",
            0,
            0,
            "synced-folder",
            Severity.WARNING,
            f"the workspace lies in a folder that {client} syncs, which can damage its history",
            "move it out, and let git carry it from one machine to the other",
        )
    repository = find_repository(place)
    if repository is not None:
        yield from _copies(repository.common_dir / "refs")


def _marked(place: Path) -> str | None:
    for folder in (place, *place.parents):
        for mark, client in _BY_MARK.items():
            with suppress(OSError):
                if folder != Path.home() and (folder / mark).exists():
                    return client
    return None


def _copies(refs: Path) -> Iterator[Problem]:
    for folder, _, names in os.walk(refs):
        for name in sorted(filter(_COPY.fullmatch, names)):
            path = os.path.relpath(Path(folder) / name, refs.parent)
            yield Problem(
                f".git/{path}",
                0,
                0,
                "ref-copy",
                Severity.WARNING,
                "is a copy of a branch that a sync client made, and git cannot read it",
                f"look at what it has with `git log $(cat '.git/{path}')`, then delete it",
            )
