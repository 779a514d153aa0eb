"""``python -m thrivecli``: the same as ``thrive``, but never with modules of this folder."""

import sys

# `python -m` puts the current folder first on the path: a hostile yaml.py there would run.
if not sys.flags.safe_path:
    del sys.path[0]

from thrivecli.cli.main import run

if __name__ == "__main__":
    run()
