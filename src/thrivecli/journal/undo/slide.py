"""One edit can be told in several ways; this finds the way that keeps clear of another edit.

Where ``Sam (done)`` became ``Sam Lee (done)``, either ``Lee`` and the space after it were
put in, or the space before it and ``Lee``. A comparison picks one of the two by chance.
"""

from collections.abc import Iterator, Sequence

from thrivecli.journal.undo.byte_edits import ByteEdit

_FARTHEST = 1000  # bytes


def beside(
    text: bytes, edits: Sequence[ByteEdit], others: Sequence[ByteEdit]
) -> tuple[ByteEdit, ...]:
    """``edits`` of ``text``, those that lie within one of ``others`` moved out where that is
    the same edit told otherwise.
    """
    result: list[ByteEdit] = []
    for place, edit in enumerate(edits):
        low = result[-1].end + 1 if result else 0
        high = edits[place + 1].start - 1 if place + 1 < len(edits) else len(text)
        blocking = next((other for other in others if _overlap(edit, other)), None)
        result.append(_moved(text, edit, blocking, (low, high)) if blocking else edit)
    return tuple(result)


def _overlap(one: ByteEdit, other: ByteEdit) -> bool:
    return one.start < other.end and other.start < one.end


def _moved(text: bytes, edit: ByteEdit, blocking: ByteEdit, bounds: tuple[int, int]) -> ByteEdit:
    low, high = bounds
    for told in _tellings(text, edit):
        if low <= told.start and told.end <= high and not _overlap(told, blocking):
            return told
    return edit


def _tellings(text: bytes, edit: ByteEdit) -> Iterator[ByteEdit]:
    """The same edit, begun ever earlier, then ever later; only bare additions and removals."""
    if edit.text and edit.start < edit.end:
        return
    now = edit
    for _ in range(_FARTHEST):
        last = (edit.text and now.text[-1:]) or text[now.end - 1 : now.end]
        if not now.start or text[now.start - 1 : now.start] != last:
            break
        now = ByteEdit(now.start - 1, now.end - 1, last[: len(edit.text)] + now.text[:-1])
        yield now
    now = edit
    for _ in range(_FARTHEST):
        first = (edit.text and now.text[:1]) or text[now.start : now.start + 1]
        if now.end >= len(text) or text[now.end : now.end + 1] != first:
            break
        now = ByteEdit(now.start + 1, now.end + 1, now.text[1:] + first[: len(edit.text)])
        yield now
