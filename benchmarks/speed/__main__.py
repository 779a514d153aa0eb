"""Measure thrive against its goals and its peers, and write the figures down.

    python -m benchmarks.speed [--small | --large] [--thrive PROGRAM] [--rounds N] [--no-page]

As it is: workspaces of 100, 1,000 and 10,000 check-ins, a table in docs/speed.md and a picture
beside it; `--large` adds 50,000. `--small` takes less than a minute, writes nothing and fails when
something takes more than one and a half times its goal: that is for CI. What is measured is the
program beside this Python; name another one to measure what people install.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.speed.course import HUGE, LARGE, MIDDLE, SMALL, Course
from benchmarks.speed.listing import Pace
from benchmarks.speed.machine import described, search_is
from benchmarks.speed.plot import drawn
from benchmarks.speed.table import goals_table, over, put, written

_DOCS = Path(__file__).parents[2] / "docs"
PAGE, PICTURE = _DOCS / "speed.md", _DOCS / "images" / "speed.svg"
SLACK = 1.5  # machines of CI are busy; what is worse than this is no accident
_BRIEF = Pace(rounds=5, seconds=1)


def main() -> int:
    """Measure as asked; 1 if the small form finds something too slow."""
    asked = _arguments()
    sys.stdout.write(f"R is {search_is()}.\n")
    if asked.small:
        return _small(asked)
    sizes = tuple(size for size in (SMALL, MIDDLE, LARGE, HUGE) if size <= asked.most)
    pace = Pace(asked.rounds, asked.seconds)
    figures = Course(asked.thrive, sizes, pace, with_peers=True).run()
    text = written(figures, described(asked.thrive))
    sys.stdout.write(f"{text}\n")
    if not asked.no_page:
        put(PAGE, text)
        PICTURE.write_text(drawn(figures.listing), "utf-8")
    return 0


def _small(asked: argparse.Namespace) -> int:
    figures = Course(asked.thrive, (SMALL, MIDDLE), _BRIEF, with_peers=False).run()
    sys.stdout.write(f"{goals_table(figures.findings)}\n")
    slow = list(over(figures.findings, SLACK))
    sys.stdout.write("".join(f"too slow: {line}\n" for line in slow))
    return 1 if slow else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure thrive against its goals and peers.")
    parser.set_defaults(most=LARGE)
    parser.add_argument("--small", action="store_true", help="the form for CI")
    parser.add_argument("--large", action="store_const", dest="most", const=HUGE)
    parser.add_argument("--most", type=int, help="no more check-ins than this")
    parser.add_argument("--rounds", type=int, default=21, help="runs of each (default: 21)")
    parser.add_argument("--seconds", type=float, default=20, help="for one command in all, after 3")
    parser.add_argument("--no-page", action="store_true", help="print the figures only")
    beside = Path(sys.executable).absolute().with_name("thrive")
    parser.add_argument("--thrive", type=lambda typed: Path(typed).absolute(), default=beside)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
