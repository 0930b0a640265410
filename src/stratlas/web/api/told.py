"""What the documentation of the API tells: operations by theme, their parameters, and the shapes of answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stratlas.web.api.openapi import JSON, OK, examples, openapi
from stratlas.web.programs import KINDS

_PARTS = "#/components/schemas/"
_LINES = 16
"""So much of an example's answer is shown."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an answer, or a parameter: of which type, and what it means; `shape` is what it holds, where it does."""

    name: str
    type: str
    description: str
    shape: str = ""
    needed: bool = True


@dataclass(frozen=True, slots=True)
class ShapeView:
    """What a thing in answers looks like."""

    name: str
    description: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation, with a request that can be made and its answer."""

    name: str
    path: str
    summary: str
    description: str
    parameters: tuple[Key, ...]
    shape: str
    request: str
    answer: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """The operations of a theme."""

    name: str
    anchor: str
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A kind of problem."""

    name: str
    status: int
    title: str


@dataclass(frozen=True, slots=True)
class ApiView:
    """The whole documentation; `themes` with their operations, and shapes by name."""

    description: tuple[str, ...]
    themes: tuple[ThemeView, ...]
    shapes: tuple[ShapeView, ...]
    problems: tuple[ProblemView, ...]


def api_view() -> ApiView:
    """The facts of the documentation."""
    document = openapi()
    themes: dict[str, list[OperationView]] = {}
    for path, methods in document["paths"].items():
        for operation in methods.values():
            themes.setdefault(operation["tags"][0], []).append(_operation(path, operation))
    shapes = document["components"]["schemas"]
    return ApiView(
        tuple(" ".join(part.split()) for part in document["info"]["description"].split("\n\n")),
        tuple(ThemeView(name, name.lower().replace(" ", "-"), tuple(found)) for name, found in themes.items()),
        tuple(_shape(name, shapes[name]) for name in sorted(shapes) if "properties" in shapes[name]),
        tuple(ProblemView(name, status, title) for status, (name, title) in KINDS.items()),
    )


def _operation(path: str, operation: Mapping[str, Any]) -> OperationView:
    example = examples()[operation["operationId"]]
    return OperationView(
        operation["operationId"],
        path,
        operation["summary"],
        " ".join(operation["description"].split()),
        tuple(
            Key(item["name"], _type(item["schema"])[0], item["description"], needed=item["required"])
            for item in operation["parameters"]
        ),
        operation["responses"][OK]["content"][JSON]["schema"]["$ref"].removeprefix(_PARTS),
        example["request"],
        _shortened(json.dumps(example["answer"], ensure_ascii=False, indent=2)),
    )


def _shortened(answer: str) -> str:
    """The beginning of an answer: enough to see what it is like; the OpenAPI document has all of it."""
    lines = answer.splitlines()
    return answer if len(lines) <= _LINES else "\n".join([*lines[:_LINES], "…"])


def _shape(name: str, schema: Mapping[str, Any]) -> ShapeView:
    keys = tuple(Key(key, *_typed(part)) for key, part in schema["properties"].items())
    return ShapeView(name, " ".join(schema.get("description", "").split()), keys)


def _typed(schema: Mapping[str, Any]) -> tuple[str, str, str]:
    """The type in words, what it means, and the shape that it holds."""
    words, shape = _type(schema)
    return words, schema.get("description", ""), shape


def _type(schema: Mapping[str, Any]) -> tuple[str, str]:
    if "anyOf" in schema or "allOf" in schema:
        parts = [_type(part) for part in schema.get("anyOf", schema.get("allOf"))]
        return " or ".join(words for words, _ in parts), next((shape for _, shape in parts if shape), "")
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_PARTS)
        target = openapi()["components"]["schemas"][name]
        return _type(target) if "enum" in target else (name, name)
    if "enum" in schema:
        return ", ".join(f"“{value}”" for value in schema["enum"]), ""
    if schema.get("type") == "array":
        words, shape = _type(schema.get("items", {}))
        return f"list of {words}", shape
    if schema.get("type") == "object":
        words, shape = (
            _type(schema["additionalProperties"])
            if isinstance(schema.get("additionalProperties"), dict)
            else ("anything", "")
        )
        return f"by name: {words}", shape
    return str(schema.get("type", "anything")), ""
