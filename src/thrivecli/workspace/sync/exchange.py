"""Fetch, merge and push, again if somebody else was faster; and how far that came."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from thrivecli.errors import NotSynced, WorkspaceFault
from thrivecli.model.synced import Synced
from thrivecli.workspace.disk.faults import GitMissing
from thrivecli.workspace.git.driver import driver_settings, name_checkins
from thrivecli.workspace.git.fetch import apart, changes_in, fetch, of_others
from thrivecli.workspace.git.foreign_code import inside_work_tree
from thrivecli.workspace.git.merge import Merged, merge, with_marks
from thrivecli.workspace.git.network import Line
from thrivecli.workspace.git.push import Pushed, push
from thrivecli.workspace.git.remote import Remote, push_urls
from thrivecli.workspace.git.rewritten import refuse_rewritten
from thrivecli.workspace.git.their_branches import branch_beside
from thrivecli.workspace.git.unmerged import end_merge, unmerged_paths
from thrivecli.workspace.remerge import remerge
from thrivecli.workspace.sync.permission import Assurances, allow_push
from thrivecli.workspace.sync.ready import as_not_synced

_ROUNDS = 3  # how often a push that somebody else was ahead of is tried


@dataclass(slots=True)
class Exchange:
    """A workspace, its remote, the line to it; and in ``synced``, how far it came.

    ``merge_anyway``: what was taken away there may be sent again.
    """

    root: Path
    line: Line
    remote: Remote
    assurances: Assurances
    synced: Synced
    merge_anyway: bool = False

    def carry_out(self) -> Synced:
        """Go on until both sides have the same, or something is in the way."""
        return self._as_far_as_it_goes(self._rounds)

    def pull(self) -> Synced:
        """Fetch and merge, once."""
        return self._as_far_as_it_goes(self._pull)

    def _as_far_as_it_goes(self, way: Callable[[], object]) -> Synced:
        try:
            way()
        except (NotSynced, GitMissing, WorkspaceFault) as fault:
            waiting = apart(self.line.repository, self.remote)[0]
            self._note(waiting=waiting, stopped=as_not_synced(fault))
        return self.synced

    def _rounds(self) -> None:
        for number in range(1, _ROUNDS + 1):
            self._note(rounds=number)
            has_branch = self._pull()
            beside = None if has_branch else branch_beside(self.line, self.remote)
            self._note(beside=beside)
            known = self.remote if has_branch else None
            waiting = apart(self.line.repository, known)[0]
            self._note(outside=of_others(self.line.repository, known, self.root))
            if waiting and not self.synced.conflicts:
                self._note(conflicts=with_marks(self.line.repository, self.root))
            if self.synced.conflicts or not waiting or self._push():
                pushed = 0 if self.synced.conflicts else waiting
                self._note(pushed=pushed, waiting=waiting - pushed)
                return
        raise NotSynced(
            f"nothing was sent: others were sending to {self.remote.name} all the time",
            hint="run `thrive sync` again",
        )

    def _pull(self) -> bool:
        """Take over what the branch has that is not here; whether there is such a branch."""
        has_branch = fetch(self.line, self.remote)
        if has_branch:
            self._merge()
        return has_branch

    def _merge(self) -> None:
        repository = self.line.repository
        ahead, behind = apart(repository, self.remote)
        if ahead and not self.merge_anyway:
            refuse_rewritten(repository, self.remote)
        if not behind:
            return
        self._note(to_pull=behind)
        self._refuse_new_programs()
        name_checkins(repository, self.root)
        done = merge(repository, self.remote, driver_settings(), forward=not ahead)
        if done.conflicts:
            done = self._merged_after_all(done)
        self._note(
            merged=done.sha or self.synced.merged,
            conflicts=done.conflicts,
            merging=bool(done.conflicts),
            notes=(*self.synced.notes, *done.notes),
        )
        if not done.conflicts:
            self._note(pulled=self.synced.pulled + behind, to_pull=0)

    def _refuse_new_programs(self) -> None:
        """What was trusted is not exchanged for something else by what comes in, unasked."""
        inside = inside_work_tree(self.line.repository, self.line.settings)
        changed = changes_in(self.line.repository, self.remote, inside)
        if changed:
            raise NotSynced(
                f"what comes in changes programs that git runs here: {', '.join(changed)}",
                hint=f"look at them with `git diff HEAD...{self.remote.name}/{self.remote.branch}`,"
                " then `git merge` it yourself and run `thrive trust`",
            )

    def _merged_after_all(self, done: Merged) -> Merged:
        """Merge what git could not read, and end the merge if nothing is left."""
        repository = self.line.repository
        again = remerge(self.root, repository)
        notes = (*(one for one in done.notes if not _is_about(one, again.paths)), *again.notes)
        ended = end_merge(repository)
        if ended.why:
            raise NotSynced(f"merged, and not committed: {ended.why}", hint=ended.hint)
        return Merged(ended.sha, unmerged_paths(repository), notes)

    def _push(self) -> bool:
        urls = push_urls(self.line.repository, self.remote)
        if allow_push(self.remote.name, urls, self.line.settings, self.assurances):
            self._note(first_push=True)
        return push(self.line, self.remote) is Pushed.DONE

    def _note(self, **changes: Any) -> None:
        self.synced = replace(self.synced, **changes)


def _is_about(note: str, paths: Sequence[str]) -> bool:
    """Whether the driver said it of one of these files, which have been merged since."""
    return any(note.startswith(f"thrive: {path}: ") for path in paths)
