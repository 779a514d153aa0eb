"""Hostile strings by the ten thousand through everything that people read: none steers."""

import json
import sys

import pytest
from command_tree import USUAL, Use, plain_uses, uses
from hostile_text import KEPT, PIECES, Source, checkin, steering, strings
from running import House, Run

DAYS = ("2026-05-04", "2026-07-06", "2026-09-07", "2026-10-08")


def human(every: list[Use]) -> list[Use]:
    return [use for use in every if "--json" not in use.words]


def settle(thrive: House, seed: int, *, most: int, lines: int) -> int:
    """A workspace full of hostile strings, committed; returns how many there are."""
    thrive.scene("joan")
    say = Source(seed, most)
    for day in DAYS:
        thrive.write(f"checkins/joan-citizen/{day}.md", checkin(day, say, lines))
    thrive.write(f"checkins/joan-citizen/2026-06-01 {_file_name(say())}.md", "- [ ] x\n")
    thrive.write("checkins/joan-citizen/2026-06-02.md", f"<<<<<<< {say()}\n- [ ] x\n")
    thrive.write(f"checkins/{_file_name(say())}/2026-06-03.md", f"# {say()}\n- [ ] {say()}\n")
    thrive.write("templates/career-checkin.md", f"## Goals\n\n#### today\n\n{say()} {{% raw %}}\n")
    assert thrive.shell("git add -A && git commit -qm 'x \x1b[31m \u202e'").code == 0
    assert thrive.typed("actions add 'Something to take back' --person joan-citizen").code == 0
    return say.taken


def _file_name(text: str) -> str:
    return text.replace("/", "").replace("\0", "")[:60]


def check(run: Run, what: object, *, styled: bool = False) -> None:
    assert run.code in (0, 1, 2, 3, 4, 5), (what, run.code, run.err[-2000:])
    assert "Traceback" not in run.err, what
    assert steering(run.out, styled=styled) == [], what
    assert steering(run.err) == [], what


def every_output(thrive: House, every: list[Use]) -> None:
    for use in human(every):
        check(thrive(*use.words), use)
        if use.writes:
            continue  # what they print is lines, as the others do
        styled = thrive("--color", "always", *use.words, COLUMNS="60")
        check(styled, use, styled=True)


def test_fifty_thousand_strings_in_the_notes_come_out_harmless(thrive: House) -> None:
    count = settle(thrive, seed=1, most=170, lines=5)
    print(f"{count} strings")
    assert count >= 50_000
    every_output(thrive, plain_uses())
    told = thrive.typed("actions --person joan-citizen").out
    assert KEPT in told


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 22))
def test_a_million_strings_in_the_notes_come_out_harmless(thrive: House, seed: int) -> None:
    assert settle(thrive, seed, most=170, lines=5) >= 50_000
    every_output(thrive, uses())


def echoing(most: int) -> list[tuple[Use, tuple[str, ...]]]:
    """Each word of each command that is somebody's own, replaced by something hostile."""
    words = [one.replace("\0", "") for one in strings(3, most)]
    words += ["".join(PIECES).replace("\0", "")[:200], "--\x1b[31m=x", "\udcff\udc9b", "-\u202e"]
    return [
        (use, use.with_word(place, word))
        for use in uses()
        for place, kind in enumerate(use.kinds)
        for word in words
        if kind in USUAL or kind == "NAME"
    ]


def repeat(thrive: House, every: list[tuple[Use, tuple[str, ...]]]) -> None:
    settle(thrive, seed=4, most=2, lines=1)
    for use, words in every:
        if "--dry-run" not in use.words and "--no-commit" not in use.words:
            check(thrive(*words, "--dry-run" if use.writes else "--json"), words)


def test_what_is_typed_is_repeated_harmlessly(thrive: House) -> None:
    tried = echoing(1)
    assert len(tried) > 200
    repeat(thrive, tried[::4])  # four of five words differ, so that each place meets some


@pytest.mark.nightly
def test_whatever_is_typed_anywhere_is_repeated_harmlessly(thrive: House) -> None:
    repeat(thrive, echoing(40))


@pytest.mark.parametrize("place", range(3))
def test_what_stands_before_and_for_a_command_is_repeated_harmlessly(
    thrive: House, place: int
) -> None:
    thrive.scene("joan")
    for word in strings(5, 12):
        typed = word.replace("\0", "x")
        for words in (("-C", typed), ("--color", typed), (typed,), (f"--{typed}",)):
            whole = [*words, "actions"] if place == 0 else ["actions", *words][: place + 2]
            check(thrive(*whole), whole)
        check(thrive("actions", THRIVE_TODAY=typed or "x"), typed)
        check(thrive("actions", THRIVE_HOME=typed or "x"), typed)


