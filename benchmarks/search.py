"""Searching a million passages: ours beside tantivy used plainly, SQLite FTS5, DuckDB and PostgreSQL.

`STRATLAS_BENCH_PASSAGES=50000 python -m benchmarks search` measures fewer.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.search_passages import KINDS, Made, Question, questions, texts
from benchmarks.search_peers import Duck, Engine, Fts5, Ours, Plain, Postgres
from stratlas.search import compiled, parse, search

PASSAGES = int(os.environ.get("STRATLAS_BENCH_PASSAGES", "1000000"))
ASKED = 40
"""Questions of each kind."""
SLOWEST = 60.0
"""So many seconds an engine gets for the questions of one kind; what it has not answered by then is left out."""
FREQUENT = (
    "the", "of", "and", "to", "in", "a", "is", "for", "on", "with", "as", "by", "that", "be", "are", "from",
    "this", "at", "we", "will", "our", "an", "or", "it", "not", "its", "have", "has", "which", "i", "se", "na",
    "u", "za", "je", "da", "od", "koje", "sa", "o", "су", "и", "у", "на", "за", "је", "да", "од", "које", "са",
    "о", "ja", "ning", "ka", "et", "de", "do", "em", "para", "no", "más", "pe", "sau", "och",
)  # fmt: skip
HOSTILE = {
    "every word that begins with s": "s*",
    "all but one word": "NOT the",
    "sixty-four words": " OR ".join(FREQUENT),
    "frequent words near each other": "(the OR of OR and) NEAR/10 (to OR in OR a)",
    "sixty-four phrases of frequent words": " OR ".join(f'"{a} {b}"' for a in FREQUENT[:8] for b in FREQUENT[:8]),
    "two frequent beginnings near each other": "a* NEAR/50 s*",
    "a phrase of frequent words": '"of the of the and the to the"',
}


def run() -> str:
    lines = [
        "## Search",
        "",
        f"{PASSAGES:,} passages of recombined sentences of the corpus, {ASKED} questions of each kind. A result page "
        "is the twenty best passages with snippets, the number of all and those by country. Stratlas answers in all "
        "languages at once, with words folded and stemmed by language; the others know English. In milliseconds: "
        "median / 95th percentile.",
        "",
        f"| | {' | '.join(KINDS)} | all p95, beside plain | build, passages/s | MB |",
        f"|---|{'---:|' * (len(KINDS) + 3)}",
    ]
    asked = questions(ASKED)
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        beside: float | None = None
        hostile = ""
        for make in _engines():
            engine = make(folder)
            began = time.perf_counter()
            making = _Making()
            engine.build(making)
            seconds = time.perf_counter() - began - making.seconds
            times = {kind: _times(engine, [q for q in asked if q.kind == kind]) for kind in KINDS}
            every = [one for own in times.values() for one in own]
            worst = _percentile(every)
            beside = worst if beside is None else beside
            cells = " | ".join(f"{statistics.median(own):.1f} / {_percentile(own):.1f}" for own in times.values())
            lines.append(
                f"| {engine.name} | {cells} | {worst / beside:.1f} | {PASSAGES / seconds:,.0f} "
                f"| {engine.size() / 1e6:,.0f} |"
            )
            if isinstance(engine, Ours):
                hostile = _hostile(engine)
            engine.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    lines += ["", f"Most memory of the process: {memory:,.0f} MB.", "", hostile]
    return "\n".join(lines) + "\n"


class _Making:
    """Passages as they are made, and how long making them took, which is no engine's time."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Made]:
        made = texts(PASSAGES)
        while True:
            began = time.perf_counter()
            item = next(made, None)
            self.seconds += time.perf_counter() - began
            if item is None:
                return
            yield item


def _engines() -> list[Callable[[Path], Engine]]:
    made: list[Callable[[Path], Engine]] = [Plain, Ours, Fts5, Duck]
    return [*made, Postgres] if shutil.which("initdb") else made


def _times(engine: Engine, asked: list[Question]) -> list[float]:
    """Milliseconds of each question; the first one is asked before, so that what is read once is read."""
    engine.page(asked[0])
    found, end = [], time.perf_counter() + SLOWEST
    for question in asked:
        began = time.perf_counter()
        engine.page(question)
        found.append((time.perf_counter() - began) * 1000)
        if time.perf_counter() > end:
            break
    return found


def _percentile(found: list[float]) -> float:
    return sorted(found)[min(len(found) - 1, round(0.95 * len(found)))]


def _hostile(ours: Ours) -> str:
    lines = [
        "Queries that are meant to be slow, with all facets:",
        "",
        "| query | ms | passages | said |",
        "|---|---:|---:|---|",
    ]
    for name, asked in HOSTILE.items():
        began = time.perf_counter()
        question = compiled(parse(asked).root, ours.reader)
        found = search(ours.reader, question, 20)
        milliseconds = (time.perf_counter() - began) * 1000
        lines.append(f"| {name} | {milliseconds:.0f} | {found.total:,} | {' '.join(question.mistakes)} |")
    return "\n".join(lines)
