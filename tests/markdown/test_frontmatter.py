"""Front matter: what is read, what is at fault, and that setting a value changes one line."""

import datetime
import string

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from thrivecli.markdown.document import splice
from thrivecli.markdown.front.lines import Reading, read_known_keys, read_simple
from thrivecli.markdown.front.loader import read_yaml
from thrivecli.markdown.front.matter import FrontMatter, read_front, render_value, set_value

PERSON: dict[str, object] = {"person": "Joan"}


def front(block: str) -> FrontMatter:
    return read_front(f"---\n{block}---\n# Body\n", 0)


def codes(found: FrontMatter) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in found.problems]


# block, values, (line, code) of each problem
FAULTS: list[tuple[str, dict[str, object], list[tuple[int, str]]]] = [
    ("person: Joan\n", PERSON, []),
    ("person:    Joan   # who\n\n# a comment\n", PERSON, []),
    ("person: 'Joan'\n", PERSON, []),
    ('person: "Jo\\u0061n"\n', PERSON, []),
    ("person: !!str Joan\n", PERSON, []),
    ("? person\n: Joan\n", PERSON, []),
    ("{person: Joan}\n", PERSON, []),
    ("person:\n", {"person": None}, []),
    ("person: >\n  Joan\n  Citizen\n", {"person": "Joan Citizen\n"}, []),
    ("partner: [Sam, \"Lee, A\"]\n", {"partner": ["Sam", "Lee, A"]}, []),
    ("partner:\n- Sam\n- Lee\n", {"partner": ["Sam", "Lee"]}, []),
    ("a: no\nb: 12:30\nc: 007\nd: 1_000\ne: 1.5\nf: 0x1F\ng: y\n",
     {"a": "no", "b": "12:30", "c": "007", "d": "1_000", "e": "1.5", "f": "0x1F", "g": "y"}, []),
    ("date: 2026-11-22\nb: 2026-11-22T10:00:00Z\n",
     {"date": "2026-11-22", "b": "2026-11-22T10:00:00Z"}, []),
    ("a: 12\nb: -3\nc: true\nd: FALSE\ne: null\nf: ~\n",
     {"a": 12, "b": -3, "c": True, "d": False, "e": None, "f": None}, []),
    (f"a: {'9' * 5000}\n", {"a": "9" * 5000}, []),
    ("1: x\ntrue: y\n", {"1": "x", "true": "y"}, []),
    ("content: x\nhandler: y\n", {"content": "x", "handler": "y"}, []),
    ("<<: {a: b}\n", {"<<": {"a": "b"}}, []),
    ("a: &x b\n", {"a": "b"}, []),
    ("", {}, []),
    ("\n  \n", {}, []),
    ("person: @joan\ndate: 2026-11-22\n",
     {"person": "@joan", "date": "2026-11-22"}, [(2, "front-yaml")]),
    ("person: Joan\nnext: `soon\n", {"person": "Joan", "next": "`soon"}, [(3, "front-yaml")]),
    ("person: Joan\ntitle: a: b\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\n\tx: tab\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\nnonsense\n", PERSON, [(4, "front-yaml")]),
    ("person: \"Joan\ndate: 1\n", {"person": '"Joan', "date": 1}, [(4, "front-yaml")]),
    ("person: {{ name }}\n", {"person": "{{ name }}"}, [(2, "front-yaml")]),
    ("person: Joan\nx: [a, b\n", PERSON, [(4, "front-yaml")]),
    ("person: Joan\n? [a, b]\n: c\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\nx: a\x00b\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\nx: a\x07b\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\nx: !!python/object/apply:os.system [id]\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\nx: !!float 1\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\nx: !!int one\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\nx: !!binary aGk=\n", PERSON, [(3, "front-yaml")]),
    ("person: Joan\nx: !mine y\n", PERSON, [(3, "front-yaml")]),
    ("%YAML 3.0\nperson: Joan\n", PERSON, [(2, "front-yaml")]),
    ("person: Joan\n...\nx: y\n", PERSON, [(4, "front-yaml")]),
    ("a: &x [1]\nb: *x\nperson: Joan\n", PERSON, [(3, "front-alias")]),
    ("person: Joan\nb: *unknown\n", PERSON, [(3, "front-alias")]),
    ("a: &a [*a]\nperson: Joan\n", PERSON, [(2, "front-alias")]),
    (f"person: Joan\nx: {'[' * 40}{']' * 40}\n", PERSON, [(3, "front-too-deep")]),
    (f"person: Joan\nx: {'[' * 8000}\n", PERSON, [(3, "front-too-deep")]),
    (f"person: Joan\nx:\n  {'- ' * 8000}y\n", PERSON, [(4, "front-too-deep")]),
    (f"person: Joan\nx: {'{a: ' * 3000}\n", PERSON, [(3, "front-too-deep")]),
    (f"person: Joan\nx: {'é' * 8200}\n", PERSON, [(2, "front-too-long")]),
    ("person: Ann\nx: 1\nperson: Joan\n", {"person": "Joan", "x": 1}, [(4, "front-duplicate")]),
    ("x: {a: 1, a: 2}\n", {"x": {"a": 2}}, [(2, "front-duplicate")]),
    ("- person\n- date\n", {}, [(1, "front-not-mapping")]),
    ("just words\n", {}, [(1, "front-not-mapping")]),
    ("# only a comment\n", {}, [(1, "front-not-mapping")]),
    ("title: @x\n", {}, [(1, "front-not-mapping")]),
    ("|\n person: Joan\nperson: Joan\n", PERSON, [(4, "front-yaml")]),
    ("partner:\n  - Sam\n  - @lee\nx: @\n", {"partner": ["Sam", "@lee"]}, [(4, "front-yaml")]),
    ("date: 31 Jun 2026\nnext: tomorrow\n", {"date": "31 Jun 2026", "next": "tomorrow"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("block", "values", "problems"), FAULTS)
@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_what_is_read_and_what_is_at_fault(
    block: str, values: dict[str, object], problems: list[tuple[int, str]], eol: str
) -> None:
    text = f"---\n{block}---\n# Body\n".replace("\n", eol)
    found = read_front(text, 0)
    assert found.values == values
    assert codes(found) == problems
    assert all(problem.message for problem in found.problems)
    body = "" if found.present else text[: text.index("# Body")]
    assert text[found.end :] == f"{body}# Body{eol}"


@pytest.mark.parametrize(
    "text",
    [
        "# Body\n", "", "---", "---\n", "----\nperson: Joan\n----\n",
        "--- # x\nperson: Joan\n---\n", "...\nperson: Joan\n...\n",
        "---\n\nA rule first.\n\n- [ ] a\n", "+++\nperson = 1\n+++\n",
    ],
)  # fmt: skip
def test_a_file_without_front_matter_has_none_and_no_problem(text: str) -> None:
    assert read_front(text, 0) == FrontMatter(0, 0, present=False)


@pytest.mark.parametrize("closing", ["...", "----", " ---", "--- x", "--"])
def test_only_three_hyphens_close(closing: str) -> None:
    found = read_front(f"---\nperson: Joan\n{closing}\n# Body\n", 0)
    assert (found.present, found.values, codes(found)) == (False, PERSON, [(1, "front-unclosed")])
    assert (found.start, found.end, found.key_lines) == (0, 0, {"person": 2})


def test_blanks_after_a_fence_are_no_matter() -> None:
    found = read_front("---  \nperson: Joan\n---\t\n# Body\n", 0)
    assert (found.present, found.values) == (True, PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nNote: this is the rule.\nIt went well.\n\n- [ ] a\n\n---\n",
        "---\nA: b\nIt went well.\n---\n- [ ] a\n",
        "---\nTasks: today\n- [ ] write\n---\n",
        "---\n## Goals\n---\n",
    ],
)
def test_text_between_two_rules_stays_text(text: str) -> None:
    found = read_front(text, 0)
    assert (found.present, found.end) == (False, 0)


def test_notes_are_not_swallowed_when_the_fence_is_forgotten() -> None:
    text = "---\nperson: Joan\ndate: 2026-11-22\n\n## Goals\n\n- [ ] learn\n\n---\n\n- [ ] more\n"
    found = read_front(text, 0)
    assert (found.present, found.end, codes(found)) == (False, 0, [(1, "front-unclosed")])
    assert found.values == {"person": "Joan", "date": "2026-11-22"}


def test_a_byte_order_mark_is_stepped_over() -> None:
    found = read_front("\ufeff---\nperson: Joan\n---\n", 1)
    assert (found.start, found.end, found.values) == (1, 22, PERSON)


def test_lines_are_those_of_the_file() -> None:
    found = front("# one\na: 1\r\n\nb:\n  - c\r'd': 2\u2028\n\"e\": {f: 1}\n")
    assert found.key_lines == {"a": 3, "b": 5, "d": 7, "e": 8}


def test_the_hint_for_a_mention_is_to_quote_it() -> None:
    assert "double quotes" in front("person: @joan\n").problems[0].hint


_WORD = st.text(
    alphabet=string.ascii_letters + string.digits + " -_.:/#'é[],{}\"\\@&*!|>%~=", max_size=12
)
_SIMPLE = st.sampled_from(
    ["", "Joan Citizen", "2026-11-22", "007", "0", "12", "-1", "12:30", "true", "Null", "~", "no",
     "a  b", "C#", "C #", "a: b", "a:", "http://x/y#z", "[]", "[a, b]", "[ a ,\"b, c\", 12 ]",
     "[a, b,]", "[,]", "[a b: c]", "[null, ~, true]", '"x"', '"a \\"b\\" \\\\"', '"a\\n"', "'x'",
     "'it''s'", "'a' # b", '"a"#b', "[a] # b", "x # y: z", "# only", "é 📅", "a\u2028b", "x ",
     "_", "1e3"]
)  # fmt: skip
_LINE = st.one_of(
    st.builds("{}:{}{}".format, st.sampled_from(["person", "date", "a-b", "x1", "null"]),
              st.sampled_from([" ", "  ", ""]), st.one_of(_SIMPLE, _WORD)),
    st.sampled_from(["", "  ", "# c", "  # c: d", "- a", "  more", "person: @x", "a : b",
                     "'k': v"]),
)  # fmt: skip


@given(st.lists(_LINE, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_the_fast_way_reads_what_yaml_reads(lines: list[str], eol: str) -> None:
    block = "".join(line + eol for line in lines)
    simple = read_simple(block)
    if simple is not None:
        assert simple == read_yaml(block)


@pytest.mark.parametrize(
    "block",
    ["person: Joan Citizen\npartner: Sam Lee\ndate: 2026-11-22\ntemplate: career-checkin\n",
     "# c\nperson: \"Joan\"  # d\npartner: [Sam, Lee]\n\nnext:\nkind: 'swot'\n"],
)  # fmt: skip
def test_usual_front_matter_is_read_the_fast_way(block: str) -> None:
    simple = read_simple(block)
    assert isinstance(simple, Reading)
    assert simple == read_yaml(block)


@given(st.text(alphabet="ab:-[]{}\"'#&*!|>%@,? \n\t\\01~.", max_size=60))
def test_no_block_raises_and_no_text_is_lost(block: str) -> None:
    text = f"---\n{block}\n---\nbody"
    found = read_front(text, 0)
    assert found.start == 0
    assert text[found.end :].endswith("body")
    read_known_keys(block)


NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=30)


@given(NAMES)
def test_a_rendered_value_is_read_back_by_us_and_by_any_yaml(value: str) -> None:
    line = f"person: {render_value(value)}\n"
    assert front(line).values == {"person": value}
    assert yaml.safe_load(line) == {"person": value}


@pytest.mark.parametrize(
    "value",
    ["no", "Yes", "y", "on", "null", "true", "~", "12", "1_000", "12:30", "0x1f", "1e3", ".5", "",
     " a", "a ", "a: b", "a #b", "@joan", "- a", "[a]", "{{ x }}", "a\tb", "\x85", "\ufeff", "\x7f",
     "2026-11-22 10:00", "=", "<<", "#a", "'", '"', "\\", "\u2028", "?", "a:"],
)  # fmt: skip
def test_a_value_that_a_reader_might_take_otherwise_is_quoted(value: str) -> None:
    assert render_value(value).startswith('"')
    assert yaml.safe_load(render_value(value)) == value
    assert front(f"person: {render_value(value)}\n").values == {"person": value}


@pytest.mark.parametrize("value", ["Joan Citizen", "Ann O'Brien", "Łukasz", "王", "career-checkin"])
def test_a_name_is_written_plain(value: str) -> None:
    assert render_value(value) == value


def test_a_date_is_written_plain_as_people_do() -> None:
    assert render_value("2026-11-22") == "2026-11-22"
    assert yaml.safe_load("2026-11-22") == datetime.date(2026, 11, 22)


@pytest.mark.parametrize("value", ["a\nb", "a\r", "\ud800"])
def test_what_no_line_can_say_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"one line|surrogates"):
        render_value(value)


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("next: 2026-12-01", "next: 2027-01-03"),
        ("next:  2026-12-01  # agreed", "next:  2027-01-03  # agreed"),
        ('next: "2026-12-01" # agreed', 'next: "2027-01-03" # agreed'),
        ("next: '2026-12-01'", "next: '2027-01-03'"),
        ("'next' : x", "'next' : 2027-01-03"),
        ("next:", "next: 2027-01-03"),
        ("next:   # none yet", "next: 2027-01-03   # none yet"),
        ("next: [a, b] # c", "next: 2027-01-03 # c"),
        ("next: @joan", "next: 2027-01-03"),
        ("next: a#b", "next: 2027-01-03"),
    ],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_setting_a_value_changes_that_value_alone(line: str, changed: str, eol: str) -> None:
    text = f"\ufeff---\n# c\nodd:   yes\n{line}\nz: [1,2]   \n---\n\n# Body\n".replace("\n", eol)
    edits = set_value(text, read_front(text, 1), "next", "2027-01-03")
    assert splice(text, edits) == text.replace(line, changed, 1)


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_a_missing_key_gets_a_line_before_the_closing_fence(eol: str) -> None:
    text = "---\nperson: Joan\nx:\n  - y\n---\n\n# Body\n".replace("\n", eol)
    edits = set_value(text, read_front(text, 0), "next", "soon: maybe")
    assert splice(text, edits) == text.replace(f"y{eol}", f'y{eol}next: "soon: maybe"{eol}', 1)


