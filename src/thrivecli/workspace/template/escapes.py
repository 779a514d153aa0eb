"""Putting a name into YAML or Markdown so that it says there what it says here."""

import json
import re

# Words that YAML readers of one version or another take for something else.
_NOT_WORDS = frozenset(["true", "false", "yes", "no", "on", "off", "y", "n", "null", "none"])
_PLAIN = re.compile(r"[^\W\d_](?:[\w '.-]*[\w'.-])?")
# What may not stand in YAML as it is, and the line ends that JSON leaves alone.
_RAW = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_MARKUP = str.maketrans({mark: f"\\{mark}" for mark in r"\`*_{}[]<>&~#$|"})
_SPACE = re.compile(r"\s+")


def yaml_scalar(value: object) -> str:
    """A value for front matter, on one line: ``Joan Citizen``, ``"no"``, ``[Ann, Sam]``.

    Text stays bare where no YAML reader can take it for anything but text.
    """
    if isinstance(value, list):
        return f"[{', '.join(map(yaml_scalar, value))}]"
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    if value is None or isinstance(value, int):
        return json.dumps(value)
    raise TypeError(f"'yaml' is for words, numbers and lists, not a {type(value).__name__}")


def escape_markdown(value: object) -> str:
    """Text for the middle of a line of Markdown, shown letter for letter."""
    return _SPACE.sub(" ", str(value)).translate(_MARKUP)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.casefold() not in _NOT_WORDS


def _quoted(text: str) -> str:
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
