"""Three people with a clone each, who write by hand and by thrive, and sync in any order.

Every action, note, win and answer holds a word of its own, and a ledger of what was done to
each of them says what must be there when all three have met again.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import two_people
from merge_outcome import MARKS, box_of
from running import Forks, Run, environment_of
from two_people import BOX, TOKEN, Fresh, Sheet, check_in, depth_of

NAMES = ("ann", "ben", "cat")
FOLDER = "checkins/joan-citizen"
FIRST = f"{FOLDER}/2026-10-08.md"
_BY_HAND = (
    *(two_people.add_action, two_people.add_action, two_people.add_note, two_people.reword),
    *(two_people.delete, two_people.move, two_people.add_win, two_people.answer),
)
Place = tuple[str, str]  # a file, and a word in it


@dataclass
class Ledger:
    """What anybody did to each word, and which words a person had to decide about."""

    written: set[Place] = field(default_factory=set)
    ticked: set[Place] = field(default_factory=set)
    opened: set[Place] = field(default_factory=set)
    deleted: dict[Place, set[str]] = field(default_factory=dict)
    touched: dict[Place, set[str]] = field(default_factory=dict)
    disputed: set[Place] = field(default_factory=set)

    def note(self, who: str, path: str, before: str, after: str) -> None:
        """Take down what one edit of one file did."""
        old, new = blocks_of(before), blocks_of(after)
        for word in {*old, *new}:
            place = (path, word)
            if word not in new:
                self.deleted.setdefault(place, set()).add(who)
            elif old.get(word) != new[word]:
                self.touched.setdefault(place, set()).add(who)
            self.written |= {place} if word in new else set()
            boxes = (box_of(before, word), box_of(after, word))
            if boxes[0] != boxes[1]:
                self.ticked |= {place} if boxes[1] == "x" else set()
                self.opened |= {place} if boxes[0] == "x" else set()


def blocks_of(text: str) -> dict[str, str]:
    """For each word, the text of the outermost list item that it stands in."""
    lines = text.split("\n")
    sheet = Sheet(lines)
    found = {}
    top = 0
    for number, line in enumerate(lines):
        if not line.strip() or depth_of(line) == 0:
            top = number
        for word in TOKEN.findall(line):
            block = sheet.block(top)
            found[word] = "\n".join(lines[block.start : block.stop])
    return found


@dataclass
class World:
    """A server and three clones in one home folder, made anew from a template."""

    home: Path
    forks: Forks
    random: Random
    fresh: Fresh = field(default_factory=Fresh)
    ledger: Ledger = field(default_factory=Ledger)

    def begin(self, beginning: "Beginning") -> None:
        """Lay the clones out as they were once each had the first check-in."""
        shutil.copytree(beginning.home, self.home, symlinks=True)
        self.fresh = Fresh(beginning.words)
        self.ledger.note(NAMES[0], FIRST, "", beginning.text)

    def act(self, who: str) -> None:
        """One thing that one of them does."""
        way = self.random.random()
        if way < 0.25:
            self.sync(who)
        elif way < 0.75:
            self._by_hand(who)
        else:
            self._by_thrive(who)

    def sync(self, who: str) -> Run:
        """Sync one clone, deciding about conflicts by keeping all there is."""
        run = self._thrive(who, "sync", "--private")
        while run.code == 1:
            self._decide(who)
            run = self._thrive(who, "sync", "--private")
        assert run.code == 0, run
        return run

    def meet(self) -> None:
        """Sync until nobody has anything that the others have not."""
        for name in (*NAMES, *NAMES[:-1]):
            self.sync(name)

    def files(self, who: str) -> dict[str, str]:
        """All check-ins of one clone."""
        root = self.home / who
        return {
            path.relative_to(root).as_posix(): path.read_text()
            for path in sorted(root.glob("checkins/*/*.md"))
        }

    def faults(self) -> Iterator[str]:
        """Whatever is not as it must be, once all have met."""
        versions = [self.files(name) for name in NAMES]
        if not versions[0] == versions[1] == versions[2]:
            yield "the three differ"
        for name in NAMES:
            if left := self._git(name, "status", "--porcelain"):
                yield f"{name} has something left: {left}"
        files = versions[0]
        for path, word in sorted(self.ledger.written):
            yield from self._faults_of((path, word), files.get(path, ""))
        yield from (f"marks in {path}" for path, text in files.items() if "<<<<<<<" in text)

    def _faults_of(self, place: Place, text: str) -> Iterator[str]:
        count = len(re.findall(rf"\b{place[1]}\b", text))
        deleted = self.ledger.deleted.get(place, set())
        if count > 1 and not _are_several(text, place[1]):
            yield f"doubled: {place}"
        if not count and not deleted:
            yield f"lost: {place}"
        if place in self.ledger.disputed:
            return
        if count and deleted and self.ledger.touched.get(place, set()) <= deleted:
            yield f"resurrected: {place}"
        ticked = place in self.ledger.ticked - self.ledger.opened
        if ticked and count and not deleted and box_of(text, place[1]) != "x":
            yield f"tick lost: {place}"

    def _by_hand(self, who: str) -> None:
        path = self.random.choice(list(self.files(who)))
        before = (self.home / who / path).read_text()
        sheet = Sheet(before.rstrip("\n").split("\n"))
        try:
            edit = self.random.choice((*_BY_HAND, self._rebox, self._rebox, self._rebox))
            edit(self.random, sheet, self.fresh)
        except StopIteration:
            return  # the file lacks what that edit looks for
        self.write(who, path, sheet.text)

    def _rebox(self, random: Random, sheet: Sheet, _fresh: Fresh) -> None:
        """Another marker, without a word about it."""
        numbers = [n for n in sheet.actions() if TOKEN.search(sheet.lines[n])]
        if numbers:
            number = random.choice(numbers)
            marker = random.choice("xxx/-")
            sheet.lines[number] = BOX.sub(
                lambda found: f"{found['before']}{marker}]{found['rest']}", sheet.lines[number]
            )

    def _by_thrive(self, who: str) -> None:
        before = self.files(who)
        words = self._command(who)
        run = self._thrive(who, *words)
        assert run.code in (0, 2), (words, run)
        after = self.files(who)
        for path, text in after.items():
            self.ledger.note(who, path, before.get(path, ""), text)

    def _command(self, who: str) -> tuple[str, ...]:
        random = self.random
        if random.random() < 0.2:
            return ("checkin", "new", "--date", random.choice(("2026-11-12", "2026-11-20")))
        if random.random() < 0.4:
            verb, kind = random.choice((("actions", "a"), ("wins", "w")))
            return (verb, "add", f"Show {self.fresh(kind)}")
        listed = self._thrive(who, "actions", "--open").out.split("\n")
        ids = [line.split()[0] for line in listed if TOKEN.search(line)]
        if not ids:
            return ("actions",)
        one = random.choice(ids)
        return random.choice(
            (
                ("actions", "done", one),
                ("actions", "done", one),
                ("actions", "start", one),
                ("actions", "drop", one),
                ("actions", "defer", one, random.choice(("1w", "2w", "3w"))),
                ("actions", "assign", one, random.choice(("joan", "sam"))),
            )
        )

    def write(self, who: str, path: str, text: str) -> None:
        """Put a text into a file of one clone, by hand."""
        file = self.home / who / path
        file.parent.mkdir(parents=True, exist_ok=True)
        self.ledger.note(who, path, file.read_text() if file.exists() else "", text)
        file.write_text(text)

    def _decide(self, who: str) -> None:
        """Keep both versions of whatever is left between conflict marks, each word once."""
        for path in self._git(who, "diff", "--name-only", "--diff-filter=U").split("\n"):
            file = self.home / who / path
            text = file.read_text()
            for found in MARKS.finditer(text):
                self.ledger.disputed |= {(path, word) for word in TOKEN.findall(found[0])}
            known = set(TOKEN.findall(MARKS.sub("", text)))
            file.write_text(MARKS.sub(lambda found, known=known: _both(found, known), text))  # type: ignore[misc]
            self._git(who, "add", path)
        self._git(who, "commit", "-q", "--no-edit")

    def _thrive(self, who: str, *words: str) -> Run:
        return self.forks.run(list(words), self.home / who, environment_of(self.home))

    def _git(self, who: str, *words: str) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self.home / who,
            env=environment_of(self.home),
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()


def _are_several(text: str, word: str) -> bool:
    """Whether the lines with a word have an id each: reworded before any was written down, an
    action that two people then carry on is two actions.
    """
    lines = [line for line in text.split("\n") if re.search(rf"\b{word}\b", line)]
    ids = [found[0] for line in lines if (found := re.search(r"thrive:\w{6}", line))]
    return len(lines) == len(set(ids))


def _both(found: re.Match[str], known: set[str]) -> str:
    """Our lines, and of theirs those that say something that is nowhere else."""
    ours = (found["ours"] or "").splitlines(keepends=True)
    known |= {word for line in ours for word in TOKEN.findall(line)} | set(ours)
    theirs = (found["theirs"] or "").splitlines(keepends=True)
    more = [line for line in theirs if line not in known and not known & {*TOKEN.findall(line)}]
    return "".join([*ours, *more])


@dataclass(frozen=True)
class Beginning:
    """Three clones that have a first check-in, its text, and how many words are taken."""

    home: Path
    text: str
    words: int


def beginning(home: Path, forks: Forks, seed: int) -> Beginning:
    """Make a server and three clones of it, with a check-in of that seed in each."""
    _clones(home)
    world = World(home, forks, Random(seed))
    text = check_in(world.random, world.fresh).text
    world.write(NAMES[0], FIRST, text)
    for name in NAMES:
        assert world.sync(name).code == 0
    return Beginning(home, text, world.fresh.count)


def _clones(home: Path) -> None:
    home.mkdir(parents=True)
    (home / ".gitconfig").write_text(
        "[user]\n name = Joan Citizen\n email = joan@example.com\n"
        "[init]\n defaultBranch = main\n templateDir =\n"
    )
    line = (
        "set -e; thrive init ann >/dev/null; git init -q --bare server.git;"
        "git -C ann remote add origin ../server.git; git -C ann push -qu origin main;"
        "for one in ben cat; do git clone -q server.git $one;"
        "git -C $one remote set-url origin ../server.git; done"
    )
    subprocess.run(["bash", "-c", line], cwd=home, env=environment_of(home), check=True)
