"""A picture of the times against the number of check-ins, both by powers of ten."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from benchmarks.speed.figures import Row
from benchmarks.speed.listing import EDITED, THRIVE

_WIDTH, _HEIGHT = 860, 520
_LEFT, _RIGHT, _TOP, _BOTTOM = 74, 240, 64, 58
_APART = 17  # between the names beside the lines' ends
_NAMES = {"R": "ripgrep", "P": "Python, doing nothing"}
_OURS, _OTHERS = "#b3261e", ("#5f6b7a", "#7a5c99", "#2f7d6b", "#a06a1b", "#3c6fb0", "#8a8f98")
_STYLE = (
    "text{font:14px system-ui,'DejaVu Sans',sans-serif;fill:#333}"
    ".title{font-size:18px;font-weight:600;fill:#111}.small{font-size:12px;fill:#666}"
    ".grid{stroke:#e4e4e4}.line{fill:none;stroke-width:2}.ours{stroke-width:3.5}"
    ".dotted{stroke-dasharray:2 5}"
)


@dataclass(frozen=True)
class _Line:
    """One tool's seconds by size."""

    name: str
    points: tuple[tuple[int, float], ...]
    colour: str
    classes: str


@dataclass(frozen=True)
class _Frame:
    """Where sizes and seconds are in the picture."""

    sizes: tuple[int, ...]
    low: float
    high: float

    def x(self, size: float) -> float:
        """From the left edge."""
        first, last = log10(self.sizes[0]), log10(self.sizes[-1])
        part = (log10(size) - first) / (last - first) if last > first else 0.5
        return _LEFT + part * (_WIDTH - _LEFT - _RIGHT)

    def y(self, seconds: float) -> float:
        """From the upper edge."""
        part = (log10(seconds) - self.low) / (self.high - self.low)
        return _HEIGHT - _BOTTOM - part * (_HEIGHT - _TOP - _BOTTOM)


def drawn(listing: dict[int, dict[str, Row]]) -> str:
    """An SVG of all tools in the listing."""
    lines = _lines(listing)
    seconds = [taken for line in lines for _, taken in line.points]
    low, high = log10(min(seconds)) - 0.15, log10(max(seconds)) + 0.15
    frame = _Frame(tuple(sorted(listing)), low, high)
    body = [*_axes(frame), *(_path(frame, line) for line in lines), *_labels(frame, lines)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="Time to list all open actions, by number of check-ins">'
        f'<style>{_STYLE}</style><rect width="{_WIDTH}" height="{_HEIGHT}" rx="8" fill="#fff"/>'
        + "\n".join(body)
        + "</svg>\n"
    )


def _lines(listing: dict[int, dict[str, Row]]) -> list[_Line]:
    names = dict.fromkeys(name for size in sorted(listing) for name in listing[size])
    names.pop(EDITED, None)  # so near to the other that the two could not be told apart
    colours = iter(_OTHERS * len(names))
    found = []
    for name in names:
        ours = name.startswith(THRIVE)
        classes = f"line{' ours' if name == THRIVE else ''}"
        classes += " dotted" if name == "P" or (ours and name != THRIVE) else ""
        points = tuple(
            (size, listing[size][name].seconds.median)
            for size in sorted(listing)
            if name in listing[size]
        )
        colour = _OURS if ours else "#999" if name == "P" else next(colours)
        found.append(_Line(_NAMES.get(name, name), points, colour, classes))
    return sorted(found, key=lambda line: "ours" in line.classes)


def _axes(frame: _Frame) -> Iterator[str]:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    yield f'<text class="title" x="{_LEFT}" y="30">Time to list all open actions</text>'
    yield (
        f'<text class="small" x="{_LEFT}" y="49">seconds, lower is better; both axes by powers '
        "of ten</text>"
    )
    for power in range(ceil(frame.low), floor(frame.high) + 1):
        y = frame.y(10**power)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{right}"/>'
        yield f'<text x="{_LEFT - 10}" y="{y + 5:.1f}" text-anchor="end">{10.0**power:g} s</text>'
    for size in frame.sizes:
        x = frame.x(size)
        yield f'<path class="grid" d="M{x:.1f} {_TOP}V{bottom}"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 22}" text-anchor="middle">{size:,}</text>'
    x = (_LEFT + right) / 2
    yield f'<text class="small" x="{x}" y="{bottom + 44}" text-anchor="middle">check-ins</text>'


def _path(frame: _Frame, line: _Line) -> str:
    points = [(frame.x(size), frame.y(seconds)) for size, seconds in line.points]
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points)
    return (
        f'<path class="{line.classes}" stroke="{line.colour}" d="M{way}"/>'
        f'<g fill="{line.colour}">{dots}</g>'
    )


def _labels(frame: _Frame, lines: list[_Line]) -> Iterator[str]:
    """Names at the lines' ends, moved apart where they would lie upon each other."""
    ends = sorted((frame.y(line.points[-1][1]), number) for number, line in enumerate(lines))
    below = 0.0
    for y, number in ends:
        line = lines[number]
        place = max(y, below + _APART)
        below = place
        x = frame.x(line.points[-1][0]) + 10
        seconds = line.points[-1][1]
        bold = ";font-weight:700" if "ours" in line.classes else ""
        yield (
            f'<text x="{x:.1f}" y="{place + 5:.1f}" style="fill:{line.colour}{bold}">'
            f"{escape(line.name)} <tspan class='small'>{seconds:.2g} s</tspan></text>"
        )
