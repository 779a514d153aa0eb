"""Making the listing from a journal: only the shares of people whose files have changed."""

from datetime import date

from thrivecli.journal.journal import Journal, Owner
from thrivecli.journal.listing import Filter, list_actions
from thrivecli.journal.row import ActionRow
from thrivecli.model.problem import Severity
from thrivecli.quick.beside import Note
from thrivecli.quick.listing import Listing, Names, Object, Row, Share
from thrivecli.render.actions import (
    action_data,
    facts_of,
    left_open_note,
    mark_of,
    stranded_note,
    text_of,
)
from thrivecli.render.clean import clean
from thrivecli.render.envelope import part_json, problem_data, problem_note

_OVERDUE = '\n      "overdue": '


def prepared(
    journal: Journal, context: bytes, fingerprints: dict[str, int], before: Listing | None
) -> Listing:
    """The listing of one workspace; shares with the same fingerprint are taken over.

    ``fingerprints`` stand for each person's files as they are now.
    """
    told = [one for one in journal.all_problems() if one.severity is not Severity.NOTE]
    as_json = part_json([problem_data(one) for one in told], depth=1)
    listing = Listing(context, [_note(problem_note(one)) for one in told], as_json)
    is_usable = before is not None and before.context == context
    known = {one.person: one for one in before.shares} if before and is_usable else {}
    for owner in journal.by_person:
        share = known.get(owner[1])
        if share is None or share.fingerprint != fingerprints[owner[1]]:
            share = _share(journal, owner, fingerprints[owner[1]])
        listing.shares.append(share)
    return listing


def names_of(journal: Journal) -> Names:
    """Who may be meant by what."""
    return Names(*journal.people.words(), list(journal.names))


def _share(journal: Journal, owner: Owner, fingerprint: int) -> Share:
    share = Share(owner[1], fingerprint)
    # On the first of all days nothing is overdue: that is told when it is printed.
    for row in list_actions(journal, Filter(people=frozenset([owner[1]])), date.min):
        share.rows.append(_row(row))
        share.objects.append(_object(row))
    threads = journal.threads[owner]
    share.left_open = [_note(left_open_note(one)) for one in threads if one.left_open]
    stranded = [one for one in threads if one.is_stranded and not journal.is_astray(one)]
    share.stranded = [_note(stranded_note(one)) for one in stranded]
    journal.let_go(owner)  # there may be a thousand people
    return share


def _row(row: ActionRow) -> Row:
    facts = [clean(one.text) for one in facts_of(row, with_person=True)]
    own = len(facts_of(row, with_person=False))
    return (
        f"{clean(row.id)}  {mark_of(row).text}",
        row.due.isoformat() if row.due else "",
        clean(", ".join(row.owners)),
        clean(text_of(row)),
        ", ".join(facts[:own]),
        "".join(facts[own:]),
        clean(f"{row.path}:{row.line}"),
        row.left_behind,
        row.owners,
        row.checkin.isoformat(),
        row.path,
        row.line,
    )


def _object(row: ActionRow) -> Object:
    before, _, behind = part_json(action_data(row), depth=2).partition(f"{_OVERDUE}false")
    return before + _OVERDUE, behind


def _note(told: tuple[str, str]) -> Note:
    return clean(told[0]), clean(told[1])
