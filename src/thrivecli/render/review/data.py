"""The review packet as people and scripts read it."""

from typing import Any

from thrivecli.journal.history.evidence import Quote
from thrivecli.journal.review.actions import FinishedAction
from thrivecli.journal.review.goals import Stand
from thrivecli.journal.review.review import Review
from thrivecli.render.envelope import iso
from thrivecli.render.parts import Screen, Verbatim
from thrivecli.render.review.packet import packet


def review_screen(review: Review) -> Screen:
    """The packet, in Markdown."""
    return (Verbatim(packet(review)),)


def review_data(review: Review, *, several: bool = False) -> dict[str, Any]:
    """The packet as JSON has it."""
    actions = review.actions
    return {
        "person": review.person or None,
        "since": iso(review.since),
        "until": iso(review.until),
        "checkins": review.checkins,
        "months": [
            {
                "month": f"{month.first:%Y-%m}",
                "wins": [
                    {"date": iso(win.day)} | _quote(win.quote, several=several)
                    for win in month.wins
                ],
            }
            for month in review.months
        ],
        "actions": {
            "on_time": [_action(one, several=several) for one in actions.on_time],
            "late": [_action(one, several=several) for one in actions.late],
            "no_due_date": [_action(one, several=several) for one in actions.no_due_date],
            "day_unknown": [_action(one, several=several) for one in actions.day_unknown],
        },
        "projects": [
            _quote(one.quote, several=several)
            | {
                "slug": one.slug,
                "horizon": one.horizon,
                "since": iso(one.since),
                "actions_done": one.done,
            }
            for one in review.projects
        ],
        "goals": [
            {
                "horizon": one.horizon,
                "unchanged": one.is_unchanged,
                "then": _stand(one.then, several=several),
                "now": _stand(one.now, several=several),
            }
            for one in review.goals
        ],
        "cites": review.cites,
    }


def _quote(quote: Quote, *, several: bool) -> dict[str, Any]:
    """Words with where they stand today, and the commit that has them."""
    data: dict[str, Any] = {
        "text": quote.text,
        "details": [one.text for one in quote.details],
        "path": quote.place.path if quote.place else None,
        "line": quote.place.line if quote.place else None,
        "cite": quote.origin.cite if quote.origin else None,
        "committed": iso(quote.origin.day) if quote.origin else None,
        "days_later": quote.late,
        "detail_cites": [one.origin.cite if one.origin else None for one in quote.details],
    }
    if several and quote.place:
        data["workspace"] = quote.place.workspace
    return data


def _action(action: FinishedAction, *, several: bool) -> dict[str, Any]:
    return {
        "id": action.id,
        **_quote(action.quote, several=several),
        "done_on": iso(action.finished.day),
        "known": action.finished.known.value,
        "due": iso(action.due),
        "first_due": iso(action.first_due),
        "project": action.project,
        "checkin": iso(action.checkin),
    }


def _stand(stand: Stand, *, several: bool) -> dict[str, Any]:
    return {
        "checkin": iso(stand.checkin),
        "goals": [_quote(one, several=several) for one in stand.goals],
    }
