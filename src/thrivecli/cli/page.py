"""The report as a page in a file, and that page in a browser."""

import sys
from datetime import date
from pathlib import Path

from thrivecli.cli.session import Session
from thrivecli.cli.writing import tell_unconfirmed
from thrivecli.errors import UsageFault
from thrivecli.journal.goals.ledger import Ledger, follow_goals
from thrivecli.journal.journal import Owner
from thrivecli.journal.report.report import Report


def save_page(session: Session, report: Report, typed: Path) -> Path:
    """Write the report's page to the file that was typed; gives the file's whole path."""
    from thrivecli.render.page.values import page_values  # for this option only, as the next two
    from thrivecli.workspace.report_file import write_page
    from thrivecli.workspace.template.sandbox.page import render_page
    from thrivecli.workspace.typed_path import typed_path

    file = typed_path(typed)
    if file.name in ("", "..") or file.is_dir():
        raise UsageFault(f"--html: {typed} is a folder", hint="name a file, such as report.html")
    ledgers = {
        (one.workspace, one.person): _ledgers(session, (one.workspace, one.person), one.until)
        for one in report.people
    }
    if not write_page(file, render_page(page_values(report, ledgers)), session.located.roots):
        tell_unconfirmed(session, [str(typed)])
    return file.parent.resolve() / file.name


def show_page(session: Session, file: Path) -> None:
    """Open the page in the usual browser, where somebody sits at a terminal."""
    from thrivecli.workspace.report_file import open_page  # for this option only

    if not sys.stdout.isatty():
        session.note("not opened: this is no terminal", f"the page is {file}")
    elif not open_page(file):
        session.note("no browser could be started", f"open {file} yourself")


def _ledgers(session: Session, owner: Owner, until: date) -> tuple[Ledger, ...]:
    """The goals as they were followed up to that day."""
    checkins = session.journal.by_person[owner]
    return follow_goals([one for one in checkins if one.date <= until])
