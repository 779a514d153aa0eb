"""Front matter at fault, through the command line: the body stays, and can be written to."""

import random
import re
import time
from pathlib import Path

import pytest
from running import House

from thrivecli.markdown.document import Document, open_document, splice
from thrivecli.markdown.front.matter import read_front, set_value
from thrivecli.markdown.header import read_header

BODY = "\n## Planning\n\n#### tasks\n\n- [ ] Body of {}\n"
FAULTS = (
    "person: @joan", "person: `x", "person: a: b", "person: Joan\n\tx: tab", "nonsense",
    'person: "Joan', "person: {{ name }}", "x: [a, b", "? [a, b]\n: c", "x: a\x07b",
    "x: !!python/object/apply:os.system [touch fired]",
    "x: !!python/object/new:subprocess.Popen [touch fired]", "x: !!python/name:os.system",
    "x: !!float 1", "x: !!int one", "x: !!binary aGk=", "x: !mine y", "%YAML 3.0\nperson: Joan",
    "person: Joan\n...\nx: y", "a: &x [1]\nb: *x", "b: *unknown", "a: &a [*a]",
    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]", f"x: {'[' * 40}{']' * 40}",
    f"x: {'[' * 8000}", f"x: {'{a: ' * 3000}", f"x:\n  {'- ' * 4000}y", f"x: {'é' * 8200}",
    "person: Ann\nperson: Joan", "x: {a: 1, a: 2}", "- person\n- date", "just words", "# comment",
    "|\n person: Joan\nperson: Joan", "partner:\n  - Sam\n  - @lee", "date: 31 Jun 2026",
    f"x: {'9' * 5000}", "1: x\ntrue: y", "content: x\nhandler: y", "<<: {a: b}", "date: [1]",
    "date: {a: b}", "person: [a, b]", "person: 12", "person: true", "partner: 12", "next: []",
    "kind: [x]", "template: {a: 1}", "date: 2026-13-45", "date: 0000-00-00", "person: \u202eJoan",
    "person:", "person: ''", f"person: {'x' * 500}", "a: \u0085b", "\ufeffperson: Joan",
)  # fmt: skip
_ID = re.compile(rb" <!-- thrive:[0-9a-z]{6} -->")


def test_no_fault_costs_a_byte_or_the_body(thrive: House) -> None:
    assert len(FAULTS) >= 40
    root = thrive.scene("joan")
    before = {}
    for number, fault in enumerate(FAULTS):
        path = f"checkins/joan-citizen/2026-{number // 28 + 1:02}-{number % 28 + 1:02}.md"
        text = f"---\n{fault}\n---\n{BODY.format(number)}"
        thrive.write(path, text)
        before[path] = text.encode()
    for typed in ("actions --all", "goals", "check", "checkin list", "agenda joan-citizen"):
        run = thrive.typed(typed)
        assert run.code in (0, 1), (typed, run)
        assert "Traceback" not in run.err
    assert {path: (root / path).read_bytes() for path in before} == before
    assert not (root / "fired").exists()
    listed = thrive.typed("actions --all --json").data
    assert isinstance(listed, list)
    found = {one["path"]: one["id"] for one in listed if one["text"].startswith("Body of ")}
    assert set(found) == set(before)
    names = list(found.values())
    for number in range(0, len(names), 15):
        run = thrive("actions", "start", *names[number : number + 15], "--no-commit")
        assert run.code == 0, run.err
    after = {path: _ID.sub(b"", (root / path).read_bytes()) for path in before}
    assert after == {path: data.replace(b"- [ ]", b"- [/]") for path, data in before.items()}


_SOURCES = (
    "person: Joan Citizen\npartner: Sam Lee\ndate: 2026-11-22\ntemplate: career-checkin\n",
    "# c\nperson: \"Joan\"  # d\npartner: [Sam, 'Lee, A']\n\nnext:\nkind: 'swot'\nx:\n  - y\n",
    "person: >\n  Joan\n  Citizen\ndate: 2026-11-22\n? a\n: {b: [c, d]}\n",
)
_SIGNS = "\t\n\r:-[]{}\"'#&*!|>%@`,?~\\ \x00\x07\u0085\u2028\ufeff\u202eé0x"


def mutated(rng: random.Random) -> str:
    """Front matter with one to eight changes: signs put in, taken out, doubled, moved."""
    text = f"---\n{rng.choice((*_SOURCES, rng.choice(FAULTS)[:500]))}\n---\n"
    for _ in range(rng.randint(1, 8)):
        at, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        end = min(end, at + 12)
        new = rng.choice(
            ("", rng.choice(_SIGNS), text[at:end] * 2, "".join(rng.choices(_SIGNS, k=3)))
        )
        text = text[:at] + new + text[end:]
    return text


def one_mutation(rng: random.Random) -> None:
    text = mutated(rng) + BODY.format(1)
    began = time.monotonic()
    front = read_front(text, 1 if text.startswith("\ufeff") else 0)
    document = open_document("checkins/joan/2026-11-22.md", text.encode())
    if isinstance(document, Document):
        assert document.text.encode() == text.encode()
        read_header(document)
        assert document.text[document.body_start :].endswith(BODY.format(1).lstrip("\n"))
    try:
        edits = set_value(text, front, "next", "2027-01-03")
    except ValueError:
        edits = ()
    changed = splice(text, edits)
    assert changed.endswith(BODY.format(1))
    if edits:
        ((start, end, new),) = edits
        assert changed == text[:start] + new + text[end:]
    assert time.monotonic() - began < 5


def test_four_thousand_mutations_cost_nothing() -> None:
    rng = random.Random(13)
    for _ in range(4000):
        one_mutation(rng)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_thousand_mutations_cost_nothing(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(10_000):
        one_mutation(rng)


def test_the_support_has_the_examples_it_says() -> None:
    told = Path(__file__).parents[1] / "support/commonmark_spec/README.md"
    assert "Attribution-ShareAlike 4.0" in told.read_text("utf-8")
