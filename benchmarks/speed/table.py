"""The figures as Markdown, put between two marks of a page whose other words stay."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.speed.figures import Figures, Finding, Middle, Row

BEGIN = "<!-- figures: begin (python -m benchmarks.speed writes these) -->"
END = "<!-- figures: end -->"
_NAMES = {"R": "ripgrep (counts boxes in code, too)", "P": "Python, doing nothing"}


def put(page: Path, text: str) -> None:
    """Put a text between the marks of a page, which must be there once each, in order."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} lacks the line '{END if begin else BEGIN}'")
    page.write_text(f"{before}{BEGIN}\n\n{text.strip()}\n\n{END}{after}", "utf-8")


def written(figures: Figures, machine: str) -> str:
    """All of the figures, with the machine they come from."""
    parts = [machine, goals_table(figures.findings)]
    if figures.listing:
        parts += ["### Listing what is open", listing_table(figures)]
    if figures.left_out:
        told = "; ".join(f"{name} ({why})" for name, why in sorted(figures.left_out.items()))
        parts.append(f"Not measured here: {told}.")
    if figures.others:
        parts += ["### The other commands, 1,000 check-ins", others_table(figures.others)]
    return "\n\n".join(parts)


def goals_table(findings: Iterable[Finding]) -> str:
    """Each goal with what was measured, and whether it is met."""
    lines = [_row("what", "measured", "goal", "we would like", "met", "why this much")]
    lines.append("|---|---|---|---|---|---|")
    for one in findings:
        goal = one.goal
        wish = "" if goal.stretch is None else f"{goal.stretch:g}"
        met = "yes" if one.is_met() else "**no**"
        limit = f"{goal.limit:g} {goal.unit}".strip()
        lines.append(_row(goal.what, _spread(one.measured), limit, wish, met, goal.why))
    return "\n".join(lines)


def listing_table(figures: Figures) -> str:
    """Seconds, and how many R, for every tool at every size; memory at one of them."""
    sizes = sorted(figures.listing)
    names = list(dict.fromkeys(name for size in sizes for name in figures.listing[size]))
    heads = [f"{size:,}" for size in sizes]
    memory = [f"MB at {figures.peaks_at:,}"] if figures.peaks else []
    lines = [_row("seconds (times ripgrep)", *heads, *memory)]
    lines.append("|---" * (1 + len(heads) + len(memory)) + "|")
    for name in names:
        cells = [_cell(figures.listing[size].get(name)) for size in sizes]
        peak = figures.peaks.get(name)
        last = [f"{peak:.0f}" if peak else ""] if memory else []
        lines.append(_row(_NAMES.get(name, name), *cells, *last))
    return "\n".join(lines)


def others_table(others: dict[str, Middle]) -> str:
    """Each command line, slowest first."""
    slowest_first = sorted(others.items(), key=lambda pair: -pair[1].median)
    lines = [_row("`thrive ...`", "P"), "|---|---|"]
    lines += [_row(f"`{words}`", _spread(measured)) for words, measured in slowest_first]
    return "\n".join(lines)


def over(findings: Iterable[Finding], slack: float) -> Iterator[str]:
    """A line for each that misses its goal by more than ``slack`` times."""
    for one in findings:
        if not one.is_met(slack):
            yield (
                f"{one.goal.what}: {one.measured.median:.2f} {one.goal.unit}, "
                f"more than {slack:g} times the goal of {one.goal.limit:g}"
            )


def _cell(row: Row | None) -> str:
    if row is None:
        return ""
    return f"{_seconds(row.seconds)} ({row.to_r.median:.{0 if row.to_r.median >= 10 else 2}f})"


def _seconds(taken: Middle) -> str:
    return f"{taken.median:.{1 if taken.median >= 10 else 3}f}"


def _spread(measured: Middle) -> str:
    if measured.low == measured.high:
        return f"{measured.median:.3g}"
    return f"{measured.median:.2f} ({measured.low:.2f}-{measured.high:.2f})"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
