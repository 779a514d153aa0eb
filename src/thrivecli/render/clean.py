"""Making foreign text harmless to a terminal: shown, never obeyed."""

import re

_TAB = "    "
# C0 but tab and newline, DEL, C1, bidirectional and invisible controls, line separators,
# marks of annotations, tag characters and lone surrogates. U+200C and U+200D stay: scripts
# and emoji need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean(text: str, *, keep_newlines: bool = False) -> str:
    """Text with every character that could steer a terminal shown as a visible stand-in.

    A tab becomes four spaces, ESC ``␛``, other controls ``\\u{hex}``. A newline is a control
    like the others unless ``keep_newlines``.
    """
    if text.isascii() and text.isprintable():
        return text
    if keep_newlines:
        return "\n".join(clean(line) for line in text.split("\n"))
    return _UNSAFE.sub(_stand_in, text.replace("\t", _TAB))


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\\u{{{code:x}}}"
