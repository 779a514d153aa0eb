"""What ``thrive check`` found, one line a problem."""

from collections.abc import Iterable, Iterator

from thrivecli.model.problem import Problem, Severity
from thrivecli.render.parts import Line, Role, Screen, Words, line

_ROLES = {Severity.ERROR: Role.LATE, Severity.WARNING: Role.SOON, Severity.NOTE: Role.FAINT}


def problem_list(problems: tuple[Problem, ...], files: int) -> Screen:
    """Every problem with its place and hint, then the count."""
    return (*_lines(problems), line(Words(_summary(problems, files), Role.FAINT)))


def _lines(problems: Iterable[Problem]) -> Iterator[Line]:
    for problem in problems:
        where = problem.path
        if problem.line:
            where = f"{where}:{problem.line}:{problem.column}"
        severity = Words(problem.severity.value, _ROLES[problem.severity])
        yield line(f"{where}: ", severity, f": {problem.message} [{problem.code}]")
        if problem.hint:
            yield line(Words(f"hint: {problem.hint}", Role.FAINT), indent=4)


def _summary(problems: tuple[Problem, ...], files: int) -> str:
    counts = []
    for severity in Severity:
        count = sum(problem.severity is severity for problem in problems)
        if count:
            counts.append(f"{count} {severity.value}{'' if count == 1 else 's'}")
    told = ", ".join(counts) or "nothing to mend"
    return f"{files} file{'' if files == 1 else 's'} read: {told}"
