"""Made-up histories of goals, with what really happened written beside every check-in.

The wordings were put together by hand; the rolls of the dice only choose among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from thrivecli.model.checkin import AnswerItem, CheckIn, Question, Section
from thrivecli.model.horizon import Horizon

# Each row is one goal: as it was first written, and as the same person put it later on.
WORDINGS = (
    (
        "Lead a small platform team",
        "Lead the platform team",
        "Leading a small platform team of five",
    ),
    ("Speak at a conference", "Speak at a conference abroad", "Speaking at conferences"),
    (
        "Own the invoices feature",
        "Own the whole invoices feature",
        "Own our invoices feature, end to end",
    ),
    ("Be on call without a second person", "Be on call for payments without a second person"),
    ("Mentor an intern", "Mentor an intern of my own", "Mentoring two interns"),
    (
        "Write a book about testing",
        "Write a short book about testing",
        "A book about testing, written",
    ),
    ("Move to Lisbon", "Move to Lisbon with the family"),
    ("Learn Rust", "Learn Rust well enough to teach it"),
    ("Understand our Kubernetes cluster", "Understand the Kubernetes clusters we run"),
    ("Run the incident reviews", "Run incident reviews, and teach others to"),
    (
        "Earn the AWS architect certificate",
        "Get the AWS architect certificate",
        "Earn my AWS architect certificate",
    ),
    ("Work four days a week", "Work only four days a week"),
    ("Found a company", "Found a company with Ravi"),
    ("Give feedback that people ask for", "Give honest feedback that people ask for"),
    (
        "Publish an article on queues",
        "Publish two articles on queues",
        "Publish an article about our queues",
    ),
    ("Take over the budget", "Take over the department's budget"),
    ("Organise the spring hackathon", "Organise a hackathon in spring"),
    (
        "Get the sales dashboard finished",
        "Finish the sales dashboard",
        "Have the sales dashboard finished",
    ),
    ("Not manage anybody", "Not manage anybody ever"),
    ("Retire early", "Retire early and sail"),
    ("Become a staff engineer", "Become staff engineer", "Be a staff engineer on payments"),
    ("Halve our build time", "Halve the build time of the monolith"),
    ("Teach at the night school", "Teach maths at the night school"),
    ("Know every customer by name", "Know every large customer by name"),
    ("Ein eigenes Produkt verantworten", "Ein eigenes kleines Produkt verantworten"),
    ("Abteilungsleiter werden", "Abteilungsleiter in München werden"),
    ("Diriger une équipe à Lyon", "Diriger une petite équipe à Lyon"),
    ("Écrire la documentation d'accueil", "Écrire toute la documentation d’accueil"),
    ("Dar clases en la universidad", "Dar clases de datos en la universidad"),
    ("Hablar inglés con fluidez", "Hablar inglés con más fluidez"),
    ("Zostać architektem systemów", "Zostać głównym architektem systemów"),
    ("Выступить на конференции", "Выступить на большой конференции"),
    ("Bygga ett nytt datalager", "Bygga ett nytt och mindre datalager"),
    ("海外で働く", "海外で三年働く"),
    ("Stop firefighting", "Stop all the firefighting"),
    ("Bring the accessibility audit home", "Bring the accessibility audit safely home"),
    ("Look after the hiring pipeline", "Look after our hiring pipeline"),
    ("Read research papers weekly", "Read a research paper weekly"),
)
HORIZONS = (("today", 0), ("6 months", 6), ("1 year", 12), ("3 years", 36), ("8 years", 96))
NO_STEP = "none"


@dataclass
class Stated:
    """One goal as it reads now; ``wording`` is its row."""

    wording: int
    text: str
    first: date


Answer = list[Stated]


@dataclass
class History:
    """Check-ins, and for each of them by horizon what happened and from or to where."""

    checkins: list[CheckIn] = field(default_factory=list)
    truth: dict[tuple[date, str], tuple[str, str | None, str | None]] = field(default_factory=dict)
    first_stated: dict[str, date | None] = field(default_factory=dict)


def histories(count: int) -> Iterator[History]:
    """That many histories, always the same ones."""
    return (_Teller(Random(number)).history() for number in range(count))


class _Teller:
    def __init__(self, dice: Random) -> None:
        self.dice = dice
        chosen = sorted(dice.sample(range(len(HORIZONS)), dice.randint(2, 4)))
        self.answers: dict[str, Answer] = {HORIZONS[at][0]: [] for at in chosen}
        self.unused = dice.sample(range(len(WORDINGS)), len(WORDINGS))
        self.day = date(2020, 1, 6)

    def history(self) -> History:
        made = History()
        for _ in range(self.dice.randint(4, 9)):
            self._meet(made)
            self.day += timedelta(days=self.dice.randint(30, 90))
        for name, answer in self.answers.items():
            made.first_stated[name] = min((goal.first for goal in answer), default=None)
        return made

    def _meet(self, made: History) -> None:
        """One check-in: at most one move, and at every other horizon one thing that happens."""
        told: dict[str, tuple[str, str | None, str | None]] = {}
        silent = {name for name in self.answers if self.dice.random() < 0.1}
        if self.dice.random() < 0.3:
            self._move(told, silent)
        for name in self.answers:
            if name in silent:
                told[name] = (NO_STEP, None, None)
            elif name not in told:
                told[name] = (self._happen(name), None, None)
        made.truth |= {(self.day, name): what for name, what in told.items()}
        made.checkins.append(_checkin(self.day, self.answers, silent))

    def _happen(self, name: str) -> str:
        answer = self.answers[name]
        if not answer:
            if self.dice.random() < 0.3:
                return NO_STEP
            answer.extend(self._new() for _ in range(self.dice.choice((1, 1, 2, 3))))
            return "first"
        roll = self.dice.random()
        if roll < 0.5:
            return "same"
        return self._change(name, answer, roll)

    def _change(self, name: str, answer: Answer, roll: float) -> str:
        if roll < 0.62:
            one = self.dice.choice(answer)
            one.text = self._typo(one.text)
            return "reworded"
        if roll < 0.78:
            one = self.dice.choice(answer)
            others = [words for words in WORDINGS[one.wording] if words != one.text]
            one.text = self.dice.choice(others)
            return "reworded"
        if roll < 0.9:
            self.answers[name] = [self._new() for _ in range(self.dice.choice((1, 1, 2, 3)))]
            return "replaced"
        answer.clear()
        return "cleared"

    def _move(self, told: dict[str, tuple[str, str | None, str | None]], silent: set[str]) -> None:
        """One goal goes to another horizon, as it is or in other words."""
        full = [name for name in self.answers if self.answers[name] and name not in silent]
        if not full:
            return
        old = self.dice.choice(full)
        new = self.dice.choice([name for name in self.answers if name != old])
        silent.discard(new)
        goal = self.answers[old].pop(self.dice.randrange(len(self.answers[old])))
        roll = self.dice.random()
        if roll < 0.2:
            goal.text = self._typo(goal.text)
        elif roll < 0.4:
            goal.text = self.dice.choice(WORDINGS[goal.wording])
        self.answers[new].append(goal)
        told[new] = ("moved", old, None)
        told[old] = ("moved", None, new)
        if self.dice.random() < 0.5:
            self.answers[old].append(self._new())
            told[old] = ("replaced", None, new)

    def _new(self) -> Stated:
        if not self.unused:  # what was given up long ago may be wanted again
            known = {goal.wording for answer in self.answers.values() for goal in answer}
            free = [row for row in range(len(WORDINGS)) if row not in known]
            self.unused = self.dice.sample(free, len(free))
        row = self.unused.pop()
        return Stated(row, WORDINGS[row][0], self.day)

    def _typo(self, text: str) -> str:
        """One slip of the hand inside a long word: two letters swapped, one lost or doubled."""
        words = text.split()
        long = [at for at, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
        if not long:
            return f"{text}."
        at = self.dice.choice(long)
        word, place = words[at], self.dice.randint(1, len(words[at]) - 3)
        slips = {
            "swap": word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            "lose": word[:place] + word[place + 1 :],
            "double": word[: place + 1] + word[place:],
            "wrong": word[:place] + "x" + word[place + 1 :],
        }
        slip = slips[self.dice.choice(sorted(slips))]
        words[at] = slip if slip != word else slips["lose"]
        return " ".join(words)


def _checkin(day: date, answers: dict[str, Answer], silent: set[str]) -> CheckIn:
    months = dict(HORIZONS)
    questions = []
    for line, (name, answer) in enumerate(answers.items(), start=10):
        shown = () if name in silent else tuple(AnswerItem(one.text, (), line) for one in answer)
        questions.append(
            Question(
                key=f"horizon:{months[name]}",
                heading=name,
                line=line,
                answer=shown,
                blank=not shown and name not in silent,
                answered=bool(shown),
                horizon=Horizon(months[name], name),
            )
        )
    section = Section("goals", "Goals", 9, tuple(questions))
    return CheckIn(f"checkins/joan-citizen/{day}.md", "Joan Citizen", day, sections=(section,))
