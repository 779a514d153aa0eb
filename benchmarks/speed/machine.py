"""On what, when and with which versions something was measured, in one paragraph."""

import os
import platform
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.speed.peers import PEERS
from benchmarks.speed.stage import has_ripgrep

_TOOLS = ("rg", "--version"), ("grep", "--version"), ("git", "--version")


def described(thrive: Path) -> str:
    """Processor, system, day, and everybody's version."""
    python = _first_line((str(thrive.with_name("python3")), "--version"))
    return (
        f"Measured on {date.today():%d %b %Y} with {os.cpu_count()} cores ({_processor()}), "
        f"{platform.system()} {platform.release()}, {python}, "
        f"{_first_line((str(thrive), '--version'))}; {', '.join(_versions())}."
    )


def search_is() -> str:
    """What R stands for on this machine."""
    return "ripgrep" if has_ripgrep() else "grep, as there is no ripgrep here"


def _versions() -> Iterator[str]:
    for words in (*_TOOLS, *(peer.version for peer in PEERS)):
        said = _first_line(words)
        if said:
            name = words[0]
            yield said if name in said or not said[0].isdigit() else f"{name} {said}"


def _first_line(words: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError:
        return ""
    return next((line.strip() for line in done.stdout.splitlines() if line.strip()), "")


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2] for line in told.splitlines() if line.startswith("model name"))
    return next(names, platform.machine()).strip()
