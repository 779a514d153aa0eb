"""When two pieces of text count as the same."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from thrivecli.model.text import fold


def test_case_white_space_and_normal_form_do_not_matter() -> None:
    assert fold(" Straße\u00a0\n ÉTÉ ") == fold(unicodedata.normalize("NFD", "STRASSE été"))


def test_everything_else_does() -> None:
    assert fold("Learn C++") != fold("Learn C#")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
