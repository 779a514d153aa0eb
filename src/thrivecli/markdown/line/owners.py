"""Mentions of people, and which of them own the action."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import whitespace

from thrivecli.markdown.line.inline import PASSED, Span
from thrivecli.model.name import LONGEST_NAME
from thrivecli.model.person import People
from thrivecli.model.text import fold, fold_space


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named with ``@``; ``span`` takes in the emphasis around it, ``mark``.

    ``name`` is the person's own where ``known``, else as written.
    """

    span: Span
    name: str
    mark: str
    known: bool


@dataclass(frozen=True, slots=True)
class Owners:
    """Who owns an action. ``phrases`` run over the mentions, what joins them in a list, and
    the colon, comma or dash that sets leading ones off from the text.
    """

    mentions: tuple[Mention, ...] = ()
    leading: bool = False
    phrases: tuple[Span, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Each owner once, the accountable one first."""
        by_key: dict[str, str] = {}
        for mention in self.mentions:
            by_key.setdefault(fold(mention.name), mention.name)
        return tuple(by_key.values())


_AT = re.compile(r"(?:(?<=\s)|\A)(?P<mark>\*{1,3}|_{1,3}|)@(?=[^\s@])")
# A styled name holds nothing that would end a phrase; longer than a name, it is none.
_STYLED = rf"[^\x00\x01*@:;!?<>()\[\]{{}}|]{{1,{LONGEST_NAME}}}?"
_STYLED_ENDS = {
    mark: re.compile(rf"({_STYLED})(?<!\s){re.escape(mark)}(?![^\W_])")
    for mark in ("*", "**", "***", "_", "__", "___")
}
_PUNCTUATION = r"\x00-\x20!-/:-@\[-^`{-~\s“”‘’«»„…–—،。，、：；！？"
_WORD = rf"[^{_PUNCTUATION}]++"
# Possessive, so that an address or a path is no name with its end cut off.
_BARE = re.compile(rf"(?=[^\W\d_]){_WORD}(?:[-.'’]{_WORD})*+(?![/@][^\W_])")
_GOES_ON = re.compile(r"[/@][^\W_]")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])", re.IGNORECASE)

_JOINT = r"(?:\s*+[,;/&+]\s*+(?:and\s++)?+|\s++(?:and|&)\s++|\s++)"
_JOINT_BEHIND = re.compile(_JOINT)
_PASSABLE = f"*_{PASSED}{whitespace}"
_OFFSET = re.compile(r"(?:\s*+[:,]|\s++[-–—](?=\s++\S))?+\s*+")


def find_mentions(masked: str, people: People) -> list[Mention]:
    """Every mention in a masked paragraph, in order."""
    mentions: list[Mention] = []
    position = 0
    while found := _AT.search(masked, position):
        mention = _mention(found, masked, people)
        position = found.end()
        if mention is not None:
            mentions.append(mention)
            position = mention.span.end
    return mentions


def _mention(found: re.Match[str], masked: str, people: People) -> Mention | None:
    mark, at = found["mark"], found.end()
    if mark and (styled := _styled(masked, at, mark, found.start(), people)):
        return styled
    mention = _bare(masked, at, found.end() - 1, people)
    if mention is None or _POSSESSIVE.match(masked, mention.span.end):
        return None
    return mention


def _styled(masked: str, at: int, mark: str, start: int, people: People) -> Mention | None:
    """A name in emphasis is taken whole; known people may have odd characters in theirs."""
    named = people.mention(masked[at : at + 4 * LONGEST_NAME])
    if named and masked.startswith(mark, at + named[1]):
        return Mention(Span(start, at + named[1] + len(mark)), named[0].name, mark, known=True)
    found = _STYLED_ENDS[mark].match(masked, at)
    if found is None:
        return None
    name = fold_space(found[1])
    person = people.called(name)
    return Mention(
        Span(start, found.end()), person.name if person else name, mark, known=person is not None
    )


def _bare(masked: str, at: int, start: int, people: People) -> Mention | None:
    named = people.mention(masked[at : at + 4 * LONGEST_NAME])
    if named and not _GOES_ON.match(masked, at + named[1]):
        return Mention(Span(start, at + named[1]), named[0].name, "", known=True)
    found = _BARE.match(masked, at)
    if found is None:
        return None
    end = at + len(found[0])
    name = found[0]
    if name[-2:] in ("'s", "’s"):
        name, end = name[:-2], end - 2
    return Mention(Span(start, end), name, "", known=False)


def grouped(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans of mentions, those made one that nothing but the joints of a list keeps apart."""
    groups: list[Span] = []
    for span in spans:
        if groups and _JOINT_BEHIND.fullmatch(text, groups[-1].end, span.start):
            groups[-1] = Span(groups[-1].start, span.end)
        else:
            groups.append(span)
    return tuple(groups)


def leading_owners(text: str, masked: str, mentions: list[Mention]) -> Owners:
    """The mentions that lead the text, with nothing between them but what joins a list."""
    taken: list[Mention] = []
    position = 0
    for mention in mentions:
        if masked[position : mention.span.start].strip(_PASSABLE):
            break
        taken.append(mention)
        joint = _JOINT_BEHIND.match(masked, mention.span.end)
        position = joint.end() if joint else mention.span.end
    if not taken:
        return Owners()
    *others, last = grouped(text, [mention.span for mention in taken])
    offset = _OFFSET.match(masked, last.end)
    last = Span(last.start, offset.end() if offset else last.end)
    return Owners(tuple(taken), leading=True, phrases=(*others, last))


def joined_before(masked: str, mentions: list[Mention], last: int) -> list[Mention]:
    """The mention at index ``last`` and those that a list joins to it, in order."""
    first = last
    while first and _JOINT_BEHIND.fullmatch(
        masked, mentions[first - 1].span.end, mentions[first].span.start
    ):
        first -= 1
    return mentions[first : last + 1]


def ending_owners(text: str, mentions: tuple[Mention, ...]) -> Owners:
    """The owners that some mentions, found at the end of the text, make."""
    return Owners(mentions, phrases=grouped(text, [mention.span for mention in mentions]))
