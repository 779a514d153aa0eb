"""When an action was done: as the line says, else as history does."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from notebook import TASKS, Notebook, notebook, path_of, tasks
from past import Past, known_past

from thrivecli.journal.adding import NewAction
from thrivecli.journal.history.finished import Finished, Known, finished_days, key_of
from thrivecli.journal.verbs import done

UNKNOWN = Finished(None, Known.UNKNOWN)
Told = dict[str, Finished]


def day(number: int) -> date:
    return date(2026, 1, 1) + timedelta(days=number)


def on(number: int) -> Finished:
    return Finished(day(number), Known.HISTORY)


def told(root: Path) -> Told:
    """What is known of each settled action, by its words."""
    journal, history = known_past(root)
    found = finished_days(journal, history)
    assert all(
        (key_of(thread) in found) == (thread.settled is not None)
        for thread in journal.all_threads()
    )
    return {
        thread.live.action.text: found[key_of(thread)]
        for thread in journal.all_threads()
        if thread.settled
    }


def after(root: Path, *versions: dict[str, str]) -> Told:
    """One commit a day; each version names files by their day."""
    past = Past()
    for number, version in enumerate(versions):
        past.commit(day(number), {path_of(name): text.encode() for name, text in version.items()})
    past.write(root)
    return told(root)


OLD, NEW = "2026-01-01", "2026-02-12"


def test_the_day_the_marker_flipped_counts(home: Path) -> None:
    first, second = tasks("- [ ] Call Ngozi"), tasks("- [x] Call Ngozi")
    assert after(home / "n", {OLD: first}, {OLD: second}) == {"Call Ngozi": on(1)}


def test_a_written_day_goes_before_the_flip(home: Path) -> None:
    first, second = tasks("- [ ] Call"), tasks("- [x] Call (done 09 Jan 2025)")
    found = after(home / "n", {OLD: first}, {OLD: second})
    assert found == {"Call": Finished(date(2025, 1, 9), Known.WRITTEN)}


def test_a_tick_taken_back_and_set_again_counts_from_the_last_time(home: Path) -> None:
    open_, ticked = {OLD: tasks("- [ ] Call")}, {OLD: tasks("- [x] Call")}
    assert after(home / "n", open_, ticked, open_, open_, ticked) == {"Call": on(4)}


def test_an_edit_of_a_ticked_line_is_no_tick(home: Path) -> None:
    versions = ["- [ ] Call", "- [x] Call", "- [x] Call by 09 Jan 2027", "* [X] @sam Call"]
    assert after(home / "n", *({OLD: tasks(one)} for one in versions)) == {"Call": on(1)}


def test_from_given_up_to_done_counts_as_done_on_that_day(home: Path) -> None:
    versions = ["- [ ] Call", "- [-] Call", "- [x] Call"]
    assert after(home / "n", *({OLD: tasks(one)} for one in versions)) == {"Call": on(2)}


def test_first_seen_ticked_is_not_known(home: Path) -> None:
    assert after(home / "n", {OLD: tasks("- [x] Call")}) == {"Call": UNKNOWN}


def test_first_seen_ticked_where_an_older_copy_stood_open_was_done_that_day(home: Path) -> None:
    old = {OLD: tasks("- [ ] Call", "- [ ] Write")}
    new = old | {NEW: tasks("- [x] Call", "- [ ] Write")}
    assert after(home / "n", old, old, new) == {"Call": on(2)}


def test_a_newer_open_copy_tells_nothing_of_an_older_file_written_later(home: Path) -> None:
    new = {NEW: tasks("- [ ] Call")}
    past = Past()
    past.commit(day(0), {path_of(NEW): new[NEW].encode()})
    both = {path_of(NEW): new[NEW].encode(), path_of(OLD): tasks("- [x] Call").encode()}
    past.commit(day(1), both)
    past.write(home / "n")
    journal, history = known_past(home / "n")
    assert list(finished_days(journal, history).values()) == [UNKNOWN]


def test_a_file_taken_away_and_brought_back_keeps_its_days(home: Path) -> None:
    open_, ticked = {OLD: tasks("- [ ] Call")}, {OLD: tasks("- [x] Call")}
    other = {NEW: tasks("- [ ] Read")}
    found = after(home / "n", open_ | other, ticked | other, other, ticked | other)
    assert found == {"Call": on(1)}


def test_the_same_words_set_anew_owe_nothing_to_what_was_settled(home: Path) -> None:
    old = {OLD: tasks("- [ ] Call")}
    ticked = {OLD: tasks("- [x] Call")}
    journal_of_both = after(home / "n", old, ticked, ticked | {NEW: tasks("- [x] Call")})
    assert journal_of_both == {"Call": UNKNOWN}  # the newer of the two
    again = after(home / "m", old, ticked, ticked | {NEW: tasks("- [ ] Call")}, {
        **ticked, NEW: tasks("- [x] Call")
    })  # fmt: skip
    assert again == {"Call": on(3)}


def test_a_move_to_another_file_keeps_the_day(home: Path) -> None:
    stands = {OLD: tasks("- [ ] Call", "- [ ] Write"), NEW: tasks("- [ ] Read")}
    ticked = {OLD: tasks("- [x] Call", "- [ ] Write"), NEW: tasks("- [ ] Read")}
    moved = {OLD: tasks("- [ ] Write"), NEW: tasks("- [ ] Read", "- [x] Call")}
    assert after(home / "n", stands, ticked, moved) == {"Call": on(1)}
    cut = {OLD: tasks("- [ ] Write"), NEW: tasks("- [ ] Read")}
    assert after(home / "m", stands, cut, moved) == {"Call": on(2)}


def test_a_renamed_file_keeps_the_days(home: Path) -> None:
    open_, ticked = tasks("- [ ] Call", "- [x] Read"), tasks("- [x] Call", "- [x] Read")
    found = after(home / "n", {OLD: open_}, {OLD: ticked}, {NEW: ticked})
    assert found == {"Call": on(1), "Read": UNKNOWN}


@pytest.mark.parametrize(
    ("versions", "days"),
    [
        ([("- [ ] Call",) * 2, ("- [ ] Call", "- [x] Call"), ("- [x] Call",) * 2], [2, 1]),
        ([("- [ ] Call",), ("- [x] Call",), ("- [ ] Call", "- [x] Call"), ("- [x] Call",) * 2],
         [3, 1]),
    ],
)  # fmt: skip
def test_two_lines_of_the_same_words_keep_their_own_days(
    home: Path, versions: list[tuple[str, ...]], days: list[int]
) -> None:
    past = Past()
    for number, lines in enumerate(versions):
        past.commit(day(number), {path_of(OLD): tasks(*lines).encode()})
    past.write(home / "n")
    journal, history = known_past(home / "n")
    found = finished_days(journal, history)
    told_days = [found[key_of(thread)] for thread in journal.all_threads()]
    assert told_days == [on(one) for one in days]


def test_windows_line_ends_change_no_day(home: Path) -> None:
    open_, ticked = tasks("- [ ] Call"), tasks("- [x] Call")
    found = after(
        home / "n", {OLD: open_}, {OLD: ticked}, {OLD: ticked.replace("\n", "\r\n").rstrip()}
    )
    assert found == {"Call": on(1)}


def test_a_version_with_conflict_marks_is_passed_over(home: Path) -> None:
    open_, ticked = tasks("- [ ] Call"), tasks("- [x] Call")
    torn = f"<<<<<<< a\n{open_}=======\n{ticked}>>>>>>> b\n"
    assert after(home / "n", {OLD: open_}, {OLD: torn}, {OLD: ticked}) == {"Call": on(2)}


def test_what_is_ticked_since_the_last_commit_is_not_known(home: Path) -> None:
    after(home / "n", {OLD: tasks("- [ ] Call", "- [ ] Read")}, {
        OLD: tasks("- [ ] Call", "- [x] Read")
    })  # fmt: skip
    (home / "n" / path_of(OLD)).write_text(tasks("- [x] Call", "- [x] Read"))
    assert told(home / "n") == {"Call": UNKNOWN, "Read": on(1)}


def test_a_tick_on_a_branch_keeps_its_day_through_the_merge(home: Path) -> None:
    def both(one: str, other: str) -> dict[str, bytes]:
        return {path_of(OLD): tasks(f"- [{one}] Call", "- [ ] Read", f"- [{other}] Write").encode()}

    past = Past()
    base = past.commit(day(0), both(" ", " "))
    ours = past.commit(day(3), both("x", " "), base)
    theirs = past.commit(day(5), both(" ", "x"), base)
    past.commit(day(9), both("x", "x"), ours, theirs)
    past.write(home / "n")
    assert told(home / "n") == {"Call": on(3), "Write": on(5)}


def test_without_a_history_only_written_days_are_known() -> None:
    notes = notebook({OLD: tasks("- [x] Call", "- [x] Read (done 02 Jan 2026)", "- [ ] Write")})
    found = finished_days(notes.journal, None)
    assert sorted(one.known.value for one in found.values()) == ["unknown", "written"]


class Life:
    """Two hundred days of keeping notes, with what was really done and when."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.notes: Notebook = notebook({OLD: _meeting(OLD)})
        self.truth: dict[str, Finished] = {}
        self.open: list[str] = []
        self.past = Past()
        self.today = 0
        self.named = 0

    def live(self, commits: int) -> None:
        self.past.commit(day(0), self.notes.files)
        while self.past.count < commits:
            self.today += self.chance.randrange(1, 4)
            before = self.past.count
            self.chance.choice(self._deeds())()
            if self.past.count == before:
                self.past.commit(day(self.today), self.notes.files)

    def _deeds(self) -> list[Callable[[], None]]:
        deeds: list[Callable[[], None]] = [self.set_by_hand, self.add, self.note_done_already]
        if self.open:
            deeds += [self.tick, self.tick, self.say_done, self.move, self.branch]
        if self.truth:
            deeds += [self.take_back, self.move_done]
        return [*deeds, self.meet, self.copy_by_hand, self.windows, self.amend]

    @property
    def newest(self) -> str:
        return self.notes.meetings[-1].path

    def words(self) -> str:
        self.named += 1
        return f"Task number {self.named:03}"

    def change(self, path: str, old: str, new: str) -> None:
        data = self.notes.files[path]
        assert data.count(old.encode()) == 1, (path, old)
        self.notes.files[path] = data.replace(old.encode(), new.encode())

    def append(self, path: str, line: str) -> None:
        data = self.notes.files[path]
        end = b"\r\n" if b"\r\n" in data else b"\n"
        place = TASKS.encode() + end + end
        self.notes.files[path] = data.replace(place, place + line.encode() + end + end)

    def place(self, words: str) -> tuple[str, str]:
        """The file of the live copy, and its line."""
        live = self.notes.thread(words).live
        document = self.notes.read(live.checkin.path).document
        return live.checkin.path, document.line_text(live.action.line)

    def set_by_hand(self) -> None:
        words = self.words()
        self.append(self.newest, f"- [ ] {words}")
        self.open.append(words)

    def add(self) -> None:
        words = self.words()
        self.notes.add(NewAction(words))
        self.open.append(words)

    def note_done_already(self) -> None:
        words = self.words()
        self.append(self.newest, f"- [x] {words}")
        self.truth[words] = UNKNOWN

    def _settle(self, words: str, finished: Finished) -> None:
        self.open.remove(words)
        self.truth[words] = finished

    def _tick(self, words: str) -> None:
        path, line = self.place(words)
        self.change(path, line, line.replace("[ ]", "[x]"))

    def tick(self) -> None:
        words = self.chance.choice(self.open)
        self._tick(words)
        self._settle(words, on(self.today))

    def say_done(self) -> None:
        words = self.chance.choice(self.open)
        self.notes.change(done(day(self.today)), self.notes.thread(words).id)
        self._settle(words, Finished(day(self.today), Known.WRITTEN))

    def take_back(self) -> None:
        words = self.chance.choice(list(self.truth))
        path, line = self.place(words)
        if "(done" in line:
            return
        self.change(path, line, line.replace("[x]", "[ ]"))
        del self.truth[words]
        self.open.append(words)

    def _cut(self, words: str) -> str:
        path, line = self.place(words)
        data = self.notes.files[path]
        end = "\r\n" if b"\r\n" in data else "\n"
        self.change(path, line + end, "")
        return line

    def move(self) -> None:
        """Cut and paste into another file, at once or with a commit between."""
        line = self._cut(self.chance.choice(self.open))
        if self.chance.random() < 0.5:
            self.past.commit(day(self.today), self.notes.files)
            self.today += 1
        self.append(self.newest, line)
        self.past.commit(day(self.today), self.notes.files)

    def move_done(self) -> None:
        self.append(self.newest, self._cut(self.chance.choice(list(self.truth))))

    def branch(self) -> None:
        """Two people tick at once, and a merge brings it together, some of it itself."""
        ticked = self.chance.sample(self.open, k=min(3, len(self.open)))
        base, before = self.past.count, dict(self.notes.files)
        sides = []
        for words in ticked[:2]:
            self.notes.files = dict(before)
            self.today += 2
            self._tick(words)
            sides.append(self.past.commit(day(self.today), self.notes.files, base))
        if len(sides) < 2:
            return self._settle(ticked[0], on(self.today))
        self.notes.files = dict(before)
        for words in ticked:
            self._tick(words)
        for number, words in enumerate(ticked):
            self._settle(words, on((self.today - 2, self.today, self.today + 4)[number]))
        self.today += 4
        self.past.commit(day(self.today), self.notes.files, *sides)
        return None

    def meet(self) -> None:
        name = day(self.today).isoformat()
        if path_of(name) not in self.notes.files:
            self.notes.new(name)

    def copy_by_hand(self) -> None:
        """A new check-in with the open lines copied, one of them ticked on the way."""
        name = day(self.today).isoformat()
        if path_of(name) in self.notes.files:
            return
        lines = [self.place(words)[1] for words in self.open]
        if lines:
            lines[0] = lines[0].replace("[ ]", "[x]")
            self._settle(self.open[0], on(self.today))
        self.notes.files[path_of(name)] = _meeting(name, *lines).encode()

    def windows(self) -> None:
        data = self.notes.files[self.newest].replace(b"\r\n", b"\n")
        self.notes.files[self.newest] = data.replace(b"\n", b"\r\n")

    def amend(self) -> None:
        path = self.chance.choice(list(self.notes.files))
        self.notes.files[path] += b"\nA remark of ours.\n"


def _meeting(name: str, *lines: str) -> str:
    return f"---\nperson: Joan Citizen\ndate: {name}\n---\n\n{tasks(*lines)}"


@pytest.mark.parametrize("seed", range(3))
def test_two_hundred_commits_tell_every_day_rightly(home: Path, seed: int) -> None:
    life = Life(seed)
    life.live(200)
    life.past.write(home / "n")
    assert told(home / "n") == life.truth
    assert len(life.truth) > 20
    assert {one.known for one in life.truth.values()} == set(Known)
