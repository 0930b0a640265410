"""The OpenAPI document: what ninja makes of the operations, with problems as they are sent, and true examples."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from stratlas.web.api.site import api
from stratlas.web.programs import KINDS, PROBLEM_JSON, VERSION

EXAMPLES = Path(__file__).with_name("examples.json")
"""A request for each operation and what the example monitor answers; `make api` asks them again."""
OK = "200"
JSON = "application/json"


@cache
def examples() -> Mapping[str, Mapping[str, Any]]:
    """Operation → `request` and `answer`."""
    found: Mapping[str, Mapping[str, Any]] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return found


@cache
def openapi() -> dict[str, Any]:
    """The document, with examples."""
    document = bare_openapi()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            _exemplify(path, operation, examples()[operation["operationId"]])
    return document


def bare_openapi() -> dict[str, Any]:
    """The document without examples."""
    document: dict[str, Any] = _untitled(json.loads(json.dumps(api.get_openapi_schema(path_prefix=VERSION))))
    document["servers"] = [{"url": "/"}]
    problems = document["components"]["responses"] = {}
    for methods in document["paths"].values():
        for operation in methods.values():
            for status, response in operation["responses"].items():
                if status != OK:
                    name, title = KINDS[int(status)]
                    content = {PROBLEM_JSON: response["content"][JSON]}
                    problems[name] = {"description": title, "content": content}
                    operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}
            for parameter in operation["parameters"]:
                parameter["schema"].pop("description", None)  # it stands beside the schema, too
    return document


def _exemplify(path: str, operation: dict[str, Any], example: Mapping[str, Any]) -> None:
    """Puts the example's answer beside its shape, and its values beside the parameters."""
    asked, _, query = example["request"].partition("?")
    form = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path))
    form = form.replace("(?P<start>[^/]+)", "(?P<start>[0-9]+)")  # a dash parts it from what follows
    found = re.fullmatch(form, asked)
    if found is None:
        raise ValueError(f"{asked} is no example of {path}")
    values = {name: unquote(value) for name, value in found.groupdict().items()} | dict(parse_qsl(query))
    for parameter in operation["parameters"]:
        value = values.get(parameter["name"])
        if value is None:
            continue
        kind = parameter["schema"].get("type")
        parameter["example"] = int(value) if kind == "integer" else [value] if kind == "array" else value
    operation["responses"][OK]["content"][JSON]["example"] = example["answer"]


def _untitled(node: Any) -> Any:
    """The same without the titles that pydantic makes of names."""
    if isinstance(node, list):
        return [_untitled(item) for item in node]
    if not isinstance(node, dict):
        return node
    named = "openapi" in node or "version" in node
    return {
        key: _untitled(value) for key, value in node.items() if named or key != "title" or not isinstance(value, str)
    }
