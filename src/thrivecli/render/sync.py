"""What a sync did, or would do, a line a step."""

import shlex
from collections.abc import Iterator
from typing import Any

from thrivecli.model.synced import Left, LeftWhy, Synced
from thrivecli.render.parts import Line, Role, Screen, Words, line

_MOST_NAMES = 5
_LEFT = {
    LeftWhy.DELETED: (
        "it was deleted",
        "`git restore {0}` brings it back, `git rm {0}` and another sync delete it for good",
    ),
    LeftWhy.NOT_A_FILE: ("it is no regular file", "put a real file in its place"),
    LeftWhy.CONFLICT_COPY: (
        "it is a copy that a sync client made of two versions",
        "take over what is missing from it, then delete it",
    ),
    LeftWhy.NOT_MARKDOWN: (
        "it is new and no Markdown",
        "if both of you are to have it, `git add {0}` and another sync send it",
    ),
    LeftWhy.HALF_A_CARRY: (
        "it marks actions as carried on to {1}, which git is told to ignore",
        "`git check-ignore -v {1}` says why; once that is put right, another sync sends both",
    ),
}


def sync_data(synced: Synced, *, dry_run: bool) -> dict[str, Any]:
    """A sync as JSON has it."""
    return {
        "committed": synced.committed,
        "files": list(synced.files),
        "left": [{"path": one.path, "why": one.why.value} for one in synced.left],
        "remote": synced.remote,
        "branch": synced.branch,
        "pulled": synced.pulled,
        "merged": synced.merged,
        "pushed": synced.pushed,
        "waiting": synced.waiting,
        "outside": synced.outside,
        "to_pull": synced.to_pull,
        "conflicts": list(synced.conflicts),
        "notes": list(synced.notes),
        "rounds": synced.rounds,
        "dry_run": dry_run,
    }


def sync_screen(synced: Synced) -> Screen:
    """What was done, step by step."""
    place = _place(synced)
    lines = list(_files("committed", synced))
    if synced.pulled:
        lines.append(line(f"pulled {_commits(synced.pulled)} from {place}", _merged(synced)))
    if synced.pushed:
        lines.append(line(f"pushed {_commits(synced.pushed)} to {place}", _outside(synced)))
    lines += [line(Words("two versions: ", Role.LATE), path) for path in synced.conflicts]
    if synced.waiting and synced.remote:
        lines.append(_waiting(synced, place))
    return tuple(lines) or _nothing(synced)


def foreseen_screen(synced: Synced) -> Screen:
    """What would be done, as far as that is known."""
    place = _place(synced)
    lines = list(_files("would commit", synced))
    lines += [line(Words("two versions: ", Role.LATE), path) for path in synced.conflicts]
    if synced.remote and not synced.stopped:
        coming = synced.waiting + bool(synced.files)
        lines.append(line(f"would pull what is new at {place}", _known(synced.to_pull)))
        if coming:
            lines.append(line(f"would push {_commits(coming)} to {place}", _outside(synced)))
    return tuple(lines) or _nothing(synced)


def left_notes(synced: Synced) -> Iterator[tuple[str, str]]:
    """A sentence and a hint for each file that was left to the person."""
    for one in synced.left[:_MOST_NAMES]:
        yield _left_note(one)
    if len(synced.left) > _MOST_NAMES:
        yield f"and {len(synced.left) - _MOST_NAMES} more", "`git status` names them all"


def _left_note(left: Left) -> tuple[str, str]:
    why, hint = _LEFT[left.why]
    names = shlex.quote(left.path), shlex.quote(left.other)
    return f"left alone: {left.path}: {why.format(*names)}", hint.format(*names)


def _files(done: str, synced: Synced) -> Iterator[Line]:
    if len(synced.files) > _MOST_NAMES:
        yield line(f"{done}: {len(synced.files)} files")
    elif synced.files:
        yield line(f"{done}: {', '.join(synced.files)}")


def _merged(synced: Synced) -> str:
    return ", merged with what is here" if synced.merged else ""


def _outside(synced: Synced) -> str:
    """That others' work goes along, in a repository that is larger than the workspace."""
    if not synced.outside:
        return ""
    return f"; {synced.outside} of them with changes outside of this workspace"


def _known(to_pull: int) -> str:
    return f" ({_commits(to_pull)} at the last look)" if to_pull else ""


def _waiting(synced: Synced, place: str) -> Line:
    verb = "waits" if synced.waiting == 1 else "wait"
    words = f"{_commits(synced.waiting)} {verb} to be pushed to {place}"
    return line(Words(words, Role.SOON))


def _nothing(synced: Synced) -> Screen:
    if synced.stopped:
        return ()
    told = f"in step with {_place(synced)}" if synced.remote else "nothing to commit"
    return (line(Words(told, Role.FAINT)),)


def _place(synced: Synced) -> str:
    return f"{synced.remote}/{synced.branch}"


def _commits(count: int) -> str:
    return f"{count} commit{'' if count == 1 else 's'}"
