"""Names that lead elsewhere, and links that do: nothing outside the workspace is written."""

import pytest
from command_tree import USUAL, Use, plain_uses, uses
from hostile_text import steering
from running import House

NAMES = (
    *("../../outside", "/etc/passwd", "..", ".", "", " ", "~", "a/../../outside"),
    *("x" * 300, "-rf", "--", "--upload-pack=touch ../outside/x", ".git", ".GIT", "git~1"),
    *(".git/hooks/pre-commit", "con", "NUL.md", "name.", "name ", ":(exclude)*", ":/", ":!x"),
    *("*", "a\nb", "a\r\x1b[31m", "\u202egnp.exe", "caf\u0065\u0301", "\udcff\udcfe", "$(touch x)"),
    *("`touch x`", "a;b|c&d", "{{ 7*7 }}", "a\\..\\b", "%2e%2e%2f", "\u2025/\u2025/x"),
)
MEANT_TO_LEAVE = ("FILE", "DIR")
"""What is named by these may lie anywhere: that is what they are for."""

NAMES_AND_PATHS = ("PERSON", "OWNER", "NAME", "SLUG", "PATH", "%O", "%A", "%B", "%P")
"""What names a person, a template, a project or a file: each of them meets every name."""


@pytest.fixture
def guarded(thrive: House) -> House:
    """The scene, with a folder beside it that nothing may touch."""
    thrive.scene("joan")
    outside = thrive.home / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("---\nperson: Ann\n---\n- [ ] Secret\n")
    return thrive


def outside_of(thrive: House) -> dict[str, tuple[bytes, int]]:
    """Every file of the home but the workspace and thrive's own state."""
    ours = (thrive.home / "notes", thrive.home / ".local")
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in thrive.home.rglob("*")
        if path.is_file() and not any(path.is_relative_to(one) for one in ours)
    }


def places() -> list[tuple[Use, int]]:
    """Each command with the place of each word that is somebody's own."""
    found: dict[tuple[str, str, str], tuple[Use, int]] = {}
    for use in uses():
        for place, kind in enumerate(use.kinds):
            if kind in USUAL or kind == "NAME":
                found.setdefault((use.command, kind, use.words[place - 1]), (use, place))
    return list(found.values())


PLACES = [(use, place) for use, place in places() if use.kinds[place] not in MEANT_TO_LEAVE]
NAMED = [(use, place) for use, place in PLACES if use.kinds[place] in NAMES_AND_PATHS]
OTHERS = [one for one in PLACES if one not in NAMED]
"""Words that name nothing meet every name by night, and by day each of them several."""


def test_every_command_that_is_given_a_name_is_here() -> None:
    assert len(NAMED) >= 27
    assert {use.kinds[place] for use, place in NAMED} == set(NAMES_AND_PATHS)


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_no_name_leads_out_of_the_workspace(guarded: House, number: int) -> None:
    before = outside_of(guarded)
    for use, place in NAMED + OTHERS[number % 7 :: 7]:
        one_name(guarded, use.with_word(place, NAMES[number]))
    assert outside_of(guarded) == before


@pytest.mark.nightly
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_name_leads_out_of_the_workspace_wherever_it_is_typed(guarded: House, name: str) -> None:
    before = outside_of(guarded)
    for use, place in OTHERS:
        one_name(guarded, use.with_word(place, name))
    assert outside_of(guarded) == before


def one_name(thrive: House, words: tuple[str, ...]) -> None:
    run = thrive(*words)
    # 3: whom an earlier command made known by a name that is Markdown, no line can be given to.
    codes = (0, 1, 2, 3, 4) if words[:2] == ("actions", "assign") else (0, 1, 2, 4)
    assert run.code in codes, (words, run)
    assert steering(run.out + run.err) == []
    if run.code:
        assert run.err.count("error: ") == 1 or run.code == 1, (words, run)


@pytest.mark.parametrize("command", ["init", "demo"])
def test_folders_with_odd_names_are_made_as_named_or_refused(guarded: House, command: str) -> None:
    for name in NAMES if command == "init" else NAMES[::8]:  # a demo is a year's work
        run = guarded(command, name)
        assert run.code in (0, 2, 4, 5), (name, run)  # 5: git takes no `git~1`
        assert run.code == 0 or "error: " in run.err
    assert (guarded.home / "outside" / "secret.md").read_text().endswith("Secret\n")


def test_a_page_takes_nobodys_place_whatever_it_is_called(guarded: House) -> None:
    before = outside_of(guarded)
    inside = {path for path in guarded.place.rglob("*") if path.is_file()}
    for name in (*NAMES, "thrive.toml", "checkins/joan-citizen/x.html", "../outside/secret.md"):
        run = guarded("report", "--html", name)
        assert run.code in (0, 2, 4), (name, run)
    after = outside_of(guarded)
    assert {path: after[path] for path in before} == before
    assert {path for path in guarded.place.rglob("*") if path.is_file()} == inside


