"""Adversarial Markdown, the same for the same seed, for tests and benchmarks.

Every line of text ends with a token ``q<line>q``, counted from 1 in the body, by which a
referee that renders HTML can tell which line it is speaking of.
"""

import random
from operator import add

TEXTS = (
    "[ ] task", "[x] task", "[X] task", "[/] task", "[-] task", "[>] task", "[?] task",
    "[é] task", "[📅] task", "[1] task", "[] task", "[ ]\ttask", "[x]  task", "[x]task",
    "[x]: task", "[x][ref] task", "[x](/url) task", r"\[ ] task", r"[ \] task", "![x] task",
    "[[ ] task", "[ ]] task", "*[ ] task*", "`[ ] task", "[ ] `task", "[ ] task`", "[x] *@Joan",
    "[ ] task <!-- c", "--> task", "[ ] <b>task", "[ ] a & b", "[ ] &amp; b", "text", "*text",
    "text `code", "over\u2028there", "ça va 📅", "1", "1986\\. great", "| a | b |", "+plus", "#tag",
)  # fmt: skip
BARE = (
    "[ ]", "[x]", "[ ] ", "[]", "-", "*", "1.", ">", "", "", "", "   ", "\t", "***", "---", "===",
    "- - -", "```", "````", "~~~", "<!-- c -->", "<!--", "-->", "<div>", "</div>", "<script>",
    "</script>", "<?php", "?>", "<pre>", "<a href=x>", "<é>", "<!X", "[x]: /url", "[ref]: /url",
    "[x]:", "/url", "[ ]: /url", "[x]: <u> 'title'", "'title'", "    [x]: /u", "#", "##",
)  # fmt: skip
HEADINGS = ("# ", "## ", "#### ", "####### ", "#\t", "##")
BULLETS = ("- ", "* ", "+ ", "1. ", "1) ", "7. ", "12) ", "-\t", "-   ", "-     ", "0. ", "*  ")
INDENTS = ("", "", "", " ", "  ", "   ", "    ", "     ", "\t", " \t", "  \t", "\t\t")
ENDINGS = ("\n", "\n", "\n", "\r\n", "\r")


def body(seed: int) -> str:
    """One document without front matter."""
    rng = random.Random(seed)
    lines = _blocks(rng, 0)
    lines = [_tokened(line, number) for number, line in enumerate(lines, 1)]
    ending = rng.choice(ENDINGS)
    mixed = rng.random() < 0.1
    # A CR, an empty line and an LF would be one line ending: mixed ones take no lone CR.
    endings = [rng.choice(("\n", "\r\n")) if mixed else ending for _ in lines]
    text = "".join(map(add, lines, endings))
    return text if rng.random() < 0.8 else text.rstrip("\r\n")


def _tokened(line: str, number: int) -> str:
    head, mark, tail = line.rpartition("\0")
    return f"{head} q{number}q{tail}" if mark else line


def _blocks(rng: random.Random, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(rng.randint(1, 5 if depth < 2 else 2)):
        lines += _block(rng, depth)
        if rng.random() < 0.35:
            lines.append(rng.choice(("", "", "  ", "\t")))
    return lines


def _block(rng: random.Random, depth: int) -> list[str]:
    kind = rng.random()
    if depth > 5 or kind < 0.3:
        return [_text(rng) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
    if kind < 0.4:
        return [rng.choice(INDENTS) + rng.choice(BARE)]
    if kind < 0.45:
        return [rng.choice(HEADINGS) + _text(rng)]
    if kind < 0.52:
        return _fence(rng)
    if kind < 0.85:
        return _item(rng, depth)
    return _quote(rng, depth)


def _text(rng: random.Random) -> str:
    tail = rng.choice(("", "", "", "", "  ", "\\", "\t"))
    indent = rng.choice(INDENTS) if rng.random() < 0.2 else ""
    return indent + rng.choice(TEXTS) + "\0" + tail


def _fence(rng: random.Random) -> list[str]:
    fence = rng.choice(("```", "~~~", "````"))
    inner = [rng.choice(BULLETS) + _text(rng) for _ in range(rng.randint(0, 2))]
    return [fence, *inner, *([fence] if rng.random() < 0.8 else [])]


def _item(rng: random.Random, depth: int) -> list[str]:
    bullet = rng.choice(BULLETS)
    width = " " * len(bullet.expandtabs(4))
    if rng.random() < 0.6:
        lines = [_text(rng), *(_blocks(rng, depth + 1) if rng.random() < 0.6 else [])]
    else:
        lines = _blocks(rng, depth + 1)
    lines = [bullet + lines[0], *(_shift(rng, width, line) for line in lines[1:])]
    return [rng.choice(INDENTS) + lines[0], *lines[1:]] if rng.random() < 0.1 else lines


def _shift(rng: random.Random, width: str, line: str) -> str:
    chance = rng.random()
    if chance < 0.08:
        return line.lstrip(" \t")
    if chance < 0.2:
        return rng.choice(INDENTS) + line
    return width + line if line else line


def _quote(rng: random.Random, depth: int) -> list[str]:
    sign = rng.choice((">", "> ", "> ", ">\t", " > ", "   >"))
    return [
        line.lstrip(" >") if index and rng.random() < 0.1 else sign + line
        for index, line in enumerate(_blocks(rng, depth + 1))
    ]
