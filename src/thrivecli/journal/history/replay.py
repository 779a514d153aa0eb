"""Replaying history: for each line of each file, the commit that wrote it and where.

Our own ``git blame`` for all files at once. Trailing white space and line endings do not
make a line another one, and a file that was renamed keeps the origins of its lines.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import TypeVar

from thrivecli.model.commit import Commit, Patch

_State = TypeVar("_State")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line was first written: the commit, and its place in that commit's file."""

    sha: str
    path: str
    line: int
    day: date


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its newline; ``origin`` is ``None`` where it was never committed."""

    text: bytes
    origin: Origin | None


Version = tuple[Line, ...]
Tree = Mapping[str, Version]


def walk(
    commits: Sequence[Commit], empty: _State, step: Callable[[Commit, list[_State]], _State]
) -> _State:
    """Lead a state through history, from a commit's parents to the commit; gives the last.

    ``empty`` stands before a first commit, and for parents that are not there (a shallow
    clone). A state is let go once the last commit has built on it.
    """
    waiting = Counter(parent for commit in commits for parent in commit.parents)
    states: dict[str, _State] = {}
    last = empty
    for commit in commits:
        last = step(commit, [states.get(parent, empty) for parent in commit.parents] or [empty])
        states[commit.sha] = last
        for parent in commit.parents:
            waiting[parent] -= 1
            if not waiting[parent]:
                states.pop(parent, None)
    return last


def grow(commit: Commit, befores: Sequence[Tree]) -> Tree:
    """The files as a commit left them, from those of its parents."""
    afters = [
        _patched(commit, before, patches)
        for before, patches in zip(befores, commit.patches, strict=True)
    ]
    if len(afters) == 1:
        return afters[0]
    merged: dict[str, Version] = {}
    for path in dict.fromkeys(path for after in afters for path in after):
        untouched = untouched_by(commit, path)
        if untouched is None:
            merged[path] = _merged(commit, [after.get(path, ()) for after in afters])
        elif path in afters[untouched]:
            merged[path] = afters[untouched][path]
    return merged


def untouched_by(commit: Commit, path: str) -> int | None:
    """The first parent from which the commit has this file as it was, if there is one."""
    for number, patches in enumerate(commit.patches):
        if all(patch.path != path for patch in patches):
            return number
    return None


def aligned(
    before: Version, texts: Sequence[bytes], written: Callable[[int], Origin | None]
) -> Version:
    """Lines in the place of others: those that stay keep their origin.

    ``written`` tells the origin of the others, by their place among ``texts``.
    """
    lines = [Line(text, written(place)) for place, text in enumerate(texts)]
    old, new = ([_bare(line.text) for line in side] for side in (before, lines))
    if before and not set(old).isdisjoint(new):
        for gone, came, size in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_matching_blocks():
            for step in range(size):
                lines[came + step] = Line(texts[came + step], before[gone + step].origin)
    return tuple(lines)


def _bare(text: bytes) -> bytes:
    return text.rstrip(b" \t\r")


def _patched(commit: Commit, before: Tree, patches: Sequence[Patch]) -> Tree:
    if not patches:
        return before
    after = dict(before)
    for patch in patches:
        after[patch.path] = _version(commit, before.get(patch.path, ()), patch)
    deleted = [before[one.path] for one in patches if one.path in before and not after[one.path]]
    for patch in patches:
        if deleted and not before.get(patch.path):
            after[patch.path] = _renamed(deleted, after[patch.path])
    return {path: version for path, version in after.items() if version}


def _version(commit: Commit, before: Version, patch: Patch) -> Version:
    after: list[Line] = []
    read = 0
    for hunk in patch.hunks:
        cut = hunk.gone - 1 if hunk.removed else hunk.gone
        after += before[read:cut]
        read = cut + hunk.removed

        def written(place: int, start: int = hunk.start) -> Origin:
            return Origin(commit.sha, patch.path, start + place, commit.day)

        after += aligned(before[cut:read], hunk.added, written)
    return (*after, *before[read:])


def _renamed(deleted: Sequence[Version], version: Version) -> Version:
    """A new file with the origins of the deleted one that it mostly is, if there is one."""
    words = {_bare(line.text) for line in version}
    shared = [sum(_bare(line.text) in words for line in one) for one in deleted]
    best = max(range(len(deleted)), key=shared.__getitem__)
    if shared[best] * 2 < len(deleted[best]):
        return version
    texts = [line.text for line in version]
    return aligned(deleted[best], texts, lambda place: version[place].origin)


def _merged(commit: Commit, versions: Sequence[Version]) -> Version:
    """A file that a merge changed against each parent: a line is from where it was before."""
    return tuple(
        next((line for line in same if line.origin and line.origin.sha != commit.sha), same[0])
        for same in zip(*versions, strict=True)
    )
