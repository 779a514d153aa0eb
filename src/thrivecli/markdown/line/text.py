"""An action's first paragraph, read: owners, due date, notes, tags and the words themselves."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from thrivecli.markdown.dates.forms import full_dates
from thrivecli.markdown.line.action_text import ActionText, DateStyle
from thrivecli.markdown.line.due import (
    DUE_SIGNS,
    OTHER_SIGNS,
    Phrase,
    Unread,
    find_phrases,
    other_dates,
)
from thrivecli.markdown.line.end import LineEnd
from thrivecli.markdown.line.inline import PASSED, Masked, Span, mask
from thrivecli.markdown.line.owners import Owners, ending_owners, find_mentions, leading_owners
from thrivecli.markdown.line.problems import (
    TextProblem,
    about_date,
    about_unread,
    about_unread_note,
    owner_unknown,
)
from thrivecli.markdown.line.settled import Note, UnreadNote, find_notes, unread_notes
from thrivecli.markdown.line.words import identity, readable
from thrivecli.model.person import People

__all__ = ["ActionText", "Span", "TextProblem", "read_action_text"]


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\S)(?:\+(?P<project>[^\W\d_]\w*+(?:-++\w++)*+)"
        r"|(?P<horizon>#(?:today|[0-9]{1,3}[my]))(?![\w-]))",
        re.IGNORECASE,
    )


def read_action_text(
    text: str,
    *,
    people: People,
    order: str | None,
    on: date,  # noqa: ARG001 - every reading is asked for with its check-in's day
) -> ActionText:
    """Read ``text``, an item's first paragraph behind its box, lines joined by ``\\n``.

    ``order`` is ``dmy`` or ``mdy`` for dates with two readings, ``None`` to refuse them.
    ``on`` is the check-in's date; days told from it are resolved by ``Due.on``.
    """
    return _read(text, people, order)


@lru_cache(maxsize=1 << 13)  # what is carried stands in one check-in after another
def _read(text: str, people: People, order: str | None) -> ActionText:
    return _Reading(text, people, order).read()


@dataclass(slots=True)
class _Reading:
    """The steps of reading a paragraph, each blotting out what it has understood."""

    text: str
    people: People
    order: str | None
    masked: Masked = field(init=False)
    prose: str = field(init=False)
    notes: list[Note] = field(default_factory=list, init=False)
    others: list[Span] = field(default_factory=list, init=False)
    tags: list[re.Match[str]] = field(default_factory=list, init=False)
    phrases: list[Phrase] = field(default_factory=list, init=False)
    unread: list[Unread] = field(default_factory=list, init=False)
    unread_notes: list[UnreadNote] = field(default_factory=list, init=False)
    owners: Owners = field(default_factory=Owners, init=False)
    due: Phrase | None = field(default=None, init=False)

    def read(self) -> ActionText:
        self.masked = mask(self.text)
        self.prose = self.masked.text
        self._read_notes()
        self._read_tags()
        self._read_announced()
        self._read_owners_and_due()
        return self._result()

    def _blot(self, spans: list[Span]) -> None:
        """Take spans, line ends excepted, out of sight of the steps to come."""
        if spans:
            chars = list(self.prose)
            for start, end in spans:
                chars[start:end] = [char if char == "\n" else PASSED for char in chars[start:end]]
            self.prose = "".join(chars)

    def _read_notes(self) -> None:
        notes = find_notes(self.prose, self.text, self.order)
        self.notes = [note for note in notes if note.date.due is not None]
        self._blot([note.span for note in self.notes])
        self.unread_notes = unread_notes(self.prose, self.order)
        self.others = other_dates(self.prose, self.order)
        self._blot(self.others)

    def _read_tags(self) -> None:
        self.tags = list(_tag().finditer(self.prose))
        self._blot([Span(*found.span()) for found in self.tags])

    def _read_announced(self) -> None:
        self.phrases, self.unread = find_phrases(self.prose, self.order)
        self._blot([phrase.span for phrase in self.phrases if not phrase.late])

    def _read_owners_and_due(self) -> None:
        mentions = find_mentions(self.prose, self.people)
        announced = [phrase for phrase in self.phrases if not phrase.late]
        late = [phrase for phrase in self.phrases if phrase.late]
        self.owners = leading_owners(self.text, self.prose, mentions)
        dates = [] if announced else full_dates(self.prose, self.order)
        ending = LineEnd(self.prose, dates, late, [] if self.owners.leading else mentions).read()
        if ending.mentions:
            self.owners = ending_owners(self.text, ending.mentions)
        found = [*announced, *([ending.due] if ending.due else [])]
        self.due = max(found, key=lambda phrase: phrase.span.start, default=None)

    def _result(self) -> ActionText:
        due, note = self.due, self.notes[-1] if self.notes else None
        settled = note.date.due if note else None
        project = next((found for found in self.tags if found["project"]), None)
        horizon = next((found for found in self.tags if found["horizon"]), None)
        comment = self._comment()
        plain = self._taken_away()
        owners = self.owners.phrases
        ours = [span for span, _ in self.masked.comments]
        return ActionText(
            text=readable(self.text, [*self._unshown(plain), *owners], ours),
            identity=identity(self.text, [*plain, *ours]),
            tie=identity(self.text, [*plain, *owners, *ours]),
            owners=self.owners.names,
            owner_spans=tuple(mention.span for mention in self.owners.mentions),
            leading=self.owners.leading,
            due=due.date.due if due else None,
            due_span=due.span if due else None,
            date_span=Span(due.date.start, due.date.end) if due else None,
            settled_on=settled.day if settled else None,
            settled_word=note.word if note else None,
            reason=note.reason if note else "",
            settled_span=note.span if note else None,
            notes=tuple(one.span for one in self.notes),
            id=comment[1] if comment else None,
            id_span=comment[0] if comment else None,
            project=project["project"].lower() if project else None,
            project_span=Span(*project.span()) if project else None,
            horizon_tag=horizon["horizon"].lower() if horizon else None,
            date_style=self._style(),
            emoji_dates=self._has_signs(),
            problems=self._problems(),
        )

    def _comment(self) -> tuple[Span, str] | None:
        """Thrive's comment, which counts on the first line only."""
        first_line = self.text.find("\n") if "\n" in self.text else len(self.text)
        ours = self.masked.comments
        return ours[0] if ours and ours[0][0].end <= first_line else None

    def _taken_away(self) -> list[Span]:
        """What, besides comments, is no part of an action's identity; owners' words are."""
        spans = [note.span for note in self.notes]
        spans += [Span(*found.span()) for found in self.tags]
        return [*spans, self.due.span] if self.due else spans

    def _unshown(self, plain: list[Span]) -> list[Span]:
        """What people do not read as part of the text; a date that cannot be stays shown."""
        bad = self.due if self.due and self.due.date.due is None else None
        return [span for span in plain if bad is None or span != bad.span]

    def _style(self) -> DateStyle:
        if self._has_signs():
            return "iso"
        told = [self.due.date] if self.due and self.due.date.full else []
        told = told or [note.date for note in self.notes]
        told = told or full_dates(self.masked.text, self.order)
        return "iso" if any(one.figures for one in told) else "long"

    def _has_signs(self) -> bool:
        starts = [span.start for span in self.others]
        starts += [phrase.span.start for phrase in self.phrases]
        signs = DUE_SIGNS + OTHER_SIGNS
        return any(note.sign for note in self.notes) or any(self.text[at] in signs for at in starts)

    def _problems(self) -> tuple[TextProblem, ...]:
        problems = [
            owner_unknown(mention.span, mention.name)
            for mention in self.owners.mentions
            if not mention.known and not mention.mark
        ]
        problems += [about_unread_note(one) for one in self.unread_notes]
        if self.due:
            problems += about_date(self.text, self.due.date)
        else:
            problems += [about_unread(one) for one in self.unread]
        return tuple(sorted(problems, key=lambda problem: problem.offset))
