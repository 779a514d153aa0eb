"""The named failures of reading and writing files, each with its sentence and hint."""

import errno
import os

from thrivecli.errors import FileChanged, NotWritten, UnreadableCheckIn, WorkspaceFault


class PathRefused(WorkspaceFault):
    """A path that is no plain path below the workspace (``..``, absolute, ``.git``)."""

    code = "path"


class SymlinkRefused(WorkspaceFault):
    """A file or one of its folders is a symbolic link; it could lead anywhere."""

    code = "symlink"


class NotARegularFile(WorkspaceFault):
    """A folder, pipe, socket or device where a file is expected."""

    code = "not-a-file"


class FileMissing(WorkspaceFault):
    """There is no such file."""

    code = "missing"


class NotRead(WorkspaceFault):
    """The disk or the system refused to let us read a file."""

    code = "not-read"


class TooLarge(UnreadableCheckIn):
    """A file of more than 1 MiB; nobody's notes, and not read."""

    code = "too-large"


class LockHeld(WorkspaceFault):
    """Another thrive is writing in this workspace and does not finish."""

    code = "locked"


class GitMissing(WorkspaceFault):
    """There is no git program on the ``PATH``."""

    code = "no-git"


class GitNotStarted(WorkspaceFault):
    """The system has no file or process to spare for git."""

    code = "git-not-started"


_SENTENCES = {
    errno.ENOSPC: ("the disk is full", "free some space and run the command again"),
    errno.EDQUOT: ("your disk quota is used up", "free some space and run the command again"),
    errno.EROFS: ("the file system is read-only", ""),
    errno.EACCES: ("permission denied", "check who owns the file and its folder"),
    errno.EPERM: ("permission denied", "check who owns the file and its folder"),
    errno.EMFILE: ("too many open files", "close something and run the command again"),
    errno.ENFILE: ("too many open files", "close something and run the command again"),
    errno.EIO: ("the disk reported an input/output error", "check the disk before going on"),
    errno.EFBIG: ("the file would be larger than this system allows", ""),
}


def reason(fault: OSError) -> tuple[str, str]:
    """What happened, in a few words, and a hint; for any error of the system."""
    number = fault.errno or 0
    return _SENTENCES.get(number, (os.strerror(number).lower() if number else str(fault), ""))


def changed(path: str) -> FileChanged:
    """The error for a file that somebody else wrote meanwhile."""
    return FileChanged(
        f"{path}: was changed by somebody else just now; nothing was written to it",
        hint="run the command again",
    )


def not_written(path: str, fault: OSError) -> NotWritten:
    """The error that says that ``path`` stands as it was, and why."""
    words, hint = reason(fault)
    return NotWritten(f"{path}: not written, {words}; the file is as it was", hint=hint)


def not_made(folder: str, fault: OSError) -> NotWritten:
    """The error that says that a folder could not be made, and why."""
    words, hint = reason(fault)
    return NotWritten(f"{folder}: not made, {words}; nothing was written", hint=hint)


def not_read(path: str, fault: OSError) -> NotRead:
    """The error that says that ``path`` could not be read, and why."""
    words, hint = reason(fault)
    return NotRead(f"{path}: cannot be read, {words}", hint=hint)


def refused_by_the_system(fault: OSError) -> WorkspaceFault:
    """The error for a refusal that nobody foresaw, with the place where the system names one."""
    words, hint = reason(fault)
    place = f"{os.fsdecode(fault.filename)}: " if isinstance(fault.filename, str | bytes) else ""
    return WorkspaceFault(f"{place}the system refused this, {words}", hint=hint)
