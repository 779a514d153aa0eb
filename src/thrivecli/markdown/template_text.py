"""The guidance a template holds: its paragraphs, each under its question."""

from collections.abc import Iterator

from thrivecli.markdown.answers import walk
from thrivecli.markdown.document import open_document
from thrivecli.markdown.outline import paragraph_text, read_outline
from thrivecli.markdown.structure.blocks import Kind, parse_blocks
from thrivecli.model.problem import Problem


def guidance_in(text: str, *, boxes: bool = False) -> Iterator[tuple[str, str]]:
    """Each paragraph of a template with the key of the question it stands under.

    A checkbox in a team's template is an action for everybody, not guidance, so lines with
    one are left out unless ``boxes`` asks for them.
    """
    document = open_document("", text.encode())
    if isinstance(document, Problem):
        return
    for place in read_outline(document, parse_blocks(document.text, document.body_start)):
        for block in place.blocks:
            for inner in walk(block):
                if inner.kind is Kind.PARAGRAPH:
                    words = paragraph_text(document, inner)
                    if boxes or not words.startswith("["):
                        yield place.key, words
