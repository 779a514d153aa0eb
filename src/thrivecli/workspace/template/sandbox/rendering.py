"""From a template and values to text, or to one sentence that says what is wrong where."""

from collections.abc import Iterator, Mapping
from typing import NoReturn

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from thrivecli.workspace.template.sandbox.environment import SCALARS, Sandbox
from thrivecli.workspace.template.sandbox.guard import Guard
from thrivecli.workspace.template.templates import BrokenTemplate, Plain, Template

_SOURCE = 64 * 1024  # characters of a template; the packaged ones have some thousands
_OUTPUT = 1024 * 1024  # bytes of a check-in, as everywhere else

# What an expression of a template can make Python raise, besides Jinja2's own errors.
_PYTHONS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
_TOO_DEEP = (RecursionError, SyntaxError, MemoryError)


def render(template: Template, values: Mapping[str, Plain]) -> str:
    """The template's text with the values in it, at most 1 MiB of it.

    Line ends are the template's own (``\\r\\n`` if it has any). Raises ``BrokenTemplate``
    with the file, the line and what to do.
    """
    if len(template.text) > _SOURCE:
        raise BrokenTemplate(
            f"{template.path}: a template has at most 64 KiB", hint="make it shorter"
        )
    if not _is_plain(dict(values)):
        raise TypeError("a template is given plain data only")
    try:
        return _bounded(_pieces(template.text, values))
    except (TemplateError, *_PYTHONS, *_TOO_DEEP) as fault:
        _refuse(template, values, fault)


def _is_plain(value: object) -> bool:
    if type(value) is list:
        return all(map(_is_plain, value))
    if type(value) is dict:
        return all(type(key) is str and _is_plain(item) for key, item in value.items())
    return type(value) in SCALARS


def _pieces(source: str, values: Mapping[str, Plain]) -> Iterator[str]:
    sandbox = Sandbox(newline="\r\n" if "\r\n" in source else "\n")
    code = sandbox.compile(Guard().visit(sandbox.parse(source)))
    return sandbox.template_class.from_code(sandbox, code, {}).generate(values)


def _bounded(pieces: Iterator[str]) -> str:
    text, size = [], 0
    for piece in pieces:
        size += len(piece.encode())
        if size > _OUTPUT:
            raise SecurityError("its text would be larger than 1 MiB")
        text.append(piece)
    return "".join(text)


def _refuse(template: Template, values: Mapping[str, Plain], fault: BaseException) -> NoReturn:
    line = fault.lineno if isinstance(fault, TemplateSyntaxError) else _line(fault)
    place = f"{template.path}:{line}" if line else template.path
    raise BrokenTemplate(f"{place}: {_reason(fault)}", hint=_hint(values, fault)) from None


def _line(fault: BaseException) -> int:
    """The template's line the fault came from; 0 if it never got as far as a line."""
    line, step = 0, fault.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def _reason(fault: BaseException) -> str:
    if isinstance(fault, _TOO_DEEP):
        return "it is nested too deeply"
    if isinstance(fault, UnicodeError):
        return "its text would not be UTF-8"
    if isinstance(fault, TemplateError) and fault.message:
        return fault.message
    return str(fault) or type(fault).__name__


def _hint(values: Mapping[str, Plain], fault: BaseException) -> str:
    if isinstance(fault, UndefinedError):
        return f"a template is given: {', '.join(sorted(values))}"
    if isinstance(fault, TemplateSyntaxError):
        return (
            "a template has {{ value }}, {{ value | filter }}, if, for and set; text that only "
            "looks like one goes between {% raw %} and {% endraw %}"
        )
    return "`thrive template show career-checkin` shows one that works"
