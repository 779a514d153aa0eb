"""What an editor left of a check-in: whether it is fit to be committed without a word."""

import shlex
from dataclasses import dataclass
from pathlib import Path

from thrivecli.markdown.document import open_document
from thrivecli.model.problem import Problem
from thrivecli.workspace.site import contents


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why it is not: a sentence, and the way back."""

    why: str
    hint: str


def unfit(root: Path, path: str, *, is_new: bool) -> Unfit | None:
    """Why what stands at ``path`` is most likely not what was meant; ``None`` if it may well be.

    ``is_new`` says that git has no earlier version of it, but the undo log what was carried.
    """
    data = contents(root, path)
    shown = shlex.quote(path)
    restore = "`thrive undo` takes back what was carried to it"
    if data is None:
        if not is_new:
            restore = f"`git restore {shown}` brings it back, `git rm {shown}` means it"
        return Unfit(f"{path} is gone", restore)
    if not data.strip():
        if not is_new:
            restore = f"`git restore {shown}` brings its words back, `git commit {shown}` means it"
        return Unfit(f"{path} is empty", restore if not is_new else f"delete it; then {restore}")
    document = open_document(path, data)
    if isinstance(document, Problem) and document.code == "conflict":
        return Unfit(f"{document.where}: there are conflict marks", "`thrive resolve` settles them")
    return None