def test_front_matter_is_made_where_there_is_none() -> None:
    text = "\ufeff# Body\r\n"
    edits = set_value(text, read_front(text, 1), "next", "2027-01-03")
    assert splice(text, edits) == "\ufeff---\r\nnext: 2027-01-03\r\n---\r\n# Body\r\n"


def test_a_value_is_set_beside_a_fault() -> None:
    text = "---\nperson: @joan\nnext: 2026-12-01\n---\n"
    edits = set_value(text, read_front(text, 0), "next", "2027-01-03")
    assert splice(text, edits) == "---\nperson: @joan\nnext: 2027-01-03\n---\n"


def test_the_faulty_value_itself_can_be_set() -> None:
    text = "---\nperson: @joan\nx: y\n---\n"
    edits = set_value(text, read_front(text, 0), "person", "Joan")
    assert splice(text, edits) == "---\nperson: Joan\nx: y\n---\n"


@pytest.mark.parametrize(
    "block",
    [
        "next:\n  - a\n",
        "next: >\n  a\n",
        "next: a\n  b\n",
        "{next: a}\n",
        'next: "a\n  b"\n',
        "{a: b}\n",
    ],
)
def test_a_value_over_several_lines_is_not_set(block: str) -> None:
    text = f"---\n{block}---\n"
    with pytest.raises(ValueError, match="cannot be set"):
        set_value(text, read_front(text, 0), "next", "2027-01-03")


