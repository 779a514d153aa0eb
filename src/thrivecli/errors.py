"""What can go wrong in the situation, and the exit code each failure ends with."""

import enum


class ExitCode(enum.IntEnum):
    """How a command ends; scripts depend on these numbers."""

    DONE = 0
    NO = 1
    USAGE = 2
    UNREADABLE = 3
    WORKSPACE = 4
    UNCOMMITTED = 5
    BUG = 70
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """The sentence that the README, ``--help`` and this table share."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.DONE: "done, also when the answer is empty",
    ExitCode.NO: "the answer is no: `check` found errors or warnings, a conflict is left, "
    "or undo was refused",
    ExitCode.USAGE: "the arguments are wrong; nothing was written",
    ExitCode.UNREADABLE: "a check-in could not be understood and the command needs it",
    ExitCode.WORKSPACE: "the workspace or its settings are at fault, or a file changed under us",
    ExitCode.UNCOMMITTED: "saved, but git refused to commit or to sync, or the answer could not "
    "be printed",
    ExitCode.BUG: "a bug of thrive's own; a report was written and its path shown",
    ExitCode.INTERRUPTED: "interrupted",
}


class ThriveError(Exception):
    """A situation that stops a command: one sentence, and a hint what to do.

    Each subclass is one failure; its ``exit_code`` is how the process ends and its
    ``code`` is the word scripts see in the JSON error object.
    """

    exit_code = ExitCode.BUG
    code = "bug"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageFault(ThriveError):
    """An argument that cannot be meant."""

    exit_code = ExitCode.USAGE
    code = "usage"


class UnknownName(UsageFault):
    """A person, owner, action id, template or setting that does not exist."""

    code = "unknown"


class AmbiguousName(UsageFault):
    """A prefix that several people, actions or settings begin with."""

    code = "ambiguous"


class UnreadableCheckIn(ThriveError):
    """A file the command needs holds conflict markers, odd bytes or too much."""

    exit_code = ExitCode.UNREADABLE
    code = "unreadable"


class WorkspaceFault(ThriveError):
    """The folder, its settings or its files are not as they must be."""

    exit_code = ExitCode.WORKSPACE
    code = "workspace"


class FileChanged(WorkspaceFault):
    """Somebody else wrote the file between our reading and our writing."""

    code = "changed"


class NotWritten(WorkspaceFault):
    """The disk or the system refused; the old file stands."""

    code = "not-written"


class NotCommitted(ThriveError):
    """The files are saved and git did not take them."""

    exit_code = ExitCode.UNCOMMITTED
    code = "not-committed"


class NotSynced(ThriveError):
    """What is saved here was not fetched, merged or sent."""

    exit_code = ExitCode.UNCOMMITTED
    code = "not-synced"


class NotTold(ThriveError):
    """What was asked for is saved, and the answer could not be printed."""

    code = "not-told"

    def __init__(self, message: str, code: ExitCode) -> None:
        super().__init__(message, hint="there is no need to type it again")
        self.exit_code = code or ExitCode.UNCOMMITTED


class Refused(ThriveError):
    """The answer to what was asked is no."""

    exit_code = ExitCode.NO
    code = "refused"
