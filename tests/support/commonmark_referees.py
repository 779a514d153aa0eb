"""Two other CommonMark parsers asked which list items are actions.

An action is told as (line, marker); lines count from 1 in the body that was given. The rule
for the box itself is applied here by code of its own, so that what is compared is the whole
way from bytes to actions.
"""

import html
import re
from collections.abc import Iterator

import cmarkgfm  # type: ignore[import-untyped]  # it has no stubs
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]  # it has no stubs
from markdown_it import MarkdownIt

Action = tuple[int, str]

# Lines within a paragraph are told by a break from the blocks below it.
_OPTIONS = Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_HARDBREAKS

_PREFIX = re.compile(r"(?:[ \t>\-+*0-9.)]*[ \t>])?")
_BOX = re.compile(r"\[([^\d])\](?:[ \t]+(\S.*)?)?\Z", re.DOTALL)
_ITEM = re.compile(
    r'<li data-sourcepos="(\d+):[^"]*">(?:\n<p data-sourcepos="[^"]*">|(?!\n|</li>))(.*?)'
    r'(?=</li>|</p>|\n<(?:p|ul|ol|pre|blockquote|h[1-6]|hr)\b|(?<!<br />)\n<!--)',
    re.DOTALL,
)  # fmt: skip
_NO_TEXT = re.compile(r"(?:[-+*]|[0-9]+[.)]|\[[^\]]*\]:.*)?[ \t]*")
_MARKED = re.compile(r"(?:[-+*]|[0-9]+[.)])[ \t]")
_TAG = re.compile(r"<[^>]*>")
_TOKEN = re.compile(r"q(\d+)q")


# markdown-it-py counts the columns of a tab beside `>` wrongly, and takes `>` that is indented
# by four or more for a quote (`>\n    >1. [-] q`) where it is code or a lazy line. So does
# pulldown-cmark, which we read with, though more rarely; cmark-gfm is right there.
MARKDOWN_IT_IS_LOST = re.compile(r"(?:^|[\r\n])[ \t>]*(?:> *\t|\t *>| {4,}>)")

# Nor does it take an indented line for a lazy one if it looks like another block.
NOT_TAKEN_AS_LAZY = re.compile(r"(?:^|[\r\n])[ \t>\-+*0-9.)]*(?:\t| {4,})[ \t]*[>#`~<*+\-0-9]")

# cmark-gfm goes on with an empty item behind a line of nothing but blanks.
CMARK_IS_LOST = re.compile(r"(?:[-+*]|[0-9][.)])[ \t]*(?:\r\n?|\n)[ \t>]*[ \t][ \t>]*[\r\n]")


def lines_of(body: str) -> list[str]:
    """The lines of a body, split as CommonMark does."""
    return re.split(r"\r\n|\n|\r", body)


def by_cmark(body: str) -> set[Action]:
    """What cmark-gfm says, without any of its extensions."""
    rendered = cmarkgfm.markdown_to_html(body, _OPTIONS)
    lines = lines_of(body)
    return {
        action
        for match in _ITEM.finditer(rendered)
        for action in _raw_box(lines, int(match[1]), _text(match[2]))
    }


def _text(rendered: str) -> str:
    """The words of a paragraph; HTML in it, in whose place a comment is shown, counts as one."""
    return html.unescape(_TAG.sub("", rendered.replace("<!-- raw HTML omitted -->", "HTML")))


def _raw_box(lines: list[str], item_line: int, text: str) -> Iterator[Action]:
    """The box that begins an item's first paragraph, if there is one and text after it.

    The paragraph begins on the item's own line, unless nothing or a link definition stands
    there: then the tokens in its text tell. What looks like a list's marker in a paragraph's
    text is part of it, and no prefix of the line.
    """
    if _MARKED.match(text.lstrip()):
        return
    line = item_line
    token = _TOKEN.search(text)
    if token and _NO_TEXT.fullmatch(_rest(lines[line - 1])):
        line = int(token[1]) - text.count("\n", 0, token.start())
    box = _BOX.match(_rest(lines[line - 1]))
    if box and (box[2] or "\n" in text.strip()):
        yield line, box[1]


def _rest(raw: str) -> str:
    """A raw line without what may be the prefixes of lists and quotes."""
    prefix = _PREFIX.match(raw)
    return raw[prefix.end() :] if prefix else raw


def by_markdown_it(body: str) -> set[Action] | None:
    """What markdown-it-py says, with the nesting limit out of the way.

    Nothing where it fails: it looks behind the end of some texts that end in an HTML block.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": 10_000})
    found = set()
    try:
        tokens = parser.parse(re.sub(r"\r\n|\r", "\n", body))
    except IndexError:
        return None
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type == "list_item_open" and paragraph.type == "paragraph_open":
            first, _, rest = inline.content.partition("\n")
            box = _BOX.match(first)
            if box and inline.map and (box[2] or rest.strip()):
                found.add((inline.map[0] + 1, box[1]))
    return found


def texts_by_markdown_it(body: str) -> list[list[str]]:
    """The lines of each paragraph and heading, blanks around each line left out."""
    parser = MarkdownIt("commonmark", {"maxNesting": 10_000})
    tokens = parser.parse(re.sub(r"\r\n|\r", "\n", body))
    contents = [token.content.split("\n") for token in tokens if token.type == "inline"]
    stripped = [[line.strip(" \t") for line in lines] for lines in contents]
    return [[line for line in lines if line] for lines in stripped if any(lines)]
