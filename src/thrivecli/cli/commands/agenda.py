"""``thrive agenda``: the brief for the next meeting."""

from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, note_if_empty, one_person_if_any


def agenda(
    ctx: typer.Context,
    person: options.OptionalPerson = None,
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="As Markdown, to paste into a note or a mail.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Brief the next meeting: a minute's reading for both of you.

    What is due and what got in the way, what changed, who promised what, and when you meet again.
    """
    # Slow to import, and no other command needs them.
    from thrivecli.journal.agenda.agenda import agenda_of
    from thrivecli.render.agenda.data import agenda_data
    from thrivecli.render.agenda.markdown import agenda_markdown
    from thrivecli.render.agenda.screen import agenda_screen

    session = begin(ctx, json=json)
    name = one_person_if_any(session, person)
    brief = None if name is None else agenda_of(session.journal, name, session.today)
    session.answer(
        agenda_data(brief, name, several=session.located.are_several),
        lambda: (agenda_markdown if markdown else agenda_screen)(brief, name),
        session.journal.all_problems(),
    )
    note_if_empty(session)
    if name is not None and brief is None:
        session.note(f'hint: `thrive checkin new "{name}"` makes the first')
