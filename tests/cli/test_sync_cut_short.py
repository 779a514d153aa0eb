"""A network that hangs, and somebody who will not wait: the sync ends, and leaves no lock."""

import signal
import subprocess
import time
from pathlib import Path

import pytest
from running import SCRIPT, House
from two_clones import NEWER, TwoClones, two_clones

from thrivecli.workspace.sync.sync import Wishes, sync


@pytest.fixture
def hanging(thrive: House) -> TwoClones:
    """Joan's remote is behind an ssh that never answers, and says that it has begun."""
    both = two_clones(thrive)
    script = both.house.home / "ssh"
    script.write_text(f'#!/bin/sh\necho "$@" > {both.house.home}/begun\nexec sleep 50\n')
    script.chmod(0o755)
    both.shell("notes", "git remote set-url origin ssh://joan@example.com/notes.git")
    both.append("notes", NEWER, "Joan's")
    both.house.environment["PATH"] = f"{both.house.home}:{both.house.environment['PATH']}"
    return both


def locks(root: Path) -> list[Path]:
    return sorted((root / ".git").rglob("*.lock"))


def test_an_interrupted_sync_ends_at_once(hanging: TwoClones) -> None:
    begun = hanging.house.home / "begun"
    root = hanging.house.home / "notes"
    process = subprocess.Popen(
        [SCRIPT, "sync"],
        cwd=root,
        env=hanging.house.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 30
    while not begun.exists() and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "")
    assert locks(root) == []
    assert hanging.shell("notes", "git log -1 --format=%s; git status --porcelain") == (
        "Notes of 2026-11-22"
    )
    assert hanging.thrive("notes", "actions", "done", "7k3").code == 0  # our own lock is free


def test_a_network_that_hangs_is_given_up(
    hanging: TwoClones, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in hanging.house.environment.items():
        monkeypatch.setenv(name, value)
    root = hanging.house.home / "notes"
    synced = sync(root, Wishes("Notes", patience=1))
    assert synced.committed is not None
    assert synced.waiting == 1
    assert synced.stopped is not None
    assert synced.stopped.message == (
        "nothing could be fetched from origin: the server did not answer in time"
    )
    assert locks(root) == []


def test_where_nobody_is_there_ssh_asks_nothing(
    hanging: TwoClones, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in hanging.house.environment.items():
        monkeypatch.setenv(name, value)
    root = hanging.house.home / "notes"
    for attended in (False, True):
        sync(root, Wishes("Notes", attended=attended, patience=1))
        told = (hanging.house.home / "begun").read_text()
        assert ("BatchMode=yes" in told) == (not attended)
    hanging.shell("", "git config --global core.sshCommand 'ssh -v'")
    sync(root, Wishes("Notes", patience=1))
    assert (hanging.house.home / "begun").read_text().startswith("-v ")
