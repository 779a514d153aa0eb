"""Ravi Naidoo's year: an analyst who wants to build what runs without him."""

from thrivecli.workspace.demo.acts import done, drop, start, typed, wins
from thrivecli.workspace.demo.story import Story, meeting, scene

_ME = "*@Ravi Naidoo*"
_SAM = "Sam Lee"
_DASHBOARD = "- One dashboard that sales reads by itself +sales-dashboard #today"

_FIRST = meeting(
    350,
    scene(
        0,
        typed(
            f"{_ME} List the ten questions sales asks most by {{+20}} +sales-dashboard",
            f"{_ME} Take the course on data modelling by {{+40}}",
            in_0="- Answer the sales team's questions within a day",
            in_36="- Mentor an intern of my own",
            holding_back="- My days are cut up by small requests.",
            good_at="- Making a muddled table tell one story",
            opportunities="- Building something that runs without me",
            keeps_you="- The people, and how much I may decide myself",
            change_job="- One place to look for numbers instead of five",
            projects=_DASHBOARD,
            help="- Sam: keep my Thursdays free of requests",
            on_track="- Fewer than five requests a week that are not in the list.",
        ),
    ),
    scene(15, done("List the ten"), wins("- Found out what sales really asks: ten questions")),
    scene(36, done("Take the course"), wins("- Finished the course on data modelling")),
)

_SECOND = meeting(
    308,
    scene(
        0,
        typed(
            f"{_ME} Put three of the ten on a dashboard by {{+35}} +sales-dashboard",
            "Tidy the orders table, once and for all",
            help="- Sam: read access to the order system",
            on_track="- Sales looks at the dashboard before asking me.",
        ),
    ),
    scene(20, wins("- Orders and returns agree to the cent for the first time")),
    scene(33, done("Put three of"), wins("- The first three answers are on the dashboard")),
)

_THIRD = meeting(
    266,
    scene(
        0,
        typed(
            f"{_ME} Show the dashboard at the sales round by {{+14}} +sales-dashboard",
            help="- Nothing at present",
            on_track="- Sales looks at the dashboard before asking me.",
        ),
    ),
    scene(
        12,
        done("Show the dashboard"),
        wins("- Showed the dashboard at the sales round", "  - Requests fell by half that week."),
    ),
    scene(25, done("Tidy the orders")),
    scene(35, wins("- Wrote down what every column of the orders table means")),
)

_FOURTH = meeting(
    224,
    scene(
        0,
        typed(
            f"{_ME} Write the plan for an internship by {{+40}} +internship",
            "*@Sam Lee* Find the money for an intern by {+50}",
            in_12="- Mentor an intern of my own",
            in_36="- Lead the team that looks after our data",
            projects=f"{_DASHBOARD}\n- Take on an intern for half a year +internship #1y",
            help="- Sam: the money for an intern",
            on_track="- The plan is written before the year's budget is.",
        ),
    ),
    scene(18, wins("- All ten questions are on the dashboard")),
    scene(30, wins("- Answered the auditors in one afternoon")),
    scene(48, done("Write the plan"), wins("- The plan for the internship is agreed")),
    next=56,
)

_FIFTH = meeting(
    168,
    scene(
        0,
        typed(
            f"{_ME} Advertise the internship by {{+30}} +internship",
            f"{_ME} Learn enough Rust to mend the exporter by {{+50}}",
            help="- Sam: the money is still missing",
            on_track="- Five applications that I would like to read twice.",
        ),
    ),
    scene(10, done("Find the money"), by=_SAM),
    scene(25, done("Advertise the"), wins("- The internship is advertised at two universities")),
    scene(45, wins("- Took the month's figures from three days to one")),
    next=56,
)

_SIXTH = meeting(
    112,
    scene(
        0,
        typed(
            f"{_ME} Talk to five applicants by {{+30}} +internship",
            help="- Sam: sit in on the last two talks",
            on_track="- Somebody has said yes.",
        ),
    ),
    scene(12, wins("- The first time that a figure of mine opened the company round")),
    scene(28, done("Talk to five"), wins("- Found our intern")),
    next=49,
)

_SEVENTH = meeting(
    63,
    scene(
        0,
        drop("Learn enough Rust", "the exporter is being replaced"),
        typed(
            f"{_ME} Prepare the intern's first two weeks by {{+28}} +internship",
            f"{_ME} Find out what other teams do with their interns",
            in_0="- See the intern through the first six weeks",
            help="- Sam: a desk next to mine",
            on_track="- The intern ships something in the second week.",
        ),
    ),
    scene(20, wins("- Gave the dashboard's first half to a colleague to look after")),
    scene(26, done("Prepare the intern")),
    scene(40, wins("- The intern's first query is live")),
    next=49,
)

_EIGHTH = meeting(
    14,
    scene(
        0,
        typed(
            f"{_ME} Hand two of the dashboard's questions to the intern by {{+21}} +internship",
            "*@Sam Lee* Join the intern's first review by {+28}",
            help="- Sam: join the intern's first review",
            on_track="- I go on holiday and nobody rings.",
        ),
    ),
    scene(6, wins("- Explained the whole data model on one sheet of paper")),
    scene(9, start("Hand two of")),
)

RAVI = Story(
    "Ravi Naidoo",
    _SAM,
    (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH, _EIGHTH),
)
