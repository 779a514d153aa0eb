"""Check-ins as people write them, and as nobody should: a strategy for property tests.

Every line of text holds a token of its own, ``q12q``, by which it can be found again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from hypothesis import strategies as st

HEADINGS = (
    "## Goals\n\n#### What do you want to be doing today?",
    "## Goals\n\n#### What do you want to be doing in 3 years?",
    "## Reality\n\n#### What is currently holding you back from your goals?",
    "## Planning\n\n#### What projects can you take on in the next 6 months?",
    "## Planning\n\n#### What tasks can you complete in the next 6 weeks?",
    "#### What tasks can you complete in the next 6 weeks?",
    "#### What help will you need to get to those goals?",
    "## Planning\n\n### Odd question?",
    "## What have you done so far?\n\n*22 Oct 2025* ",
    "## Something else",
)
BOXES = (" ", " ", " ", " ", "/", "x", "X", "-", ">", "?", None, None)
BULLETS = ("- ", "- ", "- ", "* ", "+ ", "1. ", "7) ", "-   ", "-\t", "*\t", " - ")
OWNERS = ("", "", "*@Joan Citizen* ", "@sam ", "**@Sam Lee**: ")
WORDS = (None, None, None, "Call Sam", "call  sam.", "Learn C#", "Ask @Sam Lee about it")
DUES = (
    "", "", "", " by 08 Oct 2026", " by Friday", " by 4 Sep", " 📅 2026-10-08", " due: in 6 weeks",
    " by next check-in", " (by 08 Oct 2026)", " by 31 Jun 2026", " 08/10/2026", " by end of March",
)  # fmt: skip
TAILS = (
    "",
    "",
    "",
    "",
    "  ",
    "\\",
    " #tag",
    " +guide",
    " `code",
    " [a link][ref]",
    " <!-- mine -->",
)
BELOW = (
    "next", "lazy", "note", "fence", "quote", "code", "tab", "comment", "spaced", "rule",
    "heading", "open fence", "deep lazy", "wide",
)  # fmt: skip
FRONTS = (
    "",
    "",
    "---\nkind: swot\n---\n",
    "---\nperson: Joan Citizen\nnext: 2026-09-01\n---\n",
    "\ufeff",
)
ENDS = ("\n", "\n", "\n", "\r\n", "\r")


@dataclass(frozen=True)
class Item:
    """A list item; ``depth`` is how deep it is nested, if what stands above allows it."""

    depth: int
    bullet: str
    box: str | None
    words: str | None
    owner: str
    due: str
    tail: str
    below: tuple[str, ...]
    quoted: bool = False


items = st.builds(
    Item,
    st.sampled_from((0, 0, 0, 1, 1, 2, 3)),
    st.sampled_from(BULLETS),
    st.sampled_from(BOXES),
    st.sampled_from(WORDS),
    st.sampled_from(OWNERS),
    st.sampled_from(DUES),
    st.sampled_from(TAILS),
    st.lists(st.sampled_from(BELOW), max_size=2).map(tuple),
    st.sampled_from((False, False, False, False, True)),
)
parts = st.one_of(
    items, items, items, items, st.sampled_from(HEADINGS), st.sampled_from(("", "text"))
)


def written(number: int, parts: list[Item | str], front: str, end: str, last: str) -> str:
    """The text of a check-in; ``number`` keeps its tokens apart from those of others."""
    lines = list(_lines(parts, (f"q{number}x{n}q" for n in count())))
    text = front + "\n".join(lines) + last
    return text.replace("\n", end)


def checkins(number: int, most: int = 9) -> st.SearchStrategy[str]:
    """A whole check-in's text."""
    return st.builds(
        written,
        st.just(number),
        st.lists(parts, max_size=most),
        st.sampled_from(FRONTS),
        st.sampled_from(ENDS),
        st.sampled_from(("\n", "\n", "", "\n\n[ref]: https://example.org/a\n")),
    )


def _lines(parts: list[Item | str], tokens: Iterator[str]) -> Iterator[str]:
    columns: list[int] = []
    was_quoted = False
    for part in parts:
        if isinstance(part, str):
            columns = []
            yield from (
                "",
                *(part.split("\n") if part != "text" else (f"text {next(tokens)}",)),
                "",
            )
            continue
        if part.quoted != was_quoted:
            columns, was_quoted = [], part.quoted
            yield ""
        del columns[part.depth :]
        indent = " " * (columns[-1] if columns else 0)
        bullet = part.bullet.expandtabs(4) if "\t" in part.bullet and not indent else part.bullet
        columns.append(len(indent) + len(bullet.expandtabs(4)))
        prefix = "> " if part.quoted else ""
        for line in _item(part, indent, " " * columns[-1], tokens):
            yield line[1:] if line.startswith("\0") else prefix + line


def _item(item: Item, indent: str, inside: str, tokens: Iterator[str]) -> Iterator[str]:
    words = item.words or f"Do {next(tokens)}"
    box = "" if item.box is None else f"[{item.box}] "
    yield f"{indent}{item.bullet}{box}{item.owner}{words}{item.due}{item.tail}"
    for piece in item.below:
        yield from _below(piece, inside, next(tokens))


def _below(piece: str, inside: str, token: str) -> Iterator[str]:
    """Lines below an item's first; ``\\0`` begins those outside any quote."""
    lines: tuple[str, ...] = {
        "next": (f"{inside}next {token}",),
        "lazy": (f"\0lazy {token}",),
        "deep lazy": (f"\0     - deep {token}",),
        "note": ("", f"{inside}note {token}"),
        "fence": (
            "",
            f"{inside}```",
            f"{inside}- [ ] code {token}",
            "",
            f"{inside}  x",
            f"{inside}```",
        ),
        "open fence": (f"{inside}~~~", f"{inside}code {token}"),
        "quote": (f"{inside}> said {token}", f"{inside}> - [ ] quoted {token}"),
        "code": ("", f"{inside}    code {token}", "", f"{inside}    more"),
        "tab": (f"{inside}\tnext {token}",),
        "comment": (f"{inside}<!-- {token}", "", f"{inside}- [ ] hidden -->"),
        "spaced": ("", f"{inside}- [ ] spaced {token}", "", "", f"{inside}- [x] settled {token}"),
        "rule": (f"{inside}***", f"{inside}ruled {token}"),
        "heading": (f"{inside}# Heading {token}",),
        "wide": (f"{inside}  two {token}", f"{inside} one"),
    }[piece]
    yield from lines
