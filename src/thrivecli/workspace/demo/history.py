"""The demo's commits, dated in the year they tell of.

They are handed to git in one stream. Nobody has to be known to git for that, nothing is
signed and no hook runs: none of it is the user's own work.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from thrivecli.errors import WorkspaceFault
from thrivecli.model.person import slugify
from thrivecli.model.plan import FileChange
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable

_OFFICE_HOURS = time(10, tzinfo=UTC)  # the same day nearly everywhere


@dataclass(frozen=True, slots=True)
class Commit:
    """What one person saved on one day."""

    day: date
    author: str
    message: str
    changes: tuple[FileChange, ...]


def record(repository: Repository, commits: Iterable[Commit]) -> None:
    """Put the commits on the branch ``main``, the first one as its root."""
    stream = b"".join(piece for commit in commits for piece in _lines(commit))
    for argv, data in ((["fast-import", "--quiet"], stream), (["reset", "--quiet"], None)):
        answer = run_git(repository, argv, input=data, reads=False)
        if answer.status:
            raise WorkspaceFault(f"git could not keep the demo's history: {readable(answer.err)}")


def _lines(commit: Commit) -> Iterator[bytes]:
    seconds = int(datetime.combine(commit.day, _OFFICE_HOURS).timestamp())
    who = f"{commit.author} <{slugify(commit.author)}@example.com> {seconds} +0000"
    yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n".encode()
    yield _data(commit.message.encode() + b"\n")
    for change in commit.changes:
        assert change.after is not None, "nobody deletes a file in the demo"
        yield f"M 100644 inline {change.path}\n".encode() + _data(change.after)


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)
