"""What must be on the disk before what, read from the system calls of a real run."""

import re
from pathlib import Path

import pytest
from running import Forks
from scenery import BEGUN, COMMANDS, NEWER, OLDER, Stage
from strace import Call, can_trace

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not can_trace(), reason="strace cannot trace here"),
]

RENAMES = ("rename", "renameat", "renameat2", "link", "linkat")
IN_ORDER = {"new": [BEGUN, NEWER, OLDER], "done": [OLDER, NEWER]}
# They change nothing that was in the notes, or git does.
UNLOGGED = (
    "edit",
    "report",
    "trust",
    "demo",
    "sync",
    "merge-driver",
)
