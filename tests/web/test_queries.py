"""A page with many claims asks the database no more often than one with few."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.actions import Workspace, add_document, add_source, due, import_page, open_differences, watch
from stratlas.web.addresses import difference
from tests.builders import STRATEGY, monitor, submission, written
from tests.web.asking import ask, queries
from tests.web.two_strategies import PAIR, address, compared, harbours


def _atlas(folder: Path, claims: int) -> Workspace:
    workspace = monitor(folder / "monitor")
    add_document(workspace, submission(written(folder, "strategy.txt", STRATEGY)))
    items = " // ".join(["Long winters", *(f"Danger number {number}" for number in range(claims))])
    page = f"Strategic Document – Serbia – 2024\n\nNO CHANGES IN 2023\n\nMain threats: {items}\n"
    import_page(workspace, written(folder, "page.txt", page))
    return workspace


@pytest.mark.parametrize(
    "address", ["/", "/countries/SRB/", "/countries/SRB/2024/", "/documents/SRB/nss/2019/", "page"]
)
def test_the_number_of_queries_does_not_grow_with_the_claims(tmp_path: Path, address: str) -> None:
    counts = []
    for claims in (2, 60):
        workspace = _atlas(tmp_path / str(claims), claims)
        if address == "page":
            counts.append(queries(workspace, ask(workspace, "/countries/SRB/2024/").links("/texts/")[-1]))
        else:
            ask(workspace, address)  # what is known of the country is remembered from here on
            counts.append(queries(workspace, address))
    assert counts[0] == counts[1]
    assert counts[0] <= 34


def test_the_number_of_queries_does_not_grow_with_the_claims_of_two_editions(tmp_path: Path) -> None:
    counts = []
    for claims in (2, 60):
        workspace = _atlas(tmp_path / str(claims), claims)
        items = " // ".join(["Long winters", *(f"Former danger {number}" for number in range(claims))])
        page = f"Strategic Document – Serbia – 2023\n\nMain threats: {items}\n"
        import_page(workspace, written(tmp_path, "page.txt", page))
        import_page(workspace, written(tmp_path, "page.txt", page.replace("Long", "Short")), replace=True)
        counts.append(queries(workspace, "/countries/SRB/2024/?against=2023"))
    assert counts[0] == counts[1]
    assert counts[0] <= 65


def test_the_number_of_queries_does_not_grow_with_the_changes(tmp_path: Path) -> None:
    counts = []
    for passages in (3, 80):
        old = "\n\n".join(f"Ship {at} leaves harbour {at * 3} at dawn with {at * 7} sailors." for at in range(passages))
        workspace = harbours(tmp_path / str(passages), old, old.replace("sailors", "soldiers"))
        change = compared(workspace).alignment.changes[0]
        counts.append([queries(workspace, place) for place in (PAIR, address(change))])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 48


def test_the_number_of_queries_does_not_grow_with_what_a_search_finds(tmp_path: Path) -> None:
    counts = []
    for documents in (1, 6):
        workspace = monitor(tmp_path / f"searched-{documents}")
        for at in range(documents):
            file = written(tmp_path, f"{documents}-{at}.txt", f"{STRATEGY}\n\nDanger number {at}.\n")
            add_document(workspace, submission(file, adopted=str(2010 + at)))
        pages = ("/search/?q=bridges", "/search/?q=bridges&country=SRB&in-force=yes", "/silence/?q=bridges")
        for page in pages:
            ask(workspace, page)
        counts.append([queries(workspace, page) for page in pages])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 30


def _differing(folder: Path, sources: int) -> Workspace:
    """A monitor in which so many watched files say something else than before, and nobody has explained it."""
    workspace = monitor(folder / "monitor")
    add_document(workspace, submission(written(folder, "strategy.txt", STRATEGY)))
    for at in range(sources):
        written(workspace.folder, f"{at}.txt", STRATEGY)
        add_source(workspace, "SRB/nss/2019", f"{at}.txt")
    for addition in ("", "\n\nThe harbours are closed in winter.\n"):
        for at in range(sources):
            written(workspace.folder, f"{at}.txt", STRATEGY + addition)
        for looked in watch(workspace, due(workspace, everything=True)):
            assert not looked.failed
    assert len(open_differences(workspace)) == sources
    return workspace


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/countries/SRB/events/", 30),
        ("/countries/SRB/sources/", 30),
        ("/contradictions/", 30),
        ("/feed.atom", 30),
        ("/triage/", 70),  # five differences on a page, each with the words of two texts
        ("difference", 30),
    ],
)
def test_the_number_of_queries_does_not_grow_with_the_sources(tmp_path: Path, address: str, most: int) -> None:
    counts = []
    for sources in (5, 12):
        workspace = _differing(tmp_path / str(sources), sources)
        page = difference(open_differences(workspace)[0].check.id) if address == "difference" else address
        ask(workspace, page)
        counts.append(queries(workspace, page))
    assert counts[0] == counts[1]
    assert counts[0] <= most
