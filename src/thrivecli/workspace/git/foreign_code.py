"""What a repository would run on its own account: its hooks, and keys that name commands."""

import hashlib
import os
import re
import shlex
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thrivecli.workspace.git.driver import is_our_driver
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import without_passwords
from thrivecli.workspace.git.settings import Setting, Settings

# Keys whose value is, or leads to, a command line. The last part decides for whole families
# (filter.x.clean, diff.x.textconv, remote.x.uploadpack), so a family we have not met counts.
_LAST_PARTS = (
    "askpass|clean|smudge|process|textconv|command|cmd|driver|external|helper|program|editor|"
    "pager|fsmonitor|hookspath|sshcommand|gitproxy|alternaterefscommand|packobjectshook|"
    "uploadpack|receivepack|uploadarchive|diffilter|difffilter|defaultkeycommand|templatedir|"
    "proxycommand|browser|tunnel|vcs|smtpserver|tocmd|cccmd"
)
_COMMAND_KEY = re.compile(rf"(?:.*\.(?:{_LAST_PARTS}))|(?:alias|pager|hook)\..+", re.DOTALL)
_YES_OR_NO = {"", "true", "false", "yes", "no", "on", "off", "0", "1", "auto"}  # runs nothing
_LARGEST_HOOK = 1 << 22  # bytes read for the fingerprint


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """The hooks (by path) and settings found, and a fingerprint of all their bytes."""

    hooks: tuple[Path, ...]
    settings: tuple[Setting, ...]
    fingerprint: str

    @property
    def names(self) -> tuple[str, ...]:
        """What to show a person: hook files, and keys with their values; no passwords."""
        keys = (without_passwords(f"{entry.key} = {entry.value}") for entry in self.settings)
        return (*(str(path) for path in self.hooks), *keys)


def foreign_code(repository: Repository, settings: Settings) -> ForeignCode:
    """All that git would run in this repository because the repository says so."""
    named = tuple(
        entry
        for entry in settings.entries
        if entry.is_the_repositorys
        and _COMMAND_KEY.fullmatch(entry.key)
        and entry.value.lower() not in _YES_OR_NO
        and not is_our_driver(entry.key, entry.value)
    )
    hooks = tuple(sorted(_hooks(repository, settings)))
    return ForeignCode(hooks, named, _fingerprint(hooks, named))


def inside_work_tree(repository: Repository, settings: Settings) -> tuple[str, ...]:
    """Those programs that lie among the committed files, from the root: a merge may change them.

    A folder of hooks stands for all that may come into it.
    """
    code = foreign_code(repository, settings)
    words = [word for entry in code.settings for word in _words(entry.value)]
    hooks = _hooks_folder(repository, settings)
    named = [word for word in words if word] + ([str(hooks)] if hooks else [])
    places = {Path(os.path.normpath(repository.root / name)) for name in named}
    return tuple(
        place.relative_to(repository.root).as_posix()
        for place in sorted(places - {repository.root})
        if place.is_relative_to(repository.root) and not place.is_relative_to(repository.git_dir)
    )


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command.removeprefix("!"))
    except ValueError:
        return command.split()


def blanked(settings: Settings) -> tuple[str, ...]:
    """The keys to empty so that no filter, driver or converter of the repository runs."""
    families = ("filter.", "diff.", "merge.")
    return tuple(
        entry.key
        for entry in settings.entries
        if entry.is_the_repositorys
        and entry.key.startswith(families)
        and (_COMMAND_KEY.fullmatch(entry.key) or entry.key.endswith(".required"))
    )


def _hooks(repository: Repository, settings: Settings) -> Iterator[Path]:
    folder = _hooks_folder(repository, settings)
    try:
        entries = list(folder.iterdir()) if folder else []
    except OSError:
        return
    yield from (path for path in entries if path.suffix != ".sample" and _can_run(path))


def _hooks_folder(repository: Repository, settings: Settings) -> Path | None:
    """Where git will look, unless that is a folder of the user's own, elsewhere."""
    path = settings.get("core.hookspath")
    if not path:
        return repository.common_dir / "hooks"
    folder = repository.root / Path(path).expanduser()  # relative ones are the repository's
    whose = next(entry for entry in reversed(settings.entries) if entry.key == "core.hookspath")
    if whose.is_the_repositorys or _is_inside(folder, repository):
        return folder
    return None


def _is_inside(folder: Path, repository: Repository) -> bool:
    real = Path(os.path.realpath(folder))
    tops = (repository.root, repository.git_dir, repository.common_dir)
    return any(real.is_relative_to(top) for top in tops)


def _can_run(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) and bool(mode & 0o111)


def _fingerprint(hooks: Sequence[Path], settings: Sequence[Setting]) -> str:
    digest = hashlib.sha256()
    for path in hooks:
        digest.update(f"hook {path.name}\0".encode(errors="surrogateescape"))
        digest.update(_content(path))
    for entry in settings:
        digest.update(f"key {entry.key}\0{entry.value}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.sha256(file.read(_LARGEST_HOOK)).digest()
    except OSError:
        return b"unreadable"
