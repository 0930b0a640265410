"""The OpenAPI document and the pages made of it are what the API is, with examples that are true."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from stratlas.actions import Workspace
from stratlas.web.api.openapi import EXAMPLES, bare_openapi, examples, openapi
from stratlas.web.api.told import api_view
from stratlas.web.programs import KINDS
from tests.web.api.asking import asked, got
from tests.web.asking import ask

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
make_api = importlib.import_module("make_api")


def _without_scores(node: Any) -> Any:
    """How well a passage fits depends on all texts of the monitor, and this one has others besides."""
    if isinstance(node, dict):
        return {key: _without_scores(value) for key, value in node.items() if key != "score"}
    return [_without_scores(item) for item in node] if isinstance(node, list) else node


def _operations() -> list[Any]:
    return [operation for methods in openapi()["paths"].values() for operation in methods.values()]


def test_the_document_is_the_one_that_was_agreed_on() -> None:
    held = make_api.SNAPSHOT.read_text(encoding="utf-8")
    assert make_api.dumped(bare_openapi()) == held, "the API has changed: run “make api”, and look at the difference"


def test_the_reference_is_what_the_document_says() -> None:
    assert make_api.rendered(api_view()) == make_api.REFERENCE.read_text(encoding="utf-8"), "run “make api”"


def test_examples_are_what_the_example_monitor_answers(copy_of_atlas: Workspace) -> None:
    held = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    made = make_api.made(copy_of_atlas)
    for answers in (made, held):
        assert answers["data"]["answer"].pop("editions")  # this monitor has other claims besides
    assert _without_scores(made) == _without_scores(held), "run “make api”"


def test_every_operation_is_told_with_an_example() -> None:
    names = [operation["operationId"] for operation in _operations()]
    assert sorted(names) == sorted(examples())
    for operation in _operations():
        assert operation["summary"]
        assert operation["description"]
        assert operation["tags"]
        assert operation["responses"]["200"]["content"]["application/json"]["example"] is not None
        assert all(parameter["description"] for parameter in operation["parameters"])
        assert all("example" in item for item in operation["parameters"] if item["required"])


def test_every_key_of_an_example_is_in_its_shape() -> None:
    shapes = openapi()["components"]["schemas"]
    for operation in _operations():
        content = operation["responses"]["200"]["content"]["application/json"]
        properties = shapes[content["schema"]["$ref"].rpartition("/")[2]]["properties"]
        assert set(content["example"]) == set(properties), operation["operationId"]


def test_it_is_served(atlas: Workspace) -> None:
    answer = asked(atlas, "/openapi.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert got(atlas, "/openapi.json") == openapi()


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/docs"])
def test_the_page_tells_of_every_operation_and_problem(atlas: Workspace, address: str) -> None:
    answer = ask(atlas, address)
    assert answer.status == 200
    for operation in _operations():
        assert f'id="{operation["operationId"]}"' in answer.html
        assert operation["summary"] in answer.words
    for name, _ in KINDS.values():
        assert f'id="{name}"' in answer.html
    targets = {link[1:] for link in answer.links("#")}
    assert [target for target in targets if f'id="{target}"' not in answer.html] == []
    assert "<script" not in answer.html
    assert " style=" not in answer.html
