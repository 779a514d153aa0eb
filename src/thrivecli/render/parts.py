"""What a screen is made of, whether it ends up as a table or as plain lines."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass


class Role(enum.Enum):
    """What a stretch of text is there for; the terminal chooses how that looks."""

    PLAIN = "plain"
    TITLE = "title"
    ID = "id"
    FAINT = "faint"
    GOOD = "good"
    LATE = "late"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Words:
    """Text with a role. It may hold anything: it is cleaned where it is printed."""

    text: str
    role: Role = Role.PLAIN


Cell = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; ``flexible`` ones wrap, and ``spare`` ones go first when it is tight.

    Of a spare column that ``joins``, the words then begin the flexible one: 'Sam: Call'.
    ``terminal_only`` and ``plain_only`` say where it is shown at all.
    """

    heading: str
    flexible: bool = False
    spare: bool = False
    joins: bool = False
    plain_only: bool = False
    terminal_only: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; plain output leaves the headings out."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, ``indent`` spaces in; on a terminal it wraps behind the indent."""

    words: Cell
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A file's own text, printed as it is but for what could steer a terminal."""

    text: str


Part = Table | Line | Verbatim
Screen = tuple[Part, ...]


def words(*texts: str | Words) -> Cell:
    """A cell made of strings and words; empty ones are left out."""
    made = (text if isinstance(text, Words) else Words(text) for text in texts)
    return tuple(one for one in made if one.text)


def line(*texts: str | Words, indent: int = 0) -> Line:
    """A line made of strings and words."""
    return Line(words(*texts), indent)


def joined(cells: Iterable[Words], separator: str = ", ") -> Cell:
    """Several words with a separator between them."""
    found: list[Words] = []
    for cell in cells:
        if found:
            found.append(Words(separator))
        found.append(cell)
    return tuple(found)
