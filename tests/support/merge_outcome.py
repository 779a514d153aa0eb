"""What became of two people's changes in a merge: told by the words they hold."""

import re
from dataclasses import dataclass

from two_people import BOX, TOKEN, Sheet, depth_of

MARKS = re.compile(
    r"^<{7} [^\n]*\n(?P<ours>.*?)(?:^\|{7} [^\n]*\n(?P<base>.*?))?"
    r"^={7}\n(?P<theirs>.*?)^>{7} [^\n]*\n",
    re.DOTALL | re.MULTILINE,
)


def chosen(text: str, side: str) -> str:
    """The text with one side of each conflict taken."""
    return MARKS.sub(lambda found: found[side] or "", text)


def box_of(text: str, word: str) -> str | None:
    """The marker on the line of an action."""
    for line in text.splitlines():
        found = BOX.match(line)
        if found and re.search(rf"\b{word}\b", line):
            return found["marker"]
    return None


def line_of(text: str, word: str) -> str:
    """The line that holds a word, without what stands around it in the file."""
    return next((line.strip() for line in text.split("\n") if re.search(rf"\b{word}\b", line)), "")


@dataclass(frozen=True)
class Outcome:
    """What went wrong in one merge: words lost, doubled, come back; ticks lost."""

    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    resurrected: tuple[str, ...]
    ticks: tuple[str, ...]
    conflicts: int

    @property
    def is_right(self) -> bool:
        """Whether nothing went wrong; a conflict is no fault."""
        return not (self.lost or self.doubled or self.resurrected or self.ticks)


def outcome(base: str, ours: str, theirs: str, merged: str) -> Outcome:
    """Hold a merge against what the two people did."""
    words = {version: TOKEN.findall(version) for version in (base, ours, theirs)}
    sides = [chosen(merged, "ours"), chosen(merged, "theirs")]
    inside = [TOKEN.findall(side) for side in sides]
    outside = set(inside[0]) & set(inside[1])
    anywhere = set(inside[0]) | set(inside[1])
    every = {*words[base], *words[ours], *words[theirs]}
    kept = {
        word
        for word in every
        if (word in words[ours] and word in words[theirs]) or (word not in words[base])
    }
    deleted = {word for word in words[base] if word not in words[ours] or word not in words[theirs]}
    settled = [word for word in deleted if _untouched(base, ours, theirs, word)]
    disputed = deleted - set(settled)
    lost = [word for word in kept if word not in anywhere]
    lost += [
        word for word in disputed if _changed(base, ours, theirs, word) and word not in anywhere
    ]
    doubled = [word for word in every if any(found.count(word) > 1 for found in inside)]
    back = [word for word in settled if word in outside]
    ticks = [word for word in words[base] if _tick_lost(base, ours, theirs, sides, word)]
    return Outcome(
        lost=tuple(sorted(lost)),
        doubled=tuple(sorted(doubled)),
        resurrected=tuple(sorted(back)),
        ticks=tuple(sorted(ticks)),
        conflicts=len(MARKS.findall(merged)),
    )


def _untouched(base: str, ours: str, theirs: str, word: str) -> bool:
    """Whether whoever kept a deleted word left its line alone, and all nested in it."""
    left = [side for side in (ours, theirs) if re.search(rf"\b{word}\b", side)]
    return all(_around(side, word) == _around(base, word) for side in left)


def _around(text: str, word: str) -> list[str]:
    lines = text.split("\n")
    number = next(n for n, line in enumerate(lines) if re.search(rf"\b{word}\b", line))
    sheet = Sheet(lines)
    top = number
    while top and depth_of(lines[top]) > 0 and lines[top].strip():
        top -= 1
    block = sheet.block(top)
    return lines[block.start : block.stop]


def _changed(base: str, ours: str, theirs: str, word: str) -> bool:
    left = [side for side in (ours, theirs) if re.search(rf"\b{word}\b", side)]
    return any(line_of(side, word) != line_of(base, word) for side in left)


def _tick_lost(base: str, ours: str, theirs: str, sides: list[str], word: str) -> bool:
    """A box that somebody ticked, and nobody else opened again, must be ticked wherever it is."""
    before, mine, other = (box_of(text, word) for text in (base, ours, theirs))
    if "x" not in (mine, other) or (before == "x" and (mine != "x" or other != "x")):
        return False
    if mine is None or other is None:
        return False
    return all(box_of(side, word) not in ("x",) for side in sides)
