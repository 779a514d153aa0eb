"""What git and its hooks said, made fit to repeat in a message."""

import re

_ESCAPE_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b]{0,4096}(?:\x07|\x1b\\)?|[@-_])"
)
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_USER_IN_URL = re.compile(r"(?<=://)[^/\s]{1,1000}@")  # up to the last @ before the path
_LINES = 20
_COLUMNS = 300


def readable(raw: bytes) -> str:
    """The last lines of ``raw`` without escape sequences, control characters and passwords."""
    text = raw[-65536:].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    text = _UNPRINTABLE.sub("", _ESCAPE_SEQUENCE.sub("", text.replace("\t", "    ")))
    lines = [line.rstrip()[:_COLUMNS] for line in text.split("\n")]
    return without_passwords("\n".join([line for line in lines if line][-_LINES:]))


def without_passwords(text: str) -> str:
    """The text with every URL in it less the name and password that begin it."""
    return _USER_IN_URL.sub("", text)
