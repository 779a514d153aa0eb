"""Everything in one file that will not be read as meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thrivecli.markdown.document import splice
from thrivecli.markdown.headings import SECTIONS, section_key
from thrivecli.markdown.marks import stray_marks
from thrivecli.markdown.outline import SECTION_LEVEL, heading_text
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.relocate import Splice
from thrivecli.markdown.structure.block import Kind
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
    "box-odd-bullet": ("what stands before this checkbox begins no list item", "write `- [ ] `"),
    "box-joined": (
        "this line goes on with the words above it, so its checkbox is no action",
        "put an empty line before it, and begin it further left",
    ),
    "box-indented": (
        "this line is indented so far that Markdown takes it for code, not for an action",
        "begin it further left",
    ),
}


_PERHAPS_MEANT = ("box-empty", "box-indented")


def check_file(reading: Reading) -> Iterator[Finding]:
    """What one file's own text has wrong, by line."""
    found = [*(Finding(problem) for problem in reading.checkin.problems)]
    found += _near_misses(reading)
    found += _stray_marks(reading)
    found += _copied_ids(reading)
    found += _names(reading)
    found += _no_sections(reading)
    yield from sorted(found, key=lambda one: (one.problem.line, one.problem.column))


def mended(reading: Reading, findings: Iterable[Finding]) -> FileChange | None:
    """The change that makes every safe correction in a file."""
    edits = [edit for finding in findings for edit in finding.mending]
    if not edits:
        return None
    document = reading.document
    return FileChange(document.path, document.data, splice(document.text, edits).encode())


def _near_misses(reading: Reading) -> Iterator[Finding]:
    for offset, code in near_misses(reading.document, reading.blocks):
        message, hint = _MISSES[code]
        severity = Severity.NOTE if code in _PERHAPS_MEANT else Severity.WARNING
        problem = Problem("", 0, 0, code, severity, message, hint)
        yield Finding(_at(reading, offset, problem), _mend(offset, code))


def _mend(offset: int, code: str) -> tuple[Splice, ...]:
    if code == "box-hollow":
        return ((offset, offset + 2, "[ ] "),)
    if code == "box-no-space":
        return ((offset + 3, offset + 3, " "),)
    return ()


def _stray_marks(reading: Reading) -> Iterator[Finding]:
    """A mark of a merge whose fellows are gone: somebody forgot it, or a merge went wrong."""
    code = [block for block in reading.blocks if block.kind is Kind.CODE]
    for offset in stray_marks(reading.document.text):
        if not any(block.start <= offset < block.end for block in code):
            problem = Problem(
                "",
                0,
                0,
                "conflict-stray",
                Severity.WARNING,
                "looks like a mark that a merge left, without the others",
                "delete it, or put it into a code fence if it is meant",
            )
            yield Finding(_at(reading, offset, problem))


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


def _no_sections(reading: Reading) -> Iterator[Finding]:
    """A file whose headings are there, but of a level at which none is a section."""
    checkin = reading.checkin
    if checkin.is_worksheet or any(section.key in SECTIONS for section in checkin.sections):
        return
    for block in reading.blocks:
        words = heading_text(reading.document, block)
        if words and block.level != SECTION_LEVEL and section_key(words) in SECTIONS:
            problem = Problem(
                "",
                0,
                0,
                "section-level",
                Severity.NOTE,
                f"'{words}' is no section, so its questions are not read",
                f"sections begin with two signs: `## {words}`",
            )
            yield Finding(_at(reading, block.start, problem))


def _at(reading: Reading, offset: int, problem: Problem) -> Problem:
    """A problem with its place filled in."""
    document = reading.document
    line, column = document.line_of(offset), document.column_of(offset)
    return replace(problem, path=document.path, line=line, column=column)
