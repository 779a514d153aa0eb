"""Where words of notes must not turn up: temporary folders, arguments, reports of bugs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_tree import Use, plain_uses
from running import SCRIPT, House
from strace import can_trace

WORDS = ("Draft the on-call guide", "Gave my first talk", "Own a feature", "half a day a week")
"""Of the notes; none of them is ever typed."""
_OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD|\d+)[^,]*, "([^"]+)", ([A-Z_|]+)')


def traced(thrive: House, words: tuple[str, ...]) -> str:
    """What a command and all it starts open and execute."""
    log = thrive.home / "trace"
    environment = {**thrive.environment, "TMPDIR": str(thrive.home / "tmp")}
    # What Python compiles on the way lies beside our source, wherever that was put.
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-s", "100000", "-e", "trace=openat,open,creat,execve",
         "-o", str(log), str(SCRIPT), *words],
        cwd=thrive.place, env=environment, check=False, capture_output=True,
        stdin=subprocess.DEVNULL, timeout=120,
    )  # fmt: skip
    return log.read_text("utf-8", "replace")


def written_in_temporary(log: str, home: Path) -> list[str]:
    temporary = [str(home / "tmp"), "/tmp", "/var/tmp", "/dev/shm"]
    return [
        path
        for path, flags in _OPENED.findall(log)
        if re.search("O_WRONLY|O_RDWR|O_CREAT", flags)
        and any(path == one or path.startswith(f"{one}/") for one in temporary)
        and (path.startswith(f"{home}/tmp") or not path.startswith(str(home)))
    ]


@pytest.mark.skipif(not can_trace(), reason="strace is not here, or not allowed to trace")
@pytest.mark.parametrize(
    "use", [one for one in plain_uses() if one.command != "checkin edit"], ids=str
)
def test_no_command_writes_to_a_temporary_folder_or_passes_words_on(
    thrive: House, use: Use
) -> None:
    thrive.scene("joan")
    (thrive.home / "tmp").mkdir()
    # Typing a note into the command line is the user's own; nothing of it goes any further.
    log = traced(thrive, use.words)
    assert "execve" in log
    assert written_in_temporary(log, thrive.home) == []
    assert list((thrive.home / "tmp").iterdir()) == []
    _, *started = [line for line in log.split("\n") if "execve(" in line]
    typed = use.words[len(use.command.split()) :]
    for words in (*WORDS, *(word for word in typed if " " in word)):
        assert not [line for line in started if words.lower() in line.lower()]


def test_the_report_of_a_bug_holds_no_words_and_is_private(thrive: House) -> None:
    thrive.scene("joan")
    secret = "Draft the on-call guide"
    broken = (
        "import os, thrivecli.workspace.store as s\n"
        "def fail(*_):\n"
        "    try: {}['" + secret[:5] + "' + 'SECRET-1']\n"
        "    except KeyError as fault: raise TypeError('SECRET' + '-2') from fault\n"
        "s.checkin_paths = fail\n"
        "os.umask(0)\n"
        "from thrivecli.cli.main import run\nrun()\n"
    )
    thrive.write("../broken.py", broken)
    run = thrive.shell(f"{sys.executable} ~/broken.py actions add 'SECRET-3'")
    assert run.code == 70
    (report,) = (thrive.home / ".local/state/thrive/reports").iterdir()
    assert f"the report is {report}, and holds no words of your notes\n" in run.err
    text = report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600
    assert report.parent.stat().st_mode & 0o777 == 0o700
    assert "SECRET-2" not in text
    assert "SECRET-3" not in text
    assert "KeyError\n" in text
    assert "TypeError\n" in text
    assert "Neither words of your notes nor of the command line are in this file." in text
    assert "SECRET" not in run.out + run.err


TOKENS = (
    "https://joan:TOKEN@host/x", "https://TOKEN@host/x", "https://joan:a@TOKEN@host/x",
    "ssh://joan:TOKEN@host/x", "https://joan:TO:TOKEN@host:8443/x",
)  # fmt: skip


@pytest.mark.parametrize("url", TOKENS)
def test_a_password_in_a_url_is_never_shown(thrive: House, url: str) -> None:
    root = thrive.scene("joan")
    hook = f"#!/bin/sh\necho \"fatal: unable to access '{url}': 403\" >&2\nexit 1\n"
    thrive.write(".git/hooks/pre-commit", hook).chmod(0o755)
    thrive.shell(f"git remote add origin '{url}'; git config 'credential.{url}.helper' '!x {url}'")
    for typed in ("actions add one", "trust --dry-run", "trust", "actions add two", "undo"):
        run = thrive.typed(typed)
        assert "TOKEN" not in run.out + run.err, typed
    assert "host" in thrive.typed("trust --dry-run").out
    logs = [path for path in (root / ".git/thrive").rglob("*") if path.is_file()]
    assert not [path for path in logs if b"TOKEN" in path.read_bytes()]


def test_the_editor_opens_the_note_itself(thrive: House) -> None:
    root = thrive.scene("joan")
    thrive.write("../edit", f'#!/bin/sh\necho "$@" > {thrive.home}/opened\n').chmod(0o755)
    run = thrive.shell(
        "timeout 30 script -qec 'thrive checkin edit' /dev/null", EDITOR=f"{thrive.home}/edit"
    )
    assert run.code == 0, run.out
    opened = (thrive.home / "opened").read_text().strip()
    assert opened == str(root / "checkins/joan-citizen/2026-10-08.md")
    assert os.listdir(thrive.home / "notes") != []  # noqa: PTH208 (names are all we need)
