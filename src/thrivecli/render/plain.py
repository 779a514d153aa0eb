"""A screen as plain lines, for pipes and files: no tabs, no colour, nothing wrapped."""

from collections.abc import Iterator

from thrivecli.render.clean import clean
from thrivecli.render.parts import Cell, Line, Screen, Table

_GAP = "  "
_WIDEST = 30  # characters; what may be longer is not lined up


def plain_lines(screen: Screen) -> Iterator[str]:
    """The lines of a screen, without their ends."""
    for part in screen:
        if isinstance(part, Table):
            yield from _rows(part)
        elif isinstance(part, Line):
            yield (" " * part.indent + _text(part.words)).rstrip()
        else:
            yield from clean(part.text.rstrip("\n"), keep_newlines=True).split("\n")


def _rows(table: Table) -> Iterator[str]:
    shown = [n for n, column in enumerate(table.columns) if not column.terminal_only]
    rows = [[_text(row[n]) for n in shown] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)] if rows else []
    padded = [
        0 if table.columns[n].flexible and width > _WIDEST else width
        for n, width in zip(shown, widths, strict=bool(rows))
    ]
    for row in rows:
        cells = [text.ljust(width) for text, width in zip(row, padded, strict=True)]
        yield _GAP.join(cell for cell in cells if cell).rstrip()


def _text(cell: Cell) -> str:
    return "".join(clean(words.text) for words in cell)