BRANCH = "m\u202ex\u200b\x9b31m\u2066"
HOOK = """\
#!/bin/sh
printf 'no \\033[31m \\033]0;x\\007 \\302\\2331m \\342\\200\\256 ' >&2
printf '\\010 \\177 \\377 [red] :smile:\\n' >&2
printf 'out \\033[2J\\r\\n'
exit 1
"""


def test_what_git_and_hooks_say_comes_out_harmless(thrive: House) -> None:
    root = thrive.scene("joan")
    assert thrive.shell(f"git switch -qc '{BRANCH}'").code == 0
    thrive.write(".git/hooks/pre-commit", HOOK).chmod(0o755)
    thrive.write(".git/hooks/x\x1b[31m\u202e", HOOK).chmod(0o755)
    thrive.shell("git config alias.x\u202e '!a\x1b[31m\u200b'")
    thrive.shell("git config alias.y \"$(printf '!a\\n\\033[31mgit: b')\"")
    for typed in ("actions add one", "trust --dry-run", "trust", "actions add two", "undo"):
        for colour in ("never", "always"):
            run = thrive("--color", colour, *typed.split())
            check(run, typed, styled=colour == "always")
    failing = thrive.typed("actions add three")
    assert (failing.code, "a hook of yours said no\ngit: " in failing.err) == (5, True)
    assert "[red] :smile:" in failing.err
    (root / ".git/refs/heads" / f"{BRANCH}.lock").touch()
    locked = thrive.typed("actions add four")
    check(locked, "lock")
    assert locked.code == 5
    assert "m\\u{202e}x\\u{200b}" in locked.err
    (root / ".git/config").write_text("[core\x1b[31m")
    check(thrive.typed("actions add five"), "a configuration that cannot be read")
    check(thrive.typed("review --since 1y --until today"), "the same")


def test_a_traceback_that_was_asked_for_comes_out_harmless(thrive: House) -> None:
    thrive.scene("joan")
    broken = (
        "import thrivecli.workspace.store as s\n"
        "def fail(*_): raise TypeError('note \\x1b[31m \\u202e \\x9b \\udcff')\n"
        "s.checkin_paths = fail\n"
        "from thrivecli.cli.main import run\nrun()\n"
    )
    thrive.write("../broken.py", broken)
    for typed in ("--debug actions", "actions", "--debug --color always goals"):
        run = thrive.shell(f"{sys.executable} ~/broken.py {typed}")
        assert run.code == 70
        assert steering(run.out + run.err) == []
    assert "TypeError: note" in thrive.shell(f"{sys.executable} ~/broken.py --debug actions").err


SEVERAL = """\
import json, sys
from thrivecli.cli.main import main
for words in json.load(open(sys.argv[1])):
    code = main(words)
    sys.stdout.flush()
    if code not in (0, 1, 2, 3, 4, 5):
        print("ended with", code, *words, file=sys.stderr)
        sys.exit(9)
"""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8:strict"])
def test_terminals_that_know_few_characters_get_escapes(thrive: House, encoding: str) -> None:
    settle(thrive, seed=6, most=3, lines=2)
    lines = [
        list(words)
        for use in human(plain_uses())
        for words in (use.words, ("--color", "always", *use.words))
    ]
    lines += [["actions", "done", "\u202e\u20ac"], ["checkin", "show", "\udcff"], ["\u20ac"]]
    thrive.write("../several.py", SEVERAL)
    thrive.write("../lines.json", json.dumps(lines))
    command = f"{sys.executable} ~/several.py ~/lines.json"
    run = thrive.shell(command, PYTHONIOENCODING=encoding)
    assert run.code == 0, run.err[-3000:]
    assert "Traceback" not in run.err
    if encoding == "ascii":
        assert (run.out + run.err).isascii()


def test_a_reader_that_goes_away_is_no_fault(thrive: House) -> None:
    settle(thrive, seed=7, most=20, lines=8)
    for use in plain_uses():
        if not use.writes:
            typed = " ".join(f"'{word}'" for word in use.words)
            run = thrive.shell(f"thrive {typed} | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}")
            assert run.code in (0, 1, 2, 141), (use, run)
            assert "Traceback" not in run.err
