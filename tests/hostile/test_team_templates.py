"""Templates by a co-editor, through the command line: they touch nothing, and end soon."""

import time
from pathlib import Path

import pytest
from running import House

PAYLOADS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ person.__class__.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('touch fired').read() }}",
    "{{ lipsum.__globals__['os'].remove('canary') }}",
    "{{ joiner.__init__.__globals__.os.system('touch fired') }}",
    "{{ self._TemplateReference__context.environment }}",
    "{{ person | attr('__class__') }}",
    "{{ [person] | map(attribute='__class__') | list }}",
    "{{ '{0.__class__}'.format(person) }}",
    "{{ person | xmlattr }}",
    "{% include '../../canary' %}",
    "{% extends '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os.system('touch fired') }}",
    "{% from 'canary' import x with context %}",
    "{% do person.append(1) %}",
    "{% macro f() %}{{ f.__globals__ }}{% endmacro %}{{ f() }}",
    "{% call(x) person() %}{% endcall %}",
    "{% set ns = namespace(x=1) %}{% set ns.x = 2 %}",
    "{{ person.pop() }}{{ person.unlink() }}{{ path.unlink() }}",
    "{{ url_for.__globals__ }}{{ request.application }}{{ config }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%1000000000s' | format('x') }}",
    "{% for i in range(1000000000) %}{% endfor %}",
    "{% for a in person %}" * 9 + "x" + "{% endfor %}" * 9,
    "{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "{{ 'xx' | replace('x', 'x' * 100000) | center(1000000000) }}",
    "{{ " + "(" * 30_000 + "1" + ")" * 30_000 + " }}",
    "x" * 70_000,
)
CARRIED = (
    "- [ ] {{ 7*7 }} {% raw %} {% endfor %} {# note #} ${x} {{ person }} <!-- thrive:7z7z7z -->"
)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file but git's own: thrive's lock is there, which is taken before anything is read."""
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def test_no_payload_of_a_template_has_an_effect(thrive: House) -> None:
    assert len(PAYLOADS) >= 25
    thrive.scene("joan")
    thrive.write("canary", "alive")
    for number, payload in enumerate(PAYLOADS):
        thrive.write(f"templates/p{number}.md", f"## Goals\n\n{payload}\n")
    before = everything(thrive.home)
    for number in range(len(PAYLOADS)):
        began = time.monotonic()
        run = thrive("checkin", "new", "--template", f"p{number}")
        assert (run.code, f"error: templates/p{number}.md" in run.err) == (4, True), (number, run)
        assert run.err.count("\n") == 2
        assert time.monotonic() - began < 10
    assert everything(thrive.home) == before


def test_reading_commands_render_no_template(thrive: House) -> None:
    thrive.scene("joan")
    for number, payload in enumerate(PAYLOADS):
        thrive.write(f"templates/p{number}.md", f"## Goals\n\n{payload}\n")
    for typed in ("actions", "goals", "check", "template list", "template show p2", "agenda"):
        began = time.monotonic()
        assert thrive.typed(typed).code in (0, 1)
        assert time.monotonic() - began < 10


def test_carried_text_is_no_template_ten_times_over(thrive: House) -> None:
    thrive.scene("joan")
    thrive.write(
        "checkins/joan-citizen/2026-10-09.md",
        "---\nperson: Joan Citizen\ndate: 2026-10-09\n---\n\n## Planning\n\n"
        f"#### tasks\n\n{CARRIED}\n  - below {{{{ 7*7 }}}} {{% if %}}\n",
    )
    for times in range(10):
        day = f"2026-{11 + times // 5}-{20 + times % 5}"
        run = thrive.typed(f"checkin new --date {day}", THRIVE_TODAY=day)
        assert run.code == 0, run.err
        text = (thrive.place / f"checkins/joan-citizen/{day}.md").read_text("utf-8")
        assert f"{CARRIED}\n  - below {{{{ 7*7 }}}} {{% if %}}\n" in text
        assert text.count("7*7") == 2


NAMES = (
    "a: b", "- [ ] x", "'", '"', "a # b", "[x]", "{x}", "&a *b", "!!x", "%x", "@joan", "`x`", "no",
    "12:30", "--- x", "\\n", "| x", "> x", "? x", "~", "null", "{{ 7*7 }}", "{% raw %}", "é\u2000x",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_a_name_in_front_matter(thrive: House, name: str) -> None:
    thrive.scene("joan")
    run = thrive(
        *("checkin", "new", "--new-person", "--partner", f"P {name}", "--json", "--", name)
    )
    assert run.code == 0, run.err
    listed = thrive("checkin", "list", "--json").data
    assert isinstance(listed, list)
    (row,) = [one for one in listed if one["date"] == "2026-11-22"]
    assert (row["person"], row["partner"]) == (name, f"P {name}")
    assert (row["open"], row["next"]) == (0, None)
    written = (thrive.place / row["path"]).read_text("utf-8")
    assert written.startswith("---\nperson: ")
    assert written.split("\n")[1:6].count("---") == 1


@pytest.mark.parametrize(
    "name", ["a\n---\n- [ ] x", "a\r", "a\x00b".replace("\x00", "\x01"), "a\u2028b"]
)
def test_a_name_of_several_lines_is_refused(thrive: House, name: str) -> None:
    thrive.scene("joan")
    for words in (("checkin", "new", name, "--new-person"), ("checkin", "new", "--partner", name)):
        run = thrive(*words)
        assert (run.code, "cannot be a person's name" in run.err) == (2, True), run


@pytest.mark.parametrize(
    "text", ["a\n---\n- [ ] x", "x\n\n## Goals\n\ny", "a\r\n- [ ] b", "\u2028- [ ] c"]
)
def test_a_text_of_several_lines_makes_one_action_or_win(thrive: House, text: str) -> None:
    thrive.scene("joan")
    before = thrive("actions", "--all", "--json").data
    assert isinstance(before, list)
    for words in (("actions", "add", text), ("wins", "add", text)):
        run = thrive(*words)
        assert run.code in (0, 2), run
    after = thrive("actions", "--all", "--json").data
    assert isinstance(after, list)
    assert len(after) - len(before) <= 1
    listed = thrive("checkin", "list", "--json").data
    assert isinstance(listed, list)
    assert len(listed) == 2
