"""Text that would like to steer a terminal, in every place of a workspace that is shown."""

import random
import re
from collections.abc import Iterator

_CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\r\n"]
_RANGES = (
    *((0x200B, 0x200B), (0x200E, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0xFFF9, 0xFFFB)),
    *((0xE0000, 0xE0003), (0xE0020, 0xE0040), (0xE007E, 0xE007F)),
)
_INVISIBLE = [chr(code) for first, last in _RANGES for code in range(first, last + 1)]
PIECES = (
    *(*_CONTROLS, *_INVISIBLE, "\xad", "\u061c", "\ufeff"),
    *("\x1b[31m", "\x1b[2J", "\x1b[10;10H", "\x1b]0;title\x07", "\x1b]52;c;cm0=\x07", "\x1b[6n"),
    *("\x1b]8;;http://127.0.0.1/\x1b\\", "\x1bP1$r\x1b\\", "\x1b_x\x1b\\", "\x1b(0", "\x9b31m"),
    *("\x9d0;x\x9c", "\x1b[?1049h", "\x1b]1337;File=:\x07", "\x1bc", "\x0e", "\x08\x08\x08"),
    *("[x]", "[/etc]", "[/]", "[red]", "[link=http://x]", "[bold", ":smile:", ":warning:"),
    *("{{ 7*7 }}", "%s", "{0}", "\\", "\\x1b[31m", "\u0644\u0627", "\u202eevil\u202c", "e\u0301"),
    *("\U0001f469\u200d\U0001f680", "word", " ", "ok", "*@Joan", "<b>", "`"),
)
KEPT = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f469\u200d\U0001f680"
"""A word of Persian and an emoji, which are not themselves without U+200C and U+200D."""

STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Whatever must never leave the program."""

_OF_RICH = re.compile(r"\x1b\[[0-9;]*m")


def steering(printed: str, *, styled: bool = False) -> list[str]:
    """What of an output would steer; with ``styled``, Rich's own styles are no such thing."""
    return STEERS.findall(_OF_RICH.sub("", printed) if styled else printed)


def strings(seed: int, count: int) -> Iterator[str]:
    """So many hostile strings of one to three pieces, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        yield "".join(rng.choices(PIECES, k=rng.randint(1, 3)))


class Source:
    """Hostile strings, taken ``most`` at a time; ``taken`` says how many were."""

    def __init__(self, seed: int, most: int) -> None:
        self._strings = strings(seed, 10**9)
        self._most = most
        self.taken = 0

    def __call__(self) -> str:
        """So many of them on one line."""
        self.taken += self._most
        return " ".join(next(self._strings) for _ in range(self._most))


def checkin(day: str, say: Source, lines: int) -> str:
    """A check-in with ``say`` in every place that any command shows, ``lines`` of each kind."""
    several = range(lines)
    parts = [
        f'---\nperson: "Joan Citizen"\npartner: "{_quoted(say())}"\ndate: {day}\n',
        f'next: "{_quoted(say())}"\ntemplate: "{_quoted(say())}"\n"{_quoted(say())}": 1\n---\n\n',
        f"## Goals {say()}\n\n#### What do you want to be doing today? {say()}\n\n",
        *(f"- {KEPT} {say()}\n" for _ in several),
        f"\n#### 3 years {say()}\n\n{say()}\n\n## Reality\n\n#### holding you back {say()}\n\n",
        f"{say()}\n\n## Planning {say()}\n\n#### projects {say()}\n\n- Build {say()} +tag #1y\n\n",
        f"#### What help will you need {say()}\n\n{say()}\n\n#### tasks {say()}\n\n",
        *(f"- [ ] *@{_name(say())}* Call {say()} by 31 Jun 2026 {say()}\n" for _ in several),
        *(f"- [ ] Call {KEPT} {say()} +tag by 08 Oct 2026\n  - {say()}\n" for _ in several),
        *(f"- [x] Did {say()} (done {day})\n" for _ in several),
        *(f"- [-] Left {say()} (dropped {day}: {say()})\n" for _ in several),
        f"- [>] Lost {say()} <!-- thrive:22222{lines % 7 + 2} -->\n- [x]close {say()}\n",
        f"- [\x1b] odd {say()}\n\n## What have you done so far? {say()}\n\n",
        *(f"- Won {say()}\n  - {say()}\n" for _ in several),
    ]
    return "".join(parts)


def _quoted(text: str) -> str:
    """Inside double quotes in YAML; what YAML takes raw stays raw."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _name(text: str) -> str:
    return text.replace("*", "").replace("`", "")[:80]
