"""The tools people keep such lists in, each given the same open actions in its own files.

Each is asked for its ordinary list of all that is open. One that is not installed, or says
less than the actions it was given, is left out and named.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from benchmarks.speed.stopwatch import Command, Failed, run

NOT_TRIED = {"dstask": "neither Debian nor PyPI nor npm has it"}


@dataclass(frozen=True)
class Item:
    """An open action, as far as other tools can hold it."""

    text: str
    owner: str
    due: str | None
    day: str


@dataclass(frozen=True)
class Peer:
    """A tool: ``fill`` writes the items into its folder and gives the words that list them."""

    name: str
    fill: Callable[[Path, list[Item]], tuple[str, ...]]
    version: tuple[str, ...]


def items(answer: bytes) -> list[Item]:
    """The open actions of `thrive actions --json`."""
    return [
        Item(one["text"], one["owners"][0], one["due"], one["checkin"])
        for one in json.loads(answer)["data"]
    ]


def ready(peer: Peer, folder: Path, given: list[Item], environment: Mapping[str, str]) -> Command:
    """The command that lists them; raises :class:`Failed` when it cannot be had."""
    folder.mkdir()
    command = Command(
        peer.name, peer.fill(folder, given), folder, {**environment, "HOME": str(folder)}
    )
    said = run(command).lines
    if said < len(given):
        raise Failed(f"it printed {said} lines for {len(given)} actions")
    return command


def _taskwarrior(folder: Path, given: Iterable[Item]) -> tuple[str, ...]:
    lines = (
        f'[description:"{_bracketed(one.text)}" project:"{_bracketed(one.owner)}" '
        f'{_stamp("due", one.due)}{_stamp("entry", one.day)}status:"pending" '
        f'uuid:"{UUID(int=number + (4 << 76) + (2 << 62))}"]\n'
        for number, one in enumerate(given)
    )
    (folder / "pending.data").write_text("".join(lines), "utf-8")
    (folder / ".taskrc").write_text(f"data.location={folder}\nconfirmation=off\n")
    return ("task", "rc.verbose=nothing", "list")


def _bracketed(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("[", "&open;").replace("]", "&close;")


def _stamp(key: str, day: str | None) -> str:
    if day is None:
        return ""
    return f'{key}:"{int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())}" '


def _todo_txt(folder: Path, given: Iterable[Item]) -> tuple[str, ...]:
    lines = (
        f"{one.day} {one.text} @{one.owner.replace(' ', '_')}"
        + (f" due:{one.due}\n" if one.due else "\n")
        for one in given
    )
    (folder / "todo.txt").write_text("".join(lines), "utf-8")
    settings = "".join(
        f"export {name}='{folder}/{file}'\n"
        for name, file in (("TODO_DIR", ""), ("TODO_FILE", "todo.txt"), ("DONE_FILE", "done.txt"))
    )
    (folder / "config").write_text(settings + f"export REPORT_FILE='{folder}/report.txt'\n")
    return ("todo-txt", "-d", str(folder / "config"), "-p", "ls")


def _jrnl(folder: Path, given: Iterable[Item]) -> tuple[str, ...]:
    entries = (f"[{one.day} 09:00:00 AM] {one.text.replace('@', '')} @open\n\n" for one in given)
    (folder / "journal.txt").write_text("".join(entries), "utf-8")
    settings = {
        "journals": {"default": {"journal": str(folder / "journal.txt")}},
        "colors": {"body": "none", "date": "none", "tags": "none", "title": "none"},
        "default_hour": 9, "default_minute": 0, "editor": "", "encrypt": False,
        "highlight": False, "indent_character": "|", "linewrap": 79, "tagsymbols": "@",
        "template": False, "timeformat": "%F %r", "version": "4.6",
    }  # fmt: skip
    lines = (f"{key}: {json.dumps(value)}\n" for key, value in settings.items())
    (folder / "jrnl.yaml").write_text("".join(lines))
    return ("jrnl", "--config-file", str(folder / "jrnl.yaml"), "@open", "--format", "short")


def _backlog(folder: Path, given: Iterable[Item]) -> tuple[str, ...]:
    tasks = folder / "backlog" / "tasks"
    tasks.mkdir(parents=True)
    (folder / "backlog" / "config.yml").write_text(
        'project_name: "notes"\ndefault_status: "To Do"\nstatuses: ["To Do", "Done"]\n'
        "labels: []\nremote_operations: false\ncheck_active_branches: false\n"
        'filesystem_only: true\ntask_prefix: "task"\n'
    )
    for number, one in enumerate(given, 1):
        (tasks / f"task-{number} - Action.md").write_text(
            f"---\nid: TASK-{number}\ntitle: {json.dumps(one.text)}\nstatus: To Do\n"
            f"assignee:\n  - {json.dumps('@' + one.owner)}\ncreated_date: '{one.day} 09:00'\n"
            f"labels: []\ndependencies: []\nordinal: {number}000\n---\n",
            "utf-8",
        )
    return ("backlog", "task", "list", "--plain")


PEERS = (
    Peer("taskwarrior", _taskwarrior, ("task", "--version")),
    Peer("todo.txt-cli", _todo_txt, ("todo-txt", "-V")),
    Peer("jrnl", _jrnl, ("jrnl", "--version")),
    Peer("Backlog.md", _backlog, ("backlog", "--version")),
)
