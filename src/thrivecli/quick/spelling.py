"""The spellings of ``thrive actions`` that are answered here; all others are Typer's."""

_FLAGS = ("--open", "--overdue", "--json")
_OPTIONS = ("--person", "--owner")


class Wanted:
    """What was typed: the flags, the two options' values, and the folder behind ``-C``."""

    __slots__ = ("flags", "folder", "values")

    def __init__(self, flags: set[str], values: dict[str, str], folder: str) -> None:
        self.flags = flags
        self.values = values
        self.folder = folder

    @property
    def as_json(self) -> bool:
        """Whether the answer is for a script."""
        return "--json" in self.flags

    @property
    def only_overdue(self) -> bool:
        """Whether only what is past its date is meant."""
        return "--overdue" in self.flags and "--open" not in self.flags


def wanted(arguments: list[str]) -> Wanted | None:
    """What is wanted, if it is spelled in a way that is known here.

    Such as ``actions --open``, ``actions --json --owner joan``, ``-C ann actions``. Whatever
    is doubtful (a word twice, a name that is not plain ASCII) is left to the parser.
    """
    words = list(arguments)
    folder = ""
    if words[:1] == ["-C"] and len(words) > 2:
        folder = words[1]
        del words[:2]
    if words[:1] != ["actions"]:
        return None
    flags: set[str] = set()
    values: dict[str, str] = {}
    rest = iter(words[1:])
    for word in rest:
        name, equals, value = word.partition("=")
        if word in _FLAGS and word not in flags:
            flags.add(word)
        elif name in _OPTIONS and name not in values:
            values[name] = value if equals else next(rest, "")
        else:
            return None
    return Wanted(flags, values, folder) if all(map(_is_plain, values.values())) else None


def _is_plain(value: str) -> bool:
    return value.isascii() and value.isprintable() and value[:1].isalnum()
