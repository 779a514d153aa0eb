"""A home of its own for every test that runs git or writes state."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from running import Forks, House

Git = Callable[..., str]

# The same cases in every run of the suite, so that a red one is about the change at hand;
# `--hypothesis-seed=$RANDOM` looks for new ones.
USUAL_SEED = "20261122"

_GIT_CONFIG = """\
[user]
    name = Joan Citizen
    email = joan@example.com
[init]
    defaultBranch = main
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; git knows Joan Citizen and nothing of this machine."""
    place = tmp_path / "home"
    place.mkdir()
    (place / ".gitconfig").write_text(_GIT_CONFIG)
    for name in [name for name in os.environ if name.startswith(("GIT_", "XDG_", "THRIVE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("EMAIL", raising=False)
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(place / "config"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(place / ".gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return place


@pytest.fixture
def git(home: Path) -> Git:
    """Runs the real git in a folder, for setting scenes and looking at results."""

    def run(folder: Path, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, check=False, capture_output=True, text=True
        )
        assert not check or done.returncode == 0, done.stderr
        return done.stdout.rstrip("\n")

    assert home.is_dir()
    return run


@pytest.fixture
def workspace(tmp_path: Path, home: Path) -> Path:
    """A folder with a repository that thrive made, and one check-in committed."""
    from thrivecli.workspace.git.repository import commit, find_repository, init_repository

    assert home.is_dir()
    root = tmp_path / "notes"
    folder = root / "checkins" / "joan-citizen"
    folder.mkdir(parents=True)
    init_repository(root)
    (folder / "2026-11-22.md").write_bytes(b"---\nperson: Joan Citizen\n---\n- [ ] Call Sam\n")
    repository = find_repository(root)
    assert repository is not None
    assert commit(repository, root, ["checkins/joan-citizen/2026-11-22.md"], "First").sha
    return root


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-transcripts",
        action="store_true",
        help="Write what really happens into the transcripts and the README.",
    )


@pytest.fixture(scope="session")
def updating(pytestconfig: pytest.Config) -> bool:
    """Whether expectations are to be written instead of only compared."""
    return bool(pytestconfig.getoption("--update-transcripts"))


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """A process that runs command lines, for all tests of this worker."""
    with Forks() as made:
        yield made


@pytest.fixture
def thrive(tmp_path: Path, forks: Forks) -> House:
    """``thrive(...)`` in a home folder of its own, where git knows Joan Citizen."""
    return House(tmp_path / "joan", forks)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Property tests: no deadline on a busy machine, and a seed that can be given again."""
    _hear_interrupts()
    settings.register_profile("thrive", deadline=None, print_blob=True)
    settings.load_profile("thrive")
    if config.getoption("--hypothesis-seed", None) is None:
        config.option.hypothesis_seed = USUAL_SEED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say the seed, so that any run can be made again."""
    seed = config.getoption("--hypothesis-seed")
    terminalreporter.write_line(f"property tests: --hypothesis-seed={seed}")


def _hear_interrupts() -> None:
    """Let Ctrl-C reach what is tested, also where the tests run in the background.

    A shell that has nobody at it starts background jobs with that signal ignored, and
    whatever they start inherits it.
    """
    with suppress(ValueError):  # not the main thread: then it is as it is
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
