"""Repositories from somebody else, and every command: nothing that they bring along is run."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from command_tree import Use, plain_uses, uses
from received import ELSEWHERE, HOOKS, KEYS, Received
from running import House, Run

ASK_GIT = ("review", "report")
"""The two commands that only read, and ask git for the history."""


@pytest.fixture
def received(thrive: House) -> Received:
    return Received(thrive)


def starts_git(use: Use) -> bool:
    return use.writes or use.command in ASK_GIT


def use_all(received: Received, every: list[Use]) -> None:
    """Use them all, each on a fresh copy; they end as they should, and nothing fires."""
    fired = {}
    for use in every:
        run = received.use(use.words)
        assert run.code in (0, 1, 2, 3, 4, 5), (use, run)
        assert "Traceback" not in run.err, (use, run)
        if received.fired:
            fired[str(use)] = received.fired
            received.disarm()
    assert fired == {}


def plant_everything(received: Received) -> None:
    for key in KEYS:
        received.plant_key(key)
    for hook in HOOKS:
        received.plant_hook(hook)


def test_with_every_key_and_hook_at_once_no_command_runs_any(received: Received) -> None:
    plant_everything(received)
    use_all(received, plain_uses())


@pytest.mark.nightly
def test_with_every_key_and_hook_at_once_no_way_to_use_a_command_runs_any(
    received: Received,
) -> None:
    plant_everything(received)
    use_all(received, uses())


EVERY_CALL = ("actions add", "checkin new", "undo", "review", "trust")
"""Commands that between them make every call of git there is."""


@pytest.mark.parametrize("where", ELSEWHERE)
def test_no_way_round_leads_to_a_trap(received: Received, where: str) -> None:
    received.plant(ELSEWHERE[where])
    use_all(received, [use for use in plain_uses() if use.command in EVERY_CALL])


@pytest.mark.nightly
@pytest.mark.parametrize("where", ELSEWHERE)
def test_no_way_round_leads_to_a_trap_however_a_command_is_used(
    received: Received, where: str
) -> None:
    received.plant(ELSEWHERE[where])
    use_all(received, uses())


@pytest.mark.nightly
@pytest.mark.parametrize("name", [*KEYS, *HOOKS])
def test_each_key_and_hook_by_itself_runs_nothing(received: Received, name: str) -> None:
    if name in KEYS:
        received.plant_key(name)
    else:
        received.plant_hook(name)
    use_all(received, uses())


def test_the_traps_do_fire_for_somebody_who_calls_git_plainly(
    received: Received, thrive: House
) -> None:
    for name in ("core.fsmonitor", "filter.x.clean", "diff.x.textconv", "alias.commit"):
        received.plant_key(name)
    for name in ("pre-commit", "post-index-change", "reference-transaction"):
        received.plant_hook(name)
    received.unpack()
    thrive.shell("git status; git add -A; git commit -qm x; git log -p; git diff HEAD~1")
    assert {"core.fsmonitor", "filter.x.clean", "pre-commit"} <= set(received.fired)


@pytest.mark.parametrize(
    "where", ["common folder elsewhere", "hooks folder called no", "signing", "bare"]
)
def test_what_is_brought_along_is_named_and_keeps_the_commit_away(
    received: Received, where: str
) -> None:
    received.plant(ELSEWHERE[where])
    run = received.use(("actions", "add", "Ask Priya"))
    if where == "bare":
        assert (run.code, "a bare one" in run.err) == (0, True)
    else:
        assert (run.code, "hint: look at them, then run `thrive trust`" in run.err) == (5, True)
    assert "brings commands of its own" in run.err or where == "bare"


def test_a_folder_of_checkins_with_a_repository_of_its_own_is_not_committed_to(
    received: Received,
) -> None:
    received.plant(ELSEWHERE["the folder of check-ins a repository"])
    run = received.use(("actions", "add", "Ask Priya"))
    assert run.code == 5
    assert "saved, not committed: checkins is a repository of its own" in run.err


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_another_users_repository_runs_nothing(received: Received) -> None:
    plant_everything(received)
    received.give_away(12345)
    use_all(received, [use for use in plain_uses() if starts_git(use)])
    run = received.use(("actions", "add", "Ask Priya"))
    assert (run.code, "belongs to another user" in run.err) == (5, True)


def wrapper(thrive: House) -> Path:
    """A folder for the PATH with a git in it that leaves a note and is git then."""
    folder = thrive.home / "wrapper"
    folder.mkdir()
    real = shutil.which("git")
    (folder / "git").write_text(f'#!/bin/sh\necho "$@" >> {folder}/calls\nexec {real} "$@"\n')
    (folder / "git").chmod(0o755)
    return folder


def test_commands_that_read_start_no_git_at_all(received: Received, thrive: House) -> None:
    folder = wrapper(thrive)
    path = f"{folder}:{thrive.environment['PATH']}"
    reading = [use for use in uses() if not starts_git(use)]
    assert len(reading) > 30
    for use in reading:
        run = received.use(use.words, PATH=path)
        assert run.code in (0, 1, 2), (use, run)
        assert not (folder / "calls").exists(), use
    assert received.use(("review", "--since", "1y", "--until", "today"), PATH=path).code == 0
    assert (folder / "calls").exists()


GIT_VARIABLES = {
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "core.fsmonitor",
    "GIT_CONFIG_VALUE_0": "{traps}/core.fsmonitor",
    "GIT_CONFIG_KEY_1": "core.hooksPath",
    "GIT_CONFIG_VALUE_1": "{traps}",
    "GIT_CONFIG_PARAMETERS": "'filter.x.clean'='{traps}/filter.x.clean'",
    "GIT_EXTERNAL_DIFF": "{traps}/diff.external",
    "GIT_EDITOR": "{traps}/core.editor",
    "GIT_SEQUENCE_EDITOR": "{traps}/sequence.editor",
    "GIT_PAGER": "{traps}/core.pager",
    "GIT_PROXY_COMMAND": "{traps}/core.gitProxy",
    "GIT_EXEC_PATH": "{traps}",
    "GIT_TEMPLATE_DIR": "{traps}",
    "GIT_DIR": "{traps}",
    "GIT_WORK_TREE": "{traps}",
    "GIT_INDEX_FILE": "{traps}/index",
    "GIT_OBJECT_DIRECTORY": "{traps}/objects",
    "GIT_ATTR_SOURCE": "HEAD",
    "GIT_TRACE": "{traps}/trace",
    "GIT_TRACE2": "{traps}/trace2",
    "GIT_PYTHON_GIT_EXECUTABLE": "{traps}/pre-commit",
    "GIT_PYTHON_TRACE": "full",
}


def test_gits_variables_of_the_caller_lead_nowhere(received: Received) -> None:
    variables = {key: text.format(traps=received.traps) for key, text in GIT_VARIABLES.items()}
    before = sorted(received.traps.iterdir())
    for use in plain_uses():
        run = received.use(use.words, **variables)
        assert run.code in (0, 1, 2), (use, run)
        assert received.fired == [], use
    assert sorted(received.traps.iterdir()) == before


MODULES = (
    *("yaml", "git", "gitdb", "rich", "typer", "jinja2", "frontmatter", "pyromark", "anyascii"),
    *("rapidfuzz", "tomllib", "json", "subprocess", "ctypes", "difflib", "encodings", "shlex"),
    *("sitecustomize", "usercustomize", "runpy", "pkgutil", "os", "webbrowser", "datetime"),
)


@pytest.fixture
def modules(received: Received, thrive: House) -> House:
    """A folder with a workspace in it, and a module for each name that somebody imports."""
    received.unpack()
    for name in MODULES:
        thrive.write(f"{name}.py", f"open({str(received.traps.parent / 'fired' / name)!r}, 'w')\n")
    return thrive


@pytest.mark.parametrize(
    "program", ["thrive", f"{sys.executable} -m thrivecli", f"{sys.executable} -P -m thrivecli"]
)
def test_modules_of_this_folder_are_not_imported(
    modules: House, received: Received, program: str
) -> None:
    for typed in ("actions", "--color always goals", "actions add x", "checkin new", "report"):
        run = modules.shell(f"{program} {typed}")
        assert run.code == 0, run.err
        assert received.fired == []


@pytest.mark.parametrize("program", ["thrive", f"{sys.executable} -P -m thrivecli"])
def test_a_package_of_our_name_in_this_folder_is_not_imported(
    modules: House, received: Received, program: str
) -> None:
    mark = received.traps.parent / "fired" / "package"
    for name in ("__init__", "__main__", "cli/__init__"):
        modules.write(f"thrivecli/{name}.py", f"open({str(mark)!r}, 'w')\n")
    assert modules.shell(f"{program} actions add x").code == 0
    assert received.fired == []


@pytest.mark.parametrize("path", [".:", ":", "./bin:", "bin:", "::"])
def test_programs_of_this_folder_are_not_started(
    received: Received, thrive: House, path: str
) -> None:
    here = received.unpack()
    for folder in (here, here / "bin"):
        folder.mkdir(exist_ok=True)
        for name in ("git", "nano", "vi", "edit-notes", "xdg-open", "sh", "env", "uname"):
            shutil.copy(received.traps / "pre-commit", folder / name)
    whole = path + thrive.environment["PATH"]
    for typed in ("actions add x", "checkin new", "report --html ../p.html --open"):
        run = thrive.typed(typed, PATH=whole)
        assert run.code == 0, run.err
        assert received.fired == []
    edited = thrive.shell(
        "timeout 20 script -qec 'thrive checkin edit' /dev/null", PATH=whole, EDITOR="edit-notes"
    )
    assert "the editor 'edit-notes' does not start" in edited.out
    assert received.fired == []


def marks(run: Run, received: Received) -> tuple[int, list[str]]:
    fired = received.fired
    received.disarm()
    return run.code, fired


def test_what_is_trusted_runs_until_it_changes(received: Received, thrive: House) -> None:
    received.plant_hook("pre-commit")
    received.plant_key("filter.x.clean")
    copy = received.unpack()
    assert marks(thrive.typed("actions add one"), received) == (5, [])
    trusted = thrive.typed("trust")
    assert (trusted.code, received.fired) == (0, [])
    assert "hooks/pre-commit" in trusted.out
    assert "filter.x.clean = " in trusted.out
    # The filter gives back nothing, and is the user's own by now.
    code, fired = marks(thrive.typed("actions add two"), received)
    assert (code, fired) == (0, ["filter.x.clean", "pre-commit"])

    hook = copy / ".git/hooks/pre-commit"
    hook.write_text(hook.read_text() + "# another\n")
    assert marks(thrive.typed("actions add three"), received) == (5, [])
    assert thrive.typed("trust").code == 0
    assert marks(thrive.typed("actions add four"), received)[0] == 0

    shutil.copy(received.traps / "post-commit", copy / ".git/hooks/post-commit")
    assert marks(thrive.typed("actions add five"), received) == (5, [])
    assert thrive.typed("trust").code == 0
    thrive.shell(f"git config diff.x.textconv {received.traps}/diff.x.textconv")
    received.disarm()
    assert marks(thrive.typed("actions add six"), received) == (5, [])
    assert marks(thrive.typed("undo"), received) == (5, [])
    assert marks(thrive.typed("review --since 1y --until today"), received) == (0, [])


def test_a_commit_runs_what_trust_listed_and_nothing_else(
    received: Received, thrive: House
) -> None:
    for key in KEYS:
        if key != "filter.x.process":  # a trap that does not speak its protocol ends the commit
            received.plant_key(key)
    for hook in HOOKS:
        received.plant_hook(hook)
    received.unpack()
    listed = thrive.typed("trust").out
    thrive.typed("actions add one")
    fired = received.fired
    assert "pre-commit" in fired
    assert [name for name in fired if name.lower() not in listed.lower()] == []
    # What a commit has no need of is off, trusted or not.
    assert not {"core.fsmonitor", "core.pager", "core.editor", "diff.external"} & set(fired)
    assert not {name for name in fired if name.startswith(("alias.", "pager."))}


def test_trust_does_not_go_along_to_another_place(received: Received, thrive: House) -> None:
    received.plant_hook("pre-commit")
    copy = received.unpack()
    assert thrive.typed("trust").code == 0
    shutil.copytree(copy, thrive.home / "again", symlinks=True)
    thrive.place = thrive.home / "again"
    assert marks(thrive.typed("actions add one"), received) == (5, [])
