"""Whether an editor has a file open, by the file that it keeps beside it meanwhile."""

from pathlib import Path


def editors_mark(root: Path, relative: str) -> str | None:
    """The name of the swap or lock file of whoever edits ``relative``; ``None`` without one.

    vim (``.NAME.swp``), Emacs (``.#NAME``, a link that leads nowhere), Kate and LibreOffice.
    """
    file = root / relative
    name = file.name
    marks = (f".{name}.swp", f".#{name}", f".{name}.kate-swp", f".~lock.{name}#")
    for mark in marks:
        beside = file.with_name(mark)
        if beside.is_symlink() or beside.exists():
            return mark
    return None
