"""What the made-up people write about; the dice only choose among these."""

from random import Random

VERBS = (
    "Draft", "Review", "Rewrite", "Present", "Plan", "Finish", "Test", "Measure", "Explain",
    "Shorten", "Publish", "Estimate", "Prepare", "Sketch", "Lead", "Organise", "Document",
)  # fmt: skip
THINGS = (
    "the on-call guide", "the billing migration", "the release notes", "our incident review",
    "the invoices screen", "a talk for the guild", "the *nightly* run", "the hiring exercise",
    "the [design page](https://example.com/design)", "`docs/queues.md`", "the load test",
    "the onboarding page", "the search ranking", "the budget for training", "the team's charter",
    "the **alerting** rules", "the customer interviews", "the accessibility audit",
)  # fmt: skip
ENDS = (
    "", "", "with the platform team", "for the newcomers", "in five sentences", "before the freeze",
    "and ask for comments", "so that anybody can follow it", "at the guild", "as agreed in March",
    "once the numbers are in", "together with the designers", "without a second person",
)  # fmt: skip
_CUSTOMERS = (
    "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ironwood", "Juniper",
    "Katsura", "Larch", "Maple", "Nutmeg", "Oak", "Pine", "Quince", "Rowan", "Spruce", "Tulip",
)  # fmt: skip
GOALS = (
    "Lead a small platform team", "Be on call for payments without a second person",
    "Speak at a conference about something I built", "Mentor an intern of my own",
    "Own the invoices feature from the first sketch to the release", "Become a staff engineer",
    "Work four days a week", "Understand the Kubernetes clusters we run", "Learn Rust by using it",
    "Run the incident reviews, and teach others to", "Teach maths at the night school",
)  # fmt: skip
SENTENCES = (
    "Nobody had to be called at night, and the run takes ten minutes instead of ninety.",
    "Two colleagues read it and changed three sentences.",
    "It was harder than it looked, because the old system keeps its own clock.",
    "The designers were in the room from the first day, which I would do again.",
    "We measured before and after: 30 % fewer tickets in the first fortnight.",
    "I learnt to ask for the question behind the question.",
    "What is left is written down in the [wiki](https://example.com/wiki?page=7#left).",
    "Ann wrote: \u201cthis is the first time I have understood it\u201d.",
    "The release went out on a Tuesday and nobody noticed, as it should be.",
    "Next time I would cut it in half and show the first half sooner.",
    "Budget: 2 days planned, 3 needed; the third went into `tests/`.",
    "Die Kollegen in München übernehmen den zweiten Teil im Frühling.",
)  # fmt: skip
TAGS = ("on-call-guide", "invoices", "payments-load", "search", "onboarding")
REASONS = ("another team does it", "no longer needed", "replaced by the new one")


def to_do(dice: Random) -> str:
    """What an action is about, in a few words."""
    parts = (dice.choice(VERBS), dice.choice(THINGS), _for_whom(dice), dice.choice(ENDS))
    return " ".join(part for part in parts if part)


def _for_whom(dice: Random) -> str:
    """Keeps actions apart that are about the same thing."""
    number = dice.randrange(4000)
    return f"for {dice.choice(_CUSTOMERS)}" if number < 1500 else f"(#{number})"


def story(dice: Random) -> str:
    """What somebody has finished, in one line."""
    return f"Finished: {to_do(dice).lower()}. {dice.choice(SENTENCES)}"


def prose(dice: Random, sentences: int) -> str:
    """A paragraph of so many sentences."""
    return " ".join(dice.choice(SENTENCES) for _ in range(sentences))
