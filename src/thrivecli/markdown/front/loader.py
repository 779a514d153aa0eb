"""Front matter read as YAML, with every way YAML has to surprise or to harm closed.

The one module that imports ``frontmatter`` and ``yaml``; import it only where it is needed,
for that costs as much as all the rest of a command. The loader is python-frontmatter's
handler over PyYAML's pure Python SafeLoader (the compiled one crashes on deep nesting),
without aliases, without tags, and with no more kinds of value than text, whole numbers,
true, false, null, lists and mappings.
"""

from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from thrivecli.markdown.front.lines import Fault, Reading
from thrivecli.markdown.front.scalar import resolve

MAX_DEPTH = 32
"""How deep lists and mappings may nest; whoever goes deeper means harm."""

_TAG = "tag:yaml.org,2002:"
_TAG_OF = {str: "str", int: "int", bool: "bool", type(None): "null"}
_FAULTS = (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError)


def read_yaml(block: str) -> Reading | Fault:
    """The mapping in ``block``, or the first thing for which it is none. Never raises."""
    loader: _Loader | None = None
    try:
        loader = _Loader(block)
        values = YAMLHandler().load(block, Loader=lambda _: loader)
    except _FAULTS as fault:
        return _fault(fault)
    if not isinstance(values, dict):
        return Fault(0, "front-not-mapping", "this is not a list of `key: value` lines")
    return Reading(values, loader.offsets, tuple(loader.repeated))


class _Refusal(yaml.MarkedYAMLError):
    """Something that is YAML and that we do not take; ``code`` says what."""

    def __init__(self, code: str, message: str, at: Any) -> None:
        super().__init__(None, None, message, at.start_mark)
        self.code = code


class _Loader(yaml.SafeLoader):
    """Reads one mapping; remembers where its keys stand and which of them come twice."""

    def __init__(self, block: str) -> None:
        super().__init__(block)
        self.offsets: dict[str, int] = {}
        self.repeated: list[Fault] = []
        self._depth = 0

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        """The tag of a node that names none: a plain scalar's is that of its value."""
        if kind is not yaml.ScalarNode:
            return _TAG + ("seq" if kind is yaml.SequenceNode else "map")
        plain = isinstance(implicit, tuple) and implicit[0]
        return _TAG + (_TAG_OF[type(resolve(value or ""))] if plain else "str")

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """PyYAML's own, with aliases refused and depth bounded."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # types-PyYAML has none
        if isinstance(event, yaml.AliasEvent):
            raise _Refusal("front-alias", "aliases are not taken", event)
        if self._depth > MAX_DEPTH:
            raise _Refusal("front-too-deep", "this nests too deep", event)
        self._depth += 1
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def construct_document(self, node: yaml.Node) -> object:
        """The plain value of a whole document."""
        value = self._value(node)
        if isinstance(node, yaml.MappingNode):
            self.offsets = {key.value: key.start_mark.index for key, _ in node.value}
        return value

    def _value(self, node: yaml.Node) -> object:
        if node.tag == _TAG + "map" and isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if node.tag == _TAG + "seq" and isinstance(node, yaml.SequenceNode):
            return [self._value(item) for item in node.value]
        if isinstance(node, yaml.ScalarNode):
            value = node.value if node.tag == _TAG + "str" else resolve(node.value)
            if node.tag == _TAG + _TAG_OF[type(value)]:
                return value
        raise _Refusal("front-yaml", f"{node.tag} is not a kind of value here", node)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, object]:
        mapping: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _Refusal("front-yaml", "a key must be a word", key)
            if key.value in mapping:
                self.repeated.append(
                    Fault(
                        key.start_mark.index,
                        "front-duplicate",
                        f"`{key.value}` stands here a second time; this one counts",
                        "delete one of the two",
                    )
                )
            mapping[key.value] = self._value(value)
        return mapping


def _fault(fault: Exception) -> Fault:
    """What went wrong in one phrase, and how far into the block."""
    if isinstance(fault, yaml.reader.ReaderError):
        return Fault(fault.position, "front-yaml", "a character that YAML does not allow")
    if not isinstance(fault, yaml.MarkedYAMLError):
        return Fault(0, "front-yaml", "this cannot be read as YAML")
    mark = fault.problem_mark or fault.context_mark
    code = fault.code if isinstance(fault, _Refusal) else "front-yaml"
    message = fault.problem or fault.context or "this cannot be read as YAML"
    return Fault(mark.index if mark else 0, code, message, _hint(message))


def _hint(message: str) -> str:
    if "start any token" in message or "mapping values are not allowed" in message:
        return "put the value in double quotes"
    return ""
