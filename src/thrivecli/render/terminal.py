"""A screen on a terminal, through Rich: tables that fit the width, colour where wanted."""

from typing import IO, TYPE_CHECKING

from thrivecli.render.clean import clean
from thrivecli.render.parts import Cell, Column, Line, Part, Role, Screen, Table, Words

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_STYLES = {
    Role.PLAIN: "",
    Role.TITLE: "bold",
    Role.ID: "cyan",
    Role.FAINT: "dim",
    Role.GOOD: "green",
    Role.LATE: "red",
    Role.SOON: "yellow",
}
_NARROW = 90  # columns; below it, tables leave out what they can spare


def print_screen(screen: Screen, stream: IO[str], *, colour: bool) -> None:
    """Print a screen as wide as the terminal is."""
    console = _console(stream, colour=colour)
    for part in screen:
        console.print(_rendered(part, console.width))


def _console(stream: IO[str], *, colour: bool) -> "Console":
    from rich.console import Console  # slow to import, for terminals only

    return Console(
        file=stream,
        markup=False,
        emoji=False,
        highlight=False,
        force_terminal=colour or None,
        no_color=not colour,
        legacy_windows=False,
    )


def _rendered(part: Part, width: int) -> "RenderableType":
    if isinstance(part, Table):
        return _table(part, narrow=width < _NARROW)
    if isinstance(part, Line):
        return _indented(part)
    return _plain_text(clean(part.text.rstrip("\n"), keep_newlines=True))


def _table(table: Table, *, narrow: bool) -> "RenderableType":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable

    made = RichTable(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    shown = [column for column in table.columns if _is_shown(column, narrow=narrow)]
    for column in shown:
        made.add_column(
            _plain_text(column.heading),
            no_wrap=not column.flexible,
            overflow="fold",
            ratio=1 if column.flexible else None,
        )
    for row in table.rows:
        cells = dict(zip(table.columns, row, strict=True))
        joining = _joining(cells) if narrow else ()
        made.add_row(
            *(_text((*joining, *cells[one]) if one.flexible else cells[one]) for one in shown)
        )
    return made


def _is_shown(column: Column, *, narrow: bool) -> bool:
    return not column.plain_only and not (narrow and column.spare)


def _joining(cells: dict[Column, Cell]) -> Cell:
    """What of the columns left out begins the flexible one."""
    left_out = [cell for column, cell in cells.items() if column.spare and column.joins and cell]
    return tuple(words for cell in left_out for words in (*cell, Words(": ", Role.FAINT)))


def _indented(line: Line) -> "RenderableType":
    from rich.padding import Padding

    if not line.words:
        return _plain_text("")  # nothing, padded, would be no line at all
    return Padding(_text(line.words), (0, 0, 0, line.indent), expand=False)


def _text(cell: Cell) -> "Text":
    from rich.text import Text

    text = Text(overflow="fold")
    for words in cell:
        text.append(clean(words.text), style=_STYLES[words.role])
    return text


def _plain_text(words: str) -> "Text":
    from rich.text import Text

    return Text(words, overflow="fold")
