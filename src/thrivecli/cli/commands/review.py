"""``thrive review``: the performance-review packet."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, note_if_empty, one_person_if_any, the_past_day
from thrivecli.errors import UsageFault
from thrivecli.model.span import Span


def review(
    ctx: typer.Context,
    person: options.OptionalPerson = None,
    *,
    since: Annotated[
        str, typer.Option("--since", help="From this day on.", metavar="DATE", show_default=False)
    ],
    until: Annotated[
        str, typer.Option("--until", help="To this day.", metavar="DATE", show_default=False)
    ],
    json: options.Json = False,
) -> None:
    """Gather what somebody did, with sources, for a performance review.

    Markdown, word for word from the notes: wins month by month, actions finished on time and
    late, projects and the horizon they serve, goals then and now. Each line names the file,
    line and commit it is from, so that it can be seen that it was written at the time.
    """
    # Slow to import, and no other command needs them.
    from thrivecli.journal.review.review import review as review_of
    from thrivecli.render.review.data import review_data, review_screen
    from thrivecli.workspace.past import history_of

    session = begin(ctx, json=json)
    first = the_past_day(session, since, "--since", opening=True)
    last = the_past_day(session, until, "--until")
    if last < first:
        raise UsageFault(f"--until: {last} is before {first}", hint="swap the two dates")
    name = one_person_if_any(session, person) or ""
    theirs = [store for store in session.stores if name in store.journal.names]
    found = review_of(session.journal, history_of(theirs), name, Span(first, last), session.today)
    several = session.located.are_several
    session.answer(
        review_data(found, several=several),
        lambda: review_screen(found),
        session.journal.all_problems(),
    )
    note_if_empty(session)
