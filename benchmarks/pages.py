"""Every kind of page of a scaled monitor, and every operation of its API: time, queries, weight; and Datasette beside.

`STRATLAS_BENCH_MONITOR=DIR` measures a monitor that is there already, instead of making one.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections
from django.test.utils import CaptureQueriesContext

from benchmarks import pages_peers
from benchmarks.api_site import operations
from benchmarks.client import Client
from benchmarks.scaled import Size, build
from benchmarks.site import walked
from stratlas.actions import Workspace, open_workspace, reindex

RUNS = 11
LONGEST = 1.5
"""Seconds after which an address is asked no more, but three times at least."""
MOST, HEAVIEST = 0.1, 200
"""Seconds that a page may take, and kB that its first load may weigh."""
_CHOICES = ("lang", "page")
"""What changes nothing in what is worked out for a page: measured with the page itself."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An address: seconds of the first request and of those after it, queries, and kB as they are sent."""

    kind: str
    first: float
    median: float
    late: float
    queries: int
    sent: float
    load: float | None

    @property
    def row(self) -> str:
        load = "" if self.load is None else f"{self.load:.0f}"
        times = " | ".join(f"{seconds * 1000:.0f}" for seconds in (self.median, self.late, self.first))
        kind = self.kind.replace("|", "\\|")  # as a cell of a table has it
        return f"| `{kind}` | {times} | {self.queries} | {self.sent:.0f} | {load} |"


def run() -> str:
    given = os.environ.get("STRATLAS_BENCH_MONITOR")
    if given:
        return section(open_workspace(Path(given)))
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        return section(build(Path(name) / "scaled", Size()))


def section(workspace: Workspace) -> str:
    reindex(workspace)
    client = Client(workspace)
    pages = [measured(workspace, client, kind, address) for kind, address in _pages(client)]
    api = [
        measured(workspace, client, kind, address)
        for kind, address in operations(lambda place: _data(client, place)).items()
    ]
    store = workspace.store
    said = (
        f"An invented monitor (`benchmarks/scaled`) of {len(workspace.config.listed)} countries, "
        f"{len(workspace.editions())} editions, {len(store.register.documents())} documents and "
        f"{len(store.pages.pages())} profiles: one address of each kind that links lead to, and of each operation of "
        f"the API, asked in one process without a network. Times are of the processor, in milliseconds: the median "
        f"and the 95th percentile of up to {RUNS} requests after a first, and that first one, in the order of the "
        f"table. Weights are in kB (1,000 bytes) as a browser gets them, packed where it may be: the answer, and the "
        f"first load of a page with style sheets, scripts and fonts, without pictures."
    )
    parts = [
        "## Pages",
        said,
        _summed_up("kinds of pages", pages),
        _table(pages),
        "### Operations of the API",
        _summed_up("operations", api),
        _table(api),
        "### Beside Datasette",
        pages_peers.section(workspace),
    ]
    return "\n\n".join(parts) + "\n"


def _pages(client: Client) -> Iterable[tuple[str, str]]:
    kinds = walked(lambda address: _html(client, address))
    for kind, (address, *_) in kinds.items():
        route, _, names = kind.partition("?")
        if not set(names.split("&")) & set(_CHOICES) and not route.startswith("/api/"):
            yield kind, address


def _html(client: Client, address: str) -> str:
    answer = client.get(address)
    return answer.body.decode() if answer.kind.startswith("text/html") else ""


def _data(client: Client, address: str) -> Any:
    return json.loads(client.get(address).body)


def measured(workspace: Workspace, client: Client, kind: str, address: str) -> Measured:
    """What an address takes; the first time is of a process that answered other addresses before."""
    first = _seconds(client, address)
    times = [_seconds(client, address)]
    while len(times) < RUNS and (len(times) < 3 or sum(times) < LONGEST):
        times.append(_seconds(client, address))
    with CaptureQueriesContext(connections[workspace.store._database.alias]) as queries:
        answer = client.get(address)
    if answer.status != 200:
        raise RuntimeError(f"{address} gives {answer.status}: {answer.body[:200]!r}")
    load = client.first_load(answer) / 1000 if answer.kind.startswith("text/html") else None
    late = sorted(times)[round(0.95 * (len(times) - 1))]
    return Measured(kind, first, statistics.median(times), late, len(queries), answer.sent / 1000, load)


def _seconds(client: Client, address: str) -> float:
    began = time.process_time()
    client.get(address)
    return time.process_time() - began


def _summed_up(what: str, found: list[Measured]) -> str:
    slow = [item for item in found if item.median > MOST]
    heavy = [item for item in found if item.load is not None and item.load > HEAVIEST]
    half = statistics.median(item.median for item in found)
    return (
        f"{len(found)} {what}: half take less than {half * 1000:.0f} ms, {len(slow)} more than {MOST * 1000:.0f} ms; "
        f"{len(heavy)} weigh more than {HEAVIEST} kB; none asks the database more than "
        f"{max(item.queries for item in found)} times."
    )


def _table(found: list[Measured]) -> str:
    head = [
        "| address | median | 95 % | first | queries | kB | first load, kB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    return "\n".join([*head, *(item.row for item in sorted(found, key=lambda item: -item.median))])
