"""What a template may say: the few constructs a check-in needs, each with its price.

Jinja2 parses a template into a tree. The guard refuses every kind of node that is not
listed here, and puts filters of its own around the others, under names that no template
can spell, so that reading a value or turning a loop is paid for.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

FILTERS = frozenset(
    [
        *("upper", "lower", "title", "trim", "default", "length", "first", "last", "sort"),
        *("unique", "select", "reject", "selectattr", "rejectattr", "list", "int"),
        *("join", "yaml", "md"),
    ]
)
PAID = " paid"
STEPS = " steps"
FLAT = " flat"

_ALLOWED = frozenset(
    [
        *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign),
        *(nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Getattr, nodes.Getitem),
        *(nodes.Filter, nodes.Test, nodes.Keyword, nodes.CondExpr, nodes.Compare, nodes.Operand),
        *(nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Add, nodes.Sub, nodes.Concat),
    ]
)
_SAID: dict[type[nodes.Node], str] = {
    nodes.Call: "call anything",
    nodes.Scope: "use 'autoescape'",
    nodes.Mul: "multiply",
    nodes.Div: "divide",
    nodes.Pow: "use '**'",
    nodes.Mod: "use '%'",
}


class Guard(NodeTransformer):
    """Refuses what is not allowed; raises ``TemplateSyntaxError`` with the line."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        """Checks a node, then what is inside it."""
        if type(node) not in _ALLOWED:
            said = _SAID.get(type(node), f"use '{type(node).__name__.lower()}'")
            raise TemplateSyntaxError(f"a template cannot {said}", node.lineno)
        return super().generic_visit(node, *args, **kwargs)

    def get_visitor(self, node: nodes.Node) -> Callable[..., nodes.Node] | None:
        """The rule for this kind of node, applied once its inside is checked."""
        rule = _RULES.get(type(node))
        return None if rule is None else lambda found: rule(self.generic_visit(found))


def _loop(node: nodes.For) -> nodes.Node:
    if node.recursive:
        raise TemplateSyntaxError("a template cannot use 'recursive'", node.lineno)
    node.iter = _through(STEPS, node.iter)
    return node


def _filter(node: nodes.Filter) -> nodes.Node:
    if node.name not in FILTERS:
        raise TemplateSyntaxError(f"a template cannot use the filter '{node.name}'", node.lineno)
    return _through(PAID, node)


def _name(node: nodes.Name) -> nodes.Node:
    return _through(PAID, node) if node.ctx == "load" else node


def _constant(node: nodes.Const) -> nodes.Node:
    return _through(PAID, node)


def _concatenation(node: nodes.Concat) -> nodes.Node:
    return _through("join", nodes.List(node.nodes, lineno=node.lineno))


def _list(node: nodes.List | nodes.Tuple) -> nodes.Node:
    is_target = isinstance(node, nodes.Tuple) and node.ctx != "load"
    return node if is_target else _through(FLAT, node)


def _through(name: str, node: nodes.Node) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


_RULES: dict[type[nodes.Node], Callable[[Any], nodes.Node]] = {
    nodes.For: _loop,
    nodes.Filter: _filter,
    nodes.Name: _name,
    nodes.Const: _constant,
    nodes.Concat: _concatenation,
    nodes.List: _list,
    nodes.Tuple: _list,
}
