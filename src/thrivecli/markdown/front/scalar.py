"""Single values of front matter: what a plain one means, and how one is written."""

import re

_NULL = ("", "~", "null", "Null", "NULL")
_TRUE = ("true", "True", "TRUE")
_FALSE = ("false", "False", "FALSE")
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_SIGNS = " '.,()/+_&-"
_TAKEN = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")

_ODD_RANGES = (
    (0x00, 0x09),
    (0x0B, 0x0D),
    (0x0E, 0x20),
    (0x7F, 0xA0),
    (0x2028, 0x202A),
    (0xD800, 0xE000),
    (0xFEFF, 0xFF00),
    (0xFFFE, 0x10000),
)
ODD_SIGNS = frozenset(chr(code) for first, end in _ODD_RANGES for code in range(first, end))
"""Characters that YAML wants escaped, or whose reading depends on the reader."""


def resolve(plain: str) -> str | int | bool | None:
    """What an unquoted value means: null, true, false and whole numbers, else its text.

    Deliberately less than YAML: ``no``, ``12:30``, ``007``, ``1_000`` and dates stay text.
    """
    if plain in _NULL:
        return None
    if plain in _TRUE or plain in _FALSE:
        return plain in _TRUE
    return int(plain) if _INT.fullmatch(plain) else plain


def render_value(value: str) -> str:
    """``value`` as YAML on one line: plain where every reader takes it so, else quoted.

    An ISO date is written plain, as people write it. Raises ValueError for a line ending
    or half a surrogate pair.
    """
    if "\n" in value or "\r" in value:
        raise ValueError("a value in front matter is one line")
    return value if _is_plain(value) else quote(value)


def quote(value: str) -> str:
    """``value`` as a JSON string, which is YAML as well."""
    value.encode()  # half a surrogate pair must not reach a file
    import json  # here, since reading commands never need it

    rendered = json.dumps(value, ensure_ascii=False)
    return "".join(f"\\u{ord(sign):04x}" if sign in ODD_SIGNS else sign for sign in rendered)


def _is_plain(value: str) -> bool:
    if _ISO_DATE.fullmatch(value):
        return True
    return (
        value[:1].isalpha()
        and not value.endswith(" ")
        and value.casefold() not in _TAKEN
        and all(map(_is_plain_sign, value))
    )


def _is_plain_sign(sign: str) -> bool:
    if sign.isascii():
        return sign.isalnum() or sign in _PLAIN_SIGNS
    return sign.isprintable() and sign not in ODD_SIGNS
