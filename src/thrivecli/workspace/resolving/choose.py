"""Writing what the two people chose."""

from collections.abc import Sequence
from pathlib import Path

from thrivecli.errors import FileChanged, UsageFault
from thrivecli.markdown.document import splice
from thrivecli.markdown.marks import Marked, find_marked
from thrivecli.model.conflict import Conflict, Side
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.git.gitdir import find_repository
from thrivecli.workspace.git.result import NOTHING, CommitResult
from thrivecli.workspace.git.unmerged import OURS, THEIRS, mark_merged, unmerged_files, version
from thrivecli.workspace.resolving.find import decoded, marked
from thrivecli.workspace.site import at_work, contents, write_logged


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
        paths = {one.path for one in wanted if not any(marked(root, one.path))}
        return mark_merged(site.repository, root, sorted(paths & unmerged))


def _after(
    root: Path, wanted: Sequence[Conflict], side: Side, before: bytes | None
) -> bytes | None:
    if wanted[0].line == 0:
        return _whole_version(root, wanted[0], side)
    text = decoded(before)
    standing = dict(enumerate(find_marked(text or "")))
    edits = []
    for conflict in wanted:
        found = standing.get(conflict.number)
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
