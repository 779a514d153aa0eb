"""What was typed behind ``thrive report``, made into the report, and what to draw it with."""

import os
import sys
from collections.abc import Collection, Mapping

from thrivecli.cli.asking import people_meant, the_past_day
from thrivecli.cli.session import Session
from thrivecli.errors import UsageFault
from thrivecli.journal.history.finished import Finished, Known, ThreadKey, finished_days
from thrivecli.journal.report.report import Report, make_report
from thrivecli.render.report.bars import Glyphs, glyphs_for
from thrivecli.workspace.past import history_of


def report_meant(
    session: Session, person: str | None, first_day: str | None, last_day: str | None
) -> Report:
    """The report on this person, or on all, from one day to another."""
    people = people_meant(session, person)
    since = until = None
    if first_day is not None:
        since = the_past_day(session, first_day, "--since", opening=True)
    if last_day is not None:
        until = the_past_day(session, last_day, "--until")
    if since is not None and since > (until or session.today):
        raise UsageFault(
            f"--since {since.isoformat()} is after the report's last day, "
            f"{(until or session.today).isoformat()}",
            hint="name an earlier day, or a later one with --until",
        )
    finished = settled_days(session, people)
    return make_report(session.journal, people, since, until, session.today, finished=finished)


def settled_days(session: Session, people: Collection[str]) -> Mapping[ThreadKey, Finished]:
    """The day each action of these people's, or of everybody's, was settled on.

    Git is asked only where some line does not say.
    """
    written = finished_days(session.journal, None, people)
    if all(one.known is Known.WRITTEN for one in written.values()):
        return written
    return finished_days(session.journal, history_of(session.stores), people)


def glyphs_of(session: Session) -> Glyphs:
    """Block characters on a terminal that has them; what is piped stays plain ASCII."""
    is_terminal = session.colour == "always" or sys.stdout.isatty()
    return glyphs_for(sys.stdout.encoding if is_terminal else None, os.environ.get("TERM", ""))
