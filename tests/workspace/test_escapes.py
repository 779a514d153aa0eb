import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from thrivecli.workspace.template.escapes import escape_markdown, yaml_scalar


@pytest.mark.parametrize(
    "name", ["Joan Citizen", "O'Brien", "José Ángel", "李小龍", "J. R. Smith-Jones"]
)
def test_an_ordinary_name_stays_bare_in_yaml(name: str) -> None:
    assert yaml_scalar(name) == name


@pytest.mark.parametrize(
    "name", ["no", "Null", "Y", "12:30", "", "- [ ] x", "a: b", "@joan", "a\n---\nb"]
)
def test_a_name_that_yaml_could_misread_is_quoted_on_one_line(name: str) -> None:
    written = yaml_scalar(name)
    assert written.startswith('"')
    assert "\n" not in written
    assert yaml.safe_load(f"person: {written}") == {"person": name}


@given(st.text())
def test_any_text_comes_back_from_yaml(text: str) -> None:
    written = yaml_scalar(text)
    assert not {"\n", "\r", "\x85", "\u2028", "\u2029"} & set(written)
    assert yaml.safe_load(f"person: {written}\ndate: x") == {"person": text, "date": "x"}


def test_several_names_are_a_list_on_one_line() -> None:
    assert yaml_scalar(["Sam Lee", "Lee, Ann"]) == '[Sam Lee, "Lee, Ann"]'
    assert yaml.safe_load(yaml_scalar(["Sam Lee", "Lee, Ann"])) == ["Sam Lee", "Lee, Ann"]


def test_yaml_refuses_what_front_matter_has_no_place_for() -> None:
    with pytest.raises(TypeError, match="not a dict"):
        yaml_scalar({"a": 1})


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])))
def test_markdown_shows_escaped_text_letter_for_letter(text: str) -> None:
    (inline,) = MarkdownIt("commonmark").parseInline(f"x{escape_markdown(text)}x")
    shown = "".join(token.content for token in inline.children or [])
    assert shown == f"x{text}x"


def test_escaped_text_stays_on_one_line() -> None:
    assert escape_markdown("Joan\n# Citizen") == "Joan \\# Citizen"
