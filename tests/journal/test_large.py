"""Long and deep check-ins take time in proportion, and no recursion."""

import time
from datetime import date

import pytest
from notebook import NEXT_DAY, Notebook, notebook, path_of, tasks

from thrivecli.journal import verbs
from thrivecli.journal.adding import NewAction

DAY = "2026-03-02"
MANY = 10_000
DEEP = 3_000
SECONDS = 10  # of the processor; several times what it takes


def timed(book: Notebook) -> float:
    """How long it takes to carry everything there is; then it is there."""
    count = len(book.open)
    began = time.process_time()
    book.new(NEXT_DAY)
    took = time.process_time() - began
    assert len(book.open) == count
    return took


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
    assert timed(book) < 2 * SECONDS


@pytest.mark.parametrize("shape", ["the same words", "each below its own"])
def test_a_thousand_actions_are_carried_at_once(shape: str) -> None:
    assert timed(notebook({DAY: tasks(*SHAPES[shape](MANY // 10))})) < SECONDS


def nested(step: str, line: str, depth: int) -> str:
    return tasks(*(step * level + line.format(level) for level in range(depth)))


@pytest.mark.parametrize(
    "text",
    [
        nested("  ", "- [ ] Do {}", 60),
        "- " * (DEEP - 1) + "- [ ] Do it\n",
        "> " * (DEEP - 1) + "- [ ] Do it\n",
        "- > " * (DEEP // 2) + "- [ ] Do it\n",
    ],
    ids=["actions", "bullets", "quotes", "both"],
)
def test_depth_is_no_matter(text: str) -> None:
    book = notebook({DAY: text})
    count = len(book.open)
    assert count
    book.new(NEXT_DAY)
    assert len(book.open) == count
    name = book.open[0].id
    book.change(verbs.done(date(2026, 6, 1)), name)
    book.change(verbs.reopen, name)
    assert len(book.open) == count
    book.add(NewAction("One more"))
    assert len(book.open) == count + 1
    assert book.files[path_of(DAY)]


def test_actions_three_thousand_deep_are_read_carried_and_ticked() -> None:
    # Half a thousand on lines of their own, the rest on one: a file has one mebibyte at most.
    text = "".join(f"{' ' * n}- [ ] Do {n}\n" for n in range(0, 1_000, 2))
    text += f"{' ' * 1_000}{'- ' * 2_500}[ ] Deep\n"
    book = notebook({DAY: text})
    count = len(book.open)
    assert count >= 500
    book.new(NEXT_DAY)
    assert len(book.open) == count
    book.change(verbs.done(date(2026, 6, 1)), book.open[-1].id)
    assert len(book.open) == count - 1
