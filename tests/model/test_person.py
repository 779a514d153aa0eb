"""Who is meant by a name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrivecli.model.person import People, Person, check_name, slugify, title_from_slug

JOAN = Person("Joan Citizen", "joan-citizen", handles=("jc",), formerly=("Joan Smith",))
SAM = Person("Sam Lee", "sam-lee")
SAMIRA = Person("Samira Núñez", "samira-nunez")
PEOPLE = People([JOAN, SAM, SAMIRA])


@pytest.mark.parametrize(
    "name", ["J", "Joan Citizen", "Ñandú Ōe", "王芳", "अमित शाह", "علی\u200cرضا", "O'Brien-Lee Jr."]
)
def test_names_of_any_script_are_accepted(name: str) -> None:
    assert check_name(name) is None


@pytest.mark.parametrize(
    "name",
    [
        *("", "   ", "x" * 101, "a\nb", "a\tb", "a\x1bb", "a\u202eb", "a\u2066b", "a\u200fb"),
        *("a\u061cb", "\u200dab", "ab\u200c", "a\x85b", "a\u2028b", "a\ud800b"),
    ],
)
def test_names_that_could_hide_something_are_refused_in_one_sentence(name: str) -> None:
    why = check_name(name)
    assert why is not None
    assert why.startswith("a name ")
    assert "\n" not in why
    assert "\n" not in why


def test_length_of_a_name_is_counted_in_composed_characters() -> None:
    assert check_name(unicodedata.normalize("NFD", "é" * 100)) is None


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Joan Citizen", "joan-citizen"),
        ("Joan O'Brien", "joan-obrien"),
        ("Samira Núñez", "samira-nunez"),
        ("Jörg Weiß", "jorg-weiss"),
        ("王芳", "wangfang"),
        ("  --x-- ", "x"),
        ("...", "person"),
        ("Con", "con-person"),
        ("a" * 59 + " bc", "a" * 59),
    ],
)
def test_slug_of_a_name(name: str, slug: str) -> None:
    assert slugify(name) == slug


@given(st.text())
def test_a_slug_is_always_a_safe_folder_name(name: str) -> None:
    slug = slugify(name)
    assert 1 <= len(slug) <= 70
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug == slug.strip("-")
    assert "--" not in slug


def test_title_from_slug() -> None:
    assert title_from_slug("joan-citizen") == "Joan Citizen"


def test_names_equal_under_case_and_normal_form_are_one_person() -> None:
    decomposed = unicodedata.normalize("NFD", "SAMIRA NÚÑEZ")
    people = People([SAMIRA, Person(decomposed, "other", handles=("sn",))])
    assert list(people) == [Person("Samira Núñez", "samira-nunez", handles=("sn",))]


def test_a_former_name_is_the_same_person_in_whatever_order_they_come() -> None:
    old = Person("Joan Smith", "joan-smith")
    for people in (People([old, JOAN]), People([JOAN, old])):
        assert [person.name for person in people] == ["Joan Citizen"]
        known = people.known("joan smith")
        assert known is not None
        assert known.slug == "joan-citizen"


@pytest.mark.parametrize("word", ["joan  CITIZEN", "joan-citizen", "jc", "@jc", "Joan Smith"])
def test_known_by_name_slug_handle_and_former_name(word: str) -> None:
    assert PEOPLE.known(word) == JOAN


@pytest.mark.parametrize("word", ["joan", "Joan Cit", "", "@"])
def test_not_known_by_less_than_a_whole_name(word: str) -> None:
    assert PEOPLE.known(word) is None


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("joan", ["Joan Citizen"]),
        ("CIT", ["Joan Citizen"]),
        ("sam", ["Sam Lee", "Samira Núñez"]),
        ("sam-", ["Sam Lee"]),
        ("sam lee", ["Sam Lee"]),
        ("núñ", ["Samira Núñez"]),
        ("samira-nu", ["Samira Núñez"]),
        ("@j", ["Joan Citizen"]),
        ("x", []),
        ("", []),
    ],
)
def test_people_starting_with_a_prefix(prefix: str, names: list[str]) -> None:
    assert [person.name for person in PEOPLE.starting_with(prefix)] == names


def test_an_exact_name_is_meant_alone() -> None:
    sam = Person("Sam", "sam")
    assert People([SAM, sam]).starting_with("sam") == (sam,)


@pytest.mark.parametrize(
    ("text", "name", "length"),
    [
        ("Joan Citizen write", "Joan Citizen", 12),
        ("joan   citizen", "Joan Citizen", 14),
        ("Joan\nCitizen", "Joan Citizen", 12),
        ("joan write", "Joan Citizen", 4),
        ("jc: write", "Joan Citizen", 2),
        ("joan-citizen.", "Joan Citizen", 12),
        ("Joan Citizen's docs", "Joan Citizen", 12),
        ("Joan Smith*", "Joan Citizen", 10),
        (unicodedata.normalize("NFD", "samira núñez now"), "Samira Núñez", 14),
        ("SAM", "Sam Lee", 3),
    ],
)
def test_mention_takes_the_longest_name(text: str, name: str, length: int) -> None:
    found = PEOPLE.mention(text)
    assert found is not None
    assert (found[0].name, found[1]) == (name, length)


@pytest.mark.parametrize(
    "text",
    [
        *("", " joan", "joanna", "joan_x", "joan2", "joan-x", "joan.x", "jc@example.org"),
        *("sam\u0301", "lee", "nobody"),
    ],
)
def test_mention_ends_at_the_end_of_a_word(text: str) -> None:
    assert PEOPLE.mention(text) is None


def test_a_first_name_that_two_people_have_names_nobody() -> None:
    assert People([SAM, Person("Sam Ray", "sam-ray")]).mention("Sam write") is None


def test_a_handle_wins_over_somebody_elses_first_name() -> None:
    people = People([SAM, Person("Joan Citizen", "jc", handles=("@sam",))])
    found = people.mention("sam, write")
    assert found is not None
    assert found[0].name == "Joan Citizen"


@given(st.text(), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_a_mention_lies_inside_its_text(text: str, names: list[str]) -> None:
    people = People(Person(name, slugify(name)) for name in names)
    found = people.mention(text)
    assert found is None or 0 < found[1] <= len(text)
