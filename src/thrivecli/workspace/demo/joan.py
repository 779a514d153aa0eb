"""Joan Citizen's year: a developer on her way to running what she builds."""

from thrivecli.workspace.demo.acts import (
    add,
    assign,
    defer,
    done,
    drop,
    note,
    start,
    typed,
    wins,
)
from thrivecli.workspace.demo.story import Story, meeting, scene

_ME = "*@Joan Citizen*"
_SAM = "Sam Lee"
_FRIDAYS = "- Friday afternoons are kept for learning."
_NIGHTLY = "- The load test runs every night and stays green."

_FIRST = meeting(
    364,
    scene(
        0,
        typed(
            f"{_ME} Draft the outline of the on-call guide by {{+35}} +on-call-guide",
            f"{_ME} Shadow two on-call shifts by {{+38}} +on-call-guide",
            "*@Sam Lee* Introduce Joan to the platform team by {+14}",
            f"{_ME} Read 'Release It!' to the end by {{+84}}",
            in_0="- Look after the invoices feature from the first sketch to the release",
            in_12="- Be on call without a second person",
            in_36="- Lead a small platform team",
            in_96="- Live by the sea and work four days a week",
            holding_back="- I hear of design decisions once they are made.\n"
            "- I have hardly any practice in running what I build.",
            good_at="- Explaining things in writing",
            opportunities="- Leading an incident review",
            change_job="- Fewer meetings on Monday mornings",
            projects="- Write the on-call guide that the team lacks +on-call-guide #1y\n"
            "- Take the invoices feature to its release +invoices #today",
            help="- Sam: a seat in the architecture round",
            on_track=_FRIDAYS,
        ),
    ),
    scene(11, done("Introduce Joan"), by=_SAM),
    scene(
        16,
        wins(
            "- Fixed the invoice tests that failed one time in five",
            "  - They shared one database; now each has its own.",
            "  - Nobody has had to run them twice since.",
        ),
    ),
    scene(25, start("Shadow two")),
    scene(
        30,
        done("Draft the outline"),
        wins("- The outline of the on-call guide stands, and two people have read it"),
    ),
)

_SECOND = meeting(
    322,
    scene(
        0,
        typed(
            f"{_ME} Write down the first three runbooks by {{+36}} +on-call-guide",
            f"{_ME} Ask @Sam Lee about the budget for a conference by Friday",
            f"{_ME} Sketch the invoices screen with the designers by {{+28}} +invoices",
            help="- Sam: an hour with whoever was on call last year",
            on_track=_FRIDAYS,
        ),
        note("Write down", "disk full, queue stuck, certificate expired"),
    ),
    scene(2, done("Ask @Sam Lee")),
    scene(
        9,
        done("Shadow two"),
        wins(
            "- Went along on two on-call shifts",
            "  - Second night: a full disk, solved in twenty minutes.",
        ),
    ),
    scene(30, done("Write down"), wins("- Three runbooks that a newcomer followed without help")),
    next=42,
)

_THIRD = meeting(
    280,
    scene(
        0,
        typed(
            f"{_ME} Sit in on the architecture round twice by {{+32}}",
            f"{_ME} Ask three colleagues for feedback",
            in_12="- Be on call for payments without a second person",
            help="- Sam: tell the architecture round that I am coming",
            on_track=_FRIDAYS,
        ),
    ),
    scene(5, done("Sketch the invoices"), wins("- The invoices screen is sketched and agreed")),
    scene(20, wins("- Explained retries to the new colleagues, with drawings")),
    scene(28, done("Sit in on")),
    next=35,
)

_FOURTH = meeting(
    245,
    scene(
        0,
        drop("Read 'Release It!'", "the reading group chose another book"),
        typed(
            f"{_ME} Lead the review of one incident by {{+35}}",
            f"{_ME} Release invoices to the first ten customers by {{+30}} +invoices",
            help="- Sam: the next incident that is not too large",
            on_track=_FRIDAYS,
        ),
    ),
    scene(4, wins("- The invoices feature is through the design review at the first attempt")),
    scene(25, done("Release invoices")),
)

