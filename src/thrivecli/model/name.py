"""Names of people, and the folder names made of them."""

import re
import unicodedata

from thrivecli.model.text import fold_space

LONGEST_NAME = 100
LONGEST_SLUG = 60

_JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiner: invisible, and needed inside names of several scripts."""

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’`ʼ]")

# What Windows keeps for itself: a folder of that name cannot be made there.
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def check_name(name: str) -> str | None:
    """``None`` for a name a person can have, else a few words that say why not."""
    if not name.strip():
        return "a name needs at least one character"
    if len(unicodedata.normalize("NFC", name)) > LONGEST_NAME:
        return f"a name has at most {LONGEST_NAME} characters"
    if name[0] in _JOINERS or name[-1] in _JOINERS:
        return "a name cannot begin or end with an invisible joiner"
    bad = next((char for char in name if not _is_allowed(char)), None)
    if bad is not None:
        return f"a name cannot hold the invisible character U+{ord(bad):04X}"
    return None


def _is_allowed(char: str) -> bool:
    return char.isprintable() or char in _JOINERS or unicodedata.category(char) == "Zs"


def slugify(name: str) -> str:
    """A folder name for a person: lower-case ASCII letters, digits and single hyphens.

    Never empty, never longer than 60 characters, never a name that Windows reserves.
    """
    composed = unicodedata.normalize("NFC", name)
    plain = composed if composed.isascii() else _transliterated(composed)
    hyphened = _NOT_IN_SLUG.sub("-", _APOSTROPHES.sub("", plain.lower()))
    slug = hyphened.strip("-")[:LONGEST_SLUG].strip("-") or "person"
    return f"{slug}-person" if _DEVICES.fullmatch(slug) else slug


def _transliterated(name: str) -> str:
    from anyascii import anyascii  # a table of 500 KB that most names do not need

    return anyascii(name)


def title_from_slug(slug: str) -> str:
    """The name a folder stands for where nothing better is known: ``Joan Citizen``."""
    return fold_space(slug.replace("-", " ")).title()
