"""What each command imports, how it ends when its reader goes away, and what TAB offers."""

import shutil
import subprocess
from pathlib import Path

import pytest
from running import SCRIPT, House

_SLOW = {"git", "jinja2", "yaml", "frontmatter", "rich", "pydantic", "sqlite3"}
_PROBE = (
    "import sys, atexit; atexit.register(lambda: print("
    "*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)); "
    "from thrivecli.__main__ import run; run()"
)


def imported_by(thrive: House, *arguments: str) -> set[str]:
    done = subprocess.run(
        [thrive.python, "-c", _PROBE, *arguments],
        cwd=thrive.place,
        env=thrive.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_imports_next_to_nothing(thrive: House) -> None:
    assert not {"typer", "tomllib", *_SLOW} & imported_by(thrive, "--version")


@pytest.mark.parametrize(
    "typed", ["actions", "actions --json", "actions --next", "checkin list", "goals", "check"]
)
def test_reading_commands_import_only_what_they_need(thrive: House, typed: str) -> None:
    thrive.scene("joan")
    loaded = imported_by(thrive, *typed.split())
    assert not _SLOW & loaded
    assert "pyromark" in loaded  # the probe sees what is imported


def test_colour_brings_rich(thrive: House) -> None:
    thrive.scene("joan")
    assert "rich" in imported_by(thrive, "--color", "always", "actions")


def test_a_reader_that_goes_away_is_no_error(thrive: House) -> None:
    thrive.scene("joan")
    lines = "".join(f"- [ ] Action {number} {'x' * 200}\n" for number in range(600))
    thrive.write("checkins/joan-citizen/2026-11-01.md", f"---\ndate: 2026-11-01\n---\n{lines}")
    for typed in ("actions", "actions --json", "checkin show joan", "--color always actions"):
        run = thrive.shell(f"thrive {typed} | head -1; exit ${{PIPESTATUS[0]}}")
        assert run.code in (0, 141), typed
        assert run.err == ""
        assert run.out.count("\n") == 1


def test_a_full_disk_behind_stdout_is_said_in_one_line(thrive: House) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has /dev/full")
    thrive.scene("joan")
    run = thrive.shell("thrive actions > /dev/full")
    assert run.code != 0
    assert "Traceback" not in run.err
    assert run.err.startswith("error: ")


def test_it_runs_as_a_module_too(thrive: House) -> None:
    run = thrive.shell(f'"{thrive.python}" -P -m thrivecli --version')
    assert (run.code, run.out) == (0, thrive("--version").out)


# What the shell's script asks: the words so far, and the one the cursor is in.


def offered(thrive: House, typed: str) -> list[str]:
    """What bash would offer behind these words; the last is the one being typed."""
    words = ["thrive", *typed.split(" ")]
    done = subprocess.run(
        [SCRIPT],
        cwd=thrive.place,
        env={
            **thrive.environment,
            "_THRIVE_COMPLETE": "complete_bash",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ch", ["checkin", "check"]),
        ("actions --person ", ["joan-citizen"]),
        ("actions --owner s", ["sam-lee"]),
        ("actions --owner ", ["joan-citizen", "sam-lee"]),
        ("checkin show jo", ["joan-citizen"]),
        ("checkin new j", ["joan-citizen"]),
        ("goals ", ["joan-citizen"]),
        ("actions done 7", ["7k3q9f"]),
        ("actions done 7k3q9f cn", ["cn7m7f"]),
        ("actions reopen y", ["y2dmy4"]),
        ("actions show y", ["y2dmy4"]),
        ("actions assign 7k3q9f sa", ["sam-lee"]),
        ("template show c", ["career-checkin"]),
        ("checkin new --template ", ["career-checkin"]),
        ("config a", ["autocommit"]),
        ("config date_order ", ["dmy", "mdy"]),
        ("config autocommit t", ["true"]),
        ("checkin new --carry a", ["auto", "all"]),
        ("actions --owner zz", []),
    ],
)
def test_tab_offers_what_there_is(thrive: House, typed: str, expected: list[str]) -> None:
    thrive.scene("joan")
    assert offered(thrive, typed) == expected


def test_tab_looks_into_the_workspace_that_is_named(thrive: House) -> None:
    thrive.scene("team")
    assert offered(thrive, "-C kim goals ") == ["kim-park"]
    thrive.environment["THRIVE_HOME"] = "joan"
    assert offered(thrive, "goals ") == ["joan-citizen"]


@pytest.mark.parametrize("settings", ["colour = 1\n", "a = \n", "\udcff"])
def test_tab_never_complains(thrive: House, settings: str) -> None:
    root = thrive.scene("joan")
    (root / "thrive.toml").write_bytes(settings.encode("utf-8", "surrogateescape"))
    for typed in ("actions done 7", "goals ", "template show c", "-C nowhere goals "):
        assert "Traceback" not in "".join(offered(thrive, typed))


def test_tab_shows_hostile_words_harmlessly(thrive: House) -> None:
    thrive.scene("joan")
    thrive.write(
        "checkins/joan-citizen/2026-11-01.md",
        "---\ndate: 2026-11-01\n---\n- [ ] Call \x1b]0;x\x07 $(touch owned) `id`\n",
    )
    for shell in ("zsh", "fish"):
        done = subprocess.run(
            [SCRIPT],
            cwd=thrive.place,
            env={
                **thrive.environment,
                "_THRIVE_COMPLETE": f"complete_{shell}",
                "_TYPER_COMPLETE_ARGS": "thrive actions done ",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert "7k3q9f" in done.stdout
        assert "touch owned" in done.stdout
        assert "\x1b" not in done.stdout
        assert done.stderr == ""
    assert not (thrive.place / "owned").exists()


# The real shells, with the script that they are given to load.

_IN_BASH = """
eval "$(_THRIVE_COMPLETE=source_bash thrive)"
COMP_WORDS=(thrive actions done 7k) COMP_CWORD=3
_thrive_completion thrive 2>&1
echo "${COMPREPLY[@]}"
"""
_IN_FISH = """
_THRIVE_COMPLETE=source_fish thrive | source
complete --do-complete 'thrive actions done 7k'
"""
_IN_ZSH = """
autoload -U compinit && compinit -u
eval "$(_THRIVE_COMPLETE=source_zsh thrive)"
words=(thrive actions done 7k) CURRENT=4
_arguments() { echo "$@"; }
_thrive_completion 2>&1
"""


@pytest.mark.parametrize(("shell", "script"), [
    ("bash", _IN_BASH), ("fish", _IN_FISH), ("zsh", _IN_ZSH),
])  # fmt: skip
def test_the_real_shells_offer_the_id(thrive: House, shell: str, script: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    thrive.scene("joan")
    done = subprocess.run(
        [shell],
        input=script,
        cwd=thrive.place,
        env=thrive.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "7k3q9f" in done.stdout, done.stderr
