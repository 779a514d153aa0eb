"""Stacks with their times, as one picture: below each piece of work what it is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

_WIDTH, _ROW, _MARGIN, _HEAD = 960, 19, 24, 92
_DEEPEST, _THINNEST = 11, 1.5
_LETTER = 6.1  # the width of one, on average
_COLOURS = {
    "Python": "#c9ccd1", "import": "#b7c4dc", "cli": "#cdb8e0", "workspace": "#f2cf9b",
    "markdown": "#b5d8ac", "journal": "#a5d3dd", "render": "#efb8c6", "model": "#d9d6a3",
    "libraries": "#e3e0da",
}  # fmt: skip
_LIBRARY = " (library)"
_PLUMBING = ("__main__", "thrivecli.cli.main")
_WITHIN = ("<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>", "<lambda>")
_STYLE = (
    "text{font:11px system-ui,'DejaVu Sans',sans-serif;fill:#222}"
    ".title{font-size:18px;font-weight:600}.bar{font-size:14px;font-weight:600}"
    "rect{stroke:#fff;stroke-width:.7}"
)


@dataclass
class Work:
    """A piece of work: its seconds, and those of its parts."""

    name: str
    seconds: float = 0.0
    parts: dict[str, "Work"] = field(default_factory=dict)

    def add(self, path: Iterable[str], seconds: float) -> None:
        """Count time for the path of pieces, from the outermost in."""
        piece = self
        piece.seconds += seconds
        for name in path:
            piece = piece.parts.setdefault(name, Work(name))
            piece.seconds += seconds

    @property
    def depth(self) -> int:
        """How many rows it takes, no more than are drawn."""
        below = max((part.depth for part in self.parts.values()), default=0)
        return min(1 + below, _DEEPEST)


def path_of(stack: str) -> Iterator[str]:
    """What a stack of ``module:function`` says in short.

    Imports go by their names; what only leads from one part of thrive to another is left out.
    """
    names = [name for frame in stack.split(";") if (name := _short(*frame.rsplit(":", 1)))]
    for place, name in enumerate(names):
        is_last = place == len(names) - 1
        if (is_last or not name.endswith(_LIBRARY)) and name not in names[:place]:
            yield name


def drawn(works: dict[str, Work], title: str) -> str:
    """An SVG with one icicle below the other, each as wide as its whole time."""
    y, body = _HEAD, []
    for name, work in works.items():
        told = f"{name}: {_time(work.seconds)}"
        body.append(f'<text class="bar" x="{_MARGIN}" y="{y - 8}">{escape(told)}</text>')
        body += _blocks(work, _MARGIN, y, (_WIDTH - 2 * _MARGIN) / work.seconds)
        y += work.depth * _ROW + 44
    height = y - 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}"><style>{_STYLE}</style>'
        f'<rect width="{_WIDTH}" height="{height}" rx="8" fill="#fff"/>'
        f'<text class="title" x="{_MARGIN}" y="30">{escape(title)}</text>'
        + "\n".join([*_legend(), *body])
        + "</svg>\n"
    )


def _short(module: str, function: str) -> str:
    top, _, rest = module.partition(".")
    if top == "importlib" or module in _PLUMBING or function in _WITHIN:
        return ""
    if function == "<module>":
        return f"import {top}"
    return f"{rest}.{function}" if top == "thrivecli" else f"{top}{_LIBRARY}"


def _blocks(work: Work, x: float, y: float, scale: float, row: int = 1) -> Iterator[str]:
    width = work.seconds * scale
    fitting = int((width - 6) / _LETTER)
    shown = work.name if len(work.name) <= fitting else work.name.rpartition(".")[2]
    shown = shown if len(shown) <= fitting else f"{shown[: fitting - 1]}…"
    yield (
        f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_ROW}" '
        f'fill="{_colour(work.name)}">'
        f"<title>{escape(work.name)}: {_time(work.seconds)}</title></rect>"
    )
    if fitting > 3:
        yield f'<text x="{x + 3:.1f}" y="{y + 13}">{escape(shown)}</text>'
    if row == _DEEPEST:
        return
    for part in work.parts.values():
        if part.seconds * scale >= _THINNEST:
            yield from _blocks(part, x, y + _ROW, scale, row + 1)
        x += part.seconds * scale


def _colour(name: str) -> str:
    kind = name.partition(" ")[0].partition(".")[0]
    return _COLOURS.get(kind, _COLOURS["libraries"])


def _legend() -> Iterator[str]:
    x = float(_MARGIN)
    for name, colour in _COLOURS.items():
        yield f'<rect x="{x:.0f}" y="42" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{x + 16:.0f}" y="52">{name}</text>'
        x += 30 + len(name) * 6.6


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