def test_front_matter_that_is_never_closed_is_not_written_to() -> None:
    text = "---\nperson: Joan\n\n# Body\n"
    with pytest.raises(ValueError, match="not closed"):
        set_value(text, read_front(text, 0), "next", "2027-01-03")


@given(NAMES, st.sampled_from(["Joan", '"Joan"', "'Joan'", "", "Joan # c", "@joan"]))
def test_any_name_can_be_set_over_any_style(value: str, old: str) -> None:
    text = f"---\nperson: {old}\nx: 1\n---\n"
    changed = splice(text, set_value(text, read_front(text, 0), "person", value))
    found = read_front(changed, 0)
    assert (found.values, found.problems) == ({"person": value, "x": 1}, ())
    assert changed.startswith("---\nperson: ")
    assert changed.endswith("\nx: 1\n---\n")


@pytest.mark.parametrize("before", ["\n", "  \n\n", " ", "\r\n"])
def test_front_matter_that_does_not_begin_the_file_is_text_and_is_named(before: str) -> None:
    found = read_front(f"{before}---\nPerson: Joan\n---\n", 0)
    assert not found.present
    assert codes(found) == [(1, "front-late")]


def test_a_rule_below_an_empty_line_is_a_rule() -> None:
    assert codes(read_front("\n---\n\nWords\n\n---\n", 0)) == []
