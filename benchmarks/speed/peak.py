"""Run a command and say its peak memory in kilobytes; its output is read and thrown away.

    python -I -S peak.py COMMAND ...

A process of its own, and a small one: Linux counts for a child what its parent had at the moment
of starting it, so nothing smaller than this one (9 MB or so) can be told apart.
"""

import os
import sys


def main(command: list[str]) -> int:
    """Run it to its end, and give its exit code."""
    out, into = os.pipe()
    os.set_inheritable(into, False)
    nothing = os.open(os.devnull, os.O_RDWR)
    child = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_DUP2, nothing, 0),
            (os.POSIX_SPAWN_DUP2, into, 1),
            (os.POSIX_SPAWN_DUP2, nothing, 2),
        ],
    )
    os.close(into)
    while os.read(out, 1 << 16):
        pass
    _, status, used = os.wait4(child, 0)
    a_kilobyte = 1024 if sys.platform == "darwin" else 1  # there it is counted in bytes
    os.write(1, b"%d\n" % (used.ru_maxrss // a_kilobyte))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
