"""The JSON that scripts read: one object, whose form only ever grows."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from thrivecli.errors import ThriveError
from thrivecli.model.problem import Problem

SCHEMA = "thrive/1"


def answer_json(data: object, problems: Iterable[Problem], **more: object) -> str:
    """An answer, what was wrong in the files it came from, and what else is to be told."""
    told = [problem_data(problem) for problem in problems]
    return _dump({"schema": SCHEMA, "data": data, "problems": told, **more})


def error_json(fault: ThriveError) -> str:
    """A command that could not answer."""
    error = {"code": fault.code, "message": fault.message, "hint": fault.hint}
    return _dump({"schema": SCHEMA, "data": None, "problems": [], "error": error})


def problem_data(problem: Problem) -> dict[str, Any]:
    """A problem as JSON has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }


def problem_note(problem: Problem) -> tuple[str, str]:
    """A problem as it is said on stderr, and its hint."""
    return f"{problem.severity.value}: {problem.where}: {problem.message}", problem.hint


def iso(day: date | None) -> str | None:
    """A day as JSON has it."""
    return day.isoformat() if day else None


def part_json(value: object, *, depth: int) -> str:
    """A value as it stands ``depth`` levels deep inside an answer."""
    return _dump(value).replace("\n", "\n" + "  " * depth)


def _dump(value: object) -> str:
    return json.dumps(value, indent=2)
