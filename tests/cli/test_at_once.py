"""Several at one workspace at once: no tick is lost, and no save of an editor either."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from crowd import WAYS, Editor, checkin_with, ids
from running import Forks, House, Run

JOAN = "checkins/joan-citizen/2026-10-05.md"
RAVI = "checkins/ravi-naidoo/2026-10-05.md"
Toggle = Callable[[str, str], Run]


def set_the_scene(thrive: House, actions: list[str]) -> None:
    """Two people's check-ins in one workspace, half of the actions in each."""
    thrive.place = thrive.home / "notes"
    thrive.write("thrive.toml", "")
    thrive.write(JOAN, checkin_with("Joan Citizen", actions[::2]))
    thrive.write(RAVI, checkin_with("Ravi Naidoo", actions[1::2]))
    assert thrive.shell("git init -q && git add -A && git commit -qm first").code == 0


def toggle_all(hands: list[Toggle], actions: list[str], each: int) -> None:
    """Each ticks and opens again its own actions, one after the other, while the others do."""

    def work(number: int) -> list[Run]:
        own = actions[number :: len(hands)]
        turns = [(own[turn % len(own)], turn // len(own)) for turn in range(each)]
        return [hands[number]("reopen" if again % 2 else "done", one) for one, again in turns]

    with ThreadPoolExecutor(len(hands)) as pool:
        for run in (run for runs in pool.map(work, range(len(hands))) for run in runs):
            assert (run.code, run.err) == (0, ""), run


def expect_none_lost(thrive: House, actions: list[str], each: int) -> None:
    """Every toggle is a commit of its own, and each action has all of its own in turn."""
    history = thrive.shell("git log -p --reverse --format='commit: %s'").out
    assert len(re.findall("^commit: (Done|Open): ", history, re.MULTILINE)) == each * len(actions)
    for one in actions:
        marks = re.findall(rf"^\+- \[(.)\] .*<!-- thrive:{one} -->$", history, re.MULTILINE)
        assert "".join(marks[1:]) == ("x " * each)[:each], one
    assert thrive.shell("git status --porcelain; git fsck --strict 2>&1").out == ""
    assert not list(thrive.place.rglob(".*.thrive-*"))


@pytest.mark.parametrize(
    ("processes", "each"),
    [
        (8, 1),
        pytest.param(8, 10, marks=pytest.mark.crash),
        pytest.param(16, 20, marks=pytest.mark.nightly),
    ],
)
def test_many_at_once_lose_no_toggle(thrive: House, processes: int, each: int) -> None:
    """Five actions for each process, each of them toggled so many times."""
    actions = ids(processes * 5)
    set_the_scene(thrive, actions)
    place, environment = thrive.place, thrive.environment
    crowd = [Forks() for _ in range(processes)]

    def hand_of(forks: Forks) -> Toggle:
        return lambda verb, one: forks.run(["actions", verb, one], place, environment)

    try:
        toggle_all([hand_of(forks) for forks in crowd], actions, each * 5)
    finally:
        for forks in crowd:
            forks.__exit__(None, None, None)
    expect_none_lost(thrive, actions, each)


@pytest.mark.slow
def test_eight_console_scripts_lose_no_toggle(thrive: House) -> None:
    actions = ids(40)
    set_the_scene(thrive, actions)

    def toggle(verb: str, one: str) -> Run:
        return thrive.shell(f"thrive actions {verb} {one}")

    toggle_all([toggle] * 8, actions, 25)
    expect_none_lost(thrive, actions, 5)


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize(
    "count",
    [
        pytest.param(12, id="few"),
        pytest.param(150, id="many", marks=pytest.mark.crash),
        pytest.param(2500, id="very many", marks=pytest.mark.nightly),
    ],
)
def test_an_editor_that_saves_meanwhile_loses_no_save(thrive: House, how: str, count: int) -> None:
    """Whoever saves in place has moments in which the file is empty: then nothing is found."""
    actions = ids(150)
    set_the_scene(thrive, actions)
    editor = Editor(thrive.place / JOAN, how=how, pause=0.002)
    editor.start()
    told = {"was changed by somebody else", "another program has it open", "there is no action"}
    try:
        for turn in range(10 * count):
            verb = "done" if turn // 75 % 2 == 0 else "reopen"
            run = thrive("actions", verb, actions[turn * 2 % 150], "--no-commit")
            assert run.code in (0, 2, 4), run
            assert run.code == 0 or any(words in run.err for words in told) or _kept(run), run
            if len(editor.saved) >= count:
                break
    finally:
        editor.stop()
    assert len(editor.saved) >= count
    assert editor.lost() == []


def _kept(run: Run) -> bool:
    """Whether a version was kept beside the file, and is told of by its name."""
    return bool(re.search(r"kept beside it as \S+\.kept", run.err))
