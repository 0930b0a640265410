"""A page with many claims asks the database no more often than one with few."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from stratlas.actions import Workspace, add_document, import_page
from tests.builders import STRATEGY, monitor, submission, written
from tests.web.asking import ask


def _atlas(folder: Path, claims: int) -> Workspace:
    workspace = monitor(folder / "monitor")
    add_document(workspace, submission(written(folder, "strategy.txt", STRATEGY)))
    items = " // ".join(["Long winters", *(f"Danger number {number}" for number in range(claims))])
    page = f"Strategic Document – Serbia – 2024\n\nNO CHANGES IN 2023\n\nMain threats: {items}\n"
    import_page(workspace, written(folder, "page.txt", page))
    return workspace


def _queries(workspace: Workspace, address: str) -> int:
    with CaptureQueriesContext(connections[workspace.store._database.alias]) as queries:
        assert ask(workspace, address).status == 200
    return len(queries)


@pytest.mark.parametrize(
    "address", ["/", "/countries/SRB/", "/countries/SRB/2024/", "/documents/SRB/nss/2019/", "page"]
)
def test_the_number_of_queries_does_not_grow_with_the_claims(tmp_path: Path, address: str) -> None:
    counts = []
    for claims in (2, 60):
        workspace = _atlas(tmp_path / str(claims), claims)
        if address == "page":
            counts.append(_queries(workspace, ask(workspace, "/countries/SRB/2024/").links("/texts/")[-1]))
        else:
            counts.append(_queries(workspace, address))
    assert counts[0] == counts[1]
    assert counts[0] <= 30
