"""What a merge left for two people to settle: finding it, writing what they chose, ending it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from thrivecli.errors import FileChanged, ThriveError, UsageFault
from thrivecli.markdown.document import splice
from thrivecli.markdown.lines import line_starts
from thrivecli.markdown.marks import Marked, find_marked
from thrivecli.model.conflict import Conflict, Side
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.disk.files import checkin_paths
from thrivecli.workspace.git.gitdir import Repository, find_repository
from thrivecli.workspace.git.result import NOTHING, CommitResult
from thrivecli.workspace.git.state import under_way
from thrivecli.workspace.git.unmerged import (
    OURS,
    THEIRS,
    Unmerged,
    end_merge,
    mark_merged,
    stands_as_ours,
    unmerged_files,
    version,
)
from thrivecli.workspace.remerge import remerge
from thrivecli.workspace.settings import FILE
from thrivecli.workspace.site import at_work, contents, write_logged


def conflicts(root: Path) -> list[Conflict]:
    """All that is left to be settled in a workspace, file by file.

    Raises ``GitMissing``, or ``WorkspaceFault`` where git cannot tell.
    """
    repository = find_repository(root)
    unmerged = unmerged_files(repository, root) if repository else []
    paths = [*(file.path for file in unmerged), *_readable_paths(root)]
    found = [one for path in dict.fromkeys(paths) for one in _marked(root, path)]
    with_marks = {one.path for one in found}
    for file in unmerged:
        if repository and file.path not in with_marks:
            found += _whole(root, repository, file)
    return found


def merge_what_git_could_not(root: Path) -> tuple[str, ...]:
    """Merge the check-ins that git left unmerged and as they were; what there is to say of it."""
    with at_work(root, commit=True) as site:
        return remerge(root, site.repository).notes if site.repository else ()


def plan_resolution(root: Path, wanted: Sequence[Conflict], side: Side) -> Plan:
    """What keeping ``side`` of these conflicts comes to; nothing else in their files changes.

    Raises ``FileChanged`` where one does not stand there any more, ``UsageFault`` where a whole
    file cannot be both.
    """
    changes = []
    for path in dict.fromkeys(one.path for one in wanted):
        before = contents(root, path)
        here = [one for one in wanted if one.path == path]
        after = _after(root, here, side, before)
        if after != before:
            changes.append(FileChange(path, before, after))
    where = wanted[0].where if len(wanted) == 1 else f"{len(wanted)} places"
    return Plan(tuple(changes), f"Keep {side} in {where}", f"resolve --{side}")


def resolve(root: Path, wanted: Sequence[Conflict], side: Side) -> CommitResult:
    """Write what was chosen, and tell git of the files in which nothing is left.

    Says why git did not take it; raises what :func:`plan_resolution` and writing raise.
    """
    with at_work(root, commit=True) as site:
        plan = plan_resolution(root, wanted, side)
        if plan.changes:
            write_logged(site, plan)
        if site.repository is None:
            return NOTHING
        unmerged = {file.path for file in unmerged_files(site.repository, root)}
        paths = {one.path for one in wanted if not any(_marked(root, one.path))}
        return mark_merged(site.repository, root, sorted(paths & unmerged))


def conclude(root: Path, written: Sequence[str]) -> CommitResult:
    """Commit what was settled: the merge, once nothing is left; or else the files written.

    Files that the person put right by hand count as settled.
    """
    with at_work(root, commit=True) as site:
        if site.repository is None:
            return site.without if written else NOTHING
        left = {one.path for one in conflicts(root)}
        by_hand = [file.path for file in unmerged_files(site.repository, root)]
        settled = [path for path in by_hand if path not in left]
        if by_hand or under_way(site.repository):
            done = mark_merged(site.repository, root, settled)
            return done if done.why else end_merge(site.repository)
        paths = [path for path in dict.fromkeys(written) if path not in left]
        return site.commit(paths, "Settle what a merge had left") if paths else NOTHING


def _readable_paths(root: Path) -> Iterator[str]:
    """The files of ours that may hold marks though git knows of no merge."""
    yield from checkin_paths(root)[0]
    yield from (f"templates/{file.name}" for file in sorted((root / "templates").glob("*.md")))
    yield FILE


def _marked(root: Path, path: str) -> Iterator[Conflict]:
    text = _text(root, path)
    if text is None:
        return
    starts = line_starts(text)
    for number, found in enumerate(find_marked(text)):
        line = sum(start <= found.start for start in starts)
        yield Conflict(path, line, found.ours, found.theirs, found.base, number)


def _text(root: Path, path: str) -> str | None:
    """A file's text; ``None`` where there is none that could be read."""
    try:
        return _decoded(contents(root, path))
    except ThriveError:
        return None


def _decoded(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _whole(root: Path, repository: Repository, file: Unmerged) -> Iterator[Conflict]:
    """A file with two versions and no marks, unless it was put right by hand."""
    untouched = contents(root, file.path) is None or stands_as_ours(repository, file, root)
    if file.is_gone_on_one_side or untouched:
        ours, theirs = (version(repository, file, root, stage) for stage in (OURS, THEIRS))
        yield Conflict(file.path, 0, _shown(ours), _shown(theirs))


def _shown(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "replace")


def _after(
    root: Path, wanted: Sequence[Conflict], side: Side, before: bytes | None
) -> bytes | None:
    if wanted[0].line == 0:
        return _whole_version(root, wanted[0], side)
    text = _decoded(before)
    marked = dict(enumerate(find_marked(text or "")))
    edits = []
    for conflict in wanted:
        found = marked.get(conflict.number)
        if text is None or found is None or not _is_same(found, conflict):
            raise FileChanged(
                f"{conflict.where}: the conflict does not stand there any more",
                hint="run `thrive resolve` again",
            )
        edits.append((found.start, found.end, conflict.text(side) or ""))
    return splice(text or "", edits).encode()


def _is_same(found: Marked, conflict: Conflict) -> bool:
    return (found.ours, found.theirs) == (conflict.ours, conflict.theirs)


def _whole_version(root: Path, conflict: Conflict, side: Side) -> bytes | None:
    if side is Side.BOTH:
        raise UsageFault(
            f"{conflict.path} is settled as a whole: it cannot be both",
            hint="keep ours or theirs, or edit the file and `git add` it",
        )
    repository = find_repository(root)
    for file in unmerged_files(repository, root) if repository else ():
        if repository and file.path == conflict.path:
            return version(repository, file, root, OURS if side is Side.OURS else THEIRS)
    raise FileChanged(f"{conflict.path}: is merged by now", hint="run `thrive resolve` again")
