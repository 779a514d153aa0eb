"""Make a workspace for measuring.

    python -m benchmarks.corpus FOLDER [--checkins 1000] [--seed 1] [--git]

People, about one for ten check-ins, meet every six weeks. Two in three keep their notes with
thrive, the others by hand in manners of their own. The same numbers give the same bytes.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.corpus.workspace import SEED, make_repository, make_workspace


def main() -> None:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a workspace for measuring.")
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument("--checkins", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--git", action="store_true", help="with a git repository around it")
    asked = parser.parse_args()
    if asked.folder.exists():
        parser.error(f"{asked.folder} is there already")
    make_workspace(asked.folder, asked.checkins, asked.seed)
    if asked.git:
        make_repository(asked.folder)
    sys.stdout.write(f"{asked.folder}: {asked.checkins} check-ins\n")


if __name__ == "__main__":
    main()
