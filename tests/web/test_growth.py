"""A monitor that is twice as large in every way: no page and no operation of the API asks the database more often."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from benchmarks.api_site import operations
from benchmarks.client import Client
from benchmarks.scaled import Size, build
from benchmarks.site import walked
from django.db import connections
from django.test.utils import CaptureQueriesContext

from stratlas.actions import Asked, Workspace, find_silence
from stratlas.web.api.openapi import openapi

SMALL = Size(countries=2, editions=4, documents=4, passages=15, looks=2)
LARGE = Size(countries=4, editions=8, documents=8, passages=30, looks=4)
MOST = 45
"""So often no address asks; five differences, each with two texts, take the most."""


def _counts(folder: Path, size: Size) -> tuple[dict[str, int], dict[str, int]]:
    """How often each kind of page, and each operation, asks the database when it was asked for before."""
    workspace = build(folder, size)
    find_silence(workspace, Asked("zeppelins"))
    client = Client(workspace)

    def html(address: str) -> str:
        answer = client.get(address)
        words = answer.body.decode() if answer.kind.startswith("text/html") else ""
        return re.sub(r'href="[^"]*\blang=[^"]*"', "", words)  # the same pages in other languages

    def data(address: str) -> Any:
        return json.loads(client.get(address).body)

    pages = {kind: found[0] for kind, found in walked(html).items() if not kind.startswith("/api/")}
    return _asked(workspace, client, pages), _asked(workspace, client, operations(data))


def _asked(workspace: Workspace, client: Client, addresses: dict[str, str]) -> dict[str, int]:
    counts = {}
    for kind, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connections[workspace.store._database.alias]) as queries:
            assert client.get(address).status == 200, address
        counts[kind] = len(queries)
    return counts


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, int], dict[str, int]]]:
    folder = tmp_path_factory.mktemp("growth")
    return [_counts(folder / name, size) for name, size in (("small", SMALL), ("large", LARGE))]


@pytest.mark.parametrize("sort", [0, 1], ids=["pages", "operations"])
def test_no_count_of_queries_grows_with_the_monitor(
    counts: list[tuple[dict[str, int], dict[str, int]]], sort: int
) -> None:
    small, large = (found[sort] for found in counts)
    grown = {kind: (small[kind], number) for kind, number in large.items() if number > small.get(kind, MOST)}
    assert not grown
    assert max(large.values()) <= MOST


def test_every_kind_of_page_and_every_operation_is_asked(counts: list[tuple[dict[str, int], dict[str, int]]]) -> None:
    for pages, asked in counts:
        assert set(asked) == set(openapi()["paths"])
        assert len({kind.partition("?")[0] for kind in pages}) > 35
