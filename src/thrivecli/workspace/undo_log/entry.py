"""One entry of the undo log as bytes: a line of JSON, then the contents it counts."""

import json
from dataclasses import dataclass

from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.disk.descent import parts_of
from thrivecli.workspace.disk.faults import PathRefused

_VERSION = 1


def entry_bytes(plan: Plan) -> bytes:
    """The plan, whole."""
    header = {
        "version": _VERSION,
        "command": plan.command,
        "message": plan.message,
        "files": [
            {"path": change.path, "before": _length(change.before), "after": _length(change.after)}
            for change in plan.changes
        ],
    }
    contents = [part or b"" for change in plan.changes for part in (change.before, change.after)]
    return b"".join([json.dumps(header).encode(), b"\n", *contents])


def entry_plan(data: bytes) -> Plan:
    """The plan back; raises ``ValueError`` for bytes that are no whole entry."""
    line, newline, contents = data.partition(b"\n")
    header = json.loads(line)
    try:
        if header["version"] != _VERSION or not newline:
            raise ValueError("not an entry of this version")
        reader = _Reader(contents)
        changes = tuple(_change(file, reader) for file in header["files"])
        message, command = str(header["message"]), str(header["command"])
    except (KeyError, TypeError, PathRefused) as fault:
        raise ValueError("not an entry") from fault
    if reader.place != len(contents):
        raise ValueError("the entry has more bytes than it says")
    return Plan(changes, message, command)


def _length(content: bytes | None) -> int | None:
    return None if content is None else len(content)


def _change(file: dict[str, object], reader: "_Reader") -> FileChange:
    path = str(file["path"])
    parts_of(path)
    return FileChange(path, reader.take(file["before"]), reader.take(file["after"]))


@dataclass(slots=True)
class _Reader:
    contents: bytes
    place: int = 0

    def take(self, length: object) -> bytes | None:
        """The next ``length`` bytes; ``None`` for a file that was not there."""
        if length is None:
            return None
        if not isinstance(length, int) or not 0 <= length <= len(self.contents) - self.place:
            raise ValueError("the entry is cut short")
        self.place += length
        return self.contents[self.place - length : self.place]
