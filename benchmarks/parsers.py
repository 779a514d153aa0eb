"""Which CommonMark parser finds people's actions, and what does one check-in cost?

    python benchmarks/parsers.py [DOCUMENTS]

Counts, over adversarial documents (the tests' own grammar), how often the actions found by
each parser differ from those of the others, then times each on one ordinary check-in. Every
figure is from one run on one machine: compare the rows, not the runs.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

import cmarkgfm  # type: ignore[import-untyped]  # it has no stubs
import pyromark
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]  # it has no stubs
from commonmark_grammar import body
from commonmark_referees import Action, by_cmark, by_markdown_it
from markdown_it import MarkdownIt

from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.structure.blocks import parse_blocks
from thrivecli.markdown.structure.boxes import find_boxes

DOCUMENTS = 3000
ROUNDS = 200
CHECK_IN = (
    "# Career check-in\n\n## Goals\n\n#### What do you want to be doing in 1 year?\n\n"
    + "- Lead the *migration* of billing, with a design that [everybody](https://x.y) can read.\n"
    * 8
    + "\n## Planning\n\n#### What tasks can you complete in the next 6 weeks?\n\n"
    + "- [ ] *@Joan Citizen* Write the onboarding page by 08 Oct 2026 <!-- thrive:7k3q9f -->\n"
    "  - ask Sam for the old one, see `docs/old.md`\n- [x] Book the course (done 06 Oct 2026)\n"
    * 12
    + "\n## What have you done so far?\n\n*22 Oct 2026*\n\n"
    + "- Shipped the new search, **30% faster**\n  - with help from Ann\n" * 30
)

_LINE = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[([^\d\r\n])\][ \t]+[^\s]")


def by_pyromark(text: str) -> set[Action]:
    """Our own way, from bytes to actions."""
    document = open_document("a.md", text.encode())
    if not isinstance(document, Document):
        return set()
    boxes = find_boxes(document, parse_blocks(text, 0))
    return {(document.line_of(box.marker_offset), box.marker) for box in boxes}


def by_line(text: str) -> set[Action]:
    """One regular expression a line, as simple tools do."""
    lines = re.split(r"\r\n|\n|\r", text)
    return {(n, found[1]) for n, line in enumerate(lines, 1) if (found := _LINE.match(line))}


WAYS: dict[str, Callable[[str], set[Action] | None]] = {
    "pyromark (ours)": by_pyromark,
    "cmark-gfm": by_cmark,
    "markdown-it-py": by_markdown_it,
    "a line regex": by_line,
}


def agreement(documents: int) -> str:
    """A table of how many documents each pair of parsers reads differently."""
    found = [
        {name: way(text) for name, way in WAYS.items()} for text in map(body, range(documents))
    ]
    alone = sum(
        one["cmark-gfm"] == one["markdown-it-py"] != one["pyromark (ours)"] for one in found
    )
    actions = sum(len(one["pyromark (ours)"] or ()) for one in found)
    rows = [f"{documents} documents, {actions} actions; documents read differently by"]
    rows.append(" " * 17 + "".join(f"{name:>17}" for name in WAYS))
    for first in WAYS:
        counts = (sum(one[first] != one[second] for one in found) for second in WAYS)
        rows.append(f"{first:17}" + "".join(f"{count:17}" for count in counts))
    rows.append(f"where the two referees agree, we differ on {alone}")
    return "\n".join(rows)


def milliseconds(work: Callable[[], object]) -> float:
    """The best of many rounds, which noise disturbs least."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best * 1000


def cost() -> str:
    """A table of what parsing one check-in costs."""
    slow = MarkdownIt("commonmark", {"maxNesting": 10_000})
    blocks_only = MarkdownIt("commonmark", {"maxNesting": 10_000}).disable("inline")
    works: dict[str, Callable[[], object]] = {
        "pyromark, events with ranges": lambda: list(pyromark.events_with_range(CHECK_IN)),
        "pyromark, our blocks": lambda: parse_blocks(CHECK_IN, 0),
        "cmarkgfm, HTML (no tree to be had)": lambda: cmarkgfm.markdown_to_html(
            CHECK_IN, Options.CMARK_OPT_SOURCEPOS
        ),
        "markdown-it-py, blocks": lambda: blocks_only.parse(CHECK_IN),
        "markdown-it-py, all": lambda: slow.parse(CHECK_IN),
    }
    rows = [f"one check-in of {len(CHECK_IN) / 1000:.1f} kB, milliseconds"]
    rows += [f"{name:36}{milliseconds(work):8.3f}" for name, work in works.items()]
    return "\n".join(rows)


def main(arguments: list[str]) -> None:
    """Print both tables."""
    documents = int(arguments[0]) if arguments else DOCUMENTS
    sys.stdout.write(f"{agreement(documents)}\n\n{cost()}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
