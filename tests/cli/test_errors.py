"""Every error in full: what is wrong, what to do, and the exit code.

The transcript `errors.md` has the most usual ones; here are those that take a scene.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import House

from thrivecli.errors import ExitCode

_KIM = "---\nperson: Kim Park\ndate: 2026-11-01\n---\n"
_OF_THE_LOCK = re.compile(r"\.git/(thrive/|info/exclude)")
_CONFLICT = "<<<<<<< ours\n- [ ] a\n=======\n- [ ] b\n>>>>>>> theirs\n"
_NOV = "checkins/joan-citizen/2026-11-01.md"


@dataclass(frozen=True)
class Case:
    """A file written into the scene, a line typed, and what it ends with on stderr."""

    typed: str
    code: int
    error: str
    hint: str = ""
    path: str = ""
    text: str = ""

    def __str__(self) -> str:
        return f"{self.typed} / {self.path}"


CASES = [
    # people
    Case("actions --owner ngozi", 2, "there is nobody called 'ngozi'",
         "known: Joan Citizen and Sam Lee"),
    Case("actions --owner jaon", 2, "there is nobody called 'jaon'",
         "did you mean 'Joan Citizen'?"),
    Case("actions --owner ''", 2, "there is nobody called ''", "known: Joan Citizen and Sam Lee"),
    Case("actions --person sam", 2, "Sam Lee has no check-ins here", "who has: Joan Citizen"),
    Case("goals jo", 2, "'jo' could be Joan Citizen or John Doe", "type more of the name",
         _NOV, "---\nperson: John Doe\ndate: 2026-11-01\n---\n"),
    Case("actions assign 7k3 ngozi", 2, "there is nobody called 'ngozi'",
         "known: Joan Citizen and Sam Lee"),
    Case("actions add x", 2, "whose? Name one person", "known: Joan Citizen, Kim Park",
         "checkins/kim-park/2026-11-01.md", _KIM),
    Case("agenda", 2, "whose? Name one person", "known: Joan Citizen, Kim Park",
         "checkins/kim-park/2026-11-01.md", _KIM),
    Case("wins add x", 2, "whose? Name one person", "known: Joan Citizen, Kim Park",
         "checkins/kim-park/2026-11-01.md", _KIM),
    Case("checkin show", 2, "whose? Name one person", "known: Joan Citizen, Kim Park",
         "checkins/kim-park/2026-11-01.md", _KIM),
    Case("checkin new", 2, "whose check-in? Name one person", "known: Joan Citizen, Kim Park",
         "checkins/kim-park/2026-11-01.md", _KIM),
    Case("checkin new Joan", 2, "there is nobody called 'Joan'",
         "did you mean 'Joan Citizen'? For somebody new, add --new-person"),
    Case("checkin new 'Joann Citizen'", 2, "there is nobody called 'Joann Citizen'",
         "did you mean 'Joan Citizen'? For somebody new, add --new-person"),
    Case("checkin new ''", 2,
         "'' cannot be a person's name: a name needs at least one character",
         'such as "Joan Citizen"'),
    Case("checkin new 'a\u202eb'", 2, "'a\\u{202e}b' cannot be a person's name: "
         "a name cannot hold the invisible character U+202E", 'such as "Joan Citizen"'),
    # ids
    Case("actions done zz", 2, "there is no action 'zz'", "`thrive actions --all` lists every id"),
    Case("actions done 7k3 zz", 2, "there is no action 'zz'",
         "`thrive actions --all` lists every id"),
    Case("actions show 7k3", 2,
         "'7k3' could be 7k3q9f (Draft the on-call guide) or 7k3zzz (Call Ngozi)",
         "type more of the id", _NOV, "- [ ] Call Ngozi <!-- thrive:7k3zzz -->\n"),
    Case("actions start y2d", 2, "y2dmy4 is done already: Shadow two on-call shifts",
         "`thrive actions reopen y2dmy4` opens it again"),
    Case("actions restore y2d", 2, "y2dmy4 is done already: Shadow two on-call shifts",
         "`thrive actions reopen y2dmy4` opens it again"),
    # dates and spans
    Case("actions --since 2026-02-30", 2, "--since: '2026-02-30' is not a day of the calendar",
         "such as 2026-11-22, fri, 2w, 'in 6 weeks'"),
    Case("actions --due-before ''", 2, "--due-before: '' is not a date that can be read",
         "such as 2026-11-22, fri, 2w, 'in 6 weeks'"),
    Case("actions defer 7k3 someday", 2, "DATE: 'someday' is not a date that can be read",
         "such as 2026-11-22, fri, 2w, 'in 6 weeks'"),
    Case("actions done 7k3 --on 1.10.2026", 2,
         "--on: '1.10.2026' has two readings, day first or month first",
         "write it as 2026-11-22, or set `thrive config date_order dmy` (or mdy)"),
    Case("checkin show joan 2026-10-09", 2, "Joan Citizen has no check-in of 2026-10-09",
         "did you mean 2026-10-08 or 2026-08-27?"),
    Case("goals --horizon 5x", 2, "'5x' names no time span", "such as today, '6 months', 3y"),
    # the rest of what is typed
    Case("actions add ' '", 2, "there is nothing to add",
         'say what is to be done in "quotes"'),
    Case("actions add x --project 'a b'", 2, "'a b' cannot be a project's tag",
         "use letters, digits, -"),
    Case("actions add 'x +oncall' --project other", 2,
         "the words name another project than --project other"),
    Case("check nofile.md", 2, "nofile.md is no check-in of this workspace",
         "they are under checkins/"),
    Case("config autocommit perhaps", 2, "autocommit is true or false, not 'perhaps'"),
    Case("config date_order ymd", 2, "date_order is one of 'dmy', 'mdy', not 'ymd'"),
    Case("config colour blue", 2, "there is no setting 'colour'",
         "known: date_order, autocommit, template, index"),
    Case("config template nope", 2, "there is no template 'nope'", "there are: career-checkin"),
    Case("template eject ../x", 2, "'../x' cannot be the name of a template",
         "a name has lower-case letters, digits, '.', '_' and '-' only"),
    Case("checkin edit", 2, "there is no terminal to open an editor on",
         "the file is ~/notes/checkins/joan-citizen/2026-10-08.md"),
    Case("checkin new --edit", 2, "there is no terminal to open an editor on",
         "leave out --edit"),
    Case("checkin", 2, "missing command", "one of new, list, show, edit"),
    Case("chekin", 2, "no such command 'chekin'", "did you mean 'checkin' or 'check'?"),
    Case("actions --opne", 2, "no such option: --opne",
         "did you mean --done, --open or --owner?"),
    Case("actions -C /tmp", 2, "no such option: -C",
         "it goes before the command: `thrive -C DIR actions`"),
    Case("actions done", 2, "missing argument 'ID...'",
         "`thrive actions done --help` shows what it takes"),
    Case("checkin new Kim Park", 2, "too much was typed: 'Park'",
         'put words that belong together in quotes, such as "Joan Citizen"'),
    Case("sync origin", 2, "too much was typed: 'origin'",
         "it takes the remote that git has for this branch: `git branch -vv` shows it"),
    Case("undo 2", 2, "too much was typed: '2'",
         "it takes options only: `thrive undo --help` shows them"),
    Case("checkin new --carry some", 2,
         "invalid value for '--carry': 'some' is not one of 'auto', 'all', 'none'",
         "`thrive checkin new --help` shows what it takes"),
    Case("goals --horizon", 2, "option '--horizon' requires an argument",
         "the same with --help in its place shows what it takes"),
    # files that cannot be read
    Case("checkin show", 3, f"{_NOV}:1: a merge left its conflict marks here",
         "keep what you want of both sides and delete the marks", _NOV, _CONFLICT),
    Case("checkin show joan 2026-11-01", 3, f"{_NOV}:1: a merge left its conflict marks here",
         "keep what you want of both sides and delete the marks", _NOV, _CONFLICT),
    Case("checkin new", 3, f"{_NOV}:1: a merge left its conflict marks here, "
         "so what is open there is not known",
         "keep what you want of both sides and delete the marks", _NOV, _CONFLICT),
    Case("checkin show kim", 3,
         "checkins/kim-park/2026-11-01.md:5: a merge left its conflict marks here",
         "keep what you want of both sides and delete the marks",
         "checkins/kim-park/2026-11-01.md", _KIM + _CONFLICT),
    # settings and templates
    Case("actions", 4, "thrive.toml: unknown key 'colour'",
         "known: date_order, autocommit, template, index, people", "thrive.toml", "colour = 1\n"),
    Case("actions", 4, "thrive.toml: autocommit is true or false, not 'x'", "",
         "thrive.toml", "autocommit = 'x'\n"),
    Case("actions", 4, "thrive.toml: [[people]] number 1: unknown key 'nam'",
         "known: name, slug, handles, formerly", "thrive.toml", "[[people]]\nnam = 'x'\n"),
    Case("actions", 4, "thrive.toml: [[people]] number 1: 'A b' is no slug",
         "use lower-case letters, digits, hyphens",
         "thrive.toml", "[[people]]\nname = 'x'\nslug = 'A b'\n"),
    Case("actions", 4, "thrive.toml: two people have the slug 'a'", "give one of them another",
         "thrive.toml", "[[people]]\nname='x'\nslug='a'\n[[people]]\nname='y'\nslug='a'\n"),
    Case("checkin new", 4, "templates/career-checkin.md:1: 'nope' is undefined",
         "a template is given: date, date_long, next, partner, person, template",
         "templates/career-checkin.md", "{{ nope }}\n"),
    Case("-C thrive.toml actions", 4, "~/notes/thrive.toml is no folder, so it is no workspace",
         "name the folder that has the thrive.toml in it"),
    Case("-C nowhere actions", 4, "~/notes/nowhere does not exist, so it is no workspace",
         "`thrive init ~/notes/nowhere` makes it one"),
    Case("-C checkins actions done 7k3", 4,
         "~/notes/checkins has no thrive.toml, so it is no workspace",
         "`thrive init ~/notes/checkins` makes it one"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_error_says_what_is_wrong_and_what_to_do_and_nothing_is_written(
    thrive: House, case: Case
) -> None:
    root = thrive.scene("joan")
    if case.path:
        thrive.write(case.path, case.text)
    before = contents(root)
    run = thrive.typed(case.typed)
    hint = f"hint: {case.hint}\n" if case.hint else ""
    assert run.err.replace(str(thrive.home), "~") == f"error: {case.error}\n{hint}"
    assert (run.code, run.out) == (case.code, "")
    if case.typed not in _TAKE_NO_JSON:
        scripts_get_the_same(thrive, case)
    assert contents(root) == before


_TAKE_NO_JSON = ("checkin", "checkin edit", "goals --horizon")


def scripts_get_the_same(thrive: House, case: Case) -> None:
    run = thrive.typed(f"{case.typed} --json")
    told = json.loads(run.out.replace(str(thrive.home), "~"))
    assert (told["schema"], told["data"], told["problems"]) == ("thrive/1", None, [])
    assert set(told) == {"schema", "data", "problems", "error"}
    assert set(told["error"]) == {"code", "message", "hint"}
    assert run.code == case.code
    if "\u202e" not in case.typed:
        assert (told["error"]["message"], told["error"]["hint"]) == (case.error, case.hint)


_WRITING = (
    "actions done 7k3",
    "actions add x --person kim",
    "wins add x --person kim",
    "checkin new 'Kim Park'",
    "config autocommit false",
    "undo",
    "check --fix",
    "template eject x",
)


def test_a_folder_of_several_workspaces_is_only_read(thrive: House) -> None:
    root = thrive.scene("team")
    before = contents(root)
    for typed in _WRITING:
        run = thrive.typed(typed)
        assert (run.code, run.err) == (
            4,
            "error: this folder holds several workspaces: joan, kim\n"
            "hint: name the one to write to with -C\n",
        ), typed
    assert contents(root) == before


def test_other_commands_go_on_without_a_file_that_cannot_be_read(thrive: House) -> None:
    thrive.scene("joan")
    thrive.write(_NOV, _CONFLICT)
    problem = (
        f"error: {_NOV}:1: a merge left its conflict marks here\n"
        "hint: keep what you want of both sides and delete the marks\n"
    )
    for typed in ("actions", "checkin list", "goals"):
        run = thrive.typed(typed)
        assert (run.code, run.err) == (0, problem)
        assert "Joan Citizen" in run.out
    assert thrive("actions", "done", "7k3").code == 0


def test_without_git_or_a_name_it_is_saved_and_said(thrive: House) -> None:
    root = thrive.scene("joan")
    (thrive.home / ".gitconfig").unlink()
    run = thrive("actions", "done", "7k3")
    assert (run.code, run.out) == (0, "7k3q9f done: Draft the on-call guide\n")
    assert run.err == (
        "saved, not committed: git does not know who you are\n"
        'hint: run `git config --global user.name "Your Name"` and '
        "`git config --global user.email you@example.com`\n"
    )
    assert "[x] *@Joan Citizen* Draft" in (root / "checkins/joan-citizen/2026-10-08.md").read_text()


def test_a_branch_that_cannot_be_committed_to_ends_with_5(thrive: House) -> None:
    thrive.scene("joan")
    thrive.shell("git checkout -q --detach")
    run = thrive("actions", "done", "7k3")
    assert (run.code, run.out) == (5, "7k3q9f done: Draft the on-call guide\n")
    assert run.err == (
        "error: saved, not committed: no branch is checked out (detached HEAD)\n"
        "hint: run `git switch BRANCH`\n"
    )
    run = thrive("actions", "done", "zwm", "--json")
    told = json.loads(run.out)
    assert (run.code, told["data"], told["error"]["code"]) == (5, None, "not-committed")


def test_a_day_that_is_none_in_the_environment_is_refused(thrive: House) -> None:
    run = thrive("actions", THRIVE_TODAY="soon")
    assert (run.code, run.err) == (
        2,
        "error: THRIVE_TODAY is 'soon', which is no date\nhint: write it as 2026-11-22\n",
    )


def test_a_bug_of_ours_ends_in_one_line_and_a_private_report(thrive: House) -> None:
    thrive.scene("joan")
    run = thrive("actions", THRIVE_TODAY="2026-11-22", XDG_STATE_HOME=str(thrive.home / "state"))
    assert run.code == 0
    broken = (
        "import sys; from thrivecli.cli import main, session; "
        "session.Session.answer = None; sys.exit(main.main(['goals']))"
    )
    run = thrive.shell(f'"{thrive.python}" -c "{broken}"')
    report = re.fullmatch(
        r"error: this is a bug of thrive's own \(TypeError\)\n"
        r"hint: nothing more was written; the report is (\S+), "
        r"and holds no words of your notes\n",
        run.err,
    )
    assert report is not None, run.err
    assert run.code == 70
    assert Path(report[1]).stat().st_mode & 0o777 == 0o600
    assert "Draft the on-call guide" not in Path(report[1]).read_text()


def test_the_help_lists_the_exit_codes_word_for_word(thrive: House) -> None:
    told = thrive("--help", COLUMNS="200").out.partition("Exit codes:\n")[2]
    rows = [line.split(maxsplit=1) for line in told.splitlines()]
    folded: list[list[str]] = []
    for row in rows:
        if row[0].isdigit():
            folded.append(row)
        else:
            folded[-1][1] += " " + " ".join(row)
    assert folded == [[str(code.value), code.meaning] for code in ExitCode]


def contents(root: Path) -> dict[str, bytes]:
    """Every file's bytes, git's own included, but for the lock and what git is to ignore of it."""
    files = (file for file in sorted(root.rglob("*")) if file.is_file())
    found = {str(file.relative_to(root)): file.read_bytes() for file in files}
    return {path: data for path, data in found.items() if not _OF_THE_LOCK.search(path)}