LINKS = {
    "checkins elsewhere": "mv checkins ../outside/ && ln -s ../outside/checkins checkins",
    "a person elsewhere": "ln -s ../../outside checkins/ann && rm -r checkins/joan-citizen && "
    "ln -s ../../outside checkins/joan-citizen",
    "a check-in elsewhere": "ln -s ../../../outside/secret.md checkins/joan-citizen/2026-11-01.md",
    "today's check-in elsewhere": "ln -s ../../../outside/x.md checkins/joan-citizen/2026-11-22.md",
    "the settings elsewhere": "mv thrive.toml ../outside/ && ln -s ../outside/thrive.toml .",
    "templates elsewhere": "mkdir ../outside/t && cp ../outside/secret.md "
    "../outside/t/career-checkin.md"
    " && ln -s ../outside/t templates",
    "a template elsewhere": "mkdir templates && "
    "ln -s ../../outside/secret.md templates/career-checkin.md",
    "attributes elsewhere": "ln -s ../outside/secret.md .gitattributes",
    "dangling": "ln -s ../../../outside/new.md checkins/joan-citizen/2026-11-22.md && "
    "ln -s ../outside/new templates",
    "a loop": "ln -s loop.md checkins/joan-citizen/loop.md && ln -s checkins checkins/checkins && "
    "ln -s templates templates",
    "a folder above": "ln -s ../.. checkins/up && ln -s .. checkins/joan-citizen/up.md",
    "a hard link": "ln ../outside/secret.md checkins/joan-citizen/2026-11-01.md",
    "git's state elsewhere": "mkdir ../outside/state && ln -s ../outside/state .git/thrive",
    "git's lock elsewhere": "mkdir .git/thrive && "
    "ln -s ../../../outside/secret.md .git/thrive/lock",
    "the undo log elsewhere": "mkdir .git/thrive ../outside/u && "
    "ln -s ../../../outside/u .git/thrive/undo",
    "git's own list elsewhere": "rm -rf .git/info && ln -s ../../outside .git/info",
}


EVERY_WAY = ("init", "actions", "goals", "checkin new", "actions add", "undo", "template eject")
"""Commands that between them read and write every file of a workspace."""


@pytest.mark.parametrize("layout", LINKS)
def test_no_link_leads_out_of_the_workspace(guarded: House, layout: str) -> None:
    link(guarded, layout, [use for use in plain_uses() if use.command in EVERY_WAY])


@pytest.mark.nightly
@pytest.mark.parametrize("layout", LINKS)
def test_no_link_leads_out_of_the_workspace_whatever_is_typed(guarded: House, layout: str) -> None:
    link(guarded, layout, plain_uses())


def link(guarded: House, layout: str, every: list[Use]) -> None:
    assert guarded.shell(f"set -e; {LINKS[layout]}").code == 0
    before = outside_of(guarded)
    for use in every:
        if use.command not in ("demo", "checkin edit"):
            run = guarded(*use.words)
            assert run.code in (0, 1, 2, 3, 4, 5), (use, run)
            assert run.err.count("error: ") <= 1, (use, run)
            assert run.code < 2 or "error: " in run.err, (use, run)
            assert "Secret" not in run.out or layout == "a hard link", use
    assert outside_of(guarded) == before


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("checkins elsewhere", "warning: checkins: is a symbolic link and is passed over"),
        ("a check-in elsewhere", "/2026-11-01.md: is a symbolic link and is passed over"),
        ("a person elsewhere", "warning: checkins/ann: is a symbolic link and is passed over"),
        ("a template elsewhere", "templates/career-checkin.md: is a symbolic link"),
        ("the settings elsewhere", "error: thrive.toml: is a symbolic link"),
    ],
)
def test_reading_passes_a_link_over_with_a_warning(guarded: House, layout: str, said: str) -> None:
    assert guarded.shell(f"set -e; {LINKS[layout]}").code == 0
    assert said in guarded.typed("actions").err


def test_a_hard_link_is_let_go_of_before_writing(guarded: House) -> None:
    assert guarded.shell(LINKS["a hard link"]).code == 0
    secret = guarded.home / "outside" / "secret.md"
    listed = guarded.typed("actions --json").data
    assert isinstance(listed, list)
    (name,) = [one["id"] for one in listed if one["text"] == "Secret"]
    assert guarded("actions", "done", name).code == 0
    assert secret.read_text().endswith("- [ ] Secret\n")
    inside = guarded.place / "checkins/joan-citizen/2026-11-01.md"
    assert "- [x] Secret" in inside.read_text()
    assert not inside.samefile(secret)
    assert inside.stat().st_nlink == 1
