"""Several at one workspace at once: no tick is lost, and no save of an editor either."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from crowd import Editor, checkin_with, ids
from running import Forks, House, Run

JOAN = "checkins/joan-citizen/2026-10-05.md"
RAVI = "checkins/ravi-naidoo/2026-10-05.md"
Tick = Callable[[str], Run]


def set_the_scene(thrive: House, actions: list[str]) -> None:
    """Two people's check-ins in one workspace, half of the actions in each."""
    thrive.place = thrive.home / "notes"
    thrive.write("thrive.toml", "")
    thrive.write(JOAN, checkin_with("Joan Citizen", actions[::2]))
    thrive.write(RAVI, checkin_with("Ravi Naidoo", actions[1::2]))
    assert thrive.shell("git init -q && git add -A && git commit -qm first").code == 0


def tick_all(ticks: list[Tick], actions: list[str]) -> None:
    """Each of them ticks its share, one after the other, while the others do."""

    def work(number: int) -> list[Run]:
        return [ticks[number](one) for one in actions[number :: len(ticks)]]

    with ThreadPoolExecutor(len(ticks)) as pool:
        for run in (run for runs in pool.map(work, range(len(ticks))) for run in runs):
            assert (run.code, run.err) == (0, ""), run


def expect_all_ticked(thrive: House, actions: list[str]) -> None:
    assert thrive("actions", "--json").data == []
    done = thrive("actions", "--done", "--json").data
    assert isinstance(done, list)
    assert {row["id"] for row in done} == set(actions)
    history = thrive.shell("git log -p --format='commit: %s'").out
    assert history.count("commit: Done: ") == len(actions)
    ticked = re.findall(r"^\+- \[x\] .*<!-- thrive:(\w{6}) -->$", history, re.MULTILINE)
    assert sorted(ticked) == sorted(actions)
    assert thrive.shell("git status --porcelain; git fsck --strict 2>&1").out == ""
    assert not list(thrive.place.rglob(".*.thrive-*"))


@pytest.mark.parametrize("count", [40, pytest.param(200, marks=pytest.mark.crash)])
def test_eight_at_once_lose_no_tick(thrive: House, count: int) -> None:
    actions = ids(count)
    set_the_scene(thrive, actions)
    place, environment = thrive.place, thrive.environment
    crowd = [Forks() for _ in range(8)]

    def ticking(forks: Forks) -> Tick:
        return lambda one: forks.run(["actions", "done", one], place, environment)

    try:
        tick_all([ticking(forks) for forks in crowd], actions)
    finally:
        for forks in crowd:
            forks.__exit__(None, None, None)
    expect_all_ticked(thrive, actions)


@pytest.mark.slow
def test_eight_console_scripts_with_25_actions_each_lose_no_tick(thrive: House) -> None:
    actions = ids(200)
    set_the_scene(thrive, actions)

    def tick(one: str) -> Run:
        return thrive.shell(f"thrive actions done {one}")

    tick_all([tick] * 8, actions)
    expect_all_ticked(thrive, actions)


@pytest.mark.parametrize("by_rename", [True, False], ids=["by rename", "in place"])
@pytest.mark.parametrize(
    "count", [pytest.param(12, id="few"), pytest.param(150, id="many", marks=pytest.mark.crash)]
)
def test_an_editor_that_saves_meanwhile_loses_no_save(
    thrive: House, by_rename: bool, count: int
) -> None:
    actions = ids(count)
    set_the_scene(thrive, actions)
    editor = Editor(thrive.place / JOAN, by_rename=by_rename, pause=0.01)
    editor.start()
    try:
        for one in actions[::2]:
            run = thrive("actions", "done", one, "--no-commit")
            assert run.code in (0, 4), run
            if run.code:
                assert "was changed by somebody else just now" in run.err
    finally:
        editor.stop()
    assert len(editor.saved) >= count // 2
    assert editor.lost() == []