_FIFTH = meeting(
    203,
    scene(
        0,
        defer("Lead the review", 35),
        typed(
            f"{_ME} Finish the on-call guide and have two others read it by {{+40}} +on-call-guide",
            help="- Sam: fewer support days until I have moved house",
            on_track="- I sleep. The rest follows.",
        ),
    ),
    scene(28, wins("- My first week on call with nobody beside me")),
    scene(
        36,
        done("Finish the on-call guide"),
        wins(
            "- The on-call guide is published",
            "  - Twelve runbooks; the other teams have asked for a copy.",
        ),
    ),
)

_SIXTH = meeting(
    161,
    scene(
        0,
        typed(
            f"{_ME} Measure how much load payments bears today by {{+28}} +payments-load",
            f"{_ME} Arrange a swap of two weeks with the platform team by {{+35}}",
            in_0="- Run incident reviews, and teach others to",
            projects="- Make payments bear ten times the load +payments-load #1y\n"
            "- Hand the on-call guide over to the whole team +on-call-guide #1y",
            help="- Sam: somebody to practise hard questions with",
            on_track="- One review led before we meet again.",
        ),
    ),
    scene(8, done("Ask three colleagues")),
    scene(
        18,
        done("Lead the review"),
        wins(
            "- Led the review of the day the mail queue stood still",
            "  - Four follow-ups, all of them small enough to be done.",
        ),
    ),
    scene(30, done("Measure how much"), wins("- We know what payments bears: 40 orders a second")),
    next=35,
)

_SEVENTH = meeting(
    126,
    scene(
        0,
        assign("Arrange a swap", _SAM),
        typed(
            f"{_ME} Try the load test on a copy of production by {{+35}} +payments-load",
            f"{_ME} Sum up the feedback in five sentences by next check-in",
            in_96="",
            help="- Sam: the swap, since it is between the two team leads",
            on_track=_NIGHTLY,
        ),
    ),
    scene(20, wins("- The new colleague took over my runbooks and mended two of them")),
    scene(30, done("Try the load test"), wins("- The load test runs every night by itself")),
)

_EIGHTH = meeting(
    84,
    scene(
        0,
        typed(
            f"{_ME} Cut the slowest payments query to a tenth by {{+39}} +payments-load",
            f"{_ME} Offer the other teams a session on incident reviews by {{+30}}",
            help="- Sam: remind the platform team's lead of the swap",
            on_track=_NIGHTLY,
        ),
    ),
    scene(10, wins("- Wrote the page on how we do incident reviews")),
    scene(15, done("Arrange a swap"), by=_SAM),
    scene(22, start("Cut the slowest")),
    scene(
        33,
        wins(
            "- Payments got through the sale without a page",
            "  - 71 orders a second at the worst moment.",
        ),
    ),
)

_NINTH = meeting(
    42,
    scene(
        0,
        typed(
            f"{_ME} Spend two weeks with the platform team by {{+60}}",
            "*@Sam Lee* Propose Joan for the release round by {+35}",
            f"{_ME} Draft the talk on incident reviews by {{+30}}",
            help="- Sam: a word with the platform team's lead about what I could take on there",
            on_track=_NIGHTLY,
        ),
    ),
    scene(7, wins("- A second team runs its incident reviews our way")),
    scene(21, wins("- The payments query is four times as fast; a tenth is in sight")),
    scene(25, done("Draft the talk")),
    scene(30, add("Book a room for the session on incident reviews", 14)),
    scene(38, wins("- First rehearsal of the talk, in front of five colleagues")),
)

JOAN = Story(
    "Joan Citizen",
    _SAM,
    (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH, _EIGHTH, _NINTH),
)
