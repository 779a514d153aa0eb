"""Writing what the two people chose."""

from collections.abc import Sequence
from pathlib import Path

from thrivecli.errors import FileChanged, Refused, UsageFault, WorkspaceFault
from thrivecli.markdown.document import Document, open_document, splice
from thrivecli.markdown.marks import Marked, find_marked
from thrivecli.model.conflict import Conflict, Side
from thrivecli.model.plan import FileChange, Plan
from thrivecli.workspace.git.gitdir import Repository, find_repository
from thrivecli.workspace.git.result import NOTHING, CommitResult, Reason, not_committed
from thrivecli.workspace.git.unmerged import OURS, THEIRS, mark_merged, unmerged_files, version
from thrivecli.workspace.resolving.find import conflicts, decoded
from thrivecli.workspace.site import at_work, contents, write_logged


def plan_resolution(root: Path, wanted: Sequence[Conflict], side: Side) -> Plan:
    """What keeping ``side`` of these conflicts comes to; nothing else in their files changes.

    Raises ``FileChanged`` where one does not stand there any more, ``UsageFault`` where a whole
    file cannot be both.
    """
    for one in wanted:
        if one.is_broken:
            raise Refused(
                f"{one.where}: of the marks of this conflict some are missing or out of place",
                hint="take all of them out in your editor, or put them back, and run it again",
            )
    _refuse_to_lose(wanted, side)
    changes = []
    for path in dict.fromkeys(one.path for one in wanted):
        before = contents(root, path)
        here = [one for one in wanted if one.path == path]
        after = _after(root, here, side, before)
        if after != before:
            changes.append(FileChange(path, before, after))
    if side is Side.BOTH:
        _refuse_both(changes)
    where = wanted[0].where if len(wanted) == 1 else f"{len(wanted)} places"
    return Plan(tuple(changes), f"Keep {side} in {where}", f"resolve --{side}")


def _refuse_to_lose(wanted: Sequence[Conflict], side: Side) -> None:
    """A file that was moved, not deleted, has to stay in one of its places."""
    for one in wanted:
        if one.gone and one.gone.is_last and one.gone.side is side:
            raise Refused(
                f"{one.path}: is the only copy left, since {one.gone.to} is not kept",
                hint=f"keep it with --{side.other}, or `git rm` it if both of you want it gone",
            )


def _refuse_both(changes: Sequence[FileChange]) -> None:
    """Two values of one key are none: neither in settings nor in front matter."""
    for change in changes:
        document = open_document(change.path, change.after or b"")
        doubled = isinstance(document, Document) and any(
            problem.code == "front-duplicate" for problem in document.front.problems
        )
        if doubled or change.path.endswith(".toml"):
            raise UsageFault(
                f"{change.path}: two values of one key cannot both stand",
                hint="keep ours or theirs there, or edit the file",
            )


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
        try:
            return _told(root, site.repository, {one.path for one in wanted})
        except WorkspaceFault as fault:  # what was chosen is saved all the same
            return not_committed(Reason.FAILED, fault.message, fault.hint)


def _told(root: Path, repository: Repository, paths: set[str]) -> CommitResult:
    """Tell git of those of the files in which nothing is left."""
    unmerged = {file.path for file in unmerged_files(repository, root)}
    left = {one.path for one in conflicts(root) if one.line}
    return mark_merged(repository, root, sorted((paths - left) & unmerged))


def _after(
    root: Path, wanted: Sequence[Conflict], side: Side, before: bytes | None
) -> bytes | None:
    if wanted[0].line == 0:
        return _whole_version(root, wanted[0], side, before)
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
    gits = conflict.swapped() if conflict.is_swapped else conflict
    return (found.ours, found.theirs) == (gits.ours, gits.theirs)


def _whole_version(
    root: Path, conflict: Conflict, side: Side, before: bytes | None
) -> bytes | None:
    if side is Side.BOTH:
        raise UsageFault(
            f"{conflict.path} is settled as a whole: it cannot be both",
            hint="keep ours or theirs, or edit the file and `git add` it",
        )
    repository = find_repository(root)
    for file in unmerged_files(repository, root) if repository else ():
        if repository and file.path == conflict.path:
            if conflict.text(side) is None:
                return None
            if conflict.gone and before is not None:
                return before  # the one version there is, as somebody may have edited it since
            return version(repository, file, root, _stage(conflict, side))
    raise FileChanged(f"{conflict.path}: is merged by now", hint="run `thrive resolve` again")


def _stage(conflict: Conflict, side: Side) -> int:
    """The version to keep, by git's names: where there is but one, that."""
    kept = conflict.gone.side.other if conflict.gone else side
    if conflict.is_swapped:
        kept = kept.other
    return OURS if kept is Side.OURS else THEIRS
