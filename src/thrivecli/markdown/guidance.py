"""Guidance: the text a template puts under its questions, which is not an answer.

A paragraph is guidance if it stands under the same question in a template: one of the
team's, one packaged with any release, or the original framework's. What was packaged
with earlier releases and the framework's own wording are kept as fingerprints only.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from thrivecli.markdown.past_guidance import FINGERPRINTS

_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_FILLED_IN = ".{0,200}"
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=1 << 14)  # what is carried, and every win, stands in one check-in after another
def fingerprint(question: str, text: str) -> str:
    """What a paragraph under a question is recognised by; white space does not count."""
    return hashlib.sha256(f"{question}\n{_folded(text)}".encode()).hexdigest()[:16]


def _folded(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _pattern(text: str) -> re.Pattern[str]:
    """What a paragraph may read once its expressions are filled in; some words must stay."""
    fixed = [re.escape(part) for part in _EXPRESSION.split(_folded(text))]
    return re.compile(_FILLED_IN.join(fixed) if any(map(str.strip, fixed)) else "(?!)")


@dataclass(frozen=True, slots=True)
class Guidance:
    """The fingerprints of all guidance that is known in a workspace."""

    fingerprints: frozenset[str] = frozenset()
    patterns: tuple[tuple[str, re.Pattern[str]], ...] = ()

    def has(self, question: str, text: str) -> bool:
        """Whether this paragraph, under this question, is a template's own text."""
        if fingerprint(question, text) in self.fingerprints:
            return True
        return any(
            key == question and pattern.fullmatch(_folded(text)) for key, pattern in self.patterns
        )

    @classmethod
    def of(cls, paragraphs: Iterable[tuple[str, str]]) -> "Guidance":
        """Guidance made of (question key, paragraph) pairs, besides all past guidance.

        What a template fills in (``{{ person }}``) may have become any words.
        """
        told = tuple(paragraphs)
        patterns = tuple((key, _pattern(text)) for key, text in told if "{{" in text)
        return cls(FINGERPRINTS | frozenset(_fingerprints(told)), patterns)


def _fingerprints(paragraphs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (fingerprint(question, text) for question, text in paragraphs)
