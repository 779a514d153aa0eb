"""Where an added action goes: a person's newest check-in."""

from thrivecli.errors import UsageFault
from thrivecli.journal.adding import NewAction, add_action
from thrivecli.model.plan import FileChange
from thrivecli.workspace.store import Store


def addition(store: Store, new: NewAction, person: str) -> tuple[FileChange, str]:
    """The change that adds an action to somebody's newest check-in, and the action's id."""
    journal = store.journal
    meetings = journal.meetings(person)
    if not meetings:
        raise UsageFault(
            f"{person} has no check-in to add it to",
            hint=f'`thrive checkin new "{person}"` makes one',
        )
    store.refuse_unread(meetings[-1].path.rpartition("/")[0], meetings[-1])
    known = store.people.known(person)
    checkins = journal.by_person[store.label, person]
    slug = known.slug if known else person
    return add_action(new, store.reading(meetings[-1].path), checkins, slug, store.context)
