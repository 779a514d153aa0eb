"""The listing as lines or as JSON: the same bytes as the long way prints."""

from thrivecli.quick.beside import left_behind, some_named, some_problems
from thrivecli.quick.listing import Listing, Object, Row
from thrivecli.quick.spelling import Wanted

_WIDEST = 30  # characters; what may be longer is not lined up

Chosen = list[tuple[str, Row, Object | None]]
"""The rows that are wanted, each with whose it is, and its JSON where that is wanted."""


def chosen_rows(listing: Listing, wanted: Wanted, today: str, person: str, owner: str) -> Chosen:
    """The rows that are wanted, in the order in which they are listed."""
    shares = [one for one in listing.shares if not person or one.person == person]
    found: Chosen = []
    for share in shares:
        objects: list[Object | None] = [*share.objects] or [None] * len(share.rows)
        found += [(share.person, row, one) for row, one in zip(share.rows, objects, strict=True)]
    if wanted.only_overdue:
        found = [one for one in found if one[1][1] and one[1][1] < today]
    if owner:
        found = [one for one in found if owner in one[1][8]]
        found.sort(key=lambda one: _by_due(one[1]))
    return found


def _by_due(row: Row) -> tuple[object, ...]:
    """Left-behind ones last, then the nearest first; people stay in order of name."""
    due, left_behind, checkin, path, line = row[1], row[7], row[9], row[10], row[11]
    return (left_behind, not due, due or checkin, checkin, path, line)


def lines(found: Chosen, today: str) -> str:
    """The rows as the columns of the plain table."""
    if not found:
        return "No actions.\n"
    several = len({person for person, _, _ in found}) > 1
    rows = [row for _, row, _ in found]
    texts = [
        text + _remarks(due and due < today, facts, for_person if several else "")
        for _, due, _, text, facts, for_person, *_ in rows
    ]
    width = max(map(len, texts))
    width = 0 if width > _WIDEST else width
    owner = max(len(row[2]) for row in rows)
    no_due = "-".ljust(10 if any(row[1] for row in rows) else 1)
    return "".join(
        [
            f"{row[0]}  {row[1] or no_due}  {row[2].ljust(owner)}  {text.ljust(width)}  {row[6]}\n"
            for row, text in zip(rows, texts, strict=True)
        ]
    )


def _remarks(overdue: object, facts: str, for_person: str) -> str:
    if not (overdue or facts or for_person):
        return ""
    told = ("overdue" if overdue else "", facts, for_person)
    return f" ({', '.join([one for one in told if one])})"


def document(found: Chosen, listing: Listing, today: str) -> str:
    """The rows as the one object that scripts read."""
    objects = [
        f"{one[0]}{'true' if row[1] and row[1] < today else 'false'}{one[1]}"
        for _, row, one in found
        if one is not None
    ]
    data = "[\n    " + ",\n    ".join(objects) + "\n  ]" if objects else "[]"
    told = f'"data": {data},\n  "problems": {listing.problems_json}'
    return f'{{\n  "schema": "thrive/1",\n  {told}\n}}\n'


def notes(listing: Listing, found: Chosen, wanted: Wanted, person: str) -> str:
    """What is said on stderr beside the answer."""
    shares = [one for one in listing.shares if not person or one.person == person]
    told = [
        *([] if wanted.as_json else some_problems(listing.problems)),
        *left_behind(sum(row[7] for _, row, _ in found)),
        *some_named([note for share in shares for note in share.left_open]),
        *some_named([note for share in shares for note in share.stranded]),
    ]
    each_once = dict(reversed(told))
    return "".join(
        f"{message}\nhint: {hint}\n" if hint else f"{message}\n"
        for message, hint in reversed(each_once.items())
    )
