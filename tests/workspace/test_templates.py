import re
import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from thrivecli.errors import ExitCode, UnknownName, UsageFault
from thrivecli.markdown.actions import Context
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.guidance import Guidance
from thrivecli.markdown.header import read_header
from thrivecli.markdown.parse import Reading, parse_checkin
from thrivecli.model.person import People
from thrivecli.workspace.template.templates import (
    BrokenTemplate,
    Plain,
    Template,
    checkin_values,
    find_template,
    packaged_templates,
    render_template,
    team_templates,
)

DAY = date(2026, 11, 22)
VALUES = checkin_values("Joan Citizen", DAY, template="career-checkin", partners=("Sam Lee",))


def render(text: str, values: dict[str, Plain] | None = None) -> str:
    return render_template(Template("x", "templates/x.md", text), values or VALUES)


def write_team(root: Path, name: str, text: str | bytes) -> None:
    (root / "templates").mkdir(exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode()
    (root / "templates" / f"{name}.md").write_bytes(data)


def front_matter(text: str) -> dict[str, object]:
    _, head, _ = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    found = yaml.load(head, yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


class TestThePackagedTemplate:
    def test_has_the_sections_and_questions_of_the_format(self) -> None:
        headings = re.findall(r"^##.*$", packaged_templates()["career-checkin"], re.MULTILINE)
        assert headings == [
            "## Goals",
            "#### What do you want to be doing today?",
            "#### What do you want to be doing in 1 year?",
            "#### What do you want to be doing in 3 years?",
            "#### What do you want to be doing in 8 years?",
            "## Reality",
            "#### What is currently holding you back from your goals?",
            "#### What are you good at that you can do more of?",
            "#### What sort of opportunities are you looking for?",
            "#### What keeps you working here?",
            "#### If you could change something about your job, what would it be?",
            "## Planning",
            "#### What projects can you take on in the next 6 months to get closer to your goals?",
            "#### What tasks can you complete in the next 6 weeks "
            "to complete your projects (above)?",
            "#### What help will you need to get to those goals?",
            "#### How will we know that you're on track?",
            "## What have you done so far?",
        ]

    def test_renders_front_matter_and_title_without_stray_blank_lines(self, tmp_path: Path) -> None:
        text = render_template(find_template(tmp_path, "career-checkin"), VALUES)
        assert text.startswith(
            "---\nperson: Joan Citizen\npartner: Sam Lee\ndate: 2026-11-22\n"
            "template: career-checkin\n---\n\n# Career check-in: Joan Citizen, 22 Nov 2026\n\n<!--"
        )
        assert text.endswith("_\n")

    def test_leaves_out_the_partner_and_the_next_date_that_are_not_known(
        self, tmp_path: Path
    ) -> None:
        values = checkin_values("Ann", DAY, template="career-checkin")
        text = render_template(find_template(tmp_path, "career-checkin"), values)
        assert list(front_matter(text)) == ["person", "date", "template"]

    def test_names_all_partners_and_the_next_date(self, tmp_path: Path) -> None:
        values = checkin_values(
            "Ann", DAY, template="t", partners=("Sam Lee", "Kim"), next_day=date(2027, 1, 3)
        )
        found = front_matter(render_template(find_template(tmp_path, "career-checkin"), values))
        assert found["partner"] == ["Sam Lee", "Kim"]
        assert found["next"] == "2027-01-03"

    @pytest.mark.parametrize(
        "name", ["a: b", "{{ 7*7 }}", "{% raw %}", "---", "- [ ] x", '"', "no", "*Joan* [x](y)"]
    )
    def test_a_name_is_a_value_and_never_template_markdown_or_yaml(
        self, tmp_path: Path, name: str
    ) -> None:
        template = find_template(tmp_path, "career-checkin")
        plain = render_template(template, checkin_values("Ann", DAY, template="t"))
        text = render_template(template, checkin_values(name, DAY, template="t"))
        assert front_matter(text)["person"] == name
        assert text.count("\n") == plain.count("\n")

    def test_guidance_does_not_depend_on_values(self, tmp_path: Path) -> None:
        source = packaged_templates()["career-checkin"].partition("## Goals")[2]
        text = render_template(find_template(tmp_path, "career-checkin"), VALUES)
        assert text.partition("## Goals")[2] == source

    def test_holds_no_checkbox_line_and_no_date_line(self) -> None:
        lines = packaged_templates()["career-checkin"].split("\n")
        assert not [line for line in lines if re.match(r"\s*(?:[-*+]|\d+[.)]) ", line)]
        assert not [line for line in lines if re.match(r"\W*\d", line)]

    def test_holds_guidance_only_to_a_reader_that_knows_no_template(self, tmp_path: Path) -> None:
        text = render_template(find_template(tmp_path, "career-checkin"), VALUES)
        path = "checkins/joan-citizen/2026-11-22.md"
        document = open_document(path, text.encode())
        assert isinstance(document, Document)
        reading = parse_checkin(
            document, read_header(document), Context(People([]), Guidance.of([]))
        )
        assert isinstance(reading, Reading)
        checkin = reading.checkin
        assert [q.heading for s in checkin.sections for q in s.questions if q.answered] == []
        assert [item for s in checkin.sections for q in s.questions for item in q.answer] == []
        assert (checkin.actions, checkin.wins, checkin.problems) == ((), (), ())
        horizons = [q.horizon.months for s in checkin.sections for q in s.questions if q.horizon]
        assert horizons == [0, 12, 36, 96]


class TestFindingATemplate:
    def test_the_teams_own_comes_before_the_packaged_one(self, tmp_path: Path) -> None:
        write_team(tmp_path, "career-checkin", "# Ours\n")
        found = find_template(tmp_path, "career-checkin")
        assert found == Template("career-checkin", "templates/career-checkin.md", "# Ours\n")

    def test_a_slip_is_answered_with_the_nearest_name(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownName) as fault:
            find_template(tmp_path, "career-chekin")
        assert fault.value.message == "there is no template 'career-chekin'"
        assert fault.value.hint == "did you mean 'career-checkin'?"
        assert fault.value.exit_code is ExitCode.USAGE

    def test_anything_else_is_answered_with_all_names(self, tmp_path: Path) -> None:
        write_team(tmp_path, "zz", "x")
        with pytest.raises(UnknownName) as fault:
            find_template(tmp_path, "quarterly")
        assert fault.value.hint == f"there are: {', '.join([*sorted(packaged_templates()), 'zz'])}"

    @pytest.mark.parametrize(
        "name",
        [
            "",
            ".hidden",
            "../thrive",
            "a/b",
            "a\\b",
            "A",
            "a\n",
            "a\0",
            "-rf",
            "é",
            "x" * 64,
            "/etc",
        ],
    )
    def test_what_can_be_no_name_is_refused(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(UsageFault, match="cannot be the name of a template"):
            find_template(tmp_path, name)

    def test_a_link_out_of_the_workspace_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("secret")
        root = tmp_path / "workspace"
        (root / "templates").mkdir(parents=True)
        (root / "templates" / "career-checkin.md").symlink_to(tmp_path / "secret")
        texts, problems = team_templates(root)
        assert texts == {}
        assert [problem.path for problem in problems] == ["templates/career-checkin.md"]
        with pytest.raises(Exception, match=r"templates/career-checkin\.md"):
            find_template(root, "career-checkin")

    def test_a_template_that_is_not_utf8_is_named_with_its_line(self, tmp_path: Path) -> None:
        write_team(tmp_path, "old", b"# Check-in\n\ncaf\xe9\n")
        write_team(tmp_path, "good", "\ufeff# Good\n")
        texts, problems = team_templates(tmp_path)
        assert texts == {"good": "# Good\n"}
        assert [problem.message for problem in problems] == [
            "templates/old.md:3: this is not UTF-8"
        ]

    def test_a_readme_is_no_template_and_no_problem(self, tmp_path: Path) -> None:
        write_team(tmp_path, "README", "Ours live here.\n")
        assert team_templates(tmp_path) == ({}, [])


class TestRendering:
    def test_plain_markdown_needs_no_jinja(self) -> None:
        text = "# Ours\r\n\r\n- [ ] 100 % of {it}\r\n| a |\r\n\r\n"
        assert render(text) == text

    def test_values_conditions_loops_and_joins_work(self) -> None:
        text = (
            "{% for h in ['today', '1 year'] %}\n{{ loop.index }}. {{ h ~ '!' }}\n{% endfor %}\n"
            "{{ partner or 'nobody' }}, {{ person | upper }}, [{{ next }}], {{ loop is defined }}\n"
        )
        assert render(text) == "1. today!\n2. 1 year!\nSam Lee, JOAN CITIZEN, [], False\n"

    def test_raw_text_is_left_alone(self) -> None:
        assert render("{% raw %}`{{ x }}`{% endraw %}") == "`{{ x }}`"

    def test_an_unknown_value_is_named_with_what_there_is(self) -> None:
        with pytest.raises(BrokenTemplate) as fault:
            render("one\ntwo {{ parner | yaml }}\n")
        assert fault.value.message == "templates/x.md:2: 'parner' is undefined"
        assert fault.value.hint == (
            "a template is given: date, date_long, next, partner, person, template"
        )
        assert fault.value.exit_code is ExitCode.WORKSPACE

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a\n\n`{{`\n", "templates/x.md:3: unexpected char '`' at 6"),
            ("## Goals {#goals}\n", "templates/x.md:1: Missing end of comment tag"),
            ("{{ range(9) }}", "templates/x.md:1: a template cannot call anything"),
            ("\n{% include 'x' %}", "templates/x.md:2: a template cannot use 'include'"),
            ("{{ person | map('x') }}", "templates/x.md:1: a template cannot use the filter 'map'"),
        ],
    )
    def test_what_is_no_template_is_answered_with_the_way_out(
        self, text: str, message: str
    ) -> None:
        with pytest.raises(BrokenTemplate) as fault:
            render(text)
        assert fault.value.message == message
        assert "between {% raw %} and {% endraw %}" in fault.value.hint

    def test_only_plain_data_is_taken(self) -> None:
        with pytest.raises(TypeError, match="plain data only"):
            render("{{ person }}", {"person": Path("x")})  # type: ignore[dict-item]


REACHING_OUT = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ person.__class__ }}",
    "{{ person['__class__'] }}",
    "{{ person | attr('__class__') }}",
    "{{ [person] | map(attribute='__class__') | list }}",
    "{{ [person] | sort(attribute='__class__') }}{{ [person] | sort(attribute='__class__.x') }}",
    "{{ [person] | selectattr('__class__') | join }}",
    "{{ '{0.__class__}'.format(person) }}",
    "{% set f = person.format %}{{ f }}",
    "{{ '%s' % person }}{{ '%1000000000d' % 1 }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.remove('canary') }}",
    "{{ lipsum.__globals__['os'].popen('touch hit').read() }}",
    "{{ namespace.__init__ }}{{ joiner }}{{ dict }}{{ range }}",
    "{{ loop.__class__ }}{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% for x in [1] %}{{ loop }}{% endfor %}",
    "{% include 'canary' %}",
    "{% extends '../canary' %}",
    "{% import 'canary' as c %}{{ c }}",
    "{% from 'canary' import x with context %}",
    "{% macro f() %}{{ caller.__globals__ }}{% endmacro %}{{ f() }}",
    "{% call(x) person() %}{% endcall %}",
    "{{ partner.pop() }}{{ partner.clear() }}{{ partner.append(1) }}",
    "{% do partner.append(1) %}",
    "{% set ns = namespace(x=1) %}{% set ns.x = 2 %}",
    "{% filter attr('x') %}y{% endfilter %}",
    "{% autoescape true %}{{ person.__html__ }}{% endautoescape %}",
    "{{ person | xmlattr }}{{ person | pprint }}{{ person | tojson }}",
]

