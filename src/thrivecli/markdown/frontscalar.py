"""Single values of front matter: what a plain one means, and how one is written."""

import json
import re

_NULL = ("", "~", "null", "Null", "NULL")
_TRUE = ("true", "True", "TRUE")
_FALSE = ("false", "False", "FALSE")
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_SIGNS = " '.,()/+_&-"
_TAKEN = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")

UNPRINTABLE = (
    "[^\t\n\r\x20-\x7e\x85\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""A character that YAML wants escaped, or whose reading depends on the reader."""

_TO_ESCAPE = re.compile(f"{UNPRINTABLE}|\x85")


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
    return _TO_ESCAPE.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


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
    return sign.isprintable() and _TO_ESCAPE.match(sign) is None
