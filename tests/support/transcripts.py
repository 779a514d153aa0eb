"""Plays a transcript: the same text, with what really happened in place of what it says.

The way of writing, which `tests/transcripts/README.md` explains to those who read them:
a line `$ ...` is typed (`> ` continues it), then come its stdout, its stderr with `! `
before each line, and `[exit N]` where it was not 0.
"""

import re
import shlex
from collections.abc import Iterator

from running import House, Run

_BLOCK = re.compile(r"^```(console|markdown|toml)(?: ([^\n`]+))?\n(.*?)^```$", re.M | re.S)
_SCENE = re.compile(r"<!-- scene: ([\w-]+) -->")
_FOR_BASH = re.compile(r"[|<>&;$`*~]|'\\''")
_MASKS = (
    (re.compile(r'("(?:committed|merged)": )"[0-9a-f]{40}"'), r'\1"<commit>"'),
    (re.compile(r"\d+ s old"), "N s old"),
)


def played(text: str, house: House) -> str:
    """The transcript as it happens in this house."""
    scene = _SCENE.search(text)
    if scene:
        house.scene(scene[1])

    def block(found: re.Match[str]) -> str:
        kind, info, body = found.groups()
        if kind == "console":
            return f"```console\n{''.join(_session(body, house))}```"
        if info:
            house.write(info, body)
        return found[0]

    return _BLOCK.sub(block, text)


def commands_in(text: str) -> list[str]:
    """The command lines of a transcript, as they are typed."""
    blocks = [body for kind, _, body in _BLOCK.findall(text) if kind == "console"]
    return [line for body in blocks for line in _typed(body)]


def _typed(body: str) -> Iterator[str]:
    for found in re.finditer(r"^\$ (.*(?:\n> .*)*)$", body, re.M):
        yield found[1].replace("\n> ", "\n")


def _session(body: str, house: House) -> Iterator[str]:
    for line in _typed(body):
        shown = line.replace("\n", "\n> ")
        yield f"$ {shown}\n"
        yield from _told(_ran(line, house), house)


def _ran(line: str, house: House) -> Run:
    if line.startswith("cd "):
        house.place = (house.place / line[3:].replace("~", str(house.home))).resolve()
        return Run(0, "", "")
    if _FOR_BASH.search(line):
        return house.shell(line)
    words = shlex.split(line)
    environment = {}
    while "=" in words[0]:
        name, _, environment_value = words.pop(0).partition("=")
        environment[name] = environment_value
    if words[0] != "thrive":
        return house.shell(line)
    return house(*words[1:], **environment)


def _told(run: Run, house: House) -> Iterator[str]:
    for text, before in ((run.out, ""), (run.err, "! ")):
        for line in _masked(text, house).split("\n")[: None if text[-1:] not in ("", "\n") else -1]:
            yield f"{before}{line}".rstrip() + "\n"
    if run.code:
        yield f"[exit {run.code}]\n"


def _masked(text: str, house: House) -> str:
    """What differs from one machine to the next, by a name of its own."""
    text = text.replace(str(house.home), "/home/joan")
    for mask, name in _MASKS:
        text = mask.sub(name, text)
    return text
