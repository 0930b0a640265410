"""Queries made of queries."""

from __future__ import annotations

from collections.abc import Callable

from stratlas.search.nodes import And, Exact, Field, Near, Node, Not, Or


def mapped(node: Node, change: Callable[[Field], Node]) -> Node:
    """The same query with something else in place of its fields: other names of values, a concept's words."""
    match node:
        case Field():
            return change(node)
        case And(parts):
            return And(tuple(mapped(part, change) for part in parts))
        case Or(parts):
            return Or(tuple(mapped(part, change) for part in parts))
        case Not(part):
            return Not(mapped(part, change))
        case Exact(part):
            return Exact(mapped(part, change))
        case Near(left, right, distance):
            return Near(mapped(left, change), mapped(right, change), distance)
        case _:
            return node
