"""The report's page as a file: where it may lie, whose place it may take, and opening it.

It tells what two people say to each other, so it is never written where git would take it
along, and it takes the place of nothing but an older page of the same kind.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from thrivecli.errors import UsageFault
from thrivecli.workspace.disk.atomic import write_file
from thrivecli.workspace.disk.descent import open_folder, open_regular, read_descriptor
from thrivecli.workspace.disk.faults import FileMissing, NotARegularFile, SymlinkRefused, not_read
from thrivecli.workspace.git.gitdir import Absence, Repository, look_for_repository
from thrivecli.workspace.git.ignored import is_ignored

GENERATOR = '<meta name="generator" content="thrive report">'
_LARGEST = 64 << 20  # bytes; a page of ours is smaller
_ELSEWHERE = "name a place outside of it, such as ~/report.html, or one that git ignores"


def write_page(file: Path, page: str, roots: Iterable[Path]) -> bool:
    """Write the page (0600). ``roots`` are the workspaces it tells of.

    Returns whether the disk confirmed it. Raises ``UsageFault`` for a place it may not have,
    and the disk's faults.
    """
    folder = Path(os.path.realpath(file.parent))
    if not folder.is_dir():
        raise UsageFault(f"--html: there is no folder {file.parent}", hint="make it first")
    _refuse_if_shared(folder / file.name, roots)
    before = _older_page(folder, file.name)
    return write_file(folder, file.name, page.encode("utf-8", "backslashreplace"), expected=before)


def open_page(file: Path) -> bool:
    """Show the page in the usual browser; whether there was one to ask."""
    import webbrowser  # for this option only

    return webbrowser.open(Path(os.path.realpath(file)).as_uri())


def _refuse_if_shared(file: Path, roots: Iterable[Path]) -> None:
    """Not where git would commit it, be it in the workspace's repository or in another one."""
    if any(part.casefold() == ".git" for part in file.parts):
        raise UsageFault("--html: this place is git's own", hint=_ELSEWHERE)
    found = look_for_repository(file.parent)
    if isinstance(found, Repository):
        if not is_ignored(found, file.relative_to(found.root).as_posix()):
            raise UsageFault(
                f"--html: git would take {file.name} along with what is in {found.root}",
                hint=_ELSEWHERE,
            )
    elif found is not Absence.NONE or any(map(file.is_relative_to, map(_real, roots))):
        raise UsageFault(f"--html: {file.parent} is where the notes are", hint=_ELSEWHERE)


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _older_page(folder: Path, name: str) -> bytes | None:
    """What is there now, if it is a page of ours; ``None`` if nothing is."""
    try:
        data = _read(folder, name)
    except FileMissing:
        return None
    except (SymlinkRefused, NotARegularFile) as fault:
        raise UsageFault(f"--html: {fault.message}", hint="name another file") from None
    if GENERATOR.encode() not in data[:4096]:
        raise UsageFault(
            f"--html: {name} is there already, and is no report of thrive's",
            hint="name another file, or take that one away first",
        )
    return data


def _read(folder: Path, name: str) -> bytes:
    try:
        with open_folder(folder, ()) as opened:
            descriptor = open_regular(opened, name, name)
            try:
                return read_descriptor(descriptor, _LARGEST)
            finally:
                os.close(descriptor)
    except OSError as fault:
        raise not_read(name, fault) from fault
