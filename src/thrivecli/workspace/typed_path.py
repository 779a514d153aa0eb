"""Paths as somebody typed them."""

from pathlib import Path

from thrivecli.errors import UsageFault


def typed_path(path: Path, here: Path | None = None) -> Path:
    """The path meant from ``here`` (the current folder), its ``~`` put out in full.

    Raises :class:`UsageFault` for the home of somebody who is not known here.
    """
    try:
        return (here or Path.cwd()) / path.expanduser()
    except RuntimeError:
        raise UsageFault(
            f"{path}: nobody of that name has a home here", hint="write the path out in full"
        ) from None


def refuse_gits_own(folder: Path) -> None:
    """Raise :class:`UsageFault` for a folder inside git's own, where no notes belong."""
    if any(part.casefold() == ".git" for part in folder.parts):
        raise UsageFault(f"{folder} is git's own folder", hint="name one for your notes")
