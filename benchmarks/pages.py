"""Every kind of page of a scaled monitor: time of the processor, queries, and what the first load weighs.

`STRATLAS_BENCH_MONITOR=DIR` measures a monitor that is there already, instead of making one.
"""

from __future__ import annotations

import gzip
import os
import statistics
import tempfile
import time
from pathlib import Path

from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.web.asking import Answer, ask

from benchmarks.scaled import Size, build
from benchmarks.site import walked
from stratlas.actions import Workspace, open_workspace

RUNS = 5
MOST = 0.1
"""Seconds that a page may take."""


def run() -> str:
    given = os.environ.get("STRATLAS_BENCH_MONITOR")
    if given:
        return _section(open_workspace(Path(given)))
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        return _section(build(Path(name) / "scaled", Size()))


def _section(workspace: Workspace) -> str:
    pages = workspace.store.pages
    kinds = walked(lambda address: _html(ask(workspace, address)))
    lines, slow = [], 0
    for kind, (address, *_) in kinds.items():
        seconds, queries, answer = _measured(workspace, address)
        slow += seconds > MOST
        size, packed = len(answer.body) / 1000, len(gzip.compress(answer.body)) / 1000
        lines.append(f"| `{kind}` | {seconds * 1000:.0f} | {queries} | {size:.0f} | {packed:.0f} |")
    head = [
        "## Pages",
        "",
        f"An invented monitor (`benchmarks/scaled`) of {len(workspace.config.listed)} countries, "
        f"{len(workspace.editions())} editions, {len(workspace.store.register.documents())} documents and "
        f"{len(pages.pages())} profiles: one address of each kind that links lead to, asked in one process without a "
        f"network. Times are of the processor, medians of {RUNS} after a first; sizes of the answer, without style "
        f"sheets and fonts. {slow} of {len(lines)} kinds take more than {MOST * 1000:.0f} ms.",
        "",
        "| address | ms | queries | kB | kB as gzip |",
        "|---|---:|---:|---:|---:|",
    ]
    return "\n".join([*head, *lines]) + "\n"


def _html(answer: Answer) -> str:
    return answer.html if "text/html" in answer.headers.get("Content-Type", "") else ""


def _measured(workspace: Workspace, address: str) -> tuple[float, int, Answer]:
    """Seconds, queries and the answer of an address that was asked for before."""
    ask(workspace, address)
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        ask(workspace, address)
        times.append(time.process_time() - began)
    with CaptureQueriesContext(connections[workspace.store._database.alias]) as queries:
        answer = ask(workspace, address)
    return statistics.median(times), len(queries), answer
