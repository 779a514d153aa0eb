"""Everything in the files that will not be read as meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thrivecli.journal.journal import Journal
from thrivecli.journal.reworded import reworded_pairs
from thrivecli.journal.thread import Copy, Thread
from thrivecli.markdown.document import splice
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.relocate import Splice
from thrivecli.markdown.structure.near_misses import near_misses
from thrivecli.model.plan import FileChange
from thrivecli.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and the edits that would mend it where that is safe."""

    problem: Problem
    mending: tuple[Splice, ...] = ()


_MISSES = {
    "box-empty": ("a checkbox with nothing behind it is no action", "write what is to be done"),
    "box-hollow": ("`[]` is no checkbox", "put a space in it: `[ ]`"),
    "box-wide": ("a checkbox holds exactly one character", "write `[ ]` or `[x]`"),
    "box-no-space": ("the text touches the checkbox, so it is none", "put a space behind it"),
    "box-no-bullet": ("a checkbox without a bullet is no action", "put `- ` before it"),
}


def check_file(reading: Reading) -> Iterator[Finding]:
    """What one file's own text has wrong, by line."""
    found = [*(Finding(problem) for problem in reading.checkin.problems)]
    found += _near_misses(reading)
    found += _copied_ids(reading)
    found += _names(reading)
    yield from sorted(found, key=lambda one: (one.problem.line, one.problem.column))


def check_threads(journal: Journal) -> Iterator[Problem]:
    """What does not fit together between files."""
    for thread in journal.all_threads():
        if thread.left_open:
            yield _about(
                thread.live,
                "left-open",
                Severity.WARNING,
                f"'{thread.live.action.text}' is {thread.status.value} in an older check-in, "
                "but stands open here",
                f"`thrive actions {_verb(thread)} {thread.id}` settles it here, too",
            )
        elif thread.is_stranded:
            yield _about(
                thread.live,
                "stranded",
                Severity.WARNING,
                f"'{thread.live.action.text}' was carried on, and the line it went to is gone",
                f"`thrive actions restore {thread.id}` brings it back, "
                f"`thrive actions drop {thread.id}` gives it up",
            )
    for older, newer in reworded_pairs(journal):
        where = f"{older.checkin.path}:{older.action.line}"
        yield _about(
            newer,
            "reworded",
            Severity.NOTE,
            f"this may be '{older.action.text}' ({where}) in other words; they count as two",
            "give both the same words, or settle the older one",
        )


def mended(reading: Reading, findings: Iterable[Finding]) -> FileChange | None:
    """The change that makes every safe correction in a file."""
    edits = [edit for finding in findings for edit in finding.mending]
    if not edits:
        return None
    document = reading.document
    return FileChange(document.path, document.data, splice(document.text, edits).encode())


def _verb(thread: Thread) -> str:
    return "done" if thread.status.value == "done" else "drop"


def _about(copy: Copy, code: str, severity: Severity, message: str, hint: str) -> Problem:
    return Problem(copy.checkin.path, copy.action.line, 1, code, severity, message, hint)


def _near_misses(reading: Reading) -> Iterator[Finding]:
    for offset, code in near_misses(reading.document, reading.blocks):
        message, hint = _MISSES[code]
        severity = Severity.NOTE if code == "box-empty" else Severity.WARNING
        problem = Problem("", 0, 0, code, severity, message, hint)
        yield Finding(_at(reading, offset, problem), _mend(offset, code))


def _mend(offset: int, code: str) -> tuple[Splice, ...]:
    if code == "box-hollow":
        return ((offset, offset + 2, "[ ] "),)
    if code == "box-no-space":
        return ((offset + 3, offset + 3, " "),)
    return ()


def _copied_ids(reading: Reading) -> Iterator[Finding]:
    """A line whose comment stands earlier in the file already: it is read as having none."""
    for line in reading.lines:
        span = line.reading.id_span
        if line.action.id is None and line.reading.id is not None and span is not None:
            start = line.offset(span.start)
            before = len(line.text[: span.start]) - len(line.text[: span.start].rstrip())
            problem = Problem(
                "",
                0,
                0,
                "id-copied",
                Severity.WARNING,
                f"the id {line.reading.id} stands on an earlier line of this file already",
                "`thrive check --fix` takes it away; the line counts as another action",
            )
            yield Finding(
                _at(reading, start, problem),
                ((start - before, line.offset(span.end), ""),),
            )


def _names(reading: Reading) -> Iterator[Finding]:
    """A file whose name says another day than its front matter."""
    checkin = reading.checkin
    stem = checkin.path.rpartition("/")[2]
    if not stem.startswith(checkin.date.isoformat()) and stem[:4].isdigit():
        message = f"the file's name and its front matter ({checkin.date}) say different days"
        yield Finding(
            Problem(
                checkin.path,
                reading.document.front.key_lines.get("date", 1),
                1,
                "date-differs",
                Severity.NOTE,
                message,
                "the front matter counts; rename the file if you like",
            )
        )


def _at(reading: Reading, offset: int, problem: Problem) -> Problem:
    """A problem with its place filled in."""
    document = reading.document
    line, column = document.line_of(offset), document.column_of(offset)
    return replace(problem, path=document.path, line=line, column=column)
