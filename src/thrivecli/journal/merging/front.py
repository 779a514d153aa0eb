"""Front matter as a tree of one level: a node a key, so that keys merge one by one."""

import re

from thrivecli.journal.merging.lines import Line, read_lines
from thrivecli.journal.merging.node import Node, Sort
from thrivecli.markdown.document import Document

_KEY = re.compile(r"""(?P<key>[^\s#:'"\-][^:]*|"[^"]*"|'[^']*')[ \t]*:(?:[ \t]|$)""")
_END = "---"


def read_front_tree(document: Document) -> Node:
    """The front matter of a document, both fences included; without any, an empty root."""
    front = document.front
    text = document.text[front.start : front.end]
    lines = read_lines(text, document.eol)
    root = Node(Sort.ROOT)
    root.lines = tuple(lines[:1])
    held: list[Line] = []
    for line in lines[1:-1]:
        if held and _goes_on(line.text):
            held.append(line)
            continue
        _close(root, held)
        held = [line]
    _close(root, held)
    _close(root, lines[-1:] if len(lines) > 1 else [])
    return root


def _goes_on(text: str) -> bool:
    """Whether a line belongs to the key above it: indented, an entry of a list, or empty."""
    return not text.strip() or text[0] in " \t-"


def _close(root: Node, lines: list[Line]) -> None:
    if not lines:
        return
    found = _KEY.match(lines[0].text)
    node = root.adopt(Node(Sort.KEY))
    node.key = found["key"].strip(" \t'\"").casefold() if found else lines[0].text.strip()
    node.settle(lines, "", "")
