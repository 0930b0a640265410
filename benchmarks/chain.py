"""How long the whole chain takes: the example from nothing, and one extraction per format."""

from __future__ import annotations

import hashlib
import statistics
import tempfile
import time
from pathlib import Path

from stratlas.actions import build_demo
from stratlas.actions.demo import EXAMPLE
from stratlas.extract import extract

RUNS = 5


def milliseconds(path: Path) -> float:
    """The median time of extracting one file."""
    data = path.read_bytes()
    capture = hashlib.sha256(data).hexdigest()
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        extract(data, name=path.name, capture=capture, language=None)
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def run() -> str:
    lines = ["## The chain", "", "The example monitor, from its files to an evidenced profile of every country.", ""]
    with tempfile.TemporaryDirectory() as folder:
        built = [build_demo(Path(folder) / str(number)) for number in range(3)]
    seconds = statistics.median(item.seconds for item in built)
    lines += [
        f"Built in {seconds:.1f} s: {built[0].documents} documents in {built[0].versions} versions, "
        f"{built[0].pages} pages, {built[0].passages} passages, {built[0].claims} claims.",
        "",
        "| file of the example | kB | extraction, ms |",
        "|---|---:|---:|",
    ]
    for path in sorted((EXAMPLE / "documents").iterdir()):
        lines.append(f"| {path.name} | {path.stat().st_size / 1000:.0f} | {milliseconds(path):.1f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(run())
