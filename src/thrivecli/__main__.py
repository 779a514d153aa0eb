"""The first step of every run, as a script or as ``python -m thrivecli``."""

import sys

# `python -m` puts the current folder first on the path: a hostile yaml.py there would run.
if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]

from thrivecli.quick.door import answered


def run() -> None:
    """The console script: the short way in where there is one, else the long way."""
    try:
        if answered(sys.argv[1:]):
            return
    except (OSError, KeyboardInterrupt) as fault:
        from thrivecli.cli.main import end_with  # slow to import

        end_with(fault, sys.argv[1:])
    from thrivecli.cli.main import run as long_way  # slow to import

    long_way()


if __name__ == "__main__":
    run()
