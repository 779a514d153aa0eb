"""Taking back what one command wrote, out of a file people have written in since.

It is a three-way merge whose base is what the command left behind: thrive's way back
(``after`` to ``before``) and the person's way on (``after`` to ``today``) are both put
onto ``after``. Where the two touch the same words, nothing is guessed.
"""

from dataclasses import dataclass
from itertools import pairwise

from thrivecli.journal.undo.byte_edits import ByteEdit, edits_between, put_onto
from thrivecli.journal.undo.slide import beside


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is left alone; ``line`` counts from 1 in what the command left behind."""

    why: str
    line: int = 0


def take_back(
    before: bytes | None, after: bytes | None, today: bytes | None
) -> bytes | Refusal | None:
    """What the file is to hold once the command's change (``before`` to ``after``) is gone.

    ``None`` stands for no file, in and out. A file that is as it was before the command
    stays so. Every byte of ``today`` that the command did not write is in the result.
    """
    if today in (before, after):
        return before
    if today is None:
        return Refusal("the file is gone")
    if before is None:
        return Refusal("the file was written to since the command made it")
    if after is None:
        return Refusal("there is a new file of that name")
    return _merged(after, edits_between(after, before), edits_between(after, today))


def _merged(
    after: bytes, ours: tuple[ByteEdit, ...], theirs: tuple[ByteEdit, ...]
) -> bytes | Refusal:
    theirs = beside(after, theirs, ours)
    both = sorted([(edit, True) for edit in ours] + [(edit, False) for edit in theirs])
    # No two of one side touch, so whatever collides stands side by side.
    for (first, is_ours), (second, is_ours_too) in pairwise(both):
        if is_ours != is_ours_too and _collide(after, first, second, is_ours):
            line = after.count(b"\n", 0, second.start) + 1
            return Refusal("what the command wrote was changed since", line)
    return put_onto(after, [*ours, *theirs])


def _collide(after: bytes, first: ByteEdit, second: ByteEdit, first_is_ours: bool) -> bool:
    if second.start < first.end:
        return True
    if second.start > first.end:
        return False
    at_one_point = first.start == second.end  # two texts for one place: which comes first?
    return at_one_point or (first_is_ours and _would_join(after, first, second))


def _would_join(after: bytes, first: ByteEdit, second: ByteEdit) -> bool:
    """Whether taking back ``first`` makes one line of two, the second being the person's."""
    if not after[: first.end].endswith(_LINE_ENDS):
        return False
    left = after[: first.start] + first.text
    right = second.text + after[second.end :]
    return bool(left and right) and not left.endswith(_LINE_ENDS) and right[:1] not in _LINE_ENDS


_LINE_ENDS = (b"\n", b"\r")
