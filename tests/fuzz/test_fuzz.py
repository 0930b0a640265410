"""Damaged files give a text or one clear sentence: no other error, no crash, no hang, no leak.

`make test` reads some hundreds of them, `make fuzz` as many as STRATLAS_FUZZ says (default: 6000).
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stratlas.config import Limits
from stratlas.errors import BadFile, MissingTool
from stratlas.extract import Workers, apart, extract
from stratlas.records import Text
from tests.fuzz.damage import Sample, converted, damaged, samples

COUNT = int(os.environ.get("STRATLAS_FUZZ", "360"))
LIMITS = Limits(seconds_per_100_pages=20, memory_mb=2000)
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
_MOST_GROWTH = 15_000_000


@dataclass
class Outcomes:
    """What came of damaged files."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str, name: str, outcome: Text | BaseException) -> None:
        kind = type(outcome).__name__
        self.counts[kind] += 1
        said = str(outcome)
        if isinstance(outcome, Text):
            if not outcome.content.strip() and not outcome.notices:
                self.wrong.append(f"{what}: an empty text that does not say so")
        elif kind not in {"BadFile", "TooLarge", "MissingTool"} or "seconds that" in said or "MB of memory" in said:
            self.wrong.append(f"{what}: {kind}: {said}\n{''.join(getattr(outcome, '__notes__', []))[-900:]}")
        elif name not in said or not said.endswith(".") or "\n" in said:
            self.wrong.append(f"{what}: no clear sentence: {said}")


def read_all(files: Iterable[tuple[str, bytes, str]]) -> Outcomes:
    outcomes = Outcomes()
    with Workers(LIMITS) as workers:
        begun = []
        for number, (what, data, ending) in enumerate(files):
            name = f"damaged{number}.{ending}" if ending else f"damaged{number}"
            sha256 = hashlib.sha256(data).hexdigest()
            language = ("en", "sr", None)[number % 3]
            begun.append(
                (what, name, workers.submit(extract, data, name=name, capture=sha256, language=language, limits=LIMITS))
            )
        for what, name, future in begun:
            outcomes.add(what, name, future.exception() or future.result())
    return outcomes


def test_damaged_files_give_a_text_or_a_sentence() -> None:
    outcomes = read_all(damaged(samples(), COUNT, seed=3))
    print(dict(outcomes.counts))
    assert outcomes.wrong == []
    assert outcomes.counts["Text"] > COUNT / 10
    assert outcomes.counts["BadFile"] > COUNT / 10
    assert outcomes.counts.total() == COUNT


def test_whole_files_are_read() -> None:
    for sample in samples():
        name = f"whole.{sample.ending}"
        text = apart(LIMITS, extract, sample.data, name=name, capture=hashlib.sha256(sample.data).hexdigest())
        assert len(text.content) > 10


def held_by(process: int) -> tuple[int, int]:
    """Bytes of memory and open files of a process."""
    status = Path(f"/proc/{process}/status").read_text()
    resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return resident * 1024, len(list(Path(f"/proc/{process}/fd").iterdir()))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc says what a process holds")
def test_a_process_that_has_read_many_damaged_files_holds_no_more_than_before() -> None:
    files = list(damaged(samples(), 90, seed=5))

    def read_them() -> tuple[int, int, int]:
        for number, (_, data, ending) in enumerate(files):
            name = f"damaged{number}.{ending}"
            with suppress(BadFile, MissingTool):
                apart(LIMITS, extract, data, name=name, capture=hashlib.sha256(data).hexdigest(), limits=LIMITS)
        process = apart(LIMITS, own_id, b"")
        return process, *held_by(process)

    process, memory, open_files = read_them()
    again, more_memory, more_files = read_them()
    assert again == process
    assert more_files <= open_files
    assert more_memory - memory < _MOST_GROWTH


def own_id(data: bytes) -> int:
    """The number of the process that this is called in."""
    return os.getpid()


def test_damaged_files_that_have_to_be_converted_give_a_text_or_a_sentence() -> None:
    outcomes = read_all(damaged(converted(), max(4, COUNT // 100), seed=9))
    print(dict(outcomes.counts))
    assert outcomes.wrong == []


@pytest.mark.corpus
def test_real_pdfs_cut_together_give_a_text_or_a_sentence() -> None:
    if not CORPUS.exists():
        pytest.skip("the corpus is not at ../shared/corpus")
    small = [path for path in sorted(CORPUS.rglob("*.pdf")) if path.stat().st_size < 1_500_000]
    wholes = [Sample(path.read_bytes(), "pdf") for path in small]
    outcomes = read_all(damaged(wholes, max(24, COUNT // 30), seed=7))
    print(dict(outcomes.counts))
    assert outcomes.wrong == []
