"""The files of a made-up workspace, one after the other, and the folder they go to."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

from benchmarks.corpus import words
from benchmarks.corpus.forms import packaged
from benchmarks.corpus.people import MOST, Writer, writers
from benchmarks.corpus.sheet import Sheet, write_sheet
from benchmarks.corpus.tasks import TODAY, lives

SEED = 20261126
_SETTINGS = "# This file marks the root of a thrive workspace.\n"
_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (
        ("NAME", "Joan Citizen"),
        ("EMAIL", "joan@example.com"),
        ("DATE", "2026-11-26T09:00:00Z"),
    )
}


def checkins(count: int, seed: int = SEED) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of so many check-ins, of one person after the other."""
    people = writers(max(1, min(MOST, count // 10)), seed)
    each, more = divmod(count, len(people))
    for number, writer in enumerate(people):
        yield from _of(writer, each + (number < more), Random(f"{seed}/{number}/notes"))


def make_workspace(folder: Path, count: int, seed: int = SEED) -> None:
    """Write them into an empty folder, with the file that makes it a workspace."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "thrive.toml").write_text(_SETTINGS, "utf-8")
    for path, content in checkins(count, seed):
        file = folder / path
        if not file.parent.is_dir():
            file.parent.mkdir(parents=True)
        file.write_bytes(content)


def make_repository(folder: Path) -> None:
    """Have thrive put its own repository around what is there, and commit all of it."""
    environment = {**os.environ, **_WHO}
    for command in (
        [sys.executable, "-m", "thrivecli", "init", "."],
        ["git", "add", "--all"],
        ["git", "commit", "--quiet", "--message", "The notes of all"],
    ):
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def _of(writer: Writer, count: int, dice: Random) -> Iterator[tuple[str, bytes]]:
    newest = TODAY - timedelta(dice.randrange(1, 42))
    days = [newest - timedelta(42) * back for back in reversed(range(count))]
    answers: dict[str, list[str]] = {}
    for day, tasks in zip(days, lives(writer, days, dice), strict=True):
        answers = _rethought(answers, dice)
        sheet = Sheet(writer, day, tasks, answers)
        path = f"checkins/{writer.slug}/{day.isoformat()}.md"
        yield path, write_sheet(sheet, dice)


def _rethought(answers: dict[str, list[str]], dice: Random) -> dict[str, list[str]]:
    """The answers of the last check-in, some of them changed."""
    return {
        question.key: answers[question.key]
        if question.key in answers and dice.random() < 0.8
        else _answer(question.key, dice)
        for question in packaged()
    }


def _answer(key: str, dice: Random) -> list[str]:
    if key == "tasks" or dice.random() < 0.15:
        return []
    if key == "projects":
        return [f"{words.to_do(dice)} +{tag} #1y" for tag in words.TAGS if dice.random() < 0.4]
    pool = words.GOALS if key.startswith("goal") else words.SENTENCES
    return [dice.choice(pool) for _ in range(dice.randrange(1, 3))]
