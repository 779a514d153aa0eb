"""Run a Python program and note every half millisecond where it is.

    python sampler.py NOTES PROGRAM ...

It must import nothing that the program would have to import itself, so it is written with
what every Python has loaded anyway. A sample weighs what has passed since the one before it,
since a long call into C takes no signal until it is over.
"""

import _signal  # type: ignore[import-not-found]  # signal.py would bring half of the library
import builtins
import posix
import sys
import time

_EVERY = 0.0005
_weights: dict[tuple[str, ...], float] = {}
_last = 0.0


def _note(_number: int, frame: object) -> None:
    global _last  # noqa: PLW0603 - a signal's handler is given nothing to keep it in
    stack = []
    while frame is not None:
        code = frame.f_code  # type: ignore[attr-defined]  # a frame's, without importing its type
        name = frame.f_globals.get("__name__", "")  # type: ignore[attr-defined]  # as above
        stack.append(f"{name}:{code.co_name}")
        frame = frame.f_back  # type: ignore[attr-defined]  # as above
    now = time.perf_counter()
    key = tuple(reversed(stack))
    _weights[key] = _weights.get(key, 0.0) + now - _last
    _last = time.perf_counter()


def _write(notes: str) -> None:
    _signal.setitimer(_signal.ITIMER_REAL, 0)
    with builtins.open(notes, "a", encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs
        file.writelines(f"{weight:.7f} {';'.join(stack)}\n" for stack, weight in _weights.items())
    _weights.clear()


def main(notes: str, program: str) -> None:
    """Run the program to its end, whichever way it ends."""
    global _last  # noqa: PLW0603 - as above
    text = builtins.open(program, encoding="utf-8").read()  # noqa: SIM115, PTH123 - pathlib costs
    ending = posix._exit
    us = posix.getpid()

    def leave(code: int) -> None:
        if posix.getpid() == us:  # and not a child of its own
            _write(notes)
        ending(code)

    sys.modules["os"]._exit = leave  # type: ignore[attr-defined]  # a program in haste ends so
    _signal.signal(_signal.SIGALRM, _note)
    _last = time.perf_counter()
    _signal.setitimer(_signal.ITIMER_REAL, _EVERY, _EVERY)
    try:
        exec(compile(text, program, "exec"), {"__name__": "__main__", "__file__": program})
    finally:
        if posix.getpid() == us:
            _write(notes)


if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    main(sys.argv.pop(0), sys.argv[0])
