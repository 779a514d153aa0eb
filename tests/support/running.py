"""Runs command lines for real, and fast: each in a fork of a process that has imported thrive.

A fork has streams, a folder, an environment and an exit code of its own, as the console
script has; what is saved is only the time that Python takes to start. Tests that are about
starting use the console script itself.
"""

import base64
import json
import os
import pty
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from types import TracebackType
from typing import IO, Any

SCENES = Path(__file__).parents[1] / "transcripts" / "scenes"
SCRIPT = Path(sys.executable).parent / "thrive"
TODAY = "2026-11-22"
_LONGEST = 60  # seconds; a command that takes longer waits for something
_GIT_CONFIG = """\
[user]
    name = Joan Citizen
    email = joan@example.com
[init]
    defaultBranch = main
"""


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> object:
        """The ``data`` of an answer in JSON."""
        return json.loads(self.out)["data"]


class Forks:
    """A process that has imported thrive and forks for each command line."""

    def __init__(self) -> None:
        self._scenes = TemporaryDirectory()
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "GIT_PYTHON_REFRESH": "quiet"},
        )

    def __enter__(self) -> "Forks":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()
        self._scenes.cleanup()

    def scene(self, name: str) -> Path:
        """A scene with its repository, made once and copied from then on."""
        place = Path(self._scenes.name) / name
        if not place.exists():
            house = House(Path(self._scenes.name) / f"home of {name}", self)
            house.place = place
            shutil.copytree(SCENES / name, place)
            house.shell(
                "git init -q --template= && git add -A && git commit -qm 'The story so far'"
            )
        return place

    def run(
        self,
        arguments: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        stdin: str = "",
        **more: object,
    ) -> Run:
        """Run one command line.

        ``strace`` among ``more`` are options of a strace that watches it, ``terminal`` gives
        it one (then all it says is in ``out``), ``short_writes`` has the system take that
        many bytes at a time.
        """
        asked = more | {
            "argv": list(arguments),
            "cwd": str(folder),
            "env": dict(environment),
            "stdin": stdin,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        out, err = (base64.b64decode(told[name]) for name in ("out", "err"))
        return Run(told["code"], *_texts(out, err))


class House:
    """A home folder, and command lines run in it; ``place`` is where they are typed."""

    def __init__(self, home: Path, forks: Forks) -> None:
        self.home = home
        self.place = home
        self.python = sys.executable
        self._forks = forks
        self.environment = environment_of(home)
        home.mkdir(parents=True, exist_ok=True)
        (home / ".gitconfig").write_text(_GIT_CONFIG)

    def __call__(self, *arguments: str, stdin: str = "", **environment: str) -> Run:
        """Run ``thrive`` with these arguments."""
        return self._forks.run(
            list(arguments), self.place, {**self.environment, **environment}, stdin
        )

    def typed(self, line: str, **environment: str) -> Run:
        """Run ``thrive`` with what somebody typed behind it."""
        return self(*shlex.split(line), **environment)

    def shell(self, line: str, **environment: str) -> Run:
        """Run a line in bash, where ``thrive`` is the console script."""
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=self.place,
            env={**self.environment, **environment},
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_LONGEST,
        )
        return Run(done.returncode, *_texts(done.stdout, done.stderr))

    def scene(self, name: str) -> Path:
        """Set a scene of the transcripts as ``~/notes``, committed, and go there."""
        self.place = self.home / "notes"
        shutil.copytree(self._forks.scene(name), self.place)
        return self.place

    def write(self, path: str, text: str) -> Path:
        """Write a file below the place, making its folders."""
        file = self.place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file


def _texts(*said: bytes) -> Iterator[str]:
    """As text; bytes that are none are kept apart, so that they can be found."""
    yield from (data.decode("utf-8", "surrogateescape") for data in said)


def cache_of(home: Path) -> str:
    """Where what was read is kept."""
    return f"{home}.cache"


def environment_of(home: Path) -> dict[str, str]:
    """Nothing of this machine but the way to its programs; a day and an author that stay."""
    moment = f"{TODAY}T12:00:00+00:00"
    return {
        "HOME": str(home),
        "XDG_CACHE_HOME": cache_of(home),  # beside it: many tests look at all that is in a home
        "PATH": f"{SCRIPT.parent}:{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
        "THRIVE_TODAY": TODAY,
    }


def _serve() -> None:
    import ctypes  # noqa: F401 - imported once, for all forks

    import git  # noqa: F401 - as above
    import jinja2.sandbox  # noqa: F401 - as above
    import rich.table  # noqa: F401 - as above
    import yaml  # noqa: F401 - as above

    import thrivecli.cli.app  # noqa: F401 - as above

    for asked in sys.stdin:
        print(json.dumps(_forked(json.loads(asked))), flush=True)


def _forked(asked: dict[str, Any]) -> dict[str, object]:
    with TemporaryFile() as read, TemporaryFile() as out, TemporaryFile() as err:
        read.write(str(asked["stdin"]).encode())
        read.seek(0)
        streams = read.fileno(), out.fileno(), err.fileno()
        ours, theirs = pty.openpty() if asked.get("terminal") else (-1, -1)
        gate, opened = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(opened)
            os.read(gate, 1)  # until whoever watches is there
            _become(asked, (theirs,) * 3 if theirs >= 0 else streams)
        os.close(gate)
        tracer = _watched(child, asked.get("strace"))
        os.close(opened)
        _, status = os.waitpid(child, 0)
        if tracer is not None:
            tracer.communicate()
        if theirs >= 0:
            os.close(theirs)
            out.write(_shown(ours))
        return {"code": os.waitstatus_to_exitcode(status), "out": _all(out), "err": _all(err)}


def _watched(child: int, options: list[str] | None) -> "subprocess.Popen[bytes] | None":
    """A strace that has got hold of the child already; ``None`` if it is not asked for."""
    if options is None:
        return None
    tracer = subprocess.Popen(["strace", "-p", str(child), *options], stderr=subprocess.PIPE)
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    assert said.endswith(b" attached\n"), said
    return tracer


def _shown(ours: int) -> bytes:
    """What a terminal showed whose programs have all ended."""
    pieces = []
    with suppress(OSError):  # Linux says so when the last writer is gone
        while piece := os.read(ours, 4096):
            pieces.append(piece)
    os.close(ours)
    return b"".join(pieces)


def _all(file: IO[bytes]) -> str:
    file.seek(0)
    return base64.b64encode(file.read()).decode()


def _become(asked: dict[str, Any], files: tuple[int, ...]) -> None:
    from thrivecli.__main__ import run

    signal.alarm(_LONGEST)
    for target, file in enumerate(files):
        os.dup2(file, target)
    if asked.get("terminal"):  # whose streams cannot be wound, and are known by that
        os.setsid()
        sys.stdin, sys.stdout, sys.stderr = (
            open(one, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - as at start
            for one, mode in enumerate("rww")
        )
    if most := asked.get("short_writes"):
        _write_shortly(int(most))
    os.chdir(str(asked["cwd"]))
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv[:] = ["thrive", *asked["argv"]]
    code = 70
    try:
        run()
        code = 0  # the short way ends like this
    except SystemExit as end:
        code = int(str(end.code or 0))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _write_shortly(most: int) -> None:
    """Have every write take only so many bytes, as a system may."""
    whole = os.write
    os.write = lambda file, data: whole(file, memoryview(data)[:most])


if __name__ == "__main__":
    _serve()
