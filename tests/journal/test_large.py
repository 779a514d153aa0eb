"""Long and deep check-ins take time in proportion, and no recursion."""

import time
from datetime import date

import pytest
from notebook import NEXT_DAY, Notebook, notebook, path_of, tasks

from thrivecli.errors import ThriveError
from thrivecli.journal import verbs
from thrivecli.journal.adding import NewAction

DAY = "2026-03-02"
MANY = 10_000
DEEP = 3_000
SECONDS = 10  # several times what it takes; with its square it would be minutes


def timed(book: Notebook) -> float:
    """How long it takes to carry everything there is, and then to carry it again."""
    began = time.perf_counter()
    count = len(book.open)
    book.new(NEXT_DAY)
    assert len(book.open) == count
    assert book.plan_new(NEXT_DAY)[1] == ()
    return time.perf_counter() - began


SHAPES = {
    "plain": lambda n: [f"- [ ] Do {k}" for k in range(n)],
    "the same words": lambda n: ["- [ ] Do it" for _ in range(n)],
    "settled ones between": lambda n: [f"- [{'x' if k % 2 else ' '}] Do {k}" for k in range(n)],
    "below one bullet": lambda n: ["- Guide", *(f"  - [ ] Do {k}" for k in range(n))],
    "each below its own": lambda n: [
        line for k in range(n // 2) for line in (f"- [x] Part {k}", f"  - [ ] Do {k}")
    ],
    "dated": lambda n: [f"- [ ] *@Sam Lee* Do {k} by Friday" for k in range(n)],
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_ten_thousand_actions_are_carried_in_seconds(shape: str) -> None:
    book = notebook({DAY: tasks(*SHAPES[shape](MANY))})
    assert len(book.open) >= MANY // 2
    assert timed(book) < 3 * SECONDS


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_a_thousand_actions_are_carried_at_once(shape: str) -> None:
    assert timed(notebook({DAY: tasks(*SHAPES[shape](MANY // 10))})) < SECONDS


def nested(step: str, line: str, depth: int) -> str:
    return tasks(*(step * level + line.format(level) for level in range(depth)))


@pytest.mark.parametrize(
    "text",
    [
        nested(" ", "- [ ] Do {}", 60),
        "".join(f"{'- ' * 2_999}- [ ] Do it\n"),
        "> " * (DEEP - 1) + "- [ ] Do it\n",
        "- > " * (DEEP // 2) + "- [ ] Do it\n",
    ],
    ids=["actions", "bullets", "quotes", "both"],
)
def test_depth_is_no_matter(text: str) -> None:
    book = notebook({DAY: text})
    count = len(book.open)
    assert count
    try:
        book.new(NEXT_DAY)
    except ThriveError:
        assert len(book.files) == 1
    assert len(book.open) == count
    name = book.open[0].id
    book.change(verbs.done(date(2026, 6, 1)), name)
    book.change(verbs.reopen, name)
    assert len(book.open) == count
    book.add(NewAction("One more"))
    assert len(book.open) == count + 1
    assert book.files[path_of(DAY)]


def test_three_thousand_actions_in_one_another_are_read_carried_and_ticked() -> None:
    # One line: every level would otherwise be indented further, four megabytes in all.
    text = "- [ ] Do 0\n" + "".join(f"{' ' * n}- [ ] Do {n}\n" for n in range(2, 1_000, 2))
    text += "- " * 1_200 + "[ ] Deep\n"
    book = notebook({DAY: text})
    count = len(book.open)
    assert count >= 500
    book.new(NEXT_DAY)
    assert len(book.open) == count
    book.change(verbs.done(date(2026, 6, 1)), book.open[-1].id)
    assert len(book.open) == count - 1
