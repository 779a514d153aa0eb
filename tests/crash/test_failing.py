"""Any write that fails: the file is the old one or the new one, and the exit code says which.

Each test takes every fourth of the calls, so that they can run side by side.
"""

from pathlib import Path

import pytest
from scenery import COMMANDS, Stage, files, leftovers
from strace import Ending, can_trace

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not can_trace(), reason="strace cannot trace here"),
]

SHARDS = 4
ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE", "EDQUOT")
POSSIBLE = {
    "openat": ERRORS,
    "mkdir": ("ENOSPC", "EROFS", "EACCES", "EDQUOT"),
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "pwrite64": ("ENOSPC", "EIO"),
    "ftruncate": ("EIO",),
    "fsync": ("ENOSPC", "EIO", "EDQUOT"),
    "fchmod": ("EIO", "EROFS"),
    "unlinkat": ("EIO", "EACCES"),
    "unlink": ("EIO",),
}
RENAMING = ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT")
UNTRACED = ("new-without-commit", "done-without-commit")


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("command", UNTRACED)
def test_a_write_that_fails_is_told_and_leaves_no_half_file(
    tmp_path: Path, command: str, shard: int
) -> None:
    assert command in COMMANDS
    stage = Stage(tmp_path, command)
    for number in range(shard, len(stage.calls), SHARDS):
        for error in POSSIBLE.get(stage.calls[number].name, RENAMING):
            program, ending = stage.fail(number, error)
            where = f"{error} at {stage.calls[number]}: {ending}"
            found = files(program.folder)
            assert leftovers(program.folder) == [], where
            assert found in (stage.old, stage.new), where
            assert (found == stage.new) == (ending.code == 0), where
            _expect_said(ending, where)


def _expect_said(ending: Ending, where: str) -> None:
    assert "Traceback" not in ending.err, where
    assert ending.code in (0, 4), where
    if ending.code:
        assert ending.out == "", where
        assert ending.err.startswith("error: "), where
