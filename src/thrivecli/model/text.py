"""When two pieces of text count as the same."""

import unicodedata


def fold_space(text: str) -> str:
    """``text`` with every run of white space made one space, and none at either end."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """``text`` as it is compared: NFC, casefolded, white space folded.

    Casefolding can take a character apart, so the normal form is taken before and after.
    """
    if text.isascii():
        return fold_space(text.lower())
    composed = unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", fold_space(composed.casefold()))
