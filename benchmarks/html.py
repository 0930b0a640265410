"""HTML to text: the main part of made pages beside trafilatura, in one run, on the same sources."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

from tests.quality.documents import Piece
from tests.quality.html_pages import BUILDS, Page, pages
from tests.quality.html_scores import PageScores, ours, scored, trafilaturas

ROUNDS = 3

READERS: tuple[tuple[str, Callable[[Page], Sequence[Piece]]], ...] = (
    ("ours", ours),
    ("trafilatura", trafilaturas),
    ("trafilatura, favor_recall", lambda page: trafilaturas(page, favor_recall=True)),
    ("trafilatura, favor_precision", lambda page: trafilaturas(page, favor_precision=True)),
)


def run() -> str:
    made = pages()
    lines = [
        "## HTML",
        "",
        f"{len(made)} made pages of {len(BUILDS)} builds (content systems, portals, pages made by hand or by "
        "a word processor; four languages), the pages of the quality gate. Both readers' blocks are compared by their "
        "letters alone; times are medians of "
        f"{ROUNDS} rounds, readers in turn.",
        "",
        "| | words kept | words right | boundary F1 | blocks with kinds, F1 | heading F1 | pages/s |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    times: dict[str, list[float]] = {name: [] for name, _ in READERS}
    scores = {name: PageScores() for name, _ in READERS}
    for turn in range(ROUNDS):
        for name, read in READERS:
            began = time.perf_counter()
            found = [read(page) for page in made]
            times[name].append(time.perf_counter() - began)
            if not turn:
                scores[name] = sum(map(scored, made, found), PageScores())
    for name, _ in READERS:
        shares = scores[name].all
        speed = len(made) / statistics.median(times[name])
        lines.append(
            f"| {name} | {100 * shares['words kept']:.2f} % | {100 * shares['words right']:.2f} % "
            f"| {shares['boundaries']:.3f} | {shares['blocks']:.3f} | {shares['headings']:.3f} | {speed:.0f} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(run())
