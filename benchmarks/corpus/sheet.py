"""One check-in's text: as `thrive checkin new` begins it, or as people write it by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.corpus import words
from benchmarks.corpus.forms import Question, framework, packaged
from benchmarks.corpus.people import Writer
from benchmarks.corpus.tasks import TODAY, Task, long_date

SIZE = 7_400
"""How long a check-in is, in bytes, on average."""

_FALSE_BOXES = (
    "```markdown\n- [ ] @you Not an action: it stands in a fence\n- [x] Nor is this\n```\n",
    "~~~\n* [ ] a line of somebody's log\n~~~\n",
    "Agreed last time:\n\n    - [ ] this one is indented code\n    - [x] and this\n",
    "<!--\n- [ ] hidden in a comment\n-->\n",
)


@dataclass(frozen=True)
class Sheet:
    """What one check-in says, whoever writes it down in whatever manner."""

    writer: Writer
    day: date
    tasks: list[Task]
    answers: dict[str, list[str]]


def write_sheet(sheet: Sheet, dice: Random) -> bytes:
    """The file's bytes."""
    text = "".join(_parts(sheet, dice))
    if sheet.writer.line_end != "\n":
        text = text.replace("\n", sheet.writer.line_end)
    return text.encode()


def _parts(sheet: Sheet, dice: Random) -> Iterator[str]:
    writer = sheet.writer
    before = [*_head(sheet, dice), *_questions(sheet)]
    if dice.random() < 0.25:
        before.append(f"## Notes\n\n{words.prose(dice, 3)}\n\n{dice.choice(_FALSE_BOXES)}\n")
    yield from before
    yield "## What have you done so far?\n"
    wanted = SIZE * (0.66 + 0.6 * dice.random())
    length = sum(len(part) for part in before)
    day = min(sheet.day + timedelta(36), TODAY)
    while length < wanted:
        win = f"\n*{long_date(day)}*\n\n" + _win(writer, dice)
        length += len(win)
        day -= timedelta(dice.randrange(3, 9))
        yield win


def _win(writer: Writer, dice: Random) -> str:
    bullet = writer.bullet if writer.bullet in "-*+" else "-"
    lines = [f"{bullet} {words.story(dice)}\n"]
    for _ in range(dice.randrange(4)):
        lines.append(f"  {bullet} {dice.choice(words.SENTENCES)}\n")
    return "".join(lines)


def _head(sheet: Sheet, dice: Random) -> Iterator[str]:
    writer, day = sheet.writer, sheet.day
    if writer.has_front_matter:
        yield f"---\nperson: {writer.name}\npartner: {writer.partner}\ndate: {day.isoformat()}\n"
        if not writer.by_hand:
            yield f"template: career-checkin\nnext: {(day + timedelta(42)).isoformat()}\n"
        elif dice.random() < 0.5:
            yield "mood: 'fine'  # ours, thrive does not know it\n"
        yield "---\n\n"
    if writer.by_hand:
        yield f"# Career Check-in\n\n{words.prose(dice, 2)}\n\n"
    else:
        yield f"# Career check-in: {writer.name}, {long_date(day)}\n\n"


def _questions(sheet: Sheet) -> Iterator[str]:
    writer, section = sheet.writer, ""
    for question in framework() if writer.by_hand else packaged():
        if question.section != section:
            section = question.section
            yield f"## {section}\n\n"
        yield f"#### {question.heading}\n\n"
        answer = "".join(f"{_bullet(writer)} {line}\n" for line in sheet.answers[question.key])
        shows_guidance = not answer or question.key == "tasks"
        yield f"{question.guidance}\n\n" if shows_guidance else ""
        yield answer
        yield "".join(_tasks(sheet, question)) + "\n"


def _tasks(sheet: Sheet, question: Question) -> Iterator[str]:
    if question.key not in ("tasks", "help"):
        return
    chosen = (one for one in sheet.tasks if one.is_for_help == (question.key == "help"))
    for number, task in enumerate(chosen, 1):
        bullet = f"{number}." if sheet.writer.bullet == "1." else sheet.writer.bullet
        yield f"{bullet} {_line(task)}\n"
        indent = " " * (len(bullet) + 1)
        yield from (f"{indent}- {note}\n" for note in task.notes)
        yield from (f"{indent}- {_line(one)}\n" for one in task.below)


def _line(task: Task) -> str:
    comment = f" <!-- thrive:{task.id} -->" if task.id else ""
    return f"[{task.box}] {task.owner}{task.words}{task.due}{task.tag}{task.on}{comment}"


def _bullet(writer: Writer) -> str:
    return writer.bullet if writer.bullet in "-*+" else "-"
