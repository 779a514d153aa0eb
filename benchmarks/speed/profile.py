"""Where the time of one `thrive actions` goes, with the index there and without it.

    python -m benchmarks.speed.profile [--checkins 10000] [--thrive PROGRAM]

Writes a picture into docs/images. The time is noted from inside, by where the program is every
half millisecond; what Python takes to start comes before that and is measured from outside.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.speed.icicle import Work, drawn, path_of
from benchmarks.speed.stage import Stage
from benchmarks.speed.stopwatch import run

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "profile.svg"
_SAMPLER = Path(__file__).with_name("sampler.py")


def main() -> None:
    """Measure and draw."""
    parser = argparse.ArgumentParser(description="Draw where the time of `thrive actions` goes.")
    parser.add_argument("--checkins", type=int, default=10_000)
    beside = Path(sys.executable).with_name("thrive")
    parser.add_argument("--thrive", type=lambda typed: Path(typed).absolute(), default=beside)
    parser.add_argument("--turns", type=int, default=40, help="runs with the index there")
    parser.add_argument("--picture", type=Path, default=PICTURE)
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="thrive-profile-") as scratch:
        stage = Stage(Path(scratch), asked.checkins, asked.thrive)
        notes = Path(scratch) / "notes"
        run(stage.thrive("", "actions", "--open"))
        works = {
            "with the index there": _work(stage, asked.thrive, notes, asked.turns, lambda: None),
            "with no index yet": _work(stage, asked.thrive, notes, 3, stage.forget),
        }
    title = f"Where the time of one `thrive actions` goes, {asked.checkins:,} check-ins"
    asked.picture.write_text(drawn(works, title), "utf-8")
    sys.stdout.write(f"{asked.picture}\n")


def _work(stage: Stage, thrive: Path, notes: Path, turns: int, before: Callable[[], None]) -> Work:
    """The average of several runs, after what Python takes to start."""
    work = Work("thrive actions")
    start = median(run(stage.floor()).seconds for _ in range(9))
    work.add(["Python starts"], start)
    for _ in range(turns):
        before()
        notes.unlink(missing_ok=True)
        subprocess.run(
            [thrive.with_name("python3"), _SAMPLER, notes, thrive, "actions", "--open"],
            cwd=stage.notes, env=stage.environment, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for line in notes.read_text("utf-8").splitlines():
            weight, _, stack = line.partition(" ")
            work.add(path_of(stack), float(weight) / turns)
    return work


if __name__ == "__main__":
    main()
