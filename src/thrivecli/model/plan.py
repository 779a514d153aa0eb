"""A plan: what a writing command would change, before anything is changed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file's bytes before and after; ``None`` is a file that is not there.

    ``path`` is relative to the workspace, with ``/``.
    """

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes in the order in which they must reach the disk, and the commit's message.

    ``command`` is what the person typed, as undo names it.
    """

    changes: tuple[FileChange, ...]
    message: str
    command: str

    @property
    def is_empty(self) -> bool:
        """Whether everything already is as it should be."""
        return not self.changes
