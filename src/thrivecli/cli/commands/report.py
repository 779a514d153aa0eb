"""``thrive report``: a stretch of time in numbers and small pictures."""

from pathlib import Path
from typing import Annotated

import typer

from thrivecli.cli import options
from thrivecli.cli.asking import begin, note_if_empty
from thrivecli.errors import UsageFault


def report(
    ctx: typer.Context,
    person: options.OptionalPerson = None,
    *,
    since: Annotated[
        str | None,
        typer.Option("--since", help="From this day; a year back if left out.", metavar="DATE"),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", help="To this day; today if left out.", metavar="DATE"),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", help="Write it as one page with pictures to this file.", metavar="FILE"
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open that page in the browser.")] = False,
    json: options.Json = False,
) -> None:
    """Look back: what was finished, how often you met, wins month by month.

    Each person stands alone: there is no score, no ranking and no sum over people.
    """
    # Slow to import, and no other command needs them.
    from thrivecli.cli.page import save_page, show_page
    from thrivecli.cli.reporting import glyphs_of, report_meant
    from thrivecli.render.page.written import page_written
    from thrivecli.render.report.data import report_data
    from thrivecli.render.report.screen import report_screen

    session = begin(ctx, json=json)
    if open_ and html is None:
        raise UsageFault("--open opens a page", hint="say --html FILE with it")
    made = report_meant(session, person, since, until)
    several = session.located.are_several
    file = None if html is None else save_page(session, made, html)
    data = report_data(made, several=several)
    session.answer(
        data if file is None else {**data, "html": str(file)},
        lambda: (
            page_written(str(html))
            if file
            else report_screen(made, glyphs_of(session), several=several)
        ),
        session.journal.all_problems(),
    )
    if file is not None and open_:
        show_page(session, file)
    note_if_empty(session)
