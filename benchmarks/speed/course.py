"""What is measured one after the other, from the smallest workspace to the largest."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed import goals
from benchmarks.speed.figures import Figures, Middle, Row, growth
from benchmarks.speed.listing import FIRST_TIME, THRIVE, Listing, Pace
from benchmarks.speed.others import beginning, paces, reading, version_and_tab
from benchmarks.speed.stage import Stage

FEWEST, SMALL, MIDDLE, LARGE, HUGE = 10, 100, 1_000, 10_000, 50_000


@dataclass
class Course:
    """One run over workspaces of several sizes; ``with_peers`` asks the other tools, too."""

    thrive: Path
    sizes: tuple[int, ...]
    pace: Pace
    with_peers: bool
    figures: Figures = field(default_factory=Figures)
    _new: dict[int, Middle] = field(default_factory=dict)

    def run(self) -> Figures:
        """Measure everything there is a goal for at these sizes."""
        for size in (FEWEST, *self.sizes):
            with TemporaryDirectory(prefix="thrive-speed-") as scratch:
                self._at(Stage(Path(scratch), size, self.thrive), Path(scratch))
        self._of_all_sizes()
        return self.figures

    def _at(self, stage: Stage, scratch: Path) -> None:
        _say(f"{stage.size} check-ins")
        if stage.size > FEWEST:
            self._listing(stage, scratch)
        if stage.size == MIDDLE:
            self._other_commands(stage)
        if stage.size == LARGE:
            self._looking_back(stage)
        self._new[stage.size] = beginning(stage, self.pace)

    def _listing(self, stage: Stage, scratch: Path) -> None:
        listing = Listing(stage, self.pace, scratch, self.figures, self.with_peers)
        self._warm(stage.size, listing.warm())
        self._changed(stage.size, listing.edited(), listing.first_time())
        if stage.size == max(self.sizes, key=lambda size: (size <= LARGE, size)):
            self.figures.peaks = listing.memory()
            self.figures.peaks_at = stage.size
            self.figures.add(goals.MEMORY_WARM, self.figures.peaks[THRIVE])
            self.figures.add(goals.MEMORY_COLD, self.figures.peaks[FIRST_TIME])

    def _warm(self, size: int, row: Row) -> None:
        for goal, at, measured in (
            (goals.WARM_SMALL, SMALL, row.to_p),
            (goals.WARM_MIDDLE, MIDDLE, row.to_p),
            (goals.WARM_LARGE_P, LARGE, row.to_p),
            (goals.WARM_LARGE_R, LARGE, row.to_r),
            (goals.WARM_HUGE, HUGE, row.to_r),
        ):
            if size == at:
                self.figures.add(goal, measured)

    def _changed(self, size: int, edited: Row, first: Row) -> None:
        if size == MIDDLE:
            self.figures.add(goals.EDITED_MIDDLE, edited.to_p)
            self.figures.add(goals.COLD_MIDDLE, first.to_p)
        if size == LARGE:
            self.figures.add(goals.EDITED_LARGE, edited.to_p)
            self.figures.add(goals.COLD_LARGE, first.to_r)

    def _other_commands(self, stage: Stage) -> None:
        quick = version_and_tab(stage, self.pace)
        for goal, measured in zip(
            (goals.VERSION, goals.TAB_WORDS, goals.TAB_IDS), quick.values(), strict=True
        ):
            self.figures.add(goal, measured)
        self.figures.others = paces(stage, reading(stage), self.pace)
        slowest = max(self.figures.others.values(), key=lambda one: one.median)
        self.figures.add(goals.READING, slowest)

    def _looking_back(self, stage: Stage) -> None:
        report, wanted = (("report", stage.person.slug), ("goals", stage.person.slug))
        found = paces(stage, [report, wanted], self.pace)
        self.figures.add(goals.REPORT, found[" ".join(report)])
        self.figures.add(goals.GOALS, found[" ".join(wanted)])

    def _of_all_sizes(self) -> None:
        power = growth(self.figures.listing, THRIVE)
        if power is not None:
            self.figures.add(goals.GROWTH, power)
        times = [one.median for one in self._new.values()]
        self.figures.add(goals.NEW, max(self._new.values(), key=lambda one: one.median))
        self.figures.add(goals.NEW_IS_FLAT, times[-1] / times[0])


def _say(words: str) -> None:
    sys.stderr.write(f"{words} ...\n")
