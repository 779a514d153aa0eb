"""Something in the text that will not be read as meant."""

import enum
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """How bad a problem is; only notes leave ``thrive check`` content."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place, and what to do about it.

    ``line`` and ``column`` count from 1; 0 means the file as a whole. ``code`` is a
    stable word for scripts, such as ``date-ambiguous``.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""

    @property
    def where(self) -> str:
        """The place as messages name it: the path, and the line if it is about one."""
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def is_unread(self) -> bool:
        """Whether the whole file is left out because of it."""
        return self.code in (
            *("too-large", "encrypted", "not-utf8", "conflict", "not-read"),
            *("symlink", "not-a-file"),
        )
