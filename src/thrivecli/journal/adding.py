"""Adding an action to a check-in: one line under the tasks question."""

from dataclasses import dataclass
from datetime import date
from itertools import count

from thrivecli.errors import UnreadableCheckIn, UsageFault
from thrivecli.journal.carrying.sheet import Sheet, tasks_place
from thrivecli.journal.ids import added_id, derived_ids
from thrivecli.markdown.actions import Context
from thrivecli.markdown.dates.arguments import write_date
from thrivecli.markdown.document import open_document, splice
from thrivecli.markdown.edits import rewritten, write_id
from thrivecli.markdown.header import read_header
from thrivecli.markdown.landing import Line
from thrivecli.markdown.parse import Reading, parse_checkin
from thrivecli.model.action import Action
from thrivecli.model.checkin import CheckIn
from thrivecli.model.plan import FileChange
from thrivecli.model.problem import Problem


@dataclass(frozen=True, slots=True)
class NewAction:
    """What to add: its words, and what the options say besides."""

    text: str
    owner: str | None = None
    due: date | None = None
    project: str | None = None

    @property
    def words(self) -> str:
        """The line behind its checkbox, as a person would have written it."""
        parts = [
            f"*@{self.owner}*" if self.owner else "",
            " ".join(self.text.split()),
            f"+{self.project}" if self.project else "",
            f"by {write_date(self.due, 'long')}" if self.due else "",
        ]
        return " ".join(part for part in parts if part)


def add_action(
    new: NewAction, reading: Reading, others: tuple[CheckIn, ...], slug: str, context: Context
) -> tuple[FileChange, str]:
    """The change that adds an action to a check-in, and the action's id.

    ``others`` are the person's check-ins and worksheets oldest first, this one among them.
    Raises :class:`UsageFault` where the words would not be read as one action that says
    what was asked for.
    """
    if not new.text.strip():
        raise UsageFault("there is nothing to add", hint='say what is to be done in "quotes"')
    new.words.encode()  # raises, which the door tells of, where they are no text at all
    before = reading.document
    sheet, place = tasks_place(Sheet.of(before.path, before.text))
    sheet = sheet.with_items(place, [[Line(f"[ ] {new.words}")]])
    after = _read(sheet.text, before.path, context)
    index = _index_of_new(reading, after)
    _check(new, after, index)
    line = after.lines[index]
    name = _new_id(slug, others, reading.checkin, line.action)
    named = splice(sheet.text, rewritten(line, context, after.checkin.date, [write_id(name)]))
    return FileChange(before.path, before.data, named.encode()), name


def _new_id(slug: str, others: tuple[CheckIn, ...], checkin: CheckIn, action: Action) -> str:
    """An id that no line is called by, wherever it stands."""
    taken = {name for ids in derived_ids(slug, others) for name in ids}
    taken.update(one.id for other in others for one in other.actions if one.id)
    names = (added_id(slug, checkin, action.identity, added) for added in count())
    return next(name for name in names if name not in taken)


def _read(text: str, path: str, context: Context) -> Reading:
    document = open_document(path, text.encode())
    if not isinstance(document, Problem):
        reading = parse_checkin(document, read_header(document, context.date_order), context)
        if not isinstance(reading, Problem):
            return reading
    raise UsageFault("these words cannot be put on one line", hint="leave out odd characters")


def _index_of_new(before: Reading, after: Reading) -> int:
    """Which action was added: all others must still be there, and say what they said."""
    old = [(action.marker, action.tie, action.id) for action in before.checkin.actions]
    new = [(action.marker, action.tie, action.id) for action in after.checkin.actions]
    if len(new) == len(old) + 1:
        # Among equals the last is the new one: it stands at the end of their list.
        index = next((n for n, one in enumerate(old) if new[n] != one), len(old))
        if new[:index] + new[index + 1 :] == old:
            return index
    raise UnreadableCheckIn(
        f"{before.document.path}: there is no place for a new action item in this file",
        hint="look for a code fence or an HTML comment that is not closed",
    )


def _check(new: NewAction, after: Reading, index: int) -> None:
    action = after.checkin.actions[index]
    due = action.due.on(after.checkin.date, after.checkin.next) if action.due else None
    if new.owner and action.owners[:1] != (new.owner,):
        raise UsageFault(f"the words name another owner than --owner {new.owner}")
    if new.due and due != new.due:
        raise UsageFault(f"the words name another date than --due {new.due.isoformat()}")
    if _names_another(action.project, new.project):
        raise UsageFault(f"the words name another project than --project {new.project}")
    if new.project and action.project != new.project.lower():
        raise UsageFault(
            f"'{new.project}' cannot be a project's tag", hint="use letters, digits, -"
        )


def _names_another(found: str | None, asked: str | None) -> bool:
    return bool(found and asked) and not str(asked).lower().startswith(str(found))
