"""Two people who change one check-in apart: random notes, random edits, and what must come of it.

Every action, note, win and answer holds a word of its own (``a12``, ``n3``), by which it is
found again whatever else became of its line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

TOKEN = re.compile(r"\b[anwg]\d+\b")
BOX = re.compile(r"^(?P<before>[\s>]*(?:[-*+]|\d+[.)])[ \t]+\[)(?P<marker>.)\](?P<rest>.*)$")
_VERBS = ("Draft", "Ask Sam about", "Read", "Book", "Measure", "Write down", "Tell Priya of")


@dataclass
class Sheet:
    """One version of a check-in as lines, and what its writer did to it."""

    lines: list[str]
    did: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The file's text."""
        return "\n".join(self.lines) + "\n"

    def actions(self) -> list[int]:
        """The numbers of the lines with a box."""
        return [number for number, line in enumerate(self.lines) if BOX.match(line)]

    def block(self, number: int) -> range:
        """A line with all that is nested below it."""
        depth = depth_of(self.lines[number])
        end = number + 1
        while (
            end < len(self.lines) and self.lines[end].strip() and depth_of(self.lines[end]) > depth
        ):
            end += 1
        return range(number, end)


def depth_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class Fresh:
    """Gives every new thing its own word."""

    def __init__(self, count: int = 0) -> None:
        self.count = count

    def __call__(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"


def check_in(random: Random, fresh: Fresh) -> Sheet:
    """A check-in as somebody may have written it."""
    lines = ["---", "person: Joan Citizen", "partner: Sam Lee", "date: 2026-10-08", "---", ""]
    lines += ["# Career check-in", "", "## Goals", ""]
    for horizon in ("today", "1 year", "3 years"):
        lines += [f"#### What do you want to be doing in {horizon}?", ""]
        lines += [f"- Lead {fresh('g')}" for _ in range(random.randrange(3))]
        lines += [] if not lines[-1] else [""]
    lines += ["## Reality", "", "#### What are you good at that you can do more of?", ""]
    lines += [f"Explaining {fresh('g')} to people", ""] if random.random() < 0.6 else []
    lines += ["## Planning", "", "#### What projects are you working on?", ""]
    lines += [f"- The {fresh('g')} project", ""]
    lines += ["#### What tasks can you complete before the next check-in?", ""]
    for _ in range(random.randrange(1, 8)):
        lines += _action(random, fresh)
    lines += ["", "#### What help will you need?", "", "_Whatever you need._", ""]
    for _ in range(random.randrange(0, 3)):
        lines += _action(random, fresh)
    lines += ["", "## What have you done so far?", ""]
    for day in ("22 Oct 2026", "12 Oct 2026")[: random.randrange(3)]:
        lines += [f"*{day}*", "", *(f"- Won {fresh('w')}" for _ in range(random.randrange(1, 3)))]
        lines += [""]
    while not lines[-1]:
        lines.pop()
    return Sheet(lines)


def _action(random: Random, fresh: Fresh, depth: int = 0) -> list[str]:
    word = fresh("a")
    owner = random.choice(("", "*@Joan Citizen* ", "@sam "))
    due = random.choice(("", f" by {random.randrange(10, 29)} Oct 2026", " 📅 2026-11-03"))
    known = f" <!-- thrive:{known_id(word)} -->" if random.random() < 0.4 else ""
    text = f"{random.choice(_VERBS)} {word}"
    if known and "📅" in due:
        due, known = known, due
    found = [f"{'  ' * depth}- [{random.choice('   /x')}] {owner}{text}{due}{known}"]
    if random.random() < 0.3:
        found.append(f"{'  ' * (depth + 1)}- with {fresh('n')}")
    if depth == 0 and random.random() < 0.2:
        found += _action(random, fresh, 1)
    return found


def known_id(word: str) -> str:
    """An id such as thrive writes, the same for the same word."""
    return f"{int(word[1:]):06d}"


def _rebox(sheet: Sheet, number: int, marker: str) -> bool:
    found = BOX.match(sheet.lines[number])
    if not found or found["marker"] == marker:
        return False
    sheet.lines[number] = f"{found['before']}{marker}]{found['rest']}"
    return True


Edit = Callable[[Random, Sheet, Fresh], None]


def _some_action(random: Random, sheet: Sheet) -> int | None:
    numbers = sheet.actions()
    return random.choice(numbers) if numbers else None


def _named(sheet: Sheet, number: int) -> None:
    """Write the id down, as thrive does on every line that it touches."""
    word = TOKEN.search(sheet.lines[number])
    if word and "thrive:" not in sheet.lines[number] and "📅" not in sheet.lines[number]:
        sheet.lines[number] += f" <!-- thrive:{known_id(word[0])} -->"


def tick(random: Random, sheet: Sheet, _fresh: Fresh) -> None:
    """Done, by hand or by thrive."""
    number = _some_action(random, sheet)
    if number is not None and "(d" not in sheet.lines[number] and _rebox(sheet, number, "x"):
        if random.random() < 0.6:
            line, comment, rest = sheet.lines[number].partition(" <!--")
            sheet.lines[number] = (
                f"{line} (done {random.randrange(10, 29)} Nov 2026){comment}{rest}"
            )
            _named(sheet, number)
        sheet.did.append("tick")


def set_marker(random: Random, sheet: Sheet, _fresh: Fresh) -> None:
    """Started, dropped, carried on or opened again."""
    number = _some_action(random, sheet)
    if number is not None and _rebox(sheet, number, random.choice("/->> ")):
        if random.random() < 0.5:
            _named(sheet, number)
        sheet.did.append("mark")


def date_anew(random: Random, sheet: Sheet, _fresh: Fresh) -> None:
    """Another due date."""
    number = _some_action(random, sheet)
    if number is None:
        return
    day = random.randrange(10, 29)
    old = sheet.lines[number]
    new = re.sub(r"by \d+ \w+ 2026", f"by {day} Dec 2026", old)
    sheet.lines[number] = re.sub(r"📅 [\d-]+", f"📅 2026-12-{day}", new)
    if random.random() < 0.5:
        _named(sheet, number)
    sheet.did.append("date")


def reword(random: Random, sheet: Sheet, _fresh: Fresh) -> None:
    """Say a thing differently; its own word stays."""
    numbers = [number for number, line in enumerate(sheet.lines) if TOKEN.search(line)]
    if numbers:
        number = random.choice(numbers)
        extra = random.choice(("thoroughly", "at last", "with care", "for everybody"))
        sheet.lines[number] = TOKEN.sub(lambda found: f"{found[0]} {extra}", sheet.lines[number], 1)
        sheet.did.append("reword")


def add_action(random: Random, sheet: Sheet, fresh: Fresh) -> None:
    """One more action, somewhere among the others."""
    number = _some_action(random, sheet)
    if number is not None:
        depth = depth_of(sheet.lines[number]) // 2
        at = random.choice((number, sheet.block(number).stop))
        sheet.lines[at:at] = _action(random, fresh, depth)
        sheet.did.append("add")


def add_note(random: Random, sheet: Sheet, fresh: Fresh) -> None:
    """A note below an action."""
    number = _some_action(random, sheet)
    if number is not None:
        indent = " " * (depth_of(sheet.lines[number]) + 2)
        sheet.lines.insert(number + 1, f"{indent}- with {fresh('n')}")
        sheet.did.append("note")


def delete(random: Random, sheet: Sheet, _fresh: Fresh) -> None:
    """Take an action away, and what is nested in it."""
    number = _some_action(random, sheet)
    if number is not None:
        block = sheet.block(number)
        del sheet.lines[block.start : block.stop]
        sheet.did.append("delete")


def move(random: Random, sheet: Sheet, _fresh: Fresh) -> None:
    """Another order, or another question."""
    flat = [number for number in sheet.actions() if depth_of(sheet.lines[number]) == 0]
    if len(flat) > 1:
        number = random.choice(flat)
        block = sheet.block(number)
        taken = sheet.lines[block.start : block.stop]
        del sheet.lines[block.start : block.stop]
        others = [one for one in sheet.actions() if depth_of(sheet.lines[one]) == 0]
        at = random.choice(others)
        sheet.lines[at:at] = taken
        sheet.did.append("move")


def add_win(random: Random, sheet: Sheet, fresh: Fresh) -> None:
    """A win under its date, a new one or one that is there."""
    dates = [number for number, line in enumerate(sheet.lines) if line.startswith("*")]
    heading = next(n for n, line in enumerate(sheet.lines) if line.startswith("## What have"))
    if dates and random.random() < 0.5:
        at = random.choice(dates) + 2
        sheet.lines.insert(at, f"- Won {fresh('w')}")
    else:
        day = random.choice(("20 Nov 2026", "21 Nov 2026"))
        sheet.lines[heading + 1 : heading + 1] = ["", f"*{day}*", "", f"- Won {fresh('w')}"]
    sheet.did.append("win")


def answer(random: Random, sheet: Sheet, fresh: Fresh) -> None:
    """Something under a question."""
    headings = [n for n, line in enumerate(sheet.lines) if line.startswith("#### ")]
    at = random.choice(headings) + 1
    words = random.choice((f"- Learn {fresh('g')}", f"Something about {fresh('g')}."))
    sheet.lines[at:at] = ["", words] if not words.startswith("-") else ["", words, ""]
    if sheet.lines[at + len(words.split("\n")) + 1 :][:1] != [""]:
        sheet.lines.insert(at + 2, "")
    sheet.did.append("answer")


def set_key(random: Random, sheet: Sheet, _fresh: Fresh) -> None:
    """Front matter."""
    end = sheet.lines.index("---", 1)
    key = random.choice(("next: 2026-12-03", "mood: fine", "place: office"))
    if not any(line.startswith(key.split(":")[0]) for line in sheet.lines[:end]):
        sheet.lines.insert(end, key)
        sheet.did.append("key")


EDITS: tuple[Edit, ...] = (
    *(tick, tick, set_marker, date_anew, reword, add_action, add_action, add_note),
    *(delete, move, add_win, answer, set_key),
)


def edited(random: Random, sheet: Sheet, fresh: Fresh, most: int = 5) -> Sheet:
    """A copy of the check-in after up to ``most`` edits of one person."""
    copy = Sheet(list(sheet.lines))
    for _ in range(random.randrange(1, most + 1)):
        random.choice(EDITS)(random, copy, fresh)
    return copy
