"""A list of many things asks the database no more often than one of few."""

from __future__ import annotations

from pathlib import Path

from django.db import connections
from django.test.utils import CaptureQueriesContext

from stratlas.actions import Workspace, add_document, add_source, due, import_page, watch
from tests.builders import STRATEGY, monitor, submission, written
from tests.web.api.asking import asked

_LISTS = (
    "/countries",
    "/documents",
    "/events",
    "/profiles",
    "/claims",
    "/verdicts/2023",
    "/contradictions",
    "/sources",
    "/looks",
    "/concepts",
    "/feed",
    "/map",
    "/map?show=evidence",
    "/compare?country=SRB",
    "/matrix",
    "/profiles/SRB/2024",
    "/data",
    "/data/documents",
    "/data/claims",
    "/data/verdicts",
    "/citation?of=/documents/SRB/nss/2001/",
    "/documents/SRB/nss/2001",
)


def _monitor(folder: Path, number: int) -> Workspace:
    """A monitor with so many documents, claims, sources and looks."""
    workspace = monitor(folder / "monitor")
    for at in range(number):
        file = written(folder, f"{at}.txt", f"{STRATEGY}\n\nDanger number {at}.\n")
        add_document(workspace, submission(file, adopted=str(2001 + at)))
        written(workspace.folder, f"{at}.txt", STRATEGY)
        add_source(workspace, f"SRB/nss/{2001 + at}", f"{at}.txt")
    items = " // ".join(["Long winters", *(f"Danger number {at}" for at in range(number))])
    page = f"Strategic Document – Serbia – 2024\n\nNO CHANGES IN 2023\n\nMain threats: {items}\n"
    import_page(workspace, written(folder, "page.txt", page))
    for looked in watch(workspace, due(workspace, everything=True)):
        assert not looked.failed
    return workspace


def _queries(workspace: Workspace, address: str) -> int:
    with CaptureQueriesContext(connections[workspace.store._database.alias]) as queries:
        assert asked(workspace, address).status == 200
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    counts = []
    for number in (2, 9):
        workspace = _monitor(tmp_path / str(number), number)
        asked(workspace, "/countries")  # what is known of countries is remembered from here on
        counts.append({address: _queries(workspace, address) for address in _LISTS})
    assert counts[0] == counts[1]
    assert max(counts[0].values()) <= 30
