"""Making the demo: an empty folder, the year played in it, and its history."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from thrivecli.errors import UsageFault
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.demo.history import Commit, record
from thrivecli.workspace.demo.scratch import scratch_for
from thrivecli.workspace.demo.stage import STORIES, play
from thrivecli.workspace.disk.faults import GitMissing
from thrivecli.workspace.git.repository import find_repository, init_repository, own
from thrivecli.workspace.store import Store
from thrivecli.workspace.typed_path import refuse_gits_own


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo as it was made: whose check-ins, how many, and an action to try things on.

    ``missing`` says why there is no history, where there is none.
    """

    path: Path
    people: tuple[str, ...]
    checkins: int
    action: str
    missing: str


def make_demo(folder: Path, today: date, *, commit: bool) -> Demo:
    """Make the throw-away workspace in ``folder``, which is missing or empty.

    Raises :class:`UsageFault` for a folder that holds anything, and leaves it alone.
    """
    refuse_unless_empty(folder)
    with scratch_for(folder) as scratch:
        commits = tuple(play(scratch, today))
        missing = _record(scratch, commits) if commit else "no history: commits are off"
    if repository := find_repository(folder):
        own(repository)
    journal = Store(folder).journal
    first = STORIES[0].person
    action = next(one for one in journal.all_threads() if one.person == first and one.is_open)
    return Demo(folder, journal.names, len(journal.checkins), action.id, missing)


def demo_plan(scratch: Path, today: date) -> Plan:
    """What the demo would write; played in ``scratch``, an empty folder."""
    contents = {
        change.path: change.after for commit in play(scratch, today) for change in commit.changes
    }
    changes = tuple(FileChange(path, None, after) for path, after in contents.items())
    return Plan(changes, "Make a demo", "demo")


def refuse_unless_empty(folder: Path) -> None:
    """Raise :class:`UsageFault` unless ``folder`` is missing or an empty folder."""
    refuse_gits_own(folder)
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise UsageFault(
            f"{folder} is there already, and is not an empty folder",
            hint="name another, as in `thrive demo another-demo`",
        )


def _record(folder: Path, commits: tuple[Commit, ...]) -> str:
    try:
        record(init_repository(folder, to_stay=False), commits)
    except GitMissing as fault:
        return f"no history: {fault.message}"
    return ""
