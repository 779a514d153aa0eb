"""What the measuring makes of its times: ratios, tables, pictures; and that it really measures."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.speed.figures import Figures, Row, growth, middle, ratio, rows
from benchmarks.speed.goals import Goal
from benchmarks.speed.icicle import Work, path_of
from benchmarks.speed.icicle import drawn as drawn_work
from benchmarks.speed.plot import drawn
from benchmarks.speed.stopwatch import Command, Failed, in_turns, peak, run
from benchmarks.speed.table import BEGIN, END, over, put, written

GOAL = Goal("`actions`, 100 check-ins", 2.0, "P", 1.2, "waiting is felt")


def python(place: Path, code: str) -> Command:
    words = (sys.executable, "-I", "-S", "-c", code)
    return Command("it", words, place, {"PATH": os.environ["PATH"]})


def listing(**factors: float) -> dict[int, dict[str, Row]]:
    """Tools whose time above P is in proportion to the number of check-ins."""
    return {
        size: rows({"P": (1.0,), "R": (2.0,), **above(size, factors)})
        for size in (100, 1_000, 10_000)
    }


def above(size: int, factors: dict[str, float]) -> dict[str, tuple[float, ...]]:
    return {name: (1 + size * factor,) for name, factor in factors.items()}


def test_a_ratio_pairs_the_runs_of_one_round() -> None:
    times = {"thrive": (2.0, 30.0, 4.0, 8.0), "P": (1.0, 10.0, 2.0)}
    found = ratio(times, "thrive", "P")
    assert (found.low, found.median, found.high) == (2.0, 2.0, 2.5)


def test_growth_is_the_power_of_the_size() -> None:
    assert growth(listing(thrive=0.001), "thrive") == pytest.approx(1.0)
    assert growth({1_000: listing(thrive=0.001)[1_000]}, "thrive") is None


def test_the_page_keeps_its_words_and_gets_the_figures(tmp_path: Path) -> None:
    figures = Figures(listing=listing(thrive=0.001, jrnl=0.5), peaks={"thrive": 14.4}, peaks_at=100)
    figures.add(GOAL, middle((1.0, 2.5, 3.0)))
    figures.left_out["dstask"] = "not there"
    page = tmp_path / "speed.md"
    page.write_text(f"# Speed\n\nbefore\n\n{BEGIN}\nold\n{END}\n\nafter\n")
    for _ in range(2):
        put(page, written(figures, "On some machine."))
    text = page.read_text()
    assert text.startswith(f"# Speed\n\nbefore\n\n{BEGIN}\n\nOn some machine.\n")
    assert text.endswith(f"\n{END}\n\nafter\n")
    assert "old" not in text
    wanted = (
        "| `actions`, 100 check-ins | 2.50 (1.75-2.75) | 2 P | 1.2 | **no** | waiting is felt |"
    )
    assert wanted in text
    assert "| thrive | 1.100 (0.55) | 2.000 (1.00) | 11.0 (5.50) | 14 |" in text
    assert "Not measured here: dstask (not there)." in text


def test_a_page_without_its_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text(f"{BEGIN}\nno end\n")
    with pytest.raises(ValueError, match="figures: end"):
        put(page, "text")
    assert page.read_text() == f"{BEGIN}\nno end\n"


def test_what_misses_its_goal_by_much_is_told() -> None:
    figures = Figures()
    figures.add(GOAL, 2.9)
    figures.add(GOAL, 3.1)
    assert list(over(figures.findings, 1.5)) == [
        "`actions`, 100 check-ins: 3.10 P, more than 1.5 times the goal of 2"
    ]


def test_pictures_are_whole_and_name_everybody() -> None:
    picture = ElementTree.fromstring(drawn(listing(thrive=0.001, jrnl=0.5)))
    said = "".join(picture.itertext())
    for name in ("ripgrep", "thrive", "jrnl", "10,000", "Python, doing nothing"):
        assert name in said
    work = Work("thrive actions")
    work.add(["import <re>", "markdown.parse.read"], 2.0)
    assert "import <re>: 2.00 s" in "".join(
        ElementTree.fromstring(drawn_work({"cold": work}, "Where")).itertext()
    )


def test_a_stack_is_told_by_what_matters_in_it() -> None:
    stack = "__main__:<module>;thrivecli.cli.main:run;typer.core:main;thrivecli.journal.row:rows"
    assert list(path_of(f"{stack};thrivecli.journal.row:<genexpr>;re:sub")) == [
        "journal.row.rows", "re (library)",
    ]  # fmt: skip
    imports = "thrivecli.cli.app:<module>;importlib._bootstrap:_find_and_load;typer.main:<module>"
    assert list(path_of(imports)) == ["import thrivecli", "import typer"]


def test_commands_run_in_turns_each_after_its_scene_is_set(tmp_path: Path) -> None:
    told = tmp_path / "told"
    told.touch()

    def noting(name: str) -> Command:
        command = python(tmp_path, f"open('told', 'a').write('{name} ')")
        return replace(command, name=name, before=lambda: add(f"before-{name} "))

    def add(words: str) -> None:
        told.write_text(told.read_text() + words)

    times = in_turns([noting("a"), noting("b")], rounds=5, seconds=1000)
    assert told.read_text().split() == ["before-a", "a", "before-b", "b"] * 5
    assert [len(taken) for taken in times.values()] == [5, 5]


def test_what_has_used_up_its_time_sits_out_after_three_rounds(tmp_path: Path) -> None:
    assert len(in_turns([python(tmp_path, "pass")], rounds=9, seconds=0)["it"]) == 3


def test_failing_is_no_way_of_being_fast(tmp_path: Path) -> None:
    assert run(python(tmp_path, "print('a\\nb'); raise SystemExit(1)")).lines == 2
    with pytest.raises(Failed, match="ended with 3"):
        run(python(tmp_path, "raise SystemExit(3)"))
    with pytest.raises(Failed, match="ended with 3"):
        peak(python(tmp_path, "raise SystemExit(3)"))
    with pytest.raises(Failed, match="not installed"):
        run(Command("it", ("no-such-program",), tmp_path, {"PATH": "/bin"}))


def test_memory_is_that_of_the_command_alone(tmp_path: Path) -> None:
    ours = bytearray(80 << 20)
    little = peak(python(tmp_path, "pass"))
    assert little < 40 < len(ours) >> 20
    assert peak(python(tmp_path, "held = bytearray(50 << 20)")) > little + 45
