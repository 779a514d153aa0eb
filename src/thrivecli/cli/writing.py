"""How every writing command ends: a plan is shown, or applied and what came of it told."""

import shlex
from collections.abc import Callable, Sequence

from thrivecli.cli.session import Session
from thrivecli.errors import NotCommitted, ThriveError
from thrivecli.model.plan import Plan
from thrivecli.render.changes import change_data, change_list
from thrivecli.workspace.apply import Applied, apply
from thrivecli.workspace.disk.open_in_editor import editors_mark
from thrivecli.workspace.disk.open_to_all import open_to_all
from thrivecli.workspace.git.result import CommitResult
from thrivecli.workspace.store import Store


def write(
    session: Session, make_plan: Callable[[Store], Plan], *, commit_later: bool = False
) -> Applied | None:
    """Plan under the lock and apply, committing unless told not to; ``None`` for a dry run.

    ``commit_later`` leaves the commit to the caller: an editor comes first. A dry run answers
    with the diff. What git did not take is said on stderr, and decides the exit code; the
    files are saved all the same.
    """
    warn_if_open_to_all(session)
    if session.dry_run:
        show_changes(session, make_plan(session.fresh_store()))
        return None
    commit = not session.no_commit and session.fresh_store().settings.autocommit
    applied = apply(
        session.root,
        lambda: make_plan(session.fresh_store()),
        commit=commit,
        commit_later=commit_later,
    )
    session.saved = bool(applied.written or applied.commit.sha)
    tell_unconfirmed(session, applied.unconfirmed)
    tell_editors(session, applied.written)
    tell_commit(session, applied.commit)
    return applied


def tell_unconfirmed(session: Session, paths: Sequence[str]) -> None:
    """Say which files are lost again should the power fail now, if any."""
    if paths:
        told = ", ".join(paths)
        session.note(f"warning: written, but the disk did not confirm it: {told}")


def tell_editors(session: Session, paths: Sequence[str]) -> None:
    """Say which of the files that were written an editor has open, with the older text."""
    for path in paths:
        mark = editors_mark(session.root, path)
        if mark is not None:
            session.note(
                f"warning: {path}: is open in an editor ({mark} is beside it)",
                "load it anew there before you save",
            )


def warn_if_open_to_all(session: Session) -> None:
    """Say that others can write here: to their text, and to what git runs."""
    folder = open_to_all(session.root)
    if folder is not None:
        shown = shlex.quote(str(folder))
        session.note(
            f"warning: anybody on this machine can write to {folder}", f"`chmod o-w {shown}`"
        )


def show_changes(session: Session, plan: Plan) -> None:
    """The answer of a dry run: each file's difference."""
    session.answer(
        {"dry_run": True, "changes": [change_data(change) for change in plan.changes]},
        lambda: change_list(plan.changes),
    )


def tell_commit(session: Session, result: CommitResult) -> None:
    """Say what became of a commit where that needs saying, and set the exit code."""
    if result.refused:
        tell_refusal(session, NotCommitted(result.message, hint=result.hint))
    elif result.message:
        _note_lines(session, result.message, result.hint)


def tell_refusal(session: Session, fault: ThriveError) -> None:
    """Say on stderr what git or a server refused, their words marked as theirs."""
    _note_lines(session, f"error: {fault.message}", fault.hint)
    session.exit_code = fault.exit_code
    session.fault = fault


def _note_lines(session: Session, message: str, hint: str) -> None:
    ours, *gits = message.split("\n")
    lines = list(dict.fromkeys([ours, *(f"git: {said}" for said in gits)]))
    for line in lines:
        session.note(line, hint if line == lines[-1] else "")