BURNING = [
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 9 ** 9 ** 9 }}",
    "{{ 'x' | center(1000000000) }}",
    "{{ 'x' | indent(1000000000) }}",
    "{{ 'xx' | replace('x', 'x' * 100000) }}",
    "{{ '%1000000000s' | format('x') }}",
    "{% for i in range(1000000000) %}{% endfor %}",
    "{% for a in person %}" * 12 + "{% endfor %}" * 12,
    "{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = [a, a] | join %}" * 40 + "{{ a }}",
    "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a | join }}",
    "{% set a = [1, 1] %}" + "{% set a = a + a %}" * 40 + "{{ a | length }}",
    "{% set a %}xxxxxxxx{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "{{ '\\\\'" + " | md" * 60 + " }}",
    "{% for i in '" + "x" * 30_000 + "' %}" + "y" * 1000 + "{% endfor %}",
    "{{ " + "(" * 30_000 + "1" + ")" * 30_000 + " }}",
    "{{ person" + ".a" * 30_000 + " }}",
    "{% if 1 %}" * 300 + "{% endif %}" * 300,
    "x" * 70_000,
]


@pytest.mark.parametrize("payload", REACHING_OUT)
def test_no_template_reaches_beyond_its_values(
    payload: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "canary").write_text("alive")
    monkeypatch.chdir(tmp_path)
    partners: list[Plain] = ["Sam Lee"]
    with pytest.raises(BrokenTemplate, match=r"^templates/x\.md(:1)?: "):
        render(payload, {"person": "Joan Citizen", "partner": partners})
    assert [entry.name for entry in tmp_path.iterdir()] == ["canary"]
    assert (tmp_path / "canary").read_text() == "alive"
    assert partners == ["Sam Lee"]


@pytest.mark.parametrize("payload", BURNING, ids=range(len(BURNING)))
def test_no_template_runs_for_long_or_grows_without_end(payload: str) -> None:
    begun = time.monotonic()
    with pytest.raises(BrokenTemplate, match=r"^templates/x\.md"):
        render(payload)
    assert time.monotonic() - begun < 5
