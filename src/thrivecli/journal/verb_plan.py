"""From a verb and the actions it is for to the changes of their files, each one verified."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from thrivecli.errors import UnreadableCheckIn
from thrivecli.journal.thread import Copy, Thread
from thrivecli.markdown.actions import ActionLine, Context
from thrivecli.markdown.document import open_document, splice
from thrivecli.markdown.edits import Rewrite, rewritten, with_marker, write_id
from thrivecli.markdown.header import read_header
from thrivecli.markdown.parse import Reading, parse_checkin
from thrivecli.markdown.relocate import Splice
from thrivecli.model.action import Action, Status
from thrivecli.model.plan import FileChange
from thrivecli.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to become of one line: its marker (``None``: as it is) and its words.

    ``id`` is what the line is called by afterwards. ``meant`` gives, for the action as it
    was and as it then reads, what it ought to read: nothing else may have changed.
    """

    copy: Copy
    id: str
    status: Status | None
    rewrites: tuple[Rewrite, ...] = ()
    meant: Callable[[Action, Action], Action] = lambda old, _new: old


Verb = Callable[[Thread], Iterable[Edit]]


def carry_out_verb(
    verb: Verb,
    threads: Sequence[Thread],
    read: Callable[[str], Reading],
    context: Context,
    among: Iterable[Thread] = (),
) -> tuple[FileChange, ...]:
    """The changes that do this to these actions; none where all is so already.

    ``read`` gives a check-in by its path, ``among`` are all threads there are. Raises
    :class:`UnreadableCheckIn` where an edit would change more than is meant,
    :class:`UsageFault` where it makes no sense.
    """
    among = tuple(among)
    meant = [(thread, edit) for thread in threads for edit in verb(thread)]
    loosened = {thread.id: thread for thread, edit in meant if _changes_likeness(thread, edit)}
    namings = [edit for thread in loosened.values() for edit in _namings(thread, among)]
    edits: dict[str, list[Edit]] = {}
    for edit in (*(edit for _, edit in meant), *namings):  # a line's own edit comes first
        edits.setdefault(edit.copy.checkin.path, []).append(edit)
    changes = []
    for path, wanted in edits.items():
        reading = read(path)
        after = _edited(reading, wanted, context)
        if after != reading.document.text:
            changes.append(FileChange(path, reading.document.data, after.encode()))
    return tuple(changes)


def _changes_likeness(thread: Thread, edit: Edit) -> bool:
    """Whether other lines of the same words may be taken for its copies afterwards."""
    return edit.status is None or (thread.status.is_settled and not edit.status.is_settled)


def _namings(thread: Thread, among: Iterable[Thread]) -> Iterator[Edit]:
    """The ids of other lines of the same words, which tell them apart from this action.

    Those of later files might be taken for its copies; those of the same file are counted
    with it where ids are derived, and would be called something else afterwards.
    """
    live = thread.live
    for other in among:
        if other.id == thread.id or other.person != thread.person:
            continue
        for copy in other.copies:
            is_at_stake = copy.checkin.order >= live.checkin.order
            same_words = copy.action.tie == live.action.tie
            if is_at_stake and same_words and copy.action.id is None:
                yield Edit(copy, other.id, None)


def _edited(reading: Reading, edits: Iterable[Edit], context: Context) -> str:
    """The document's text with these edits, checked to have changed nothing else."""
    splices: list[Splice] = []
    touched: dict[int, Edit] = {}
    for edit in edits:
        line = _line_of(reading, edit.copy)
        if edit.copy.index in touched:
            continue
        touched[edit.copy.index] = edit
        if edit.status is not None:
            splices += with_marker(line, edit.status)
        rewrites = (write_id(edit.id), *edit.rewrites)
        splices += rewritten(line, context, reading.checkin.date, rewrites)
    text = splice(reading.document.text, splices)
    _verify(reading, text, touched, context)
    return text


def _line_of(reading: Reading, copy: Copy) -> ActionLine:
    lines = reading.lines
    if copy.index >= len(lines) or lines[copy.index].action != copy.action:
        raise UnreadableCheckIn(
            f"{reading.document.path} changed while it was being read", hint="try again"
        )
    return lines[copy.index]


def _verify(before: Reading, text: str, touched: dict[int, Edit], context: Context) -> None:
    document = open_document(before.document.path, text.encode())
    after = None
    if not isinstance(document, Problem):
        after = parse_checkin(document, read_header(document, context.date_order), context)
    if after is None or isinstance(after, Problem):
        raise _too_much(before, before.checkin.actions[min(touched)])
    if len(after.checkin.actions) != len(before.checkin.actions):
        raise _too_much(before, before.checkin.actions[min(touched)])
    for index, (old, new) in enumerate(
        zip(before.checkin.actions, after.checkin.actions, strict=True)
    ):
        if not _is_as_meant(old, new, touched.get(index)):
            raise _too_much(before, old)


def _is_as_meant(old: Action, new: Action, edit: Edit | None) -> bool:
    if edit is None:
        return old == new
    status_is_meant = new.status is (edit.status or old.status)
    return status_is_meant and new == replace(edit.meant(old, new), marker=new.marker, id=edit.id)


def _too_much(reading: Reading, action: Action) -> UnreadableCheckIn:
    return UnreadableCheckIn(
        f"{reading.document.path}:{action.line}: this line cannot be changed safely: "
        f"'{action.text}'",
        hint="edit it by hand; perhaps a code span or a bracket is not closed",
    )
