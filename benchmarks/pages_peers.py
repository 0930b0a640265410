"""Requests a second of our server and of Datasette's, which serves the same tables."""

from __future__ import annotations

import http.client
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path

from stratlas.actions import DATASETS, Workspace

SECONDS = 2.0
"""So long every address is asked."""
AT_ONCE = 4
PATIENCE = 60
PAIRS = (
    ("100 documents as JSON", "/api/v1/data/documents?limit=100", "/tables/documents.json?_size=100&_shape=objects"),
    ("100 claims as JSON", "/api/v1/data/claims?limit=100", "/tables/claims.json?_size=100&_shape=objects"),
    ("all documents as CSV", "/data/documents.csv", "/tables/documents.csv?_size=max"),
    ("what a year brought to all countries, as a page", "/years/", "/tables/verdicts?year={year}&_size=max"),
    ("what there is to take away, as a page", "/data/", "/tables"),
)
"""What is asked for: ours, and what comes closest there."""


def section(workspace: Workspace) -> str:
    year = max(edition.reference_year for edition in workspace.editions().values())
    rows = []
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        tables = Path(name) / "tables.db"
        _written(workspace, tables)
        with _ours(workspace.folder) as ours, _theirs(tables) as theirs:
            for what, mine, other in PAIRS:
                there = other.format(year=year)
                found = [rate(*place, at_once) for at_once in (1, AT_ONCE) for place in ((ours, mine), (theirs, there))]
                told = " | ".join(f"{number:,.0f}" for number, _size in found)
                sizes = " | ".join(f"{size / 1000:.0f}" for _number, size in found[:2])
                rows.append(f"| {what} | {told} | {sizes} |")
    return "\n".join(
        [
            f"Requests a second that `stratlas serve` and Datasette {version('datasette')} answer, each in a process "
            f"of its own with its own settings, over kept connections on one machine that the client shares: one "
            f"request after another, and {AT_ONCE} at a time, {SECONDS:.0f} seconds each after a first request. "
            f"Datasette serves the tables of the page of data as an immutable SQLite file without an index; our pages "
            f"derive what they show. Weights are in kB, as both send them to who asks for nothing packed.",
            "",
            "| | Stratlas | Datasette | Stratlas, 4 at a time | Datasette, 4 at a time | kB, ours | kB, theirs |",
            "|---|---:|---:|---:|---:|---:|---:|",
            *rows,
        ]
    )


def _written(workspace: Workspace, path: Path) -> None:
    """The tables that we give as CSV, as tables of a database."""
    with closing(sqlite3.connect(path)) as base:
        for found in DATASETS:
            names = [column.name for column in found.columns]
            base.execute(f"CREATE TABLE [{found.name}] ({', '.join(f'[{name}]' for name in names)})")
            places = ", ".join("?" for _ in names)
            rows = ([_plain(value) for value in row] for row in found.rows(workspace))
            base.executemany(f"INSERT INTO [{found.name}] VALUES ({places})", rows)
        base.commit()


def _plain(value: object) -> str | int | float | None:
    return value if value is None or isinstance(value, int | float) else str(value)


@contextmanager
def _ours(folder: Path) -> Iterator[int]:
    port = _free()
    with _served([sys.executable, "-m", "stratlas", "-C", str(folder), "serve", "--port", str(port)], port):
        yield port


@contextmanager
def _theirs(tables: Path) -> Iterator[int]:
    port = _free()
    with _served([sys.executable, "-m", "datasette", "serve", "-i", str(tables), "--port", str(port)], port):
        yield port


def _free() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _served(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _waited(process, port)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _waited(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(PATIENCE * 10):
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended before it answered.")
        with closing(socket.socket()) as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} does not answer.")


def rate(port: int, address: str, at_once: int) -> tuple[float, int]:
    """Requests a second, and the bytes of an answer."""
    size = _asked(port, address, 0.0)[1]
    with ThreadPoolExecutor(at_once) as pool:
        found = list(pool.map(lambda _: _asked(port, address, SECONDS), range(at_once)))
    return sum(count / SECONDS for count, _size in found), round(statistics.median([size, *(s for _, s in found)]))


def _asked(port: int, address: str, seconds: float) -> tuple[int, int]:
    """How often an address was answered in so many seconds, once at least, and the bytes of the last answer."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        count, size, until = 0, 0, time.monotonic() + seconds
        while count == 0 or time.monotonic() < until:
            connection.request("GET", address)
            answer = connection.getresponse()
            size = len(answer.read())
            if answer.status != 200:
                raise RuntimeError(f"{address} gives {answer.status}.")
            count += 1
    return count, size
