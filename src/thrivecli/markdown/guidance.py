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

from thrivecli.markdown.past_guidance import FINGERPRINTS

_SPACE = re.compile(r"\s+")


def fingerprint(question: str, text: str) -> str:
    """What a paragraph under a question is recognised by; white space does not count."""
    folded = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(f"{question}\n{folded}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Guidance:
    """The fingerprints of all guidance that is known in a workspace."""

    fingerprints: frozenset[str] = frozenset()

    def has(self, question: str, text: str) -> bool:
        """Whether this paragraph, under this question, is a template's own text."""
        return fingerprint(question, text) in self.fingerprints

    @classmethod
    def of(cls, paragraphs: Iterable[tuple[str, str]]) -> "Guidance":
        """Guidance made of (question key, paragraph) pairs, besides all past guidance."""
        return cls(FINGERPRINTS | frozenset(_fingerprints(paragraphs)))


def _fingerprints(paragraphs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (fingerprint(question, text) for question, text in paragraphs)
