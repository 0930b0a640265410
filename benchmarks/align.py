"""Aligning a text with its successor: ours beside six other ways. `python -m benchmarks.align`."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context

from tests.extract.files import read
from tests.quality.alignments import Rightness, fates_of, rightness
from tests.quality.changes import Changed, Fate, changed, pieces_of
from tests.quality.prose import LANGUAGES, prose
from tests.quality.test_align_gate import CORPUS, EASY, HARD, of_our_own, real_changes

from benchmarks.align_peers import by_difflib, by_difflib_ratio, by_patch, by_ratio, by_ratio_each, by_tfidf
from stratlas.align import align

Way = Callable[[Changed, str], list[Fate]]

WAYS: dict[str, Callable[[Sequence[str], Sequence[str]], list[Fate]]] = {
    "difflib on paragraphs": by_difflib,
    "difflib, word ratio, all with all": by_difflib_ratio,
    "TF-IDF of letters + assignment": by_tfidf,
    "rapidfuzz ratio + assignment + pieces": by_ratio,
    "the same, one pair at a time": by_ratio_each,
}
SLOW = {"diff-match-patch": by_patch}
"""Takes minutes on a text of this size, so that it gets one input."""
LARGE = 700


def ours(case: Changed, language: str) -> list[Fate]:
    return fates_of(align(case.old, case.new, old_language=language, new_language=language), case.old, case.new)


def peer(way: Callable[[Sequence[str], Sequence[str]], list[Fate]]) -> Way:
    def run_it(case: Changed, language: str) -> list[Fate]:  # noqa: ARG001 -- peers know no languages
        sides = [[text.content[block.start : block.end] for block in text.blocks] for text in (case.old, case.new)]
        return way(sides[0], sides[1])

    return run_it


def measured(way: Way, cases: Sequence[tuple[Changed, str]]) -> tuple[list[float], list[Rightness]]:
    seconds, found = [], []
    for case, language in cases:
        began = time.process_time()
        fates = way(case, language)
        seconds.append(time.process_time() - began)
        found.append(rightness(case.truth, fates))
    return seconds, found


def table(cases: Sequence[tuple[Changed, str]], *, slow: bool = False) -> list[str]:
    """One line a way; where somebody else is more right than we are on an input, the last column counts it."""
    ways = {"ours": ours} | {name: peer(way) for name, way in (WAYS | (SLOW if slow else {})).items()}
    results = {name: measured(way, cases) for name, way in ways.items()}
    mine_seconds, mine = results["ours"]
    best = statistics.median(mine_seconds)
    lines = ["| | pairs F1 | labels F1 | ms | × ours | inputs better than ours |", "|---|---:|---:|---:|---:|---:|"]
    for name, (seconds, found) in results.items():
        better = sum(one.pairs > own.pairs + 1e-9 for one, own in zip(found, mine, strict=True))
        pairs, labels = (
            statistics.mean(values) for values in zip(*((one.pairs, one.labels) for one in found), strict=True)
        )
        middle = statistics.median(seconds)
        lines.append(f"| {name} | {pairs:.4f} | {labels:.3f} | {middle * 1000:.0f} | {middle / best:.1f} | {better} |")
    return lines


def large() -> str:
    """10,000 passages against 10,000, in a process of its own: seconds, gigabytes and rightness."""
    with get_context("spawn").Pool(1) as pool:
        seconds, memory, pairs, labels = pool.apply(_large)
    return (
        f"10,000 × 10,000 passages (ours, hard changes): {seconds:.1f} s, {memory:.2f} GB at most with the making of "
        f"the texts, pairs {pairs:.4f}, labels {labels:.3f}."
    )


def _large() -> tuple[float, float, float, float]:
    case = changed(prose("en", "large", 10_000), prose("en", "large sister", 600), "large", HARD)
    began = time.process_time()
    fates = ours(case, "en")
    seconds = time.process_time() - began
    found = rightness(case.truth, fates)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return seconds, peak / 1e9, found.pairs, found.labels


def cases_of(heaviest: float) -> list[tuple[Changed, str]]:
    if CORPUS.is_dir():
        return real_changes(heaviest)
    return [(of_our_own(language, seed, heaviest), language) for language in LANGUAGES for seed in range(3)]


def wide_case() -> tuple[Changed, str]:
    """A text of about 700 passages, real where the documents are here."""
    if not CORPUS.is_dir():
        return changed(prose("en", "wide", LARGE), prose("en", "wide sister", 200), "wide", HARD), "en"
    names = ("USA-NSS-1995.txt", "USA-AIRD-2016.txt", "USA-NSS-2006.txt")
    first, second, sister = (pieces_of(read((CORPUS / name).read_bytes(), name)) for name in names)
    return changed([*first, *second][:LARGE], sister, "wide", HARD), "en"


def long_case() -> tuple[Changed, str]:
    """A text of 700 passages of 60 to 120 words each, real ones of nine documents where these are here."""
    names = [f"USA-NSS-{year}.txt" for year in (1990, 1991, 1994, 2002, 2006)]
    names += ["USA-CYBER-2003.txt", "GBR-CYBER-2016.txt", "USA-DODCYBER-2015.txt", "AUS-CYBER-2016.txt"]
    if CORPUS.is_dir():
        pieces = [piece for name in names for piece in pieces_of(read((CORPUS / name).read_bytes(), name))]
    else:
        pieces = prose("en", "long", 6 * LARGE)
    sister = prose("en", "long sister", 200)
    return changed([piece for piece in pieces if 60 <= piece.size <= 120][:LARGE], sister, "long", HARD), "en"


def run() -> str:
    source = "five real texts" if CORPUS.is_dir() else "five made texts (the documents of ../shared are not here)"
    wide, long = [wide_case()], [long_case()]
    lines = [
        "## Aligning a text with its successor",
        "",
        f"Known changes (`tests/quality/changes.py`) to {source}, three seeds each: 30 % of passages reworded, 8 % "
        "moved (a third of them also reworded), 7 % dropped, 7 % put in, 4 % split, 4 % merged, sections renumbered. "
        "Pairs: F1 over pairs of an old and a new passage. Labels: mean F1 over the kinds of change. Times: of the "
        "processor. The last column counts the inputs on which a way found more of the pairs than ours. Ours also "
        "tells the words of every change and sums up the sections, which the others don't; of those, only the last two "
        "look for splits and merges.",
        "",
        f"Easy, up to {EASY:.0%} of a reworded passage's words changed, passages put in from another country's text:",
        "",
        *table(cases_of(EASY)),
        "",
        f"Hard, up to {HARD:.0%}, passages put in from a sister edition on the same subjects:",
        "",
        *table(cases_of(HARD)),
        "",
        f"{len(wide[0][0].old.blocks)} × {len(wide[0][0].new.blocks)} passages, hard (two real texts as one):",
        "",
        *table(wide, slow=True),
        "",
        f"{len(long[0][0].old.blocks)} × {len(long[0][0].new.blocks)} passages of 60 to 120 words, hard:",
        "",
        *table(long),
        "",
        large(),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(run())
