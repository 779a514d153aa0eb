"""An action's words: what people read, and what tells it from other actions."""

import re
from collections.abc import Iterable

from thrivecli.markdown.line.inline import Span
from thrivecli.model.text import fold, fold_space

_GONE = "\ufdd0"
"""Marks where something was taken away; a code point that no text can hold by rights."""

_REPAIRS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"{_GONE}(?: ?{_GONE})+", _GONE),
        (rf"\( ?{_GONE} ?\)|\[ ?{_GONE} ?\]|\{{ ?{_GONE} ?\}}", _GONE),
        (rf"(?<![^\s(\[])(\*{{1,3}}|_{{1,3}}) ?{_GONE} ?\1(?![*_])", _GONE),
        (rf"{_GONE}(?: ?{_GONE})+", _GONE),
        (rf"\( ?{_GONE} ?[,;:] ?", "("),
        (rf"[,;:]? ?{_GONE} ?(?=[)\]])", ""),
        (rf"([,;:]) ?{_GONE} ?(?=[,;:.!?])", ""),
        (rf" {_GONE} ?(?=[,;:.!?](?: |$))", ""),
        (rf"(?: [-–—|]|[,;:])* ?{_GONE} ?$", ""),
        (rf"^([*_]+){_GONE} ?", r"\1"),
        (rf" ?{_GONE}([*_]+)$", r"\1"),
        (rf"^{_GONE} ?(?:[-–—|,;:] )?", ""),
        (rf" {_GONE} ?|{_GONE} ", " "),
        (_GONE, ""),
    )
)

_FINAL = ".,;:!? "


def readable(text: str, spans: Iterable[Span], unseen: Iterable[Span]) -> str:
    """``text`` without ``spans``, and without the brackets and separators they leave behind.

    ``unseen`` are comments, which leave nothing behind.
    """
    cuts = [(span, _GONE) for span in spans] + [(span, "") for span in unseen]
    words = fold_space(_cut(text.replace(_GONE, " "), cuts))
    if _GONE in words:
        for pattern, replacement in _REPAIRS:
            words = pattern.sub(replacement, words)
    return fold_space(words)


def identity(text: str, spans: Iterable[Span]) -> str:
    """``text`` without ``spans`` as ids and threads compare it (the format page, 'Identity')."""
    return fold(_cut(text, [(span, "") for span in spans])).rstrip(_FINAL)


def _cut(text: str, cuts: list[tuple[Span, str]]) -> str:
    """``text`` with each span replaced by its mark; spans may touch or overlap."""
    parts: list[str] = []
    position = 0
    for (start, end), mark in sorted(cuts):
        if end > position:
            parts += (text[position : max(start, position)], mark)
            position = end
    return "".join((*parts, text[position:]))
