"""What a template may see and spend: plain data, and a budget of characters."""

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJAS
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from thrivecli.workspace.template.escapes import escape_markdown, yaml_scalar
from thrivecli.workspace.template.sandbox.guard import FILTERS, FLAT, PAID, STEPS

_BUDGET = 2 * 1024 * 1024  # characters handled in one rendering
_STEP = 64  # what a turn of a loop costs, in characters
_LOOP = frozenset(["index", "index0", "first", "last", "length", "revindex", "revindex0"])
SCALARS = (str, int, bool, type(None))


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2 with everything taken away that a check-in template has no use for.

    One is made for each rendering, because it holds what is left of the budget.
    """

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def __init__(self, newline: str) -> None:
        super().__init__(
            loader=None,
            autoescape=False,
            undefined=StrictUndefined,
            finalize=_printed,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,
            cache_size=0,
            newline_sequence=newline,
        )
        self._left = _BUDGET
        self.globals.clear()
        self.filters = _filters(self._pay)

    def _pay(self, price: int) -> None:
        self._left -= price
        if self._left < 0:
            raise SecurityError("it does more work than a check-in can need")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - Jinja2's
        """Only what a loop knows about itself; plain data has no attributes here."""
        return type(obj) is LoopContext and attr in _LOOP

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002 - Jinja2's signature
        """Nothing is called."""
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``loop.index`` and the like, else the entry of a mapping."""
        if type(obj) is LoopContext and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The entry of a mapping, list or string; never an attribute."""
        try:
            if type(obj) in (dict, list, tuple, str):
                return obj[argument]
        except (TypeError, LookupError):
            pass
        return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Adds and subtracts whole numbers; text is joined with ``~``."""
        if type(left) is not int or type(right) is not int or operator not in "+-":
            raise SecurityError(f"'{operator}' is for whole numbers; join text with '~'")
        return super().call_binop(context, operator, left, right)


def _filters(pay: Callable[[int], None]) -> dict[str, Callable[..., Any]]:
    def paid(value: Any) -> Any:
        if type(value) in (str, list, tuple):
            pay(len(value))
        return value

    def steps(values: Any) -> Iterator[Any]:
        for value in values:
            pay(_STEP)
            yield value

    def join(values: Any, separator: str = "") -> str:
        words = [str(_printable(value)) for value in values]
        pay(sum(map(len, words)) + len(words) * len(separator))
        return separator.join(words)

    own: dict[str, Callable[..., Any]] = {"join": join, "md": escape_markdown}
    own |= {"yaml": _yaml, PAID: paid, STEPS: steps, FLAT: _flat}
    return {name: JINJAS[name] for name in FILTERS - own.keys()} | own


def _yaml(value: object) -> str:
    return str(value) if isinstance(value, Undefined) else yaml_scalar(value)  # str() raises


def _printable(value: object) -> object:
    """What may stand in the text: words and numbers, and ``None`` as nothing at all."""
    if isinstance(value, Undefined):
        return value
    if type(value) not in SCALARS:
        raise SecurityError(f"a {type(value).__name__} cannot be printed; use 'join' or a loop")
    return "" if value is None else value


@pass_context  # else Jinja2 works expressions of constants out while compiling
def _printed(context: Context, value: object) -> object:  # noqa: ARG001 - Jinja2's signature
    return _printable(value)


def _flat(values: Any) -> Any:
    """A list of the template's own making holds no lists: nested, they could grow without end."""
    for value in values:
        _printable(value)
    return values
